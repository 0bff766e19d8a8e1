package io.siyu.basket;

import io.siyu.money.Ratio;
import java.time.ZoneId;

/**
 * How bundles are priced (套装定价规则).
 *
 * @param leastMargin what share of its price a bundle must leave above the cost of its parts; below
 *     1, and negative where it may lose so much
 * @param discount by what share it should be cheaper than its parts; from 0 to below 1
 * @param step prices are whole multiples of this, in minor units; at least 1
 * @param zone where days begin
 */
public record BundlePolicy(Ratio leastMargin, Ratio discount, long step, ZoneId zone) {
  /** Checks the numbers. */
  public BundlePolicy {
    if (leastMargin.den() < 1 || leastMargin.num() >= leastMargin.den()) {
      throw new IllegalArgumentException("a least margin must be below 1, such as 3 / 10");
    }
    if (discount.den() < 1 || discount.num() < 0 || discount.num() >= discount.den()) {
      throw new IllegalArgumentException("a discount must be from 0 to below 1, such as 1 / 10");
    }
    if (step < 1) {
      throw new IllegalArgumentException("a step of prices must be at least 1 minor unit");
    }
  }
}
