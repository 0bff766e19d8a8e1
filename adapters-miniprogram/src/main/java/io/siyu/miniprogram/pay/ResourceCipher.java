package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens the resource of a verified notification: AES-256-GCM with the merchant's APIv3 key (APIv3
 * 密钥) as 32 ASCII bytes and a tag of 128 bits.
 *
 * <p>Thread-safe: a {@link Cipher} is not, so each thread has one. It is begun anew for every key
 * and resource, which GCM needs and which decryption, unlike encryption, allows with any nonce.
 */
final class ResourceCipher {
  private static final int TAG_BITS = 128;

  private final ImmutableList<SecretKeySpec> keys;
  private final ThreadLocal<Cipher> gcm = ThreadLocal.withInitial(ResourceCipher::create);

  /** Takes the keys in the order in which to try them: the current one first. */
  ResourceCipher(List<String> apiV3Keys) {
    this.keys =
        apiV3Keys.stream()
            .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"))
            .collect(ImmutableList.toImmutableList());
  }

  private static Cipher create() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks AES/GCM/NoPadding", e);
    }
  }

  /** Decrypts; empty where no key fits or somebody changed something. */
  Optional<byte[]> open(byte[] ciphertext, String nonce, String associatedData) {
    if (ciphertext.length < TAG_BITS / Byte.SIZE) {
      return Optional.empty(); // the JDK's provider throws an unchecked exception for it
    }
    for (SecretKeySpec key : keys) {
      try {
        Cipher cipher = gcm.get();
        cipher.init(
            Cipher.DECRYPT_MODE,
            key,
            new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
        cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
        return Optional.of(cipher.doFinal(ciphertext));
      } catch (GeneralSecurityException e) {
        // Not this key: the next may fit.
      }
    }
    return Optional.empty();
  }
}
