package io.siyu.miniprogram.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code session_key} of a login (会话密钥), with which WeChat signs and encrypts what the client
 * hands on. A secret: it is in no event and no log, belongs to the host's session of one person,
 * and must not reach the client. The next {@code wx.login} may replace it. Immutable.
 */
public final class SessionKey {
  private static final int BYTES = 16;

  private final String text;
  private final Optional<SecretKeySpec> aes;

  /**
   * Takes a key as it came. One that is not 16 bytes in Base64 signs, but opens nothing.
   *
   * @param base64 {@code session_key} of {@code sns/jscode2session}
   */
  public SessionKey(String base64) {
    this.text = base64;
    this.aes = decode(base64);
  }

  private static Optional<SecretKeySpec> decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return bytes.length == BYTES
          ? Optional.of(new SecretKeySpec(bytes, "AES"))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key of the cipher; empty where the text is none. */
  Optional<SecretKeySpec> aes() {
    return aes;
  }

  /**
   * Whether the client's {@code rawData} is as WeChat gave it (数据签名校验): {@code signature} is the
   * SHA-1 of it and the key's text. Compares in constant time.
   *
   * @param rawData the very text that came; one that was parsed and written again fails
   * @param signature 40 hexadecimal digits in lower case
   */
  public boolean signs(String rawData, String signature) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(utf8(rawData + text));
      return MessageDigest.isEqual(utf8(HexFormat.of().formatHex(hash)), utf8(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-1", e);
    }
  }

  /**
   * The user's signature (用户态签名) of a request to WeChat that asks for one, such as the virtual
   * payment's ({@code xpay}): HMAC-SHA256 with the key's text, in hexadecimal.
   *
   * @param body the request's body, to the last space as it is sent
   */
  public String userSignature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(text), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(utf8(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HMAC-SHA256", e);
    }
  }

  /** The {@code signature} with which {@code wxa/checksession} is asked whether the key holds. */
  public String checkSessionSignature() {
    return userSignature("");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "SessionKey[***]";
  }
}
