package io.siyu.statistics;

/**
 * How many trials each of two arms needs (样本量), if it is looked at once, at the end.
 *
 * <p>The convention is that of R's {@code power.prop.test} with its default of not counting the
 * wrong side: the difference of two shares, two-sided, with the pooled variance where they are
 * equal. From 10 to 12 % at 0.05 it is 3,841 for a power of 0.8 and 5,142 for one of 0.9.
 *
 * @param from the one share
 * @param to the other share
 * @param alpha how often equal shares may be told apart
 * @param power how often these are to be
 */
public record SampleSize(double from, double to, double alpha, double power) {
  /** Checks the shares. */
  public SampleSize {
    Interval.requireShare("from", from);
    Interval.requireShare("to", to);
    Interval.requireShare("alpha", alpha);
    Interval.requireShare("power", power);
    if (from == to) {
      throw new IllegalArgumentException("from and to must differ");
    }
  }

  /** The trials of each arm, as the formula has them. */
  public double perArm() {
    double mean = (from + to) / 2;
    double alike = Normal.exceededWith(alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
    double apart = Normal.exceededWith(1 - power) * Math.sqrt(from * (1 - from) + to * (1 - to));
    return Math.pow((alike + apart) / (to - from), 2);
  }

  /** The trials of each arm, rounded up. */
  public long trials() {
    return (long) Math.ceil(perArm());
  }
}
