package io.siyu.json;

import java.util.Comparator;

/**
 * Orders strings as their UTF-8 bytes would be ordered, which is by code point.
 *
 * <p>{@link String#compareTo} orders by UTF-16 unit and so places supplementary characters (emoji
 * in a tag, rare Han characters) before U+E000; every store and language agrees on bytes.
 */
public final class Utf8Order implements Comparator<String> {
  /** The only instance; stateless. */
  public static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xs = Character.isSurrogate(x);
        boolean ys = Character.isSurrogate(y);
        return xs == ys ? Character.compare(x, y) : xs ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
