package io.siyu.jdbc;

import io.siyu.event.EventId;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Sixteen bytes under which a row is found: an event's id or a keyed hash. Ordered as the databases
 * order them, byte by byte without sign.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
record RowId(long high, long low) implements Comparable<RowId> {
  static final int BYTES = 16;

  /** Before every other. */
  static final RowId ZERO = new RowId(0, 0);

  static RowId of(EventId id) {
    return new RowId(id.high(), id.low());
  }

  static RowId of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new RowId(buffer.getLong(), buffer.getLong());
  }

  /** Reads the hexadecimal digits that {@link KeyedHash#text} writes. */
  static RowId ofHash(String digits) {
    return of(HexFormat.of().parseHex(digits));
  }

  EventId eventId() {
    return new EventId(high, low);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(RowId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
