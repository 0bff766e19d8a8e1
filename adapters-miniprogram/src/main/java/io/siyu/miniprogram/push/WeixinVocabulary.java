package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.siyu.push.SecretNames;
import io.siyu.push.Vocabulary;

/** Which fields of 微信's pushes need care. None is a credential. */
final class WeixinVocabulary {
  /** Persons, and orders, which are persons' too. */
  static final Vocabulary WEIXIN =
      new Vocabulary(
          new SecretNames(ImmutableMap.of()),
          ImmutableSet.<String>builder()
              .add("FromUserName", "OpenId", "UnionId", "UserOpenid", "user_openid", "OpenPID")
              .add("payer_openid", "sp_openid", "promoter_openid", "phone_number", "outer_userid")
              .add("OutTradeNo", "out_trade_no", "merchant_trade_no", "MchOrderNo", "MchOrderId")
              .add("TransactionId", "transaction_id", "wxpay_transaction_id", "trade_no")
              .add("order_id", "out_order_no", "out_order_id", "WxOrderId", "user_coupon_id")
              .build(),
          ImmutableSet.of(),
          ImmutableSet.of("RetryTimes", "RequestId"));

  private WeixinVocabulary() {}
}
