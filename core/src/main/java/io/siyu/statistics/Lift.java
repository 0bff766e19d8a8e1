package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;

/**
 * How much more often two things come together than if neither had to do with the other (提升度).
 *
 * @param both in how many trials there were both
 * @param first in how many there was the one
 * @param second in how many there was the other
 * @param trials how many trials there were; at most {@link #MOST_TRIALS}
 */
public record Lift(long both, long first, long second, long trials) {
  /** The most trials, so that a product of two counts is a {@code long}. */
  public static final long MOST_TRIALS = Integer.MAX_VALUE;

  /** Checks that such counts can be. */
  public Lift {
    if (both < 0
        || both > Math.min(first, second)
        || Math.max(first, second) > trials
        || first - both > trials - second
        || trials > MOST_TRIALS) {
      throw new IllegalArgumentException(
          "both must be from 0 to first and second, those and all with either at most the trials,"
              + " and trials at most "
              + MOST_TRIALS);
    }
  }

  /** The observed share of both over the product of the shares; 1 where they come by chance. */
  public Estimate<Double> value() {
    return first == 0 || second == 0
        ? new Undefined<>("NEVER_SEEN")
        : new Known<>((double) (both * trials) / (first * second));
  }

  /**
   * The interval by the standard error of the logarithm (delta method for four counts of one
   * sample): the variance is 1/both − 1/first − 1/second + (2 lift − 1)/trials, which at a lift of
   * 1 is that of a relative risk. It is too bold where both were seen only a few times; and where
   * they were never seen together there is none.
   */
  public Estimate<Interval> interval(double level) {
    double z = Normal.reach(level);
    if (!(value() instanceof Known<Double> lift)) {
      return new Undefined<>("NEVER_SEEN");
    }
    if (both == 0) {
      return new Undefined<>("NEVER_TOGETHER");
    }
    double variance =
        1.0 / both - 1.0 / first - 1.0 / second + (2 * lift.value() - 1) / (double) trials;
    double factor = Math.exp(z * Math.sqrt(Math.max(0, variance)));
    return new Known<>(new Interval(lift.value() / factor, lift.value() * factor, level));
  }
}
