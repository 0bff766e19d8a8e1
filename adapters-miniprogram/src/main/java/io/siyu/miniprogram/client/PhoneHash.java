package io.siyu.miniprogram.client;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes identity keys of phone numbers that match without telling the number (手机号哈希): HMAC-SHA256
 * over the number in E.164, {@code +8613000000000}, with a secret of the tenant's, in lower-case
 * hexadecimal. The issuer is the secret's name, so that numbers hashed with another never seem to
 * match. A plain hash would be undone by trying all numbers; hash all sources of one tenant alike.
 *
 * <p>Thread-safe, and immutable.
 */
public final class PhoneHash {
  private static final int KEY_BYTES_MIN = 16;
  private static final String HMAC = "HmacSHA256";

  private final String keyName;
  private final SecretKeySpec key;

  /**
   * Takes the tenant's secret.
   *
   * @param keyName its name, the issuer of the keys; another secret needs another name
   * @param key at least 16 random bytes
   */
  public PhoneHash(String keyName, byte[] key) {
    if (keyName.isEmpty()) {
      throw new IllegalArgumentException("the secret that hashes phone numbers needs a name");
    }
    if (key.length < KEY_BYTES_MIN) {
      throw new IllegalArgumentException(
          "the secret that hashes phone numbers must have at least 16 bytes: make random ones");
    }
    this.keyName = keyName;
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** The key by which a number's owner is found again. */
  public IdentityKey key(PhoneNumber number) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] hash = mac.doFinal(number.rawE164().getBytes(StandardCharsets.US_ASCII));
      return new IdentityKey(KeyType.PHONE, keyName, HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HMAC-SHA256", e);
    }
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "PhoneHash[" + keyName + "]";
  }
}
