package io.siyu.store;

/** How a text stands in a form, as a number. */
final class TextCode {
  static final int EMPTY = 0;

  /** The text itself is among the values. */
  static final int LITERAL = 1;

  /** It is the digits of a number among the values. */
  static final int NUMBER = 2;

  /** It is the digits of the event's instant, in whole seconds. */
  static final int SECOND = 3;

  /** It is the digits of the event's instant, in milliseconds. */
  static final int MILLI = 4;

  /** It is a word of the dictionary whose number is among the values. */
  static final int LABEL = 5;

  private static final int FIRST = 6;
  private static final int DIGITS_MAX = 18;
  private static final int WORD_LENGTH_MAX = 24;
  private static final int WORD_DIGITS_MAX = 2;

  private TextCode() {}

  /** It is one that stands in the event already. */
  static long ofKnown(int index) {
    return FIRST + 2L * index;
  }

  /** It is a word of the dictionary. */
  static long ofWord(int word) {
    return FIRST + 1 + 2L * word;
  }

  static boolean isWord(long code) {
    return code >= FIRST && (code - FIRST & 1) == 1;
  }

  /** Which text or word is meant. */
  static int index(long code) {
    long index = code - FIRST >>> 1;
    if (index > Integer.MAX_VALUE) {
      throw ByteSource.damaged("a text's number is out of bounds");
    }
    return (int) index;
  }

  /** Whether a text is just the digits that its number is written with. */
  static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > DIGITS_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.charAt(0) != '0' || text.length() == 1;
  }

  /** Whether a part of a business key looks like a word, rather than like a value. */
  static boolean looksLikeWord(String text) {
    if (text.length() > WORD_LENGTH_MAX) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits <= WORD_DIGITS_MAX;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
