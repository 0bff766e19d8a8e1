package io.siyu.store;

import java.util.Arrays;

/** Grows a byte string, part by part. Not thread-safe. */
final class ByteSink {
  private byte[] bytes = new byte[64];
  private int length;

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  void put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  /** Seven bits a byte, lowest first, so that small numbers are short; read as unsigned. */
  void putNumber(long value) {
    reserve(10);
    length = put(value, bytes, length);
  }

  /** Writes a number into an array and returns where it ends. */
  static int put(long value, byte[] to, int at) {
    int next = at;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      to[next++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[next++] = (byte) rest;
    return next;
  }

  /** A number of either sign; near zero it is short. */
  void putSigned(long value) {
    putNumber((value << 1) ^ (value >> 63));
  }

  void putLong(long value) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void putAll(byte[] of, int count) {
    reserve(count);
    System.arraycopy(of, 0, bytes, length, count);
    length += count;
  }

  void putAll(ByteSink other) {
    putAll(other.bytes, other.length);
  }

  int length() {
    return length;
  }

  /** What has been put, followed by whatever: only the first {@link #length} bytes count. */
  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** How many bytes {@link #putNumber} takes. */
  static int sizeOf(long number) {
    return (70 - Long.numberOfLeadingZeros(number | 1)) / 7;
  }
}
