package io.siyu.miniprogram.pay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two ways in which WeChat Pay v2 signs (签名类型). */
enum SignType {
  /** The digest of text and key, which is what a message means that states no type. */
  MD5("MD5") {
    @Override
    byte[] sign(byte[] text, byte[] key) throws GeneralSecurityException {
      return MessageDigest.getInstance("MD5").digest(text);
    }
  },
  /** The keyed hash of text and key. */
  HMAC_SHA256("HMAC-SHA256") {
    @Override
    byte[] sign(byte[] text, byte[] key) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    }
  };

  private final String wireName;

  SignType(String wireName) {
    this.wireName = wireName;
  }

  abstract byte[] sign(byte[] text, byte[] key) throws GeneralSecurityException;

  static Optional<SignType> of(String wireName) {
    for (SignType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Signs fields, written as {@code name=text&} in the order of names, and then the key. */
  String sign(String joinedFields, String key) {
    try {
      byte[] text = (joinedFields + "key=" + key).getBytes(StandardCharsets.UTF_8);
      byte[] signature = sign(text, key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks the algorithm of " + wireName, e);
    }
  }
}
