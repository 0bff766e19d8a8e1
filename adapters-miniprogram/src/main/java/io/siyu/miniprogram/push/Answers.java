package io.siyu.miniprogram.push;

import com.google.common.hash.Hashing;
import io.siyu.json.Json;
import io.siyu.push.Credential;
import io.siyu.push.Sealer;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * How an answer to a question goes back (应答): sealed where the question was. Immutable.
 *
 * <p>An acknowledgement is clear in every mode.
 */
final class Answers {
  private final UnaryOperator<String> write;

  private Answers(UnaryOperator<String> write) {
    this.write = write;
  }

  /** In clear. */
  static Answers clear() {
    return new Answers(json -> json);
  }

  /**
   * Sealed with what the question was sealed with. The bytes before the answer and its timestamp
   * are derived from the question's, since nothing here draws random numbers or reads a clock:
   * nobody without the key can foretell them, and two answers differ in them.
   */
  static Answers sealed(Credential credential, String receiveId, Delivery question) {
    return new Answers(
        json -> {
          String timestamp = question.query("timestamp").orElse("0");
          String signature = question.query("msg_signature").orElse("");
          byte[] mac =
              Hashing.hmacSha256(credential.aesKey().getEncoded())
                  .hashString(signature + timestamp + json, StandardCharsets.UTF_8)
                  .asBytes();
          String nonce = Long.toString(Hashing.sha256().hashBytes(mac).padToLong() >>> 1);
          Sealer.Sealed sealed =
              new Sealer(credential, receiveId)
                  .seal(
                      json,
                      Long.parseLong(timestamp),
                      nonce,
                      Arrays.copyOf(mac, Sealer.RANDOM_BYTES));
          return Json.object()
              .put("Encrypt", sealed.ciphertext())
              .put("MsgSignature", sealed.signature())
              .put("TimeStamp", sealed.timestamp())
              .put("Nonce", sealed.nonce())
              .toString();
        });
  }

  /** Makes the reply of an answer in JSON. */
  Reply json(String answer) {
    return Reply.json(200, write.apply(answer));
  }
}
