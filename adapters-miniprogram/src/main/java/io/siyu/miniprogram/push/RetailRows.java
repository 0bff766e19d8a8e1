package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
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
            Fen.read(amount, "order_amount"),
            Fen.read(amount, "payer_amount"),
            mode(told));
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
    if (order.isEmpty() || refund.isEmpty() || at.isEmpty() || !OUTCOMES.containsKey(status)) {
      return List.of();
    }
    Refunded fact =
        new Refunded(
            refund,
            Authority.PLATFORM,
            OUTCOMES.get(status),
            Fen.read(told, "refund_amount"),
            Optional.empty(),
            mode(told));
    String key = push.key("retail-refund", refund, status);
    return List.of(push.event(key, at.get(), order.get(), List.of(), fact));
  }

  private static Optional<IdentityKey> platformNumber(Push push) {
    String number = push.fields().text("order_id");
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(IdentityKey.orderNo(push.appid(), number));
  }

  /** What says that it is anything but real is not counted as money. */
  private static Mode mode(Fields told) {
    return told.optionalWord("env", MODES, Mode.SANDBOX).orElse(Mode.LIVE);
  }
}
