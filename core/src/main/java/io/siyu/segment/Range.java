package io.siyu.segment;

/**
 * Whole numbers from one to another, both included.
 *
 * @param atLeast the least; {@link Long#MIN_VALUE} where there is none
 * @param atMost the greatest; {@link Long#MAX_VALUE} where there is none; not less than the least
 */
public record Range(long atLeast, long atMost) {
  /** Checks the order. */
  public Range {
    if (atLeast > atMost) {
      throw new IllegalArgumentException("a range must not end below its beginning");
    }
  }

  /** Everything from a number on. */
  public static Range atLeast(long least) {
    return new Range(least, Long.MAX_VALUE);
  }

  /** Everything up to a number. */
  public static Range atMost(long most) {
    return new Range(Long.MIN_VALUE, most);
  }

  /** Whether a number is in it. */
  public boolean contains(long number) {
    return number >= atLeast && number <= atMost;
  }
}
