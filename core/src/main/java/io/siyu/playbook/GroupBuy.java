package io.siyu.playbook;

import io.siyu.standing.PolicyNumber;

/**
 * What holds for the teams of a group buy where no event says it (拼团活动).
 *
 * @param activity the group buy's id, by which events name it
 * @param size how many orders a team needs
 * @param hours for how many hours after it was opened a team can be joined
 */
public record GroupBuy(String activity, int size, int hours) {
  /** The bounds of {@link #size}. */
  public static final PolicyNumber SIZE = new PolicyNumber("size", 1, 1_000_000, 2);

  /** The bounds of {@link #hours}. */
  public static final PolicyNumber HOURS = new PolicyNumber("hours", 1, 8_760, 24);
}
