package io.siyu.wecom.request;

import io.siyu.json.Json;
import io.siyu.push.Credential;
import io.siyu.push.Sealer;
import io.siyu.spi.Reply;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Answers a message with a message in the same connection (被动回复), in place of a receipt's empty
 * reply: only messages of members to an app are answered so, within 5 seconds. Immutable and
 * thread-safe; shows no secret. Paths 90930 and 90241 of developer.work.weixin.qq.com.
 */
public final class PassiveReply {
  private final Sealer seal;

  /**
   * Takes what the callback page of the app shows.
   *
   * @param token signs
   * @param encodingAesKey encrypts: 43 letters and digits
   * @param receiveId the corp id, for an app of a corp
   * @throws IllegalArgumentException if the key is none; it is not quoted
   */
  public PassiveReply(String token, String encodingAesKey, String receiveId) {
    this.seal = new Sealer(Credential.of(token, encodingAesKey), receiveId);
  }

  /**
   * Seals an answer to a push in XML.
   *
   * @param message the answer's own XML, such as a text message
   * @param at the instant it is sealed, of which the whole seconds count
   * @param nonce letters and digits, such as the push's
   * @param random gives the 16 bytes that go before the message; a secure one
   */
  public Reply xml(String message, Instant at, String nonce, RandomGenerator random) {
    return new Reply(200, "text/xml; charset=utf-8", sealed(message, at, nonce, random).xml());
  }

  /** Seals an answer, itself JSON, to a push in JSON; otherwise as {@link #xml}. */
  public Reply json(String message, Instant at, String nonce, RandomGenerator random) {
    Sealer.Sealed sealed = sealed(message, at, nonce, random);
    return Reply.json(
        200,
        Json.object()
            .put("Encrypt", sealed.ciphertext())
            .put("MsgSignature", sealed.signature())
            .put("TimeStamp", Long.toString(sealed.timestamp()))
            .put("Nonce", nonce)
            .toString());
  }

  private Sealer.Sealed sealed(String message, Instant at, String nonce, RandomGenerator random) {
    byte[] before = new byte[Sealer.RANDOM_BYTES];
    random.nextBytes(before);
    return seal.seal(message, at.getEpochSecond(), nonce, before);
  }

  @Override
  public String toString() {
    return "PassiveReply[***]";
  }
}
