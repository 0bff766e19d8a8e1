package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.event.TeamJoined;
import io.siyu.event.TeamJoined.Role;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.kit.ConsentPush;
import io.siyu.miniprogram.kit.MessagePush;
import io.siyu.miniprogram.kit.SubscribePush;
import io.siyu.miniprogram.kit.TradePush;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.miniprogram.kit.XpayPush;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Every push that is understood, at least once, and what it becomes. */
final class Samples {
  private static final IdentityKey PERSON = IdentityKey.openId(APPID, OPENID);
  private static final IdentityKey ORDER = IdentityKey.orderNo(APPID, "T0001");
  private static final String S = ":" + AT.getEpochSecond();
  private static final Instant PAID_AT = AT.minusSeconds(1);
  private static final String POOL = "weixin/" + APPID;
  private static final List<Claim> PAYER = List.of(Claim.payer(PERSON));
  private static final List<Claim> PAYER_AND_PAYMENT =
      List.of(Claim.payer(PERSON), Claim.same(IdentityKey.paymentNo("wxpay", "4200001")));

  private Samples() {}

  static Stream<Sample> all() {
    return Stream.of(messages(), subscriptions(), trade(), xpay(), consents(), ShopSamples.all())
        .flatMap(s -> s);
  }

  private static Stream<Sample> messages() {
    return Stream.of(
        written(MessagePush.text(OPENID, 1, "hello <你好>", AT), "text", 1),
        written(MessagePush.image(OPENID, 2, "https://mmbiz.qpic.cn/a", AT), "image", 2),
        written(MessagePush.card(OPENID, 3, APPID, "pages/goods?id=1", AT), "miniprogrampage", 3),
        Sample.of("user_enter_tempsession", MessagePush.sessionOpened(OPENID, "goods-1", AT))
            .event("sess:" + APPID + ":" + OPENID + S, AT, PERSON, List.of(), inbound("session")));
  }

  private static Sample written(WeixinPush push, String type, long id) {
    return Sample.of(Rows.MESSAGE + type, push)
        .event("msg:" + APPID + ":" + id, AT, PERSON, List.of(), inbound("message"));
  }

  private static Fact inbound(String what) {
    return new Engaged(POOL, what, Engaged.Direction.INBOUND);
  }

  private static Stream<Sample> subscriptions() {
    String key = "subscribe:" + APPID + ":" + OPENID + ":";
    Fact given = ConsentGiven.to("subscribe_msg", "tpl-a", "");
    Fact refused = new ConsentWithdrawn("subscribe_msg", "tpl-b", "");
    Fact delivered = new Engaged(POOL, "subscribe_msg", Engaged.Direction.OUTBOUND);
    String popup = "subscribe_msg_popup_event";
    return Stream.of(
        Sample.of(popup, SubscribePush.answered(OPENID, List.of("tpl-a"), List.of("tpl-b"), AT))
            .event(key + "tpl-a:accept" + S, AT, PERSON, List.of(), given)
            .event(key + "tpl-b:reject" + S, AT, PERSON, List.of(), refused),
        Sample.of(popup, SubscribePush.answered(OPENID, List.of("tpl-a"), List.of(), AT))
            .event(key + "tpl-a:accept" + S, AT, PERSON, List.of(), given),
        Sample.of("subscribe_msg_change_event", SubscribePush.refused(OPENID, "tpl-b", AT))
            .event(key + "tpl-b:reject" + S, AT, PERSON, List.of(), refused),
        Sample.of(
                "subscribe_msg_sent_event",
                SubscribePush.sent(OPENID, "tpl-a", "1864323726461255680", "success", AT))
            .event("sent:" + APPID + ":1864323726461255680", AT, PERSON, List.of(), delivered),
        Sample.of(
                "subscribe_msg_sent_event",
                SubscribePush.sent(OPENID, "tpl-a", "1864323726461255681", "failed", AT))
            .keptAsItCame());
  }

  private static Stream<Sample> trade() {
    IdentityKey order = IdentityKey.orderNo("1230000109", "T0001");
    IdentityKey partners = IdentityKey.orderNo("1900000109", "T0001");
    List<Claim> payment = List.of(Claim.same(IdentityKey.paymentNo("wxpay", "4200001")));
    WeixinPush shipped = TradePush.shipped("1230000109", "T0001", "4200001", AT);
    String name = "trade_manage_order_settlement";
    return Stream.of(
        Sample.of(name, shipped)
            .event(
                "tm:" + APPID + ":4200001:shipped",
                AT.minusSeconds(60),
                order,
                payment,
                new Shipped(true)),
        Sample.of(name, shipped.with("sub_merchant_id", "1900000109"))
            .event(
                "tm:" + APPID + ":4200001:shipped",
                AT.minusSeconds(60),
                partners,
                payment,
                new Shipped(true)),
        settled(1, Party.CUSTOMER, order, payment),
        settled(2, Party.PLATFORM, order, payment),
        settled(3, Party.UNKNOWN, order, payment));
  }

  private static Sample settled(int method, Party by, IdentityKey order, List<Claim> payment) {
    Instant received = AT.minusSeconds(30);
    return Sample.of(
            "trade_manage_order_settlement",
            TradePush.settled("1230000109", "T0001", "4200001", method, received, AT))
        .event("tm:" + APPID + ":4200001:settled", received, order, payment, new Completed(by));
  }

