package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of a shop's orders and after-sales (微信小店), which come in JSON. */
public final class ShopPush {
  private ShopPush() {}

  /** An order was made. */
  public static WeixinPush ordered(String openId, long orderId, Instant at) {
    return of("new", openId, orderId, at);
  }

  /** It was paid. */
  public static WeixinPush paid(String openId, long orderId, Instant at) {
    return of("pay", openId, orderId, at).with("order_info/pay_time", at.getEpochSecond());
  }

  /** Some or all of it was shipped. */
  public static WeixinPush shipped(String openId, long orderId, boolean whole, Instant at) {
    return of("deliver", openId, orderId, at).with("order_info/finish_delivery", whole ? 1 : 0);
  }

  /**
   * Its receipt was confirmed.
   *
   * @param type 1 by the buyer, 2 by itself
   */
  public static WeixinPush confirmed(String openId, long orderId, int type, Instant at) {
    return of("confirm", openId, orderId, at).with("order_info/confirm_type", type);
  }

  /**
   * It was called off.
   *
   * @param type 1 by the buyer, 2 unpaid, 3 all given back, 4 oversold
   */
  public static WeixinPush cancelled(String openId, long orderId, int type, Instant at) {
    return of("cancel", openId, orderId, at).with("order_info/cancel_type", type);
  }

  /**
   * An after-sale came to a status.
   *
   * @param status the platform's word, such as {@code MERCHANT_REFUND_SUCCESS}
   */
  public static WeixinPush afterSale(String afterSaleId, long orderId, String status, Instant at) {
    String inside = "finder_shop_aftersale_status_update/";
    return WeixinPush.event("channels_ec_aftersale_update", WeixinPush.PLATFORM, at)
        .with(inside + "status", status)
        .with(inside + "after_sale_order_id", afterSaleId)
        .with(inside + "order_id", orderId)
        .retried(Retries.SHOP);
  }

  private static WeixinPush of(String what, String openId, long orderId, Instant at) {
    return WeixinPush.event("channels_ec_order_" + what, openId, at)
        .with("order_info/order_id", orderId)
        .retried(Retries.SHOP);
  }
}
