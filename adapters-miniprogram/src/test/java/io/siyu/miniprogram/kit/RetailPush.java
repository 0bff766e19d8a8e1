package io.siyu.miniprogram.kit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Payments and refunds of B2b 门店助手, which tell the time as clocks in Beijing show it. */
public final class RetailPush {
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

  private RetailPush() {}

  /**
   * An order was paid.
   *
   * @param orderNo the merchant's number; the platform's is made of it
   * @param fen the amount
   */
  public static WeixinPush paid(
      String openId,
      String merchantId,
      String orderNo,
      String transactionId,
      long fen,
      Instant at) {
    return of("retail_pay_notify", orderNo, at)
        .with("mchid", merchantId)
        .with("pay_status", "ORDER_PAY_SUCC")
        .with("pay_time", BEIJING.format(at))
        .with("payer_openid", openId)
        .with("amount/order_amount", fen)
        .with("amount/payer_amount", fen)
        .with("amount/currency", "CNY")
        .with("wxpay_transaction_id", transactionId);
  }

  /** Some of an order was given back. */
  public static WeixinPush refunded(String orderNo, String refundId, long fen, Instant at) {
    return of("retail_refund_notify", orderNo, at)
        .with("refund_status", "REFUND_SUCC")
        .with("refund_time", BEIJING.format(at))
        .with("refund_id", "r" + refundId)
        .with("wxpay_refund_id", refundId)
        .with("refund_amount", fen);
  }

  private static WeixinPush of(String event, String orderNo, Instant at) {
    return WeixinPush.event(event, WeixinPush.PLATFORM, at)
        .with("out_trade_no", orderNo)
        .with("order_id", "o" + orderNo)
        .with("env", 0)
        .retried(Retries.B2B);
  }
}
