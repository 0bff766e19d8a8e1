package io.siyu.examples.benchmarks;

import io.siyu.examples.benchmarks.WeComPushes.Sealed;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that opening a 企业微信 push takes: SHA-1, Base64 and AES-256-CBC by the JDK, made once,
 * into buffers made once. It does not look for the parts, sort them, check the padding or read what
 * it decrypted. Not thread-safe.
 */
final class WeComFloor {
  private static final int IV_BYTES = 16;

  private final MessageDigest sha1;
  private final Cipher aes;
  private final byte[] digest = new byte[20];
  private final byte[] plain = new byte[4096];

  WeComFloor() {
    byte[] key = Base64.getDecoder().decode(WeComPushes.AES_KEY);
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
      aes = Cipher.getInstance("AES/CBC/NoPadding");
      aes.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(key, 0, IV_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC or SHA-1", e);
    }
  }

  /**
   * Verifies and decrypts; the frame stands at the beginning of a buffer that the next call
   * overwrites.
   */
  byte[] open(Sealed push) {
    try {
      for (byte[] part : push.sorted) {
        sha1.update(part);
      }
      sha1.digest(digest, 0, digest.length);
      if (!MessageDigest.isEqual(digest, push.signature)) {
        throw new IllegalStateException("the signature does not match");
      }
      int length = Base64.getDecoder().decode(push.ciphertext, plain);
      aes.doFinal(plain, 0, length, plain, 0);
      return plain;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CBC refused whole blocks", e);
    }
  }
}
