package io.siyu.event;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The identity of an event: 128 bits of a hash of what happened. Immutable, ordered as an unsigned
 * number.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record EventId(long high, long low) implements Comparable<EventId> {
  private static final HexFormat HEX = HexFormat.of();

  /** Reads the 32 lower-case hexadecimal digits that {@link #toString} writes. */
  public static Optional<EventId> parse(String text) {
    if (text.length() != 32
        || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      return Optional.empty();
    }
    return Optional.of(
        new EventId(
            HexFormat.fromHexDigitsToLong(text, 0, 16),
            HexFormat.fromHexDigitsToLong(text, 16, 32)));
  }

  @Override
  public int compareTo(EventId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }
}
