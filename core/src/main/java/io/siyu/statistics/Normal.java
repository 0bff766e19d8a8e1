package io.siyu.statistics;

import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
public final class Normal {
  private Normal() {}

  /** The value that is exceeded with a probability. */
  public static double exceededWith(double probability) {
    return Math.sqrt(2) * InverseErfc.value(2 * probability);
  }

  /** How many standard errors an interval of a level reaches to either side. */
  static double reach(double level) {
    Interval.requireShare("level", level);
    return exceededWith((1 - level) / 2);
  }
}
