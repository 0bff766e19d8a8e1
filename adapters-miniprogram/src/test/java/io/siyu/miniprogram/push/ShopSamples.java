package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Mode;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.PullRequested;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.event.Touched;
import io.siyu.event.Viewed;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.kit.FollowerPush;
import io.siyu.miniprogram.kit.RetailPush;
import io.siyu.miniprogram.kit.ShopPush;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every push that official accounts, shops and businesses send and that is understood. */
final class ShopSamples {
  private static final long ID = 4200001058471208928L;
  private static final IdentityKey PERSON = IdentityKey.openId(APPID, OPENID);
  private static final IdentityKey ORDER = IdentityKey.orderNo(APPID, Long.toString(ID));
  private static final IdentityKey PAYMENT = IdentityKey.paymentNo("wxpay", "4200001");
  private static final String POOL = "weixin/" + APPID;
  private static final String S = ":" + AT.getEpochSecond();
  private static final String WHO = ":" + APPID + ":" + OPENID;
  private static final Fact PULL = new PullRequested("channels/ec/order/get");

  private ShopSamples() {}

  static Stream<Sample> all() {
    return Stream.of(messages(), followers(), orders(), afterSales(), members(), payments())
        .flatMap(s -> s);
  }

  private static Sample one(String name, WeixinPush push, String key, Fact fact) {
    return Sample.of(name, push).event(key, AT, PERSON, List.of(), fact);
  }

  private static Engaged inbound(String what) {
    return new Engaged(POOL, what, Engaged.Direction.INBOUND);
  }

  private static Stream<Sample> messages() {
    return Stream.of("voice", "video", "shortvideo", "location", "link")
        .map(
            type ->
                one(
                    Rows.MESSAGE + type,
                    WeixinPush.message(type, OPENID, 5, AT),
                    "msg:" + APPID + ":5",
                    inbound("message")));
  }

  private static Stream<Sample> followers() {
    List<Sample> samples = new ArrayList<>();
    samples.add(
        one(
            "subscribe",
            FollowerPush.followed(OPENID, "spring", AT),
            "join" + WHO + S,
            Joined.full(POOL, "", "spring")));
    samples.add(
        one(
                "unsubscribe",
                FollowerPush.unfollowed(OPENID, AT),
                "left" + WHO + S,
                new Left(POOL, "", Party.CUSTOMER, Left.Why.REMOVED, ""))
            .event(
                "erasure:" + APPID + ":unsubscribe:" + OPENID + S,
                AT,
                PERSON,
                List.of(),
                new ErasureRequested("unsubscribe", ErasureRequested.Scope.PERSON, "")));
    samples.add(
        one(
            "scan",
            FollowerPush.scanned(OPENID, "spring", AT),
            "qr" + WHO + ":spring" + S,
            Touched.through("spring")));
    samples.add(
        one(
            "view",
            FollowerPush.viewed(OPENID, "www.qq.com", AT),
            "view" + WHO + ":www.qq.com" + S,
            new Viewed(POOL, "page", "www.qq.com")));
    samples.add(
        one(
            "view_miniprogram",
            WeixinPush.event("view_miniprogram", OPENID, AT)
                .with("EventKey", "pages/index")
                .with("MenuId", "7"),
            "view" + WHO + ":pages/index" + S,
            new Viewed(POOL, "page", "pages/index")));
    samples.add(pressed("click", "menu"));
    samples.add(pressed("pic_sysphoto", "menu"));
    samples.add(pressed("pic_photo_or_album", "menu"));
    samples.add(pressed("pic_weixin", "menu"));
    samples.add(pressed("location_select", "menu"));
    samples.add(pressed("scancode_push", "scan"));
    samples.add(pressed("scancode_waitmsg", "scan"));
    samples.add(
        Sample.of(
                "location",
                WeixinPush.event("LOCATION", OPENID, AT)
                    .with("Latitude", "23.137466")
                    .with("Longitude", "113.352425"))
            .keptAsItCame());
    samples.add(
        one(
            "templatesendjobfinish",
            WeixinPush.event("TEMPLATESENDJOBFINISH", OPENID, AT)
                .with("MsgID", "200163836")
                .with("Status", "success"),
            "template:" + APPID + ":200163836",
            new Engaged(POOL, "template", Engaged.Direction.OUTBOUND)));
    return samples.stream();
  }

  private static Sample pressed(String name, String what) {
    WeixinPush push = WeixinPush.event(name, OPENID, AT).with("EventKey", "V1001");
    return one(name, push, what + WHO + ":V1001" + S, inbound(what));
  }

