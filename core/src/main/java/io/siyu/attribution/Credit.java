package io.siyu.attribution;

/**
 * What is credited to a channel. Immutable.
 *
 * @param amount of the amounts, in minor units
 * @param refunded of what was given back, in minor units; never more than the amount
 * @param millionths of the number of conversions, in millionths of one
 */
public record Credit(long amount, long refunded, long millionths) {
  /** Nothing. */
  public static final Credit NONE = new Credit(0, 0, 0);

  /** What is left of the amount. */
  public long net() {
    return amount - refunded;
  }

  Credit plus(Credit other) {
    return new Credit(
        Math.addExact(amount, other.amount),
        Math.addExact(refunded, other.refunded),
        Math.addExact(millionths, other.millionths));
  }
}
