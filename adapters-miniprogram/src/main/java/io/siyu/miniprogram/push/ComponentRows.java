package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.identity.IdentityKey;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Payments of what came before 微信小店 (自定义交易组件), which still tells of its old orders. The openid
 * beside them is of a service provider's appid, which no push names, and so claims nobody.
 */
final class ComponentRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "open_product_order_pay", ComponentRows::orderPaid,
          "funds_order_pay", ComponentRows::fundsPaid);

  private ComponentRows() {}

  private static List<Event> orderPaid(Push push) {
    Fields told = push.fields().in("order_info");
    String number = told.text("order_id");
    String payment = told.text("transaction_id");
    Optional<Instant> at = paidAt(push, told);
    if (number.isEmpty() || payment.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    OrderPaid fact =
        new OrderPaid(
            payment,
            Authority.PLATFORM,
            Amounts.fen(told, "amount"),
            told.optional("payer_amount").isEmpty()
                ? Optional.empty()
                : Amounts.fen(told, "payer_amount"),
            Mode.LIVE);
    return List.of(
        push.event(
            push.key("open-product", payment),
            at.get(),
            IdentityKey.orderNo(push.appid(), number),
            List.of(Claim.same(paymentNo(payment))),
            fact));
  }

  /** Neither the order nor the amount is told: 微信支付's number joins both. */
  private static List<Event> fundsPaid(Push push) {
    Fields inside = push.fields().in("order_info");
    Fields told = inside.optional("transaction_id").isEmpty() ? push.fields() : inside;
    String payment = told.text("transaction_id");
    Optional<Instant> at = paidAt(push, told);
    if (payment.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    OrderPaid fact =
        new OrderPaid(payment, Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE);
    return List.of(
        push.event(push.key("funds", payment), at.get(), paymentNo(payment), List.of(), fact));
  }

  private static Optional<Instant> paidAt(Push push, Fields told) {
    return BeijingTime.read(told, "pay_time").or(push::createdAt);
  }

  private static IdentityKey paymentNo(String number) {
    return IdentityKey.paymentNo("wxpay", number);
  }
}
