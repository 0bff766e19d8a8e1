package io.siyu.goods;

import io.siyu.money.Ratio;
import java.math.BigInteger;

/** Compares ratios exactly. Denominators are above 0. */
final class Exact {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private Exact() {}

  static int compare(Ratio a, Ratio b) {
    return big(a.num()).multiply(big(b.den())).compareTo(big(b.num()).multiply(big(a.den())));
  }

  /** Compares a ratio with so many millionths. */
  static int compare(Ratio ratio, long millionths) {
    return big(ratio.num()).multiply(MILLION).compareTo(big(millionths).multiply(big(ratio.den())));
  }

  static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
