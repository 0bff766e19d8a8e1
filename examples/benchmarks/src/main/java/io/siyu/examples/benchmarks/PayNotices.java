package io.siyu.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Notifications of successful payments (支付成功通知) by WeChat Pay v3, each of another order and always
 * the same.
 */
final class PayNotices {
  /** How many there are; a power of two. */
  static final int COUNT = 64;

  static final String API_V3_KEY = "0123456789ABCDEF0123456789abcdef";

  static final String SERIAL = "PUB_KEY_ID_0112300001092025100900000000000001";

  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  /**
   * One notification in three forms.
   *
   * @param delivery as it is received
   * @param plaintext what was encrypted in it
   * @param sealed its signed and encrypted parts, already found
   */
  record Notification(Delivery delivery, String plaintext, Sealed sealed) {}

  /** What verifying and decrypting take, without looking for it. */
  static final class Sealed {
    /** The timestamp and nonce lines that are signed before the body. */
    final byte[] head;

    /** The body. */
    final byte[] body;

    /** The signature in Base64. */
    final byte[] signature;

    /** The Base64 text as it stands in the body. */
    final byte[] ciphertext;

    /** The nonce of the encryption. */
    final byte[] nonce;

    /** What is authenticated beside the ciphertext. */
    final byte[] associatedData;

    private Sealed(Delivery delivery) {
      JsonNode resource = resource(delivery.body());
      head =
          bytes(
              delivery.header("wechatpay-timestamp").orElseThrow()
                  + '\n'
                  + delivery.header("wechatpay-nonce").orElseThrow()
                  + '\n');
      body = delivery.body();
      signature = bytes(delivery.header("wechatpay-signature").orElseThrow());
      ciphertext = bytes(resource.required("ciphertext").textValue());
      nonce = bytes(resource.required("nonce").textValue());
      associatedData = bytes(resource.required("associated_data").textValue());
    }
  }

  private PayNotices() {}

  private static WechatPayKit kit() {
    return new WechatPayKit(
        "1230000109", "wx0000000000000001", API_V3_KEY, TestKeys.pair(), SERIAL, new Random(7));
  }

  static ObjectNode connection(String name) {
    return kit().connection(name);
  }

  static Notification[] all() {
    WechatPayKit kit = kit();
    return IntStream.range(0, COUNT).mapToObj(i -> notice(kit, i)).toArray(Notification[]::new);
  }

  private static Notification notice(WechatPayKit kit, int number) {
    Instant at = AT.plusSeconds(number);
    Notice notice =
        kit.paid(
            "N2026030100" + (1000 + number),
            "420000123420260301000000" + (1000 + number),
            "oUSER00000000000000000000" + (1000 + number),
            19_800,
            18_800,
            at);
    Delivery delivery = kit.send(notice, at);
    return new Notification(delivery, notice.resource(), new Sealed(delivery));
  }

  private static JsonNode resource(byte[] body) {
    try {
      return Json.parse(new String(body, StandardCharsets.UTF_8)).required("resource");
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the kit wrote a body that is not JSON", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
