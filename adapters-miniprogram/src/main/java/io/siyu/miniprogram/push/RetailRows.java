package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Payments and refunds of B2b 门店助手. The merchant's number is the order's, and the platform's joins
 * refunds to it, which name no merchant.
 */
final class RetailRows {
  private static final ImmutableMap<String, Mode> MODES =
      ImmutableMap.of("0", Mode.LIVE, "1", Mode.SANDBOX);

  private static final ImmutableMap<String, Refunded.Outcome> OUTCOMES =
      ImmutableMap.of(
          "REFUND_SUCC", Refunded.Outcome.SUCCESS, "REFUND_FAIL", Refunded.Outcome.ABNORMAL);

  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "retail_pay_notify", RetailRows::paid, "retail_refund_notify", RetailRows::refunded);

  private RetailRows() {}

  private static List<Event> paid(Push push) {
    Fields told = push.fields();
    String merchant = told.text("mchid");
    String number = told.text("out_trade_no");
    Optional<Instant> at = BeijingTime.read(told, "pay_time").or(push::createdAt);
    if (merchant.isEmpty()
        || number.isEmpty()
        || at.isEmpty()
        || !told.text("pay_status").equals("ORDER_PAY_SUCC")) {
      return List.of();
    }
    Optional<Mode> mode = mode(told);
    if (mode.isEmpty()) {
      return List.of();
    }
    String payment = told.optional("wxpay_transaction_id");
    List<Claim> claims = new ArrayList<>();
    if (!payment.isEmpty()) {
      claims.add(Claim.same(IdentityKey.paymentNo("wxpay", payment)));
    }
    platformNumber(push).map(Claim::same).ifPresent(claims::add);
    push.person(told.text("payer_openid")).map(Claim::payer).ifPresent(claims::add);
    Fields amount = told.in("amount");
    OrderPaid fact =
        new OrderPaid(
            payment,
            Authority.PLATFORM,
            yuan(amount, "order_amount"),
            yuan(amount, "payer_amount"),
            mode.get());
    return List.of(
        push.event(
            push.key("retail", merchant, number),
            at.get(),
            IdentityKey.orderNo(merchant, number),
            claims,
            fact));
  }

  private static List<Event> refunded(Push push) {
    Fields told = push.fields();
    Optional<IdentityKey> order = platformNumber(push);
    String wxpay = told.optional("wxpay_refund_id");
    String refund = wxpay.isEmpty() ? told.text("refund_id") : wxpay;
    Optional<Instant> at = BeijingTime.read(told, "refund_time").or(push::createdAt);
    String status = told.text("refund_status");
    Optional<Mode> mode = mode(told);
    if (order.isEmpty()
        || refund.isEmpty()
        || at.isEmpty()
        || mode.isEmpty()
        || !OUTCOMES.containsKey(status)) {
      return List.of();
    }
    Refunded fact =
        new Refunded(
            refund,
            Authority.PLATFORM,
            OUTCOMES.get(status),
            yuan(told, "refund_amount"),
            Optional.empty(),
            mode.get());
    String key = push.key("retail-refund", refund, status);
    return List.of(push.event(key, at.get(), order.get(), List.of(), fact));
  }

  private static Optional<IdentityKey> platformNumber(Push push) {
    String number = push.fields().text("order_id");
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(IdentityKey.orderNo(push.appid(), number));
  }

  private static Optional<Mode> mode(Fields told) {
    Optional<Mode> mode = Optional.ofNullable(MODES.get(told.text("env")));
    if (mode.isEmpty()) {
      told.warn("env is neither 0 nor 1, so that it may be no money; kept unmapped");
    }
    return mode;
  }

  /** No other currency is documented, and none is taken for it. */
  private static Optional<Money> yuan(Fields told, String name) {
    String currency = told.optional("currency");
    if (!currency.isEmpty() && !currency.equals("CNY")) {
      told.warn(name + " is not in CNY; it stays unknown");
      return Optional.empty();
    }
    return Amounts.fen(told, name);
  }
}
