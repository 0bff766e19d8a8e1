package io.siyu.playbook;

import io.siyu.standing.PolicyNumber;

/**
 * How much is offered to one person, and by what means (单人推荐规则).
 *
 * @param most how many offers at most
 * @param means by what means, as in consents, such as {@code push}
 * @param comboLift from which lift on a combo is offered, in millionths
 */
public record OfferPolicy(int most, String means, long comboLift) {
  /** The bounds of {@code most}. */
  public static final PolicyNumber MOST = new PolicyNumber("most", 1, 100, 3);

  /** The bounds of {@code comboLift}. */
  public static final PolicyNumber COMBO_LIFT =
      new PolicyNumber("comboLift", 1, 1_000_000_000, 1_200_000);

  /** What holds unless a playbook says otherwise. */
  public static final OfferPolicy DEFAULT =
      new OfferPolicy((int) MOST.otherwise(), "push", COMBO_LIFT.otherwise());

  /** Checks the bounds. */
  public OfferPolicy {
    MOST.check(most);
    COMBO_LIFT.check(comboLift);
  }
}
