package io.siyu.money;

import java.util.Optional;

/**
 * An amount of money in minor units (分), never a floating-point number. Immutable.
 *
 * @param minor the amount in the currency's minor unit; from minus to plus {@link #MINOR_MAX}
 * @param currency the ISO 4217 code, three capital letters
 */
public record Money(long minor, String currency) {
  /**
   * The largest amount, ten billion yuan: more than any one payment moves, and little enough that
   * sums of millions of such amounts do not overflow.
   */
  public static final long MINOR_MAX = 1_000_000_000_000L;

  /** Checks the amount and the currency's form. */
  public Money {
    if (minor > MINOR_MAX || minor < -MINOR_MAX) {
      throw new IllegalArgumentException("an amount must be at most " + MINOR_MAX + " minor units");
    }
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException("a currency must be three capital letters (ISO 4217)");
    }
  }

  /**
   * Checks amounts that cannot be negative.
   *
   * @throws IllegalArgumentException naming the rule, if any is
   */
  @SafeVarargs
  public static void requireNotNegative(String what, Optional<Money>... amounts) {
    for (Optional<Money> amount : amounts) {
      if (amount.isPresent() && amount.get().minor < 0) {
        throw new IllegalArgumentException("an amount of " + what + " must not be negative");
      }
    }
  }

  /** Tells whether a text has the form of an ISO 4217 currency code. */
  public static boolean isCurrency(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /** An amount of Chinese yuan in 分. */
  public static Money fen(long minor) {
    return new Money(minor, "CNY");
  }
}
