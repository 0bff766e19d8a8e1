package io.siyu.examples.benchmarks;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.util.crypt.WxMaCryptUtils;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;

/**
 * What a Java team uses otherwise: weixin-java-miniapp, which decrypts and parses a mini-program's
 * push into its message, and decrypts and parses client data into a telephone number. In JSON it
 * checks no signature, in either no appid, and of client data no watermark.
 */
final class WeixinPeer {
  private final WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();

  WeixinPeer() {
    config.setAppid(WeixinPushes.APPID);
    config.setToken(WeixinPushes.TOKEN);
    config.setAesKey(WeixinPushes.AES_KEY);
  }

  WxMaMessage openXml(Delivery delivery) {
    return WxMaMessage.fromEncryptedXml(
        new String(delivery.body(), StandardCharsets.UTF_8),
        config,
        delivery.query("timestamp").orElse(""),
        delivery.query("nonce").orElse(""),
        delivery.query("msg_signature").orElse(""));
  }

  WxMaMessage openJson(Delivery delivery) {
    return WxMaMessage.fromEncryptedJson(
        new String(delivery.body(), StandardCharsets.UTF_8), config);
  }

  WxMaPhoneNumberInfo open(ClientSecrets.Sealed sealed) {
    return WxMaPhoneNumberInfo.fromJson(
        WxMaCryptUtils.decrypt(ClientSecrets.SESSION_KEY, sealed.encryptedData(), sealed.iv()));
  }
}
