package io.siyu.miniprogram.pay;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads a WeChat Pay public key (微信支付公钥) or platform certificate (平台证书) from its PEM text.
 *
 * <p>A certificate gives its key and nothing else: which keys are trusted, and until when, the
 * configuration says.
 */
final class PublicKeyText {
  /** The rule that {@link #parse} enforces. */
  static final String RULE =
      "must be a PEM public key or certificate of RSA, of at least 2048 bits";

  private static final int BITS_MIN = 2048;
  private static final String KEY_BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String KEY_END = "-----END PUBLIC KEY-----";
  private static final String CERTIFICATE_BEGIN = "-----BEGIN CERTIFICATE-----";

  private PublicKeyText() {}

  static Optional<PublicKey> parse(String pem) {
    try {
      PublicKey key = pem.contains(CERTIFICATE_BEGIN) ? certified(pem) : plain(pem);
      return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= BITS_MIN
          ? Optional.of(key)
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PublicKey certified(String pem) throws GeneralSecurityException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes))
        .getPublicKey();
  }

  private static PublicKey plain(String pem) throws GeneralSecurityException {
    int begin = pem.indexOf(KEY_BEGIN);
    int end = pem.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("not a PEM public key");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + KEY_BEGIN.length(), end));
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
