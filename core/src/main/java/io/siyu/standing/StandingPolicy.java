package io.siyu.standing;

import java.time.ZoneId;

/**
 * How somebody's standing is judged (客户定位规则).
 *
 * @param window which purchases and referrals count
 * @param leastOrders with fewer purchases, or fewer whose discount is known, nothing is said
 * @param priorWeight as how many purchases the shop's mean counts in somebody's dependence
 * @param dependentFrom from which dependence on somebody lives on discounts, in millionths
 * @param valuableFrom from which percentile of the shop's buyers on somebody is worth much
 * @param referralWorth what a qualified referral adds to somebody's value, in minor units
 * @param appealDays for how many days an appeal that was granted protects
 */
public record StandingPolicy(
    LookBack window,
    int leastOrders,
    int priorWeight,
    int dependentFrom,
    int valuableFrom,
    long referralWorth,
    int appealDays) {
  /** The bounds of {@code leastOrders}. */
  public static final PolicyNumber LEAST_ORDERS = new PolicyNumber("leastOrders", 1, 1_000, 3);

  /** The bounds of {@code priorWeight}. */
  public static final PolicyNumber PRIOR_WEIGHT = new PolicyNumber("priorWeight", 0, 1_000, 2);

  /** The bounds of {@code dependentFrom}. */
  public static final PolicyNumber DEPENDENT_FROM =
      new PolicyNumber("dependentFrom", 1, 1_000_000, 600_000);

  /** The bounds of {@code valuableFrom}. */
  public static final PolicyNumber VALUABLE_FROM = new PolicyNumber("valuableFrom", 1, 100, 80);

  /** The bounds of {@code referralWorth}. */
  public static final PolicyNumber REFERRAL_WORTH =
      new PolicyNumber("referralWorth", 0, 1_000_000_000, 0);

  /** The bounds of {@code appealDays}. */
  public static final PolicyNumber APPEAL_DAYS = new PolicyNumber("appealDays", 0, 3_650, 365);

  /** Checks the bounds. */
  public StandingPolicy {
    LEAST_ORDERS.check(leastOrders);
    PRIOR_WEIGHT.check(priorWeight);
    DEPENDENT_FROM.check(dependentFrom);
    VALUABLE_FROM.check(valuableFrom);
    REFERRAL_WORTH.check(referralWorth);
    APPEAL_DAYS.check(appealDays);
  }

  /** What holds unless a playbook says otherwise. */
  public static StandingPolicy defaults(ZoneId zone) {
    return new StandingPolicy(
        LookBack.year(zone),
        (int) LEAST_ORDERS.otherwise(),
        (int) PRIOR_WEIGHT.otherwise(),
        (int) DEPENDENT_FROM.otherwise(),
        (int) VALUABLE_FROM.otherwise(),
        REFERRAL_WORTH.otherwise(),
        (int) APPEAL_DAYS.otherwise());
  }
}
