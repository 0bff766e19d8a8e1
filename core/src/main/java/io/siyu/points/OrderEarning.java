package io.siyu.points;

import java.math.BigInteger;

/**
 * What one rule gives for one order, rounded once for what is left of its money after each payment
 * and refund: so parts add up to the whole, and a full refund takes back all. Mutable.
 */
final class OrderEarning {
  private final EarningRule rule;
  final OpenLot lot;
  private long paid;
  private long refunded;
  private long net;

  OrderEarning(EarningRule rule, OpenLot lot) {
    this.rule = rule;
    this.lot = lot;
  }

  /** Takes a payment in; returns how many points it adds. */
  long pay(long minor) {
    paid = sum(paid, minor);
    return change();
  }

  /** Takes a refund in; returns how many points it takes back. */
  long refund(long minor) {
    refunded = sum(refunded, minor);
    return -change();
  }

  private long change() {
    long left = Math.max(0, paid - refunded);
    long before = net;
    net =
        left == 0
            ? 0
            : rule.per() > 0
                ? share(rule.points(), left, rule.per(), rule.rounding())
                : share(rule.points(), left, paid, rule.rounding());
    return net - before;
  }

  /** No sum of real money comes near the bound; it keeps nonsense from wrapping around. */
  private static long sum(long a, long b) {
    long sum = a + Math.max(0, b);
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** {@code a * b / divisor}, exact up to the rounding. */
  static long share(long a, long b, long divisor, EarningRule.Rounding rounding) {
    long quotient;
    long rest;
    if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
      quotient = a * b / divisor;
      rest = a * b % divisor;
    } else {
      BigInteger[] parts =
          BigInteger.valueOf(a)
              .multiply(BigInteger.valueOf(b))
              .divideAndRemainder(BigInteger.valueOf(divisor));
      quotient = parts[0].min(BigInteger.valueOf(PointsLedger.POINTS_MAX)).longValueExact();
      rest = parts[1].longValueExact();
    }
    boolean up =
        switch (rounding) {
          case DOWN -> false;
          case UP -> rest > 0;
          case HALF_UP -> rest >= divisor - rest;
        };
    return Math.min(up ? quotient + 1 : quotient, PointsLedger.POINTS_MAX);
  }
}
