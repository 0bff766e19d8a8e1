package io.siyu.push;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import io.siyu.spi.ConnectionConfig;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signing token and the AES-256 key that goes with it (Token, EncodingAESKey). {@link #toString}
 * shows neither.
 */
public record Credential(String token, SecretKeySpec aesKey) {
  private static final int AES_KEY_BYTES = 32;
  private static final int AES_KEY_CHARACTERS = 43;

  /**
   * Reads the current one of an account, {@code token} and {@code encodingAesKey}, then those of
   * {@code previous}. What is wrong is a violation of the connection.
   */
  public static List<Credential> read(ConnectionConfig config, JsonObject account) {
    ImmutableList.Builder<Credential> credentials = ImmutableList.builder();
    credentials.add(one(config, account));
    for (JsonObject previous : account.objects("previous")) {
      credentials.add(one(config, previous));
    }
    return credentials.build();
  }

  /**
   * Makes one of what an account's page shows.
   *
   * @throws IllegalArgumentException if the key is none; it is not quoted
   */
  public static Credential of(String token, String encodingAesKey) {
    byte[] aesKey = aesKey(encodingAesKey);
    if (aesKey.length != AES_KEY_BYTES) {
      throw new IllegalArgumentException(
          "encodingAesKey must be the 43 letters and digits of an EncodingAESKey");
    }
    return new Credential(token, new SecretKeySpec(aesKey, "AES"));
  }

  private static Credential one(ConnectionConfig config, JsonObject at) {
    String token = config.secret(at, "token");
    String key = config.secret(at, "encodingAesKey");
    byte[] aesKey = aesKey(key);
    if (!key.isEmpty() && aesKey.length != AES_KEY_BYTES) {
      at.violation("encodingAesKey", "must be the 43 letters and digits of an EncodingAESKey");
    }
    byte[] usable = aesKey.length == AES_KEY_BYTES ? aesKey : new byte[AES_KEY_BYTES];
    return new Credential(token, new SecretKeySpec(usable, "AES"));
  }

  private static byte[] aesKey(String encoded) {
    try {
      // The last character may carry bits beyond the 32 bytes, as the official sample's does; this
      // decoder ignores them where stricter ones refuse the key.
      return encoded.length() == AES_KEY_CHARACTERS
          ? Base64.getDecoder().decode(encoded)
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
