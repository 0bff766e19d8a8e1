package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of virtual payment (虚拟支付), real money unless told otherwise. */
public final class XpayPush {
  private XpayPush() {}

  /** One piece of goods was paid for; amounts in 分. */
  public static WeixinPush goods(
      String openId,
      String orderNo,
      String transactionId,
      String productId,
      long list,
      long paid,
      Instant at) {
    return of("xpay_goods_deliver_notify", openId, at)
        .with("OutTradeNo", orderNo)
        .with("Env", 0)
        .with("WeChatPayInfo/MchOrderNo", "MCH" + orderNo)
        .with("WeChatPayInfo/TransactionId", transactionId)
        .with("WeChatPayInfo/PaidTime", at.minusSeconds(1).getEpochSecond())
        .with("GoodsInfo/ProductId", productId)
        .with("GoodsInfo/Quantity", 1)
        .with("GoodsInfo/OrigPrice", list)
        .with("GoodsInfo/ActualPrice", paid)
        .with("GoodsInfo/Attach", "ch=wecom");
  }

  /** Coins were paid for; amounts in 分. */
  public static WeixinPush coins(
      String openId, String orderNo, String transactionId, long quantity, long paid, Instant at) {
    return of("xpay_coin_pay_notify", openId, at)
        .with("OutTradeNo", orderNo)
        .with("Env", 0)
        .with("WeChatPayInfo/MchOrderNo", "MCH" + orderNo)
        .with("WeChatPayInfo/TransactionId", transactionId)
        .with("WeChatPayInfo/PaidTime", at.minusSeconds(1).getEpochSecond())
        .with("CoinInfo/Quantity", quantity)
        .with("CoinInfo/OrigPrice", paid)
        .with("CoinInfo/ActualPrice", paid);
  }

  /**
   * A refund ended; amounts in 分.
   *
   * @param code 0 where it succeeded
   */
  public static WeixinPush refund(
      String openId, String orderNo, String refundId, long fee, int code, Instant at) {
    return of("xpay_refund_notify", openId, at)
        .with("WxRefundId", refundId)
        .with("MchRefundId", "MCH" + refundId)
        .with("WxOrderId", "WX" + orderNo)
        .with("MchOrderId", orderNo)
        .with("RefundFee", fee)
        .with("RetCode", code)
        .with("RetMsg", code == 0 ? "" : "failed")
        .with("RefundStartTimestamp", at.minusSeconds(5).getEpochSecond())
        .with("RefundSuccTimestamp", code == 0 ? at.minusSeconds(2).getEpochSecond() : 0)
        .with("WxpayRefundTransactionId", "")
        .with("RetryTimes", 0);
  }

  private static WeixinPush of(String event, String openId, Instant at) {
    return WeixinPush.event(event, WeixinPush.PLATFORM, at)
        .with("OpenId", openId)
        .retried(Retries.VIRTUAL_PAYMENT);
  }

  /**
   * The same push of a group purchase (拼团).
   *
   * @param action 0 where the team was founded, 1 where it was joined
   */
  public static WeixinPush inTeam(WeixinPush push, String teamId, int action) {
    return push.with("TeamInfo/ActivityId", "A1")
        .with("TeamInfo/TeamId", teamId)
        .with("TeamInfo/TeamType", 1)
        .with("TeamInfo/TeamAction", action);
  }
}