  private static Stream<Sample> xpay() {
    WeixinPush goods = XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT);
    WeixinPush coins = XpayPush.coins(OPENID, "T0001", "4200001", 60, 600, AT);
    WeixinPush refund = XpayPush.refund(OPENID, "T0001", "R1", 990, 0, AT);
    String sandbox = "xpay:" + APPID + ":1:T0001";
    String team = "team:" + APPID + ":T0001";
    return Stream.of(
        goods(goods),
        goods(XpayPush.inTeam(goods, "TEAM-1", 0))
            .event(team, PAID_AT, ORDER, PAYER_AND_PAYMENT, inTeam("vip_month", Role.OPENER)),
        goods(XpayPush.inTeam(goods, "TEAM-1", 1))
            .event(team, PAID_AT, ORDER, PAYER_AND_PAYMENT, inTeam("vip_month", Role.MEMBER)),
        goods(XpayPush.inTeam(goods, "TEAM-1", 2)).keptAsItCame(),
        Sample.of("xpay_goods_deliver_notify", XpayPush.inTeam(goods.with("Env", 1), "TEAM-1", 0))
            .event(sandbox, PAID_AT, ORDER, PAYER_AND_PAYMENT, paid("4200001", 1990, Mode.SANDBOX)),
        Sample.of("xpay_goods_deliver_notify", goods.with("Env", 1))
            .event(sandbox, PAID_AT, ORDER, PAYER_AND_PAYMENT, paid("4200001", 1990, Mode.SANDBOX)),
        Sample.of("xpay_coin_pay_notify", coins)
            .event(
                "xpay:" + APPID + ":0:T0001",
                PAID_AT,
                ORDER,
                PAYER_AND_PAYMENT,
                paid("4200001", 600, Mode.LIVE)),
        Sample.of("xpay_coin_pay_notify", coins.without("WeChatPayInfo"))
            .event("xpay:" + APPID + ":0:T0001", AT, ORDER, PAYER, paid("", 600, Mode.LIVE)),
        refund(refund),
        refund(XpayPush.inTeam(refund, "TEAM-1", 0))
            .event(team, AT.minusSeconds(2), ORDER, PAYER, inTeam("", Role.OPENER)),
        Sample.of("xpay_refund_notify", XpayPush.inTeam(refund.with("Env", 1), "TEAM-1", 0))
            .event(
                "xpayr:" + APPID + ":R1:0",
                AT.minusSeconds(2),
                ORDER,
                PAYER,
                refunded(Refunded.Outcome.SUCCESS, Mode.SANDBOX)),
        Sample.of("xpay_refund_notify", XpayPush.refund(OPENID, "T0001", "R1", 990, 7, AT))
            .event(
                "xpayr:" + APPID + ":R1:7", AT, ORDER, PAYER, refunded(Refunded.Outcome.ABNORMAL)));
  }

  private static Fact inTeam(String sku, Role role) {
    return new TeamJoined("A1", "TEAM-1", sku, role, OptionalLong.empty(), Optional.empty());
  }

  private static Sample goods(WeixinPush push) {
    OrderLine line =
        new OrderLine("vip_month", 1, Optional.of(Money.fen(3000)), Optional.of(Money.fen(1990)));
    return Sample.of("xpay_goods_deliver_notify", push)
        .event(
            "xpay:" + APPID + ":0:T0001",
            PAID_AT,
            ORDER,
            PAYER_AND_PAYMENT,
            paid("4200001", 1990, Mode.LIVE))
        .event(
            "xpay-lines:" + APPID + ":T0001",
            PAID_AT,
            ORDER,
            PAYER_AND_PAYMENT,
            new OrderDescribed(List.of(line), Optional.of(Money.fen(1990)), List.of()));
  }

  private static Sample refund(WeixinPush push) {
    return Sample.of("xpay_refund_notify", push)
        .event(
            "xpayr:" + APPID + ":R1:0",
            AT.minusSeconds(2),
            ORDER,
            PAYER,
            refunded(Refunded.Outcome.SUCCESS));
  }

  private static Fact paid(String payment, long fen, Mode mode) {
    return new OrderPaid(
        payment, Authority.PLATFORM, Optional.of(Money.fen(fen)), Optional.empty(), mode);
  }

  private static Fact refunded(Refunded.Outcome outcome) {
    return refunded(outcome, Mode.LIVE);
  }

  private static Fact refunded(Refunded.Outcome outcome, Mode mode) {
    return new Refunded(
        "R1", Authority.PLATFORM, outcome, Optional.of(Money.fen(990)), Optional.empty(), mode);
  }

  private static Stream<Sample> consents() {
    return Stream.of(
        owed(
            "user_authorization_revoke",
            ConsentPush.revoked(OPENID, APPID, "8", AT),
            "phone_number",
            ErasureRequested.Scope.FIELDS,
            "8"),
        owed(
            "user_authorization_revoke",
            ConsentPush.revoked(OPENID, APPID, "201", AT),
            "",
            ErasureRequested.Scope.FIELDS,
            "201"),
        owed(
            "user_authorization_cancellation",
            ConsentPush.cancelled(OPENID, APPID, AT),
            "",
            ErasureRequested.Scope.PERSON,
            ""));
  }

  private static Sample owed(
      String demand, WeixinPush push, String purpose, ErasureRequested.Scope scope, String code) {
    String key = ":" + APPID + ":" + demand + ":" + OPENID + ":" + code + S;
    String word = code.isEmpty() ? demand : demand + "/" + code;
    return Sample.of(demand, push)
        .event("withdrawn" + key, AT, PERSON, List.of(), new ConsentWithdrawn(purpose, "", word))
        .event("erasure" + key, AT, PERSON, List.of(), new ErasureRequested(demand, scope, code));
  }
}