  private static Stream<Sample> orders() {
    String key = "ec:" + APPID + ":" + ID + ":";
    WeixinPush extended =
        WeixinPush.event("channels_ec_order_ext_info_update", OPENID, AT)
            .with("order_info/order_id", ID)
            .with("order_info/type", 7);
    return Stream.of(
        order(
            "channels_ec_order_new", ShopPush.ordered(OPENID, ID, AT), "pull:" + key + "new", PULL),
        order(
                "channels_ec_order_pay",
                ShopPush.paid(OPENID, ID, AT),
                key + "pay",
                paid("", Optional.empty()))
            .event("pull:" + key + "pay", AT, ORDER, List.of(Claim.buyer(PERSON)), PULL),
        order(
            "channels_ec_order_deliver",
            ShopPush.shipped(OPENID, ID, true, AT),
            key + "deliver",
            new Shipped(true)),
        order(
            "channels_ec_order_confirm",
            ShopPush.confirmed(OPENID, ID, 1, AT),
            key + "confirm",
            new Completed(Party.CUSTOMER)),
        order(
            "channels_ec_order_cancel",
            ShopPush.cancelled(OPENID, ID, 2, AT),
            key + "cancel",
            new OrderCancelled("超时未支付")),
        order("channels_ec_order_ext_info_update", extended, "pull:" + key + "ext:7" + S, PULL));
  }

  private static Sample order(String name, WeixinPush push, String key, Fact fact) {
    return Sample.of(name, push).event(key, AT, ORDER, List.of(Claim.buyer(PERSON)), fact);
  }

  private static OrderPaid paid(String payment, Optional<Money> amount) {
    return new OrderPaid(payment, Authority.PLATFORM, amount, amount, Mode.LIVE);
  }

  private static Refunded refunded(String refund, Optional<Money> total) {
    return new Refunded(
        refund, Authority.PLATFORM, Refunded.Outcome.SUCCESS, total, Optional.empty(), Mode.LIVE);
  }

  private static Stream<Sample> afterSales() {
    String status = "MERCHANT_REFUND_SUCCESS";
    return Stream.of(
        Sample.of("channels_ec_aftersale_update", ShopPush.afterSale("R1", ID, status, AT))
            .event("ecr:" + APPID + ":R1", AT, ORDER, List.of(), refunded("R1", Optional.empty()))
            .event(
                "pull:eca:" + APPID + ":R1:" + status + S,
                AT,
                ORDER,
                List.of(),
                new PullRequested("channels/ec/aftersale/getaftersaleorder")));
  }

  private static Stream<Sample> members() {
    long at = AT.getEpochSecond();
    return Stream.of(
        one(
            "channels_ec_vip_join",
            WeixinPush.event("channels_ec_vip_join", OPENID, AT)
                .with("user_info/join_time", at)
                .with("user_info/phone_number", "13000000000"),
            "vip-join:" + APPID + WHO + S,
            Joined.full(POOL, "", "")),
        one(
            "channels_ec_vip_close",
            WeixinPush.event("channels_ec_vip_close", OPENID, AT).with("user_info/close_time", at),
            "vip-left:" + APPID + WHO + S,
            new Left(POOL, "", Party.CUSTOMER, Left.Why.REMOVED, "")),
        one(
            "channels_ec_vip_user_auto_add",
            WeixinPush.event("channels_ec_vip_user_auto_add", OPENID, AT)
                .with("info/shop_appid", "wxshop")
                .with("info/outer_userid", "M1")
                .with("info/add_time", at),
            "vip-join:" + APPID + ":wxshop:" + OPENID + S,
            new Joined("weixin/wxshop", "", Joined.Degree.FULL, "", Party.PLATFORM)));
  }

  private static Stream<Sample> payments() {
    IdentityKey platformNo = IdentityKey.orderNo(APPID, "oT0001");
    Optional<Money> amount = Optional.of(Money.fen(1300));
    return Stream.of(
        Sample.of(
                "retail_pay_notify",
                RetailPush.paid(OPENID, "1230000109", "T0001", "4200001", 1300, AT))
            .event(
                "retail:" + APPID + ":1230000109:T0001",
                AT,
                IdentityKey.orderNo("1230000109", "T0001"),
                List.of(Claim.same(PAYMENT), Claim.same(platformNo), Claim.payer(PERSON)),
                paid("4200001", amount)),
        Sample.of("retail_refund_notify", RetailPush.refunded("T0001", "R1", 300, AT))
            .event(
                "retail-refund:" + APPID + ":R1:REFUND_SUCC",
                AT,
                platformNo,
                List.of(),
                refunded("R1", Optional.of(Money.fen(300)))),
        Sample.of(
                "open_product_order_pay",
                WeixinPush.event("open_product_order_pay", OPENID, AT)
                    .with("order_info/order_id", ID)
                    .with("order_info/transaction_id", "4200001")
                    .with("order_info/amount", 1300)
                    .with("order_info/payer_amount", 1300))
            .event(
                "open-product:" + APPID + ":4200001",
                AT,
                ORDER,
                List.of(Claim.same(PAYMENT)),
                paid("4200001", amount)),
        Sample.of(
                "funds_order_pay",
                WeixinPush.event("funds_order_pay", OPENID, AT).with("transaction_id", "4200001"))
            .event(
                "funds:" + APPID + ":4200001",
                AT,
                PAYMENT,
                List.of(),
                paid("4200001", Optional.empty())));
  }
}
