package io.siyu.push;

import com.google.common.base.Ascii;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A piece of a text in UTF-8, read where it stands, since a delivery is copied dearly. What is no
 * UTF-8 reads as U+FFFD. {@link #toString} shows no content.
 */
public final class Utf8 {
  static final Utf8 EMPTY = new Utf8(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int from;
  private final int to;

  /** A piece of bytes that nobody changes any more. */
  Utf8(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  public static Utf8 of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Utf8(bytes, 0, bytes.length);
  }

  /** A text of bytes that nobody changes any more. */
  public static Utf8 of(byte[] bytes) {
    return new Utf8(bytes, 0, bytes.length);
  }

  /** A text of the first of some bytes that nobody changes any more. */
  public static Utf8 of(byte[] bytes, int length) {
    return new Utf8(bytes, 0, length);
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int length() {
    return to - from;
  }

  boolean isEmpty() {
    return from == to;
  }

  boolean isSame(Utf8 other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** Whether it is UTF-8. */
  boolean isWellFormed() {
    return com.google.common.base.Utf8.isWellFormed(bytes, from, to - from);
  }

  /**
   * Whether it says the same.
   *
   * @param other in ASCII
   */
  boolean isSame(String other) {
    int length = to - from;
    if (length != other.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The text without a byte order mark before it. */
  Utf8 withoutMark() {
    return isMark(from) ? new Utf8(bytes, from + 3, to) : this;
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, from, to - from);
  }

  /** As {@link String#trim} does. */
  Utf8 trimmed() {
    int first = from;
    int end = to;
    while (first < end && isBlank(bytes[first])) {
      first++;
    }
    while (first < end && isBlank(bytes[end - 1])) {
      end--;
    }
    return new Utf8(bytes, first, end);
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  public boolean hasSpaces() {
    for (int i = from; i < to; i++) {
      if (bytes[i] == ' ') {
        return true;
      }
    }
    return false;
  }

  /** Whether it is made of ASCII digits, of one at least. */
  public boolean isDigits() {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Whether its first character that is no space and no byte order mark is this ASCII one. */
  public boolean begins(char c) {
    int i = from;
    while (i < to && (isBlank(bytes[i]) || isMark(i))) {
      i += isBlank(bytes[i]) ? 1 : 3;
    }
    return i < to && bytes[i] == c;
  }

  private boolean isMark(int i) {
    return to - i >= 3
        && bytes[i] == (byte) 0xEF
        && bytes[i + 1] == (byte) 0xBB
        && bytes[i + 2] == (byte) 0xBF;
  }

  /** By the bytes, which is by code point. */
  int compareTo(Utf8 other) {
    return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
  }

  /**
   * As {@link String#equalsIgnoreCase} does.
   *
   * @param other in ASCII
   */
  boolean equalsIgnoreCase(String other) {
    int length = to - from;
    for (int i = 0; i < length && i < other.length(); i++) {
      byte b = bytes[from + i];
      char c = other.charAt(i);
      if (b < 0) {
        return text().equalsIgnoreCase(other);
      }
      if (b != c && Ascii.toLowerCase((char) b) != Ascii.toLowerCase(c)) {
        return false;
      }
    }
    return length == other.length();
  }

  /** As {@link String#compareTo} does. */
  int compareTo(String other) {
    int length = to - from;
    for (int i = 0; i < length && i < other.length(); i++) {
      byte b = bytes[from + i];
      if (b < 0) {
        return text().compareTo(other);
      }
      if (b != other.charAt(i)) {
        return b - other.charAt(i);
      }
    }
    return length - other.length();
  }

  @Override
  public String toString() {
    return "Utf8[" + (to - from) + " bytes]";
  }
}
