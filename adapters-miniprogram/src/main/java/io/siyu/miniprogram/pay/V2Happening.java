package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableSet;
import io.siyu.event.Event;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes events of the messages of v2, such as {@link Happening} makes of v3's. Where something
 * cannot be read as one the message is kept as an {@code Unmapped} fact.
 */
final class V2Happening {
  /** The fields of a payment that are read here. */
  static final ImmutableSet<String> SIGNED_FIELDS =
      ImmutableSet.of(
          "return_code",
          "result_code",
          "mch_id",
          "sub_mch_id",
          "appid",
          "sub_appid",
          "openid",
          "sub_openid",
          "transaction_id",
          "out_trade_no",
          "total_fee",
          "fee_type",
          "cash_fee",
          "cash_fee_type",
          "time_end");

  private static final String DEFAULT_CURRENCY = "CNY";
  private static final int AMOUNT_DIGITS_MAX = 13;
  private static final int YEAR_MAX = 9999;
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter PAID_AT = strict("uuuuMMddHHmmss");
  private static final DateTimeFormatter REFUNDED_AT = strict("uuuu-MM-dd HH:mm:ss");

  private final Source source;
  private final FlatXml message;
  private final List<String> warnings;

  V2Happening(Source source, FlatXml message, List<String> warnings) {
    this.source = source;
    this.message = message;
    this.warnings = warnings;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The payment of a signed message; empty where it is none that succeeded. */
  Optional<Event> paid() {
    Optional<String> payment = message.text("transaction_id");
    if (!isSuccess("return_code") || !isSuccess("result_code") || payment.isEmpty()) {
      return unread("a message that is no payment, not a success, or without transaction_id");
    }
    Optional<String> merchant = message.text("sub_mch_id").or(() -> message.text("mch_id"));
    Optional<String> number = message.text("out_trade_no");
    Optional<Instant> at = instant("time_end", PAID_AT);
    if (merchant.isEmpty() || number.isEmpty() || at.isEmpty()) {
      return unread("a payment without an order number of a merchant, or without an instant");
    }
    return Optional.of(
        PayEvents.paid(
            source,
            payment.get(),
            IdentityKey.orderNo(merchant.get(), number.get()),
            openId("sub_appid", "sub_openid").or(() -> openId("appid", "openid")),
            amount("total_fee", "fee_type"),
            amount("cash_fee", "cash_fee_type"),
            at.get()));
  }

  private boolean isSuccess(String code) {
    return message.text(code).orElse("").equals("SUCCESS");
  }

  private Optional<IdentityKey> openId(String appidField, String openIdField) {
    Optional<String> appid = message.text(appidField);
    Optional<String> openId = message.text(openIdField);
    return appid.isPresent() && openId.isPresent()
        ? Optional.of(IdentityKey.openId(appid.get(), openId.get()))
        : Optional.empty();
  }

  /**
   * The refund of a decrypted message.
   *
   * <p>Nothing tells what the payer got back: {@code settlement_refund_fee} leaves coupons out only
   * if nobody had paid for them in advance (非充值代金券).
   *
   * @param mchid whose order it is; empty where it is that of one of a partner's sub-merchants,
   *     whom only the part in clear names
   */
  Optional<Event> refunded(Optional<String> mchid) {
    Optional<Refunded.Outcome> outcome =
        message.text("refund_status").flatMap(V2Happening::outcome);
    Optional<String> refund = message.text("refund_id");
    Optional<String> payment = message.text("transaction_id");
    Optional<IdentityKey> about =
        mchid.isPresent()
            ? message.text("out_trade_no").map(no -> IdentityKey.orderNo(mchid.get(), no))
            : payment.map(PayEvents::payment);
    if (outcome.isEmpty() || refund.isEmpty() || about.isEmpty()) {
      return unread("a refund without refund_id, refund_status, or number of what is refunded");
    }
    Optional<Instant> at = instant("success_time", REFUNDED_AT);
    if (at.isEmpty()) {
      return unread("a refund that does not say when it ended");
    }
    return Optional.of(
        PayEvents.refunded(
            source,
            refund.get(),
            outcome.get(),
            about.get(),
            payment,
            amount("refund_fee", "refund_fee_type"),
            Optional.empty(),
            at.get()));
  }

  private static Optional<Refunded.Outcome> outcome(String status) {
    return switch (status) {
      case "SUCCESS" -> Optional.of(Refunded.Outcome.SUCCESS);
      case "CHANGE" -> Optional.of(Refunded.Outcome.ABNORMAL);
      case "REFUNDCLOSE" -> Optional.of(Refunded.Outcome.CLOSED);
      default -> Optional.empty();
    };
  }

  /** A time of day in China, without an offset. */
  private Optional<Instant> instant(String name, DateTimeFormatter format) {
    Optional<Instant> instant = message.text(name).flatMap(text -> parse(text, format));
    if (instant.isEmpty() && message.text(name).isPresent()) {
      warnings.add(name + " is not a time of day as v2 writes it");
    }
    return instant;
  }

  private static Optional<Instant> parse(String text, DateTimeFormatter format) {
    try {
      LocalDateTime time = LocalDateTime.parse(text, format);
      // The Java parser also reads signed years of more digits.
      return time.getYear() >= 1970 && time.getYear() <= YEAR_MAX
          ? Optional.of(time.toInstant(CHINA))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An amount in minor units (分), in digits alone; where it is not known the warning says so. */
  private Optional<Money> amount(String name, String currencyName) {
    String digits = message.text(name).orElse("");
    String currency = message.text(currencyName).orElse(DEFAULT_CURRENCY);
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= AMOUNT_DIGITS_MAX
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && Long.parseLong(digits) <= Money.MINOR_MAX;
    if (whole && Money.isCurrency(currency)) {
      return Optional.of(new Money(Long.parseLong(digits), currency));
    }
    warnings.add(
        (whole
                ? currencyName + " is not a currency"
                : name + " is not a whole number of minor units within bounds")
            + "; the amount stays unknown");
    return Optional.empty();
  }

  private Optional<Event> unread(String what) {
    warnings.add(what + " is kept as unmapped");
    return Optional.empty();
  }
}
