package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
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
 * Virtual payment (虚拟支付): goods and coins paid for, and refunds. The sender is the platform itself;
 * the payer is in {@code OpenId}, and the order numbers are the account's own.
 */
final class XpayRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "xpay_goods_deliver_notify", XpayRows::goods,
          "xpay_coin_pay_notify", XpayRows::coins,
          "xpay_refund_notify", XpayRows::refunded);

  private static final ImmutableMap<String, Mode> MODES =
      ImmutableMap.of("0", Mode.LIVE, "1", Mode.SANDBOX);

  private XpayRows() {}

  private static List<Event> goods(Push push) {
    Fields goods = push.fields().in("GoodsInfo");
    String product = goods.text("ProductId");
    long units = goods.number("Quantity").orElse(0L);
    if (units != 1) {
      // Whether the prices are then those of one unit or of all is nowhere said.
      goods.warn("the prices of anything but one unit are left unknown");
      return paid(push, Optional.empty(), line(product, units, Optional.empty(), Optional.empty()));
    }
    Optional<Money> actual = Amounts.fen(goods, "ActualPrice");
    return paid(push, actual, line(product, units, Amounts.fen(goods, "OrigPrice"), actual));
  }

  private static Optional<OrderLine> line(
      String product, long units, Optional<Money> list, Optional<Money> paid) {
    return product.isEmpty() || units < 1 || units > OrderLine.UNITS_MAX
        ? Optional.empty()
        : Optional.of(new OrderLine(product, units, list, paid));
  }

  private static List<Event> coins(Push push) {
    return paid(push, Amounts.fen(push.fields().in("CoinInfo"), "ActualPrice"), Optional.empty());
  }

  private static List<Event> paid(Push push, Optional<Money> total, Optional<OrderLine> line) {
    Fields fields = push.fields();
    String number = fields.text("OutTradeNo");
    String env = fields.text("Env");
    Fields payment = fields.in("WeChatPayInfo");
    Optional<Instant> at = payment.instant("PaidTime").or(push::createdAt);
    if (number.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    if (!MODES.containsKey(env)) {
      fields.warn("Env is neither 0 nor 1, so that it may be no money; kept unmapped");
      return List.of();
    }
    String transaction = payment.optional("TransactionId");
    IdentityKey order = order(push, number);
    List<Claim> claims = claims(push, transaction);
    List<Event> events = new ArrayList<>();
    OrderPaid fact =
        new OrderPaid(transaction, Authority.PLATFORM, total, Optional.empty(), MODES.get(env));
    events.add(push.event(push.key("xpay", env, number), at.get(), order, claims, fact));
    // What was bought in the sandbox is no order's.
    if (line.isPresent() && fact.mode() == Mode.LIVE) {
      OrderDescribed lines = new OrderDescribed(List.of(line.get()), total, List.of());
      events.add(push.event(push.key("xpay-lines", number), at.get(), order, claims, lines));
    }
    return withTeam(push, events);
  }

  private static List<Event> refunded(Push push) {
    Fields fields = push.fields();
    String refund = fields.text("WxRefundId");
    String number = fields.text("MchOrderId");
    String code = fields.text("RetCode");
    boolean succeeded = code.equals("0");
    Optional<Instant> at =
        succeeded ? fields.instant("RefundSuccTimestamp").or(push::createdAt) : push.createdAt();
    if (refund.isEmpty() || number.isEmpty() || code.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    Refunded fact =
        new Refunded(
            refund,
            Authority.PLATFORM,
            succeeded ? Refunded.Outcome.SUCCESS : Refunded.Outcome.ABNORMAL,
            Amounts.fen(fields, "RefundFee"),
            Optional.empty(),
            MODES.getOrDefault(fields.optional("Env"), Mode.LIVE));
    List<Event> events = new ArrayList<>();
    events.add(
        push.event(
            push.key("xpayr", refund, code),
            at.get(),
            order(push, number),
            claims(push, ""),
            fact));
    return withTeam(push, events);
  }

  private static IdentityKey order(Push push, String number) {
    return IdentityKey.orderNo(push.appid(), number);
  }

  private static List<Claim> claims(Push push, String transaction) {
    List<Claim> claims = new ArrayList<>();
    push.person(push.fields().text("OpenId")).ifPresent(payer -> claims.add(Claim.payer(payer)));
    if (!transaction.isEmpty()) {
      claims.add(Claim.same(IdentityKey.paymentNo("wxpay", transaction)));
    }
    return claims;
  }

  /** Which team was founded or joined (拼团) no fact carries yet. */
  private static List<Event> withTeam(Push push, List<Event> events) {
    if (!push.fields().in("TeamInfo").optional("TeamId").isEmpty()) {
      events.add(push.asItCame());
    }
    return events;
  }
}
