package io.siyu.insight;

/**
 * What a platform says that a channel brought within a window (平台自归因). It is no part of what is
 * counted or credited here. Immutable.
 *
 * @param conversions how many conversions it claims
 * @param amount what it says was bought, in minor units of the playbook's currency
 */
public record ClaimedYield(long conversions, long amount) {
  /** Where nothing is claimed. */
  public static final ClaimedYield NOTHING = new ClaimedYield(0, 0);
}
