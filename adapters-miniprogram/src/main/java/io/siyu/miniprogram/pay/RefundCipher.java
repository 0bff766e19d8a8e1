package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableList;
import io.siyu.push.XmlMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what a refund notification of v2 says (退款结果通知的 {@code req_info}): AES-256-ECB, with the
 * small hexadecimal digits of the MD5 of the merchant's key as the 32 bytes of its own.
 *
 * <p>Such a notification is not signed: that it opens is all that speaks for it. The padding alone
 * says little, since of 256 wrong keys one gives a right one, so a text counts as opened only if it
 * is the XML of a refund. ECB seals each 16 bytes for themselves: whoever has recorded
 * notifications can put pieces of them together. Receive them by HTTPS.
 *
 * <p>Thread-safe: a {@link Cipher} is not, so each thread has one.
 */
final class RefundCipher {
  private static final String ROOT = "root";

  private final ImmutableList<SecretKeySpec> keys;
  private final ThreadLocal<Cipher> ecb = ThreadLocal.withInitial(RefundCipher::create);

  /** Takes the merchant's keys in the order in which to try them: the current one first. */
  RefundCipher(List<String> apiV2Keys) {
    this.keys = apiV2Keys.stream().map(RefundCipher::key).collect(ImmutableList.toImmutableList());
  }

  private static SecretKeySpec key(String apiV2Key) {
    try {
      byte[] md5 =
          MessageDigest.getInstance("MD5").digest(apiV2Key.getBytes(StandardCharsets.UTF_8));
      byte[] digits = HexFormat.of().formatHex(md5).getBytes(StandardCharsets.US_ASCII);
      return new SecretKeySpec(digits, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks MD5", e);
    }
  }

  private static Cipher create() {
    try {
      // What is called PKCS5 here is PKCS7 for blocks of 16 bytes.
      return Cipher.getInstance("AES/ECB/PKCS5Padding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks AES/ECB/PKCS5Padding", e);
    }
  }

  /** Decrypts; empty where no key gives the XML of a refund. */
  Optional<FlatXml> open(byte[] ciphertext) {
    for (SecretKeySpec key : keys) {
      try {
        Cipher cipher = ecb.get();
        cipher.init(Cipher.DECRYPT_MODE, key);
        Optional<FlatXml> opened = read(cipher.doFinal(ciphertext));
        if (opened.isPresent()) {
          return opened;
        }
      } catch (GeneralSecurityException e) {
        // Not this key: the next may fit.
      }
    }
    return Optional.empty();
  }

  private static Optional<FlatXml> read(byte[] bytes) {
    return XmlMessage.read(bytes) instanceof XmlMessage.Read read
        ? FlatXml.of(read.root())
            .filter(xml -> xml.root().equals(ROOT) && xml.text("refund_id").isPresent())
        : Optional.empty();
  }
}
