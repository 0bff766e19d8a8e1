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
import io.siyu.event.TeamJoined;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Virtual payment (虚拟支付): goods and coins paid for, refunds, and the group-buy teams (拼团) of both.
 * The sender is the platform itself; the payer is in {@code OpenId}, and the order numbers are the
 * account's own.
 */
final class XpayRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "xpay_goods_deliver_notify", XpayRows::goods,
          "xpay_coin_pay_notify", XpayRows::coins,
          "xpay_refund_notify", XpayRows::refunded);

  private static final ImmutableMap<String, Mode> MODES =
      ImmutableMap.of("0", Mode.LIVE, "1", Mode.SANDBOX);

  private static final ImmutableMap<String, TeamJoined.Role> ROLES =
      ImmutableMap.of("0", TeamJoined.Role.OPENER, "1", TeamJoined.Role.MEMBER);

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
    // What was bought in the sandbox is no order's, and in no team.
    if (fact.mode() == Mode.LIVE) {
      if (line.isPresent()) {
        OrderDescribed lines = new OrderDescribed(List.of(line.get()), total, List.of());
        events.add(push.event(push.key("xpay-lines", number), at.get(), order, claims, lines));
      }
      team(push, events.get(0)).ifPresent(events::add);
    }
    return events;
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
    if (fact.mode() == Mode.LIVE) {
      team(push, events.get(0)).ifPresent(events::add);
    }
    return events;
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

  /**
   * Which team the order opened or joined (拼团), beside what else the push says of it. A refund says
   * so too, under the same key, so that it is known where only the refund came.
   */
  private static Optional<Event> team(Push push, Event beside) {
    Fields info = push.fields().in("TeamInfo");
    String team = info.optional("TeamId");
    if (team.isEmpty() || !(beside.subject() instanceof IdentityKey order)) {
      return Optional.empty();
    }
    String action = info.optional("TeamAction");
    if (!ROLES.containsKey(action)) {
      info.warn("TeamAction is neither 0 nor 1; the push is kept as it came beside its facts");
      return Optional.of(push.asItCame());
    }
    TeamJoined joined =
        new TeamJoined(
            info.optional("ActivityId"),
            team,
            push.fields().in("GoodsInfo").optional("ProductId"),
            ROLES.get(action),
            OptionalLong.empty(),
            Optional.empty());
    return Optional.of(
        push.event(
            push.key("team", order.value()), beside.occurredAt(), order, beside.claims(), joined));
  }
}
