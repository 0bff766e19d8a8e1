package io.siyu.push;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes over bytes eight at a time, since a ciphertext is most of what a delivery holds and
 * nothing in it ends a text.
 */
final class PlainBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;

  private PlainBytes() {}

  /**
   * A place up to which there is only ASCII from the space up, without quotes and backslashes; at
   * most eight bytes before the first that is not so, or before the end.
   */
  static int quotedTo(byte[] in, int from, int to) {
    return plainTo(in, from, to, '"', '\\');
  }

  /** The same of ASCII from the space up, without {@code ]}. */
  static int cdataTo(byte[] in, int from, int to) {
    return plainTo(in, from, to, ']', ']');
  }

  private static int plainTo(byte[] in, int from, int to, char end, char otherEnd) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long eight = (long) LONGS.get(in, at);
      long marks = eight | (eight - (ONES * ' ')) | zeros(eight, end) | zeros(eight, otherEnd);
      if ((marks & HIGH_BITS) != 0) {
        return at;
      }
      at += Long.BYTES;
    }
    return at;
  }

  /** A high bit where a character stands, if none of the bytes has one; perhaps others above. */
  private static long zeros(long eight, char c) {
    return (eight ^ (ONES * c)) - ONES;
  }
}
