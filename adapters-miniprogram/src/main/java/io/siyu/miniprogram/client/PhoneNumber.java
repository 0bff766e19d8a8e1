package io.siyu.miniprogram.client;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number that WeChat has verified (手机号). Personal: {@link #toString} does not show it, and
 * {@link PhoneHash} makes a key of it that does not either.
 *
 * @param rawE164 the number itself in the form of E.164, such as {@code +8613000000000}; keep it
 *     only where the person has agreed to that
 */
public record PhoneNumber(String rawE164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");
  private static final Pattern COUNTRY = Pattern.compile("\\+?([1-9][0-9]{0,2})");
  private static final Pattern PUNCTUATION = Pattern.compile("[ \\-().]");

  /** Checks the form. */
  public PhoneNumber {
    if (!E164.matcher(rawE164).matches()) {
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
    var country = COUNTRY.matcher(countryCode.strip());
    if (!country.matches()) {
      return Optional.empty();
    }
    String e164 = "+" + country.group(1) + PUNCTUATION.matcher(pureNumber).replaceAll("");
    return E164.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
  }

  /** Whether another writing of a number, with or without its country, may be this one. */
  boolean isWritten(String otherwise) {
    String digits = PUNCTUATION.matcher(otherwise).replaceAll("").replace("+", "");
    return !digits.isEmpty() && rawE164.endsWith(digits);
  }

  @Override
  public String toString() {
    return "PhoneNumber[***]";
  }
}
