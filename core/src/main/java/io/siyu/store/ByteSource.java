package io.siyu.store;

import io.siyu.spi.StoreException;
import java.util.Arrays;

/** Reads a byte string, part by part, and refuses to read on where it is damaged. */
final class ByteSource {
  private final byte[] bytes;
  private final int end;
  private int at;

  ByteSource(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  static ByteSource of(byte[] bytes) {
    return new ByteSource(bytes, 0, bytes.length);
  }

  /** What to throw where the bytes cannot be what was written. */
  static StoreException damaged(String rule) {
    return new StoreException(
        "what is stored is damaged: " + rule, false, new IllegalStateException(rule));
  }

  int next() {
    if (at >= end) {
      throw damaged("it ends too soon");
    }
    return bytes[at++] & 0xFF;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = next();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number has too many bytes");
  }

  /** A number that must be below a bound. */
  int numberBelow(int bound) {
    long value = number();
    if (value < 0 || value >= bound) {
      throw damaged("a number is out of bounds");
    }
    return (int) value;
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  long fixedLong() {
    require(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[at++] & 0xFF);
    }
    return value;
  }

  /** Goes past some bytes and returns where they begin. */
  int skip(int count) {
    require(count);
    int begin = at;
    at += count;
    return begin;
  }

  private void require(int count) {
    if (count < 0 || count > end - at) {
      throw damaged("it ends too soon");
    }
  }

  /** Whether some bytes come next. */
  boolean startsWith(ByteSink other) {
    return other.length() <= end - at
        && Arrays.equals(bytes, at, at + other.length(), other.array(), 0, other.length());
  }

  byte[] array() {
    return bytes;
  }

  int position() {
    return at;
  }

  int remaining() {
    return end - at;
  }
}
