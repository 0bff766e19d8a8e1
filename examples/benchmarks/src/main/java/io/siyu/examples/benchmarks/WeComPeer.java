package io.siyu.examples.benchmarks;

import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

/**
 * What a Java team uses otherwise: weixin-java-cp, which checks the signature, decrypts and parses
 * a 企业微信 push into its message. It makes no event, no id and no deadline of it, and does not look
 * at the receive id.
 */
final class WeComPeer {
  private final WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();

  WeComPeer() {
    config.setCorpId(WeComPushes.CORP);
    config.setToken(WeComPushes.TOKEN);
    config.setAesKey(WeComPushes.AES_KEY);
  }

  WxCpXmlMessage open(Delivery delivery) {
    return WxCpXmlMessage.fromEncryptedXml(
        new String(delivery.body(), StandardCharsets.UTF_8),
        config,
        delivery.query("timestamp").orElse(""),
        delivery.query("nonce").orElse(""),
        delivery.query("msg_signature").orElse(""));
  }
}
