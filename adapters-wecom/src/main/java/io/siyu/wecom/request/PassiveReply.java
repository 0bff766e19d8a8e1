package io.siyu.wecom.request;

import io.siyu.json.Json;
import io.siyu.spi.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers a message with a message in the same connection (被动回复), in place of a receipt's empty
 * reply: only messages of members to an app are answered so, within 5 seconds. Immutable and
 * thread-safe; shows no secret. Paths 90930 and 90241 of developer.work.weixin.qq.com.
 */
public final class PassiveReply {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final int RANDOM_BYTES = 16;
  private static final int PADDING_BLOCK = 32;
  private static final int KEY_CHARACTERS = 43;

  private final String token;
  private final SecretKeySpec key;
  private final byte[] receiveId;

  /**
   * Takes what the callback page of the app shows.
   *
   * @param token signs
   * @param encodingAesKey encrypts: 43 letters and digits
   * @param receiveId the corp id, for an app of a corp
   * @throws IllegalArgumentException if the key is none; it is not quoted
   */
  public PassiveReply(String token, String encodingAesKey, String receiveId) {
    byte[] bytes =
        encodingAesKey.length() == KEY_CHARACTERS ? decoded(encodingAesKey) : new byte[0];
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "encodingAesKey must be the 43 letters and digits of an EncodingAESKey");
    }
    this.token = token;
    this.key = new SecretKeySpec(bytes, "AES");
    this.receiveId = receiveId.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
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
    Sealed sealed = seal(message, at, nonce, random);
    return new Reply(
        200,
        "text/xml; charset=utf-8",
        "<xml><Encrypt><![CDATA["
            + sealed.ciphertext()
            + "]]></Encrypt><MsgSignature><![CDATA["
            + sealed.signature()
            + "]]></MsgSignature><TimeStamp>"
            + sealed.timestamp()
            + "</TimeStamp><Nonce><![CDATA["
            + nonce
            + "]]></Nonce></xml>");
  }

  /** Seals an answer, itself JSON, to a push in JSON; otherwise as {@link #xml}. */
  public Reply json(String message, Instant at, String nonce, RandomGenerator random) {
    Sealed sealed = seal(message, at, nonce, random);
    return Reply.json(
        200,
        Json.object()
            .put("Encrypt", sealed.ciphertext())
            .put("MsgSignature", sealed.signature())
            .put("TimeStamp", sealed.timestamp())
            .put("Nonce", nonce)
            .toString());
  }

  private record Sealed(String ciphertext, String signature, String timestamp) {}

  private Sealed seal(String message, Instant at, String nonce, RandomGenerator random) {
    if (nonce.isEmpty() || !nonce.chars().allMatch(PassiveReply::isLetterOrDigit)) {
      throw new IllegalArgumentException("a nonce must be letters and digits, at least one");
    }
    String timestamp = Long.toString(at.getEpochSecond());
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(key.getEncoded(), 0, IV_BYTES));
      String ciphertext =
          Base64.getEncoder().encodeToString(cipher.doFinal(framed(message, random)));
      String[] parts = {token, timestamp, nonce, ciphertext};
      Arrays.sort(parts);
      byte[] signed = String.join("", parts).getBytes(StandardCharsets.UTF_8);
      byte[] signature = MessageDigest.getInstance("SHA-1").digest(signed);
      return new Sealed(ciphertext, HexFormat.of().formatHex(signature), timestamp);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC or SHA-1", e);
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private byte[] framed(String message, RandomGenerator random) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    int length = RANDOM_BYTES + Integer.BYTES + text.length + receiveId.length;
    // A whole block where it is one already.
    int padding = PADDING_BLOCK - length % PADDING_BLOCK;
    byte[] before = new byte[RANDOM_BYTES];
    random.nextBytes(before);
    byte[] pad = new byte[padding];
    Arrays.fill(pad, (byte) padding);
    return ByteBuffer.allocate(length + padding)
        .put(before)
        .putInt(text.length)
        .put(text)
        .put(receiveId)
        .put(pad)
        .array();
  }

  @Override
  public String toString() {
    return "PassiveReply[***]";
  }
}
