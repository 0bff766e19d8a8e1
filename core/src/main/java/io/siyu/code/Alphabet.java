package io.siyu.code;

import com.google.common.base.CharMatcher;

/** The characters that every carrier takes. */
final class Alphabet {
  /** In the order of RFC 4648, section 5 (base64url). */
  static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  static final CharMatcher WORD = CharMatcher.anyOf(DIGITS).precomputed();

  private Alphabet() {}
}
