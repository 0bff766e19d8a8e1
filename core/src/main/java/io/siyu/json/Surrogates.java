package io.siyu.json;

/** Halves of surrogate pairs that stand alone, which no UTF-8 can hold (孤立代理项). */
final class Surrogates {
  private Surrogates() {}

  /** Returns where the first one stands, or -1. */
  static int firstLone(String text) {
    return nextLone(text, 0);
  }

  /** Returns where the first one at or after a place stands, or -1. */
  static int nextLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
