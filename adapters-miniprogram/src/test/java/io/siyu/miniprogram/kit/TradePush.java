package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of shipping management (小程序发货信息管理). */
public final class TradePush {
  private TradePush() {}

  /** An order was shipped. */
  public static WeixinPush shipped(
      String merchantId, String orderNo, String transactionId, Instant at) {
    return settlement(merchantId, orderNo, transactionId, at)
        .with("estimated_settlement_time", at.plusSeconds(864_000).getEpochSecond());
  }

  /**
   * The same order was received.
   *
   * @param method 1 by the person, 2 by itself
   * @param received when
   */
  public static WeixinPush settled(
      String merchantId,
      String orderNo,
      String transactionId,
      int method,
      Instant received,
      Instant at) {
    return settlement(merchantId, orderNo, transactionId, at)
        .with("confirm_receive_method", method)
        .with("confirm_receive_time", received.getEpochSecond())
        .with("settlement_time", at.getEpochSecond());
  }

  private static WeixinPush settlement(
      String merchantId, String orderNo, String transactionId, Instant at) {
    return WeixinPush.event("trade_manage_order_settlement", WeixinPush.PLATFORM, at)
        .with("transaction_id", transactionId)
        .with("merchant_id", merchantId)
        .with("sub_merchant_id", "")
        .with("merchant_trade_no", orderNo)
        .with("pay_time", at.minusSeconds(7200).getEpochSecond())
        .with("shipped_time", at.minusSeconds(60).getEpochSecond());
  }
}
