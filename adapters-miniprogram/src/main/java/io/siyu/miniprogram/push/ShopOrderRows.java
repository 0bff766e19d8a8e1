package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.PullRequested;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.identity.IdentityKey;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders and after-sales of a shop (微信小店). No push tells an amount or a product: the host fetches
 * them and ingests them about the same order number, under keys of its own.
 */
final class ShopOrderRows {
  private static final String ORDER = "channels/ec/order/get";
  private static final String AFTER_SALE = "channels/ec/aftersale/getaftersaleorder";

  /** Whether the whole order is out, by {@code finish_delivery}. */
  private static final ImmutableMap<String, Boolean> WHOLE = ImmutableMap.of("0", false, "1", true);

  /** By {@code confirm_type}: 用户确认收货, 超时自动收货. */
  private static final ImmutableMap<String, Party> CONFIRMED_BY =
      ImmutableMap.of("1", Party.CUSTOMER, "2", Party.PLATFORM);

  /** The platform's words, by {@code cancel_type}. */
  private static final ImmutableMap<String, String> CANCELLED =
      ImmutableMap.of("1", "用户取消", "2", "超时未支付", "3", "全部商品售后完成", "4", "超卖商家取消");

  /** 退款完成 and 退货退款完成: in both the buyer has the money back. */
  private static final ImmutableSet<String> GIVEN_BACK =
      ImmutableSet.of("MERCHANT_REFUND_SUCCESS", "MERCHANT_RETURN_SUCCESS");

  /** Every other status, in each of which no money has gone back by this after-sale. */
  private static final ImmutableSet<String> NOT_GIVEN_BACK =
      ImmutableSet.of(
          "USER_CANCELD",
          "MERCHANT_PROCESSING",
          "MERCHANT_REJECT_REFUND",
          "MERCHANT_REJECT_RETURN",
          "USER_WAIT_RETURN",
          "RETURN_CLOSED",
          "MERCHANT_WAIT_RECEIPT",
          "MERCHANT_OVERDUE_REFUND",
          "PLATFORM_REFUNDING",
          "PLATFORM_REFUND_FAIL",
          "USER_WAIT_CONFIRM",
          "MERCHANT_REFUND_RETRY_FAIL",
          "MERCHANT_FAIL");

  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.<String, Row>builder()
          .put("channels_ec_order_new", row(told -> List.of(told.pull(told.key("new")))))
          .put("channels_ec_order_pay", ShopOrderRows::paid)
          .put("channels_ec_order_deliver", row(ShopOrderRows::shipped))
          .put("channels_ec_order_confirm", row(ShopOrderRows::completed))
          .put("channels_ec_order_cancel", row(ShopOrderRows::cancelled))
          .put("channels_ec_order_ext_info_update", row(ShopOrderRows::changed))
          .put("channels_ec_aftersale_update", ShopOrderRows::afterSale)
          .buildOrThrow();

  private ShopOrderRows() {}

  /** What is told of an order, whose buyer (下单用户) is the sender. */
  private record Told(Push push, Fields info, String id, Instant at) {
    static Optional<Told> of(Push push, Optional<Instant> at) {
      Fields info = info(push);
      String id = info.text("order_id");
      return id.isEmpty() ? Optional.empty() : at.map(it -> new Told(push, info, id, it));
    }

    static Fields info(Push push) {
      return push.fields().in("order_info");
    }

    /** A key of what happens to an order once. */
    String key(String what) {
      return push.key("ec", id, what);
    }

    Event event(String key, Fact fact) {
      List<Claim> buyer = push.sender().map(Claim::buyer).stream().toList();
      return push.event(key, at, IdentityKey.orderNo(push.appid(), id), buyer, fact);
    }

    Event pull(String key) {
      return event("pull:" + key, new PullRequested(ORDER));
    }
  }

  private static Row row(Function<Told, List<Event>> read) {
    return push -> Told.of(push, push.createdAt()).map(read).orElse(List.of());
  }

  private static List<Event> paid(Push push) {
    Optional<Instant> at = Told.info(push).instant("pay_time").or(push::createdAt);
    return Told.of(push, at)
        .map(
            told -> {
              String key = told.key("pay");
              return List.of(told.event(key, payment()), told.pull(key));
            })
        .orElse(List.of());
  }

  private static OrderPaid payment() {
    return new OrderPaid("", Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE);
  }

  /** An order goes out in parts as often as the shop likes, and whole once. */
  private static List<Event> shipped(Told told) {
    boolean whole = told.info().word("finish_delivery", WHOLE, false);
    String key =
        whole ? told.key("deliver") : told.push().keyAt(told.at(), "ec", told.id(), "deliver-part");
    return List.of(told.event(key, new Shipped(whole)));
  }

  private static List<Event> completed(Told told) {
    Party by = told.info().word("confirm_type", CONFIRMED_BY, Party.UNKNOWN);
    return List.of(told.event(told.key("confirm"), new Completed(by)));
  }

  private static List<Event> cancelled(Told told) {
    String type = told.info().optional("cancel_type");
    String reason = told.info().word("cancel_type", CANCELLED, type);
    return List.of(told.event(told.key("cancel"), new OrderCancelled(reason)));
  }

  private static List<Event> changed(Told told) {
    String type = told.info().optional("type");
    return List.of(told.pull(told.push().keyAt(told.at(), "ec", told.id(), "ext", type)));
  }

  /** The sender is the platform, so that the order alone tells whose it is. */
  private static List<Event> afterSale(Push push) {
    Fields told = push.fields().in("finder_shop_aftersale_status_update");
    String id = told.text("after_sale_order_id");
    String orderId = told.text("order_id");
    String status = told.text("status");
    Optional<Instant> at = push.createdAt();
    if (id.isEmpty() || orderId.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    IdentityKey order = IdentityKey.orderNo(push.appid(), orderId);
    Event pull = push.pull(at.get(), order, AFTER_SALE, push.keyAt(at.get(), "eca", id, status));
    if (GIVEN_BACK.contains(status)) {
      return List.of(push.event(push.key("ecr", id), at.get(), order, List.of(), refund(id)), pull);
    }
    if (NOT_GIVEN_BACK.contains(status)) {
      return List.of(pull);
    }
    told.warn("status is not known");
    return List.of();
  }

  private static Refunded refund(String id) {
    return new Refunded(
        id,
        Authority.PLATFORM,
        Refunded.Outcome.SUCCESS,
        Optional.empty(),
        Optional.empty(),
        Mode.LIVE);
  }
}
