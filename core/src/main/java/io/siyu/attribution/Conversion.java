package io.siyu.attribution;

/**
 * What is credited, such as an order. Immutable.
 *
 * @param at when, in milliseconds since 1970
 * @param amount its amount in minor units; not negative
 * @param refunded how much of it was given back, from 0 to the amount
 * @param count how many conversions it stands for; usually 1, not negative
 */
public record Conversion(long at, long amount, long refunded, long count) {
  /** How many conversions one may stand for. */
  public static final long COUNT_MAX = 1_000_000_000;

  /** Checks the numbers. */
  public Conversion {
    if (refunded < 0 || refunded > amount) {
      throw new IllegalArgumentException("what was given back must be from 0 to the amount");
    }
    if (count < 0 || count > COUNT_MAX) {
      throw new IllegalArgumentException("a conversion must stand for from 0 to " + COUNT_MAX);
    }
  }
}
