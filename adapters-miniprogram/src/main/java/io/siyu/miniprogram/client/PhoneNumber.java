package io.siyu.miniprogram.client;

import com.google.common.base.CharMatcher;
import java.util.Optional;

/**
 * A phone number that WeChat has verified (手机号). Personal: {@link #toString} does not show it, and
 * {@link PhoneHash} makes a key of it that does not either.
 *
 * @param rawE164 the number itself in the form of E.164, such as {@code +8613000000000}; keep it
 *     only where the person has agreed to that
 */
public record PhoneNumber(String rawE164) {
  private static final CharMatcher PUNCTUATION = CharMatcher.anyOf(" -().").precomputed();
  private static final int DIGITS_MAX = 15;
  private static final int DIGITS_MIN = 6;
  private static final int COUNTRY_DIGITS_MAX = 3;

  /** Checks the form. */
  public PhoneNumber {
    if (!isE164(rawE164)) {
      throw new IllegalArgumentException(
          "a phone number must be in E.164: a plus sign and 6 to 15 digits, no zero first");
    }
  }

  /**
   * Puts a number together.
   *
   * @param countryCode the country's code (国家码), with or without a plus sign
   * @param pureNumber the number without it
   * @return empty where the two make no number
   */
  public static Optional<PhoneNumber> of(String countryCode, String pureNumber) {
    String country = countryCode.startsWith("+") ? countryCode.substring(1) : countryCode;
    String e164 = "+" + country + PUNCTUATION.removeFrom(pureNumber);
    return isNumber(country, 0, 1, COUNTRY_DIGITS_MAX) && isE164(e164)
        ? Optional.of(new PhoneNumber(e164))
        : Optional.empty();
  }

  private static boolean isE164(String text) {
    return text.startsWith("+") && isNumber(text, 1, DIGITS_MIN, DIGITS_MAX);
  }

  /** Whether all from a place on are so many digits, and the first no zero. */
  private static boolean isNumber(String text, int from, int least, int most) {
    int digits = text.length() - from;
    if (digits < least || digits > most || text.charAt(from) == '0') {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether another writing of a number, with or without its country, may be this one. */
  boolean isWritten(String otherwise) {
    String digits = PUNCTUATION.removeFrom(otherwise).replace("+", "");
    return !digits.isEmpty() && rawE164.endsWith(digits);
  }

  @Override
  public String toString() {
    return "PhoneNumber[***]";
  }
}
