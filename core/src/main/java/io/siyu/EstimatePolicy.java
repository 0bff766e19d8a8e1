package io.siyu;

import io.siyu.advice.BaitPolicy;
import io.siyu.attribution.AttributionModel.TimeDecay;
import io.siyu.attribution.AttributionSpec;
import java.time.Duration;

/**
 * What estimates are asked for (估计口径).
 *
 * @param level how sure intervals of costs are, between 0 and 1; those of the value of customers
 *     are at 95 %
 * @param leastOrders how many orders a traffic pool must have to be compared
 * @param weeks how many weeks ahead the value of customers is foretold
 * @param weeklyDiscount what a week later is worth less, such as 0.002
 * @param baits when a bait has won
 * @param decay how credit decays with a touch's age
 * @param referrals within what time of becoming a contact whom somebody brings counts for them
 * @param serviceADay what it costs to look after somebody who was won for a private pool, for a
 *     day, in minor units
 */
public record EstimatePolicy(
    double level,
    long leastOrders,
    int weeks,
    double weeklyDiscount,
    BaitPolicy baits,
    TimeDecay decay,
    Duration referrals,
    long serviceADay) {
  /**
   * Sure at 95 %, pools of ten orders, a year ahead, nothing discounted, half the credit after a
   * week, whom somebody brings within 30 days, and service for nothing.
   */
  public static final EstimatePolicy DEFAULT =
      new EstimatePolicy(
          0.95,
          10,
          52,
          0,
          BaitPolicy.DEFAULTS,
          new TimeDecay(Duration.ofDays(7)),
          Duration.ofDays(30),
          0);

  /** A thousand yuan a day; more of it would be an error. */
  private static final long SERVICE_MAX = 100_000;

  /** Checks the bounds. */
  public EstimatePolicy {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be between 0 and 1, both excluded");
    }
    if (leastOrders < 1 || weeks < 1 || weeks > 520) {
      throw new IllegalArgumentException("leastOrders must be positive, and weeks 1 to 520");
    }
    if (!(weeklyDiscount >= 0 && weeklyDiscount <= 1)) {
      throw new IllegalArgumentException("weeklyDiscount must be 0 to 1");
    }
    if (referrals.isNegative()
        || referrals.isZero()
        || referrals.compareTo(AttributionSpec.LOOK_BACK_MAX) > 0) {
      throw new IllegalArgumentException(
          "referrals must be above 0 and at most "
              + AttributionSpec.LOOK_BACK_MAX.toDays()
              + " days");
    }
    if (serviceADay < 0 || serviceADay > SERVICE_MAX) {
      throw new IllegalArgumentException("serviceADay must be from 0 to " + SERVICE_MAX);
    }
  }
}
