package io.siyu.examples.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.spi.Delivery;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.WeComKit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encrypted 企业微信 pushes that tell of new contacts (添加企业客户事件), each of another customer and always
 * the same, so that no run depends on one lucky push.
 */
final class WeComPushes {
  /** How many there are; a power of two. */
  static final int COUNT = 256;

  static final String CORP = "wx5823bf96d3bd56c7";
  static final String TOKEN = "QDG6eK";
  static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

  /** Some other key, as after one was changed on the platform and not here. */
  static final String WRONG_AES_KEY = AES_KEY.toLowerCase(Locale.ROOT);

  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String CIPHERTEXT_AFTER = "<Encrypt><![CDATA[";

  /**
   * One push in three forms.
   *
   * @param delivery as it is received
   * @param plaintext what was sealed in it
   * @param sealed its signed and sealed parts, already found
   */
  record Push(Delivery delivery, String plaintext, Sealed sealed) {}

  /** What verifying and decrypting take, without looking for it. */
  static final class Sealed {
    /** Token, timestamp, nonce and ciphertext in the order in which they are signed. */
    final byte[][] sorted;

    /** The 20 bytes of the signature. */
    final byte[] signature;

    /** The Base64 text as it stands in the body. */
    final byte[] ciphertext;

    private Sealed(Delivery delivery) {
      String body = new String(delivery.body(), StandardCharsets.UTF_8);
      int from = body.indexOf(CIPHERTEXT_AFTER) + CIPHERTEXT_AFTER.length();
      String text = body.substring(from, body.indexOf("]]>", from));
      String timestamp = delivery.query("timestamp").orElseThrow();
      String nonce = delivery.query("nonce").orElseThrow();
      sorted =
          Stream.of(TOKEN, timestamp, nonce, text)
              .sorted()
              .map(part -> part.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
      signature = HexFormat.of().parseHex(delivery.query("msg_signature").orElseThrow());
      ciphertext = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private WeComPushes() {}

  static Push[] all() {
    WeComKit kit =
        WeComKit.builder(CORP, TOKEN, AES_KEY, CORP)
            .agentId("218")
            .random(new SplittableRandom(7))
            .build();
    return IntStream.range(0, COUNT).mapToObj(i -> push(kit, i)).toArray(Push[]::new);
  }

  private static Push push(WeComKit kit, int number) {
    Instant at = AT.plusSeconds(number);
    String plaintext =
        ContactPush.added(CORP, "zhangsan", "wmAJ2GCAAAme1XQRC-NI-q0_ZM" + (10_000 + number), at)
            .state("spring-poster")
            .welcomeCode("WELCOME-CODE-" + number)
            .xml();
    Delivery delivery = kit.deliver(plaintext, at);
    return new Push(delivery, plaintext, new Sealed(delivery));
  }

  /** The entry of a connections file that fits these pushes. */
  static ObjectNode connection(String name) {
    return connection(name, TOKEN, AES_KEY);
  }

  /** The entry of a connections file with a token and a key, which may fit or not. */
  static ObjectNode connection(String name, String token, String aesKey) {
    ObjectNode entry =
        Json.object()
            .put("name", name)
            .put("type", "wecom")
            .put("corp", CORP)
            .put("idSpace", CORP)
            .put("token", token)
            .put("encodingAesKey", aesKey);
    entry.putArray("receiveIds").add(CORP);
    return entry;
  }
}
