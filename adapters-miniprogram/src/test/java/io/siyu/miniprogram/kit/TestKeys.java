package io.siyu.miniprogram.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The RSA key pair that ships with the kit: public, for tests, and always the same. */
public final class TestKeys {
  private static final String RESOURCE = "test-key-pair.pem";

  private TestKeys() {}

  /** Returns the pair, of 2048 bits. */
  public static KeyPair pair() {
    String text = text();
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      PublicKey verifies = rsa.generatePublic(new X509EncodedKeySpec(part(text, "PUBLIC KEY")));
      PrivateKey signs = rsa.generatePrivate(new PKCS8EncodedKeySpec(part(text, "PRIVATE KEY")));
      return new KeyPair(verifies, signs);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(RESOURCE + " does not hold an RSA key pair", e);
    }
  }

  /** Writes a public key in PEM, as a connections file has it. */
  public static String pem(PublicKey key) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  private static String text() {
    try (InputStream in = TestKeys.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside this class");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] part(String text, String name) {
    String begin = "-----BEGIN " + name + "-----";
    int from = text.indexOf(begin) + begin.length();
    return Base64.getMimeDecoder()
        .decode(text.substring(from, text.indexOf("-----END " + name + "-----", from)));
  }
}
