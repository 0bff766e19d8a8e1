package io.siyu;

import io.siyu.advice.BaitPolicy;
import io.siyu.attribution.AttributionModel.TimeDecay;
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
 */
public record EstimatePolicy(
    double level,
    long leastOrders,
    int weeks,
    double weeklyDiscount,
    BaitPolicy baits,
    TimeDecay decay) {
  /** Sure at 95 %, pools of ten orders, a year ahead, nothing discounted, half after a week. */
  public static final EstimatePolicy DEFAULT =
      new EstimatePolicy(
          0.95, 10, 52, 0, BaitPolicy.DEFAULTS, new TimeDecay(Duration.ofDays(7)));

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
  }
}
