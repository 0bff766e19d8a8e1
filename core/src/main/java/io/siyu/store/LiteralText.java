package io.siyu.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that stand nowhere else, as short as their characters allow: four bits a character for
 * digits and hexadecimal, six for what ids are made of, else UTF-8. One text has one form, so that
 * equal texts are equal bytes.
 */
final class LiteralText {
  private static final String SIX =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  private static final byte[] CODES = new byte[128];

  private static final int FOUR_BITS = 0;
  private static final int SIX_BITS = 1;
  private static final int UTF_8 = 2;

  /** For what is not well-formed Unicode, which UTF-8 does not hold. */
  private static final int UTF_16 = 3;

  static {
    Arrays.fill(CODES, (byte) -1);
    for (int i = 0; i < SIX.length(); i++) {
      CODES[SIX.charAt(i)] = (byte) i;
    }
  }

  private LiteralText() {}

  private static int code(char c) {
    return c < CODES.length ? CODES[c] : -1;
  }

  static void write(String text, ByteSink out) {
    // The first sixteen of the sixty-four are the hexadecimal digits.
    boolean four = isOfCodesBelow(16, text);
    if (four || isOfCodesBelow(64, text)) {
      out.putNumber((long) text.length() << 2 | (four ? FOUR_BITS : SIX_BITS));
      pack(text, four ? 4 : 6, out);
    } else if (isWellFormed(text)) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.putNumber((long) utf8.length << 2 | UTF_8);
      out.putAll(utf8, utf8.length);
    } else {
      out.putNumber((long) text.length() << 2 | UTF_16);
      for (int i = 0; i < text.length(); i++) {
        out.put(text.charAt(i) >>> 8);
        out.put(text.charAt(i));
      }
    }
  }

  private static boolean isOfCodesBelow(int bound, String text) {
    for (int i = 0; i < text.length(); i++) {
      int code = code(text.charAt(i));
      if (code < 0 || code >= bound) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void pack(String text, int bits, ByteSink out) {
    int held = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      held = held << bits | code(text.charAt(i));
      count += bits;
      if (count >= 8) {
        count -= 8;
        out.put(held >>> count);
      }
    }
    if (count > 0) {
      out.put(held << 8 - count);
    }
  }

  static String read(ByteSource in) {
    long head = in.number();
    int at = skip(head, in);
    int length = (int) (head >>> 2);
    return switch ((int) head & 3) {
      case FOUR_BITS -> unpack(in.array(), at, length, 4);
      case SIX_BITS -> unpack(in.array(), at, length, 6);
      case UTF_8 -> new String(in.array(), at, length, StandardCharsets.UTF_8);
      default -> chars(in.array(), at, length);
    };
  }

  /** Goes past a text. */
  static void skip(ByteSource in) {
    skip(in.number(), in);
  }

  private static int skip(long head, ByteSource in) {
    long length = head >>> 2;
    long bytes =
        switch ((int) head & 3) {
          case FOUR_BITS -> (length + 1) / 2;
          case SIX_BITS -> (length * 6 + 7) / 8;
          case UTF_8 -> length;
          default -> length * 2;
        };
    if (length > Integer.MAX_VALUE || bytes > in.remaining()) {
      throw ByteSource.damaged("a text is longer than what is left");
    }
    return in.skip((int) bytes);
  }

  private static String chars(byte[] from, int at, int length) {
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) ((from[at + 2 * i] & 0xFF) << 8 | (from[at + 2 * i + 1] & 0xFF));
    }
    return new String(chars);
  }

  private static String unpack(byte[] from, int at, int length, int bits) {
    byte[] latin = new byte[length];
    int held = 0;
    int count = 0;
    int next = at;
    for (int i = 0; i < length; i++) {
      if (count < bits) {
        held = held << 8 | (from[next++] & 0xFF);
        count += 8;
      }
      count -= bits;
      latin[i] = (byte) SIX.charAt(held >>> count & (1 << bits) - 1);
    }
    return new String(latin, StandardCharsets.ISO_8859_1);
  }
}
