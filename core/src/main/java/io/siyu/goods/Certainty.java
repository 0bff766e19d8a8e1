package io.siyu.goods;

import io.siyu.money.Ratio;
import java.math.BigInteger;

/**
 * On which side of a threshold a share lies, as far as its counts tell: by the score test, which is
 * where the interval of Wilson ends, and without a floating-point number.
 */
enum Certainty {
  /** Surely at the threshold or above. */
  ABOVE,
  /** Surely below. */
  BELOW,
  /** The counts do not tell. */
  UNSURE;

  private static final long MILLION = 1_000_000;
  private static final long THOUSAND = 1_000;

  /**
   * Judges a share of counts.
   *
   * @param threshold in millionths
   * @param chiSquare how far beyond it counts as sure, in thousandths of the test's statistic
   */
  static Certainty of(Ratio share, long threshold, long chiSquare) {
    BigInteger n = BigInteger.valueOf(share.den());
    BigInteger beyond =
        BigInteger.valueOf(share.num())
            .multiply(BigInteger.valueOf(MILLION))
            .subtract(BigInteger.valueOf(threshold).multiply(n));
    BigInteger statistic = beyond.pow(2).multiply(BigInteger.valueOf(THOUSAND));
    BigInteger spread =
        n.multiply(BigInteger.valueOf(threshold * (MILLION - threshold)))
            .multiply(BigInteger.valueOf(chiSquare));
    boolean onIt = beyond.signum() == 0 && chiSquare > 0;
    if (share.den() == 0 || onIt || statistic.compareTo(spread) < 0) {
      return UNSURE;
    }
    return beyond.signum() >= 0 ? ABOVE : BELOW;
  }
}
