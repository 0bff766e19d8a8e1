package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.CharMatcher;
import com.google.common.base.Utf8;
import io.siyu.json.Json;
import io.siyu.miniprogram.client.ClientData.Opened;
import io.siyu.miniprogram.client.ClientData.Refused;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens {@code encryptedData} (开放数据校验与解密): AES-128-CBC with PKCS#7 padding to 16 bytes over a JSON
 * object, whose {@code watermark} names the mini-program that it is for.
 *
 * <p>Thread-safe: a {@link Cipher} is not, so each thread has one.
 */
final class ClientCipher {
  private static final int BLOCK = 16;

  /** What takes the place of bytes that are no UTF-8; a text may hold it all the same. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final CharMatcher LINE_ENDS = CharMatcher.anyOf("\r\n\t");

  private static final String WRONG_KEY =
      "session_key is not the one that the data was encrypted with: a later wx.login has replaced"
          + " it, or it has expired; let the client call wx.login first and then ask for the data"
          + " anew, and open that with the new session_key";

  private final String appid;
  private final ThreadLocal<Cipher> cbc = ThreadLocal.withInitial(ClientCipher::create);

  ClientCipher(String appid) {
    this.appid = appid;
  }

  private static Cipher create() {
    try {
      return Cipher.getInstance("AES/CBC/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC", e);
    }
  }

  ClientData open(SessionKey key, String iv, String encryptedData) {
    Optional<SecretKeySpec> aes = key.aes();
    if (aes.isEmpty()) {
      return new Refused(
          Reason.MALFORMED, "session_key must be 16 bytes in Base64, as jscode2session gives it");
    }
    byte[] start;
    byte[] sealed;
    try {
      start = decode(iv);
      sealed = decode(encryptedData);
    } catch (IllegalArgumentException e) {
      return unreadable(iv + encryptedData);
    }
    if (start.length != BLOCK) {
      return new Refused(Reason.MALFORMED, "iv must be 16 bytes in Base64, as the client got it");
    }
    if (sealed.length == 0 || sealed.length % BLOCK != 0) {
      return new Refused(
          Reason.BAD_CIPHERTEXT,
          "encryptedData is empty or was cut: hand on all of it, as the client got it");
    }
    byte[] bytes = decrypt(aes.get(), start, sealed);
    int length = unpadded(bytes);
    return length < 0 ? new Refused(Reason.BAD_PADDING, WRONG_KEY) : read(bytes, length);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Line ends are let pass, and looked for only where there may be some.
      return Base64.getDecoder().decode(LINE_ENDS.removeFrom(base64));
    }
  }

  private static Refused unreadable(String base64) {
    return base64.indexOf(' ') >= 0
        ? new Refused(
            Reason.CIPHERTEXT_HAS_SPACES,
            "iv or encryptedData has spaces where plus signs were: send them as JSON, or"
                + " percent-encoded")
        : new Refused(
            Reason.BAD_BASE64, "iv and encryptedData must be Base64, as the client got them");
  }

  private byte[] decrypt(SecretKeySpec key, byte[] iv, byte[] sealed) {
    try {
      Cipher cipher = cbc.get();
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
      return cipher.doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CBC without padding refused whole blocks", e);
    }
  }

  /** The length without the padding, or -1 where that is wrong. */
  private static int unpadded(byte[] bytes) {
    int padding = bytes[bytes.length - 1];
    if (padding < 1 || padding > BLOCK) {
      return -1;
    }
    for (int i = bytes.length - padding; i < bytes.length; i++) {
      if (bytes[i] != padding) {
        return -1;
      }
    }
    return bytes.length - padding;
  }

  private ClientData read(byte[] bytes, int length) {
    // One wrong key in 256 leaves a padding that is right, and garbage before it.
    String json = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (json.indexOf(REPLACEMENT) >= 0 && !Utf8.isWellFormed(bytes, 0, length)) {
      return new Refused(Reason.BAD_CIPHERTEXT, WRONG_KEY);
    }
    Optional<ObjectNode> root = PlainJson.parse(json).or(() -> parse(json));
    return root.isEmpty()
        ? new Refused(Reason.BAD_CIPHERTEXT, WRONG_KEY)
        : marked(json, root.get());
  }

  private static Optional<ObjectNode> parse(String json) {
    try {
      return Json.parse(json) instanceof ObjectNode root ? Optional.of(root) : Optional.empty();
    } catch (Json.MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private ClientData marked(String json, ObjectNode root) {
    JsonNode watermark = root.path("watermark");
    if (!appid.equals(watermark.path("appid").textValue())) {
      return new Refused(
          Reason.RECEIVE_ID_MISMATCH,
          "the watermark names no appid or another mini-program's: open the data with the"
              + " configuration of the mini-program that it comes from");
    }
    return new Opened(json, root, Lenient.second(watermark.path("timestamp")));
  }
}
