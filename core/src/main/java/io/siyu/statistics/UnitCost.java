package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;

/**
 * What one order, friend or member cost (单位成本). The cost is known to the cent; that so many came of
 * it is chance.
 *
 * @param cost what was spent, in minor units
 * @param units how many came of it
 */
public record UnitCost(long cost, long units) {
  /** Checks that neither is negative. */
  public UnitCost {
    if (cost < 0 || units < 0) {
      throw new IllegalArgumentException("cost and units must not be negative");
    }
  }

  /** The observed cost of one. */
  public Estimate<Double> value() {
    return units == 0 ? noUnits() : new Known<>((double) cost / units);
  }

  /**
   * The interval of the cost of one, from the exact interval of a Poisson count. Without a unit
   * there is none, since the cost of one may be anything from {@link #least} on.
   */
  public Estimate<Interval> interval(double level) {
    Interval count = Rate.expected(units, level);
    return units == 0
        ? noUnits()
        : new Known<>(new Interval(cost / count.high(), cost / count.low(), level));
  }

  /** The lower bound of {@link #interval}, which there is without a unit too. */
  public double least(double level) {
    return cost / Rate.expected(units, level).high();
  }

  /**
   * The interval of the cost of one, where units are those of so many clicks that converted: from
   * the score interval of the conversion.
   *
   * @param clicks how many could have converted, at least the units
   */
  public Estimate<Interval> intervalOf(long clicks, double level) {
    Estimate<Interval> conversion = new Proportion(units, clicks).wilson(level);
    if (units == 0 || !(conversion instanceof Known<Interval> share)) {
      return noUnits();
    }
    double perClick = (double) cost / clicks;
    return new Known<>(
        new Interval(perClick / share.value().high(), perClick / share.value().low(), level));
  }

  private static <T> Estimate<T> noUnits() {
    return new Undefined<>("NO_UNITS");
  }
}
