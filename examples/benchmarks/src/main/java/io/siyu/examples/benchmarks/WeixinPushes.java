package io.siyu.examples.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.push.Credential;
import io.siyu.push.Sealer;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Encrypted pushes of a mini-program (小程序消息推送) that tell what somebody wrote, in XML and in JSON,
 * each of another person and always the same.
 */
final class WeixinPushes {
  /** How many there are; a power of two. */
  static final int COUNT = 256;

  static final String APPID = "wx0000000000000001";
  static final String TOKEN = "QDG6eK";
  static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

  private static final long AT = 1_772_330_400;
  private static final Sealer SEALER = new Sealer(Credential.of(TOKEN, AES_KEY), APPID);

  private WeixinPushes() {}

  static Delivery[] xml() {
    return all(
        WeixinPushes::textInXml,
        push ->
            "<xml><ToUserName><![CDATA[gh_123456789abc]]></ToUserName><Encrypt><![CDATA["
                + push.ciphertext()
                + "]]></Encrypt></xml>");
  }

  static Delivery[] json() {
    return all(
        WeixinPushes::textInJson,
        push ->
            Json.object()
                .put("ToUserName", "gh_123456789abc")
                .put("Encrypt", push.ciphertext())
                .toString());
  }

  private static Delivery[] all(
      IntFunction<String> text, Function<Sealer.Sealed, String> envelope) {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, COUNT)
        .mapToObj(
            number -> {
              byte[] before = new byte[Sealer.RANDOM_BYTES];
              random.nextBytes(before);
              Sealer.Sealed push =
                  SEALER.seal(text.apply(number), AT + number, "415670" + number, before);
              return Delivery.of(
                  "POST",
                  "signature=x&timestamp="
                      + push.timestamp()
                      + "&nonce="
                      + push.nonce()
                      + "&openid="
                      + openId(number)
                      + "&encrypt_type=aes&msg_signature="
                      + push.signature(),
                  Map.of(),
                  envelope.apply(push).getBytes(StandardCharsets.UTF_8));
            })
        .toArray(Delivery[]::new);
  }

  private static String openId(int number) {
    return "o9AgO5Kd5ggOC-bXrbNODIiE" + (1000 + number);
  }

  private static String textInXml(int number) {
    return "<xml><ToUserName><![CDATA[gh_123456789abc]]></ToUserName><FromUserName><![CDATA["
        + openId(number)
        + "]]></FromUserName><CreateTime>"
        + (AT + number)
        + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[有没有小一号的？]]>"
        + "</Content><MsgId>2419"
        + (10_000_000 + number)
        + "</MsgId></xml>";
  }

  private static String textInJson(int number) {
    return Json.object()
        .put("ToUserName", "gh_123456789abc")
        .put("FromUserName", openId(number))
        .put("CreateTime", AT + number)
        .put("MsgType", "text")
        .put("Content", "有没有小一号的？")
        .put("MsgId", 241_900_000_000L + number)
        .toString();
  }

  /** The entry of a connections file that fits these pushes. */
  static ObjectNode connection(String name) {
    return Json.object()
        .put("name", name)
        .put("type", "weixin")
        .put("appid", APPID)
        .put("token", TOKEN)
        .put("encodingAesKey", AES_KEY);
  }
}
