package io.siyu.examples.benchmarks;

import io.siyu.examples.benchmarks.PayNotices.Sealed;
import io.siyu.miniprogram.kit.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that opening a WeChat Pay notification takes: SHA256withRSA with 2048 bits, Base64 and
 * AES-256-GCM by the JDK, made once, into buffers made once. It does not look for the parts, check
 * the time or read what it decrypted. Not thread-safe.
 */
final class PayFloor {
  private static final int TAG_BITS = 128;

  private final Signature rsa;
  private final Cipher gcm;
  private final SecretKeySpec key =
      new SecretKeySpec(PayNotices.API_V3_KEY.getBytes(StandardCharsets.UTF_8), "AES");
  private final byte[] signature = new byte[256];
  private final byte[] sealed = new byte[4096];
  private final byte[] plain = new byte[4096];

  PayFloor() {
    try {
      rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(TestKeys.pair().getPublic());
      gcm = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-GCM or RSA", e);
    }
  }

  /**
   * Verifies and decrypts; the text stands at the beginning of a buffer that the next call
   * overwrites.
   */
  byte[] open(Sealed notice) {
    try {
      rsa.update(notice.head);
      rsa.update(notice.body);
      rsa.update((byte) '\n');
      int signed = Base64.getDecoder().decode(notice.signature, signature);
      if (!rsa.verify(signature, 0, signed)) {
        throw new IllegalStateException("the signature does not match");
      }
      int length = Base64.getDecoder().decode(notice.ciphertext, sealed);
      gcm.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, notice.nonce));
      gcm.updateAAD(notice.associatedData);
      gcm.doFinal(sealed, 0, length, plain, 0);
      return plain;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the notification does not decrypt", e);
    }
  }
}
