package io.siyu.miniprogram.client;

import com.google.common.base.CharMatcher;
import io.siyu.miniprogram.client.ClientData.Opened;
import io.siyu.miniprogram.client.ClientData.Refused;
import io.siyu.push.JsonMembers;
import io.siyu.push.Utf8;
import io.siyu.spi.Reason;
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
    return length < 0 ? new Refused(Reason.BAD_PADDING, WRONG_KEY) : read(Utf8.of(bytes, length));
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
      byte[] opened = new byte[sealed.length];
      cipher.doFinal(sealed, 0, sealed.length, opened, 0);
      return opened;
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

  private ClientData read(Utf8 json) {
    // One wrong key in 256 leaves a padding that is right, and garbage before it.
    Optional<JsonMembers> root = JsonMembers.read(json);
    if (root.isEmpty()) {
      return new Refused(Reason.BAD_CIPHERTEXT, WRONG_KEY);
    }
    Optional<JsonMembers> watermark = root.get().object("watermark");
    if (watermark.flatMap(mark -> mark.text("appid")).filter(appid::equals).isEmpty()) {
      return new Refused(
          Reason.RECEIVE_ID_MISMATCH,
          "the watermark names no appid or another mini-program's: open the data with the"
              + " configuration of the mini-program that it comes from");
    }
    return new Opened(json, root.get(), Lenient.second(watermark.get(), "timestamp"));
  }
}
