package io.siyu.examples.benchmarks;

import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;

/**
 * What a Java team uses otherwise: wechatpay-java, WeChat Pay's own library, which verifies,
 * decrypts and parses a notification into its transaction. It does not look at the age, the
 * merchant or the appid.
 */
final class PayPeer {
  private final NotificationParser parser =
      new NotificationParser(
          new RSAPublicKeyNotificationConfig.Builder()
              .publicKey(TestKeys.pair().getPublic())
              .publicKeyId(PayNotices.SERIAL)
              .apiV3Key(PayNotices.API_V3_KEY)
              .build());

  Transaction open(Delivery delivery) {
    RequestParam request =
        new RequestParam.Builder()
            .serialNumber(delivery.header("wechatpay-serial").orElse(""))
            .timestamp(delivery.header("wechatpay-timestamp").orElse(""))
            .nonce(delivery.header("wechatpay-nonce").orElse(""))
            .signature(delivery.header("wechatpay-signature").orElse(""))
            .body(new String(delivery.body(), StandardCharsets.UTF_8))
            .build();
    return parser.parse(request, Transaction.class);
  }
}
