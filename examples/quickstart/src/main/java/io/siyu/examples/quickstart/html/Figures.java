package io.siyu.examples.quickstart.html;

import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/** Writes figures for people, in every locale alike and without floating point. Immutable. */
public final class Figures {
  /** Stands where there is no figure. */
  public static final String NONE = "-";

  private static final int MINOR_DIGITS = 2;
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);

  private final String currency;
  private final int digits;

  private Figures(String currency, int digits) {
    this.currency = currency;
    this.digits = digits;
  }

  /** Figures with amounts in a currency (ISO 4217). */
  public static Figures of(String currency) {
    return new Figures(currency, digits(currency));
  }

  private static int digits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return MINOR_DIGITS;
    }
  }

  /** How many digits of an amount of minor units stand behind the point. */
  int digits() {
    return digits;
  }

  /** An amount with its currency, {@code 1,234.50 CNY}. */
  public String money(long minor) {
    return amount(minor) + " " + currency;
  }

  /** An amount of minor units without its currency, {@code 1,234.50}. */
  public String amount(long minor) {
    return grouped(BigDecimal.valueOf(minor, digits));
  }

  /** An amount per something, rounded to the minor unit, half up. */
  public String amountPer(Ratio ratio) {
    if (ratio.den() == 0) {
      return NONE;
    }
    return grouped(
        BigDecimal.valueOf(ratio.num(), digits)
            .divide(BigDecimal.valueOf(ratio.den()), digits, RoundingMode.HALF_UP));
  }

  /** An amount that is not exact, in minor units: what is large in whole units of the currency. */
  String rounded(double minor) {
    BigDecimal amount = new BigDecimal(minor).movePointLeft(digits);
    boolean large = amount.abs().compareTo(LARGE) >= 0;
    return grouped(amount.setScale(large ? 0 : digits, RoundingMode.HALF_UP));
  }

  /** A round amount of minor units, without needless digits. */
  String round(double minor) {
    BigDecimal amount = new BigDecimal(minor).movePointLeft(digits);
    BigDecimal plain = amount.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return grouped(plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain);
  }

  /** An amount that was estimated. */
  String amount(Estimate<Double> minor) {
    return minor instanceof Known<Double> known ? rounded(known.value()) : NONE;
  }

  /** The bounds between which an amount lies. */
  String between(Estimate<Interval> interval) {
    return interval instanceof Known<Interval> known ? between(known.value()) : NONE;
  }

  /** The bounds between which an amount lies. */
  String between(Interval interval) {
    return rounded(interval.low()) + " – " + rounded(interval.high());
  }

  /** A share that was estimated, in percent. */
  static String share(Estimate<Double> share) {
    return share instanceof Known<Double> known
        ? grouped(
                new BigDecimal(known.value())
                    .scaleByPowerOfTen(2)
                    .setScale(1, RoundingMode.HALF_UP))
            + " %"
        : NONE;
  }

  /** How many times the denominator goes into the numerator, {@code 3.25}. */
  public static String times(Ratio ratio) {
    return ratio.den() == 0
        ? NONE
        : grouped(
            BigDecimal.valueOf(ratio.num())
                .divide(BigDecimal.valueOf(ratio.den()), 2, RoundingMode.HALF_UP));
  }

  /** A share in percent, {@code 12.5 %}. */
  public static String share(Ratio ratio) {
    return ratio.den() == 0
        ? NONE
        : grouped(
                BigDecimal.valueOf(ratio.num())
                    .scaleByPowerOfTen(2)
                    .divide(BigDecimal.valueOf(ratio.den()), 1, RoundingMode.HALF_UP))
            + " %";
  }

  /** A count, {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * A span of seconds in its two largest units, {@code 3d 4h}; negative where it runs backwards.
   */
  public static String span(long seconds) {
    long rest = Math.abs(seconds);
    long days = rest / 86_400;
    long hours = rest / 3_600 % 24;
    long minutes = rest / 60 % 60;
    String text;
    if (days > 0) {
      text = days + "d " + hours + "h";
    } else if (hours > 0) {
      text = hours + "h " + minutes + "m";
    } else {
      text = minutes + "m " + rest % 60 + "s";
    }
    return seconds < 0 ? "-" + text : text;
  }

  private static String grouped(BigDecimal value) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }
}
