package io.siyu.examples.benchmarks;

import io.siyu.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypted telephone numbers as a mini-program hands them on (encryptedData), always the same. */
final class ClientSecrets {
  /** How many there are; a power of two. */
  static final int COUNT = 256;

  static final String SESSION_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

  private static final int BLOCK = 16;

  /** One, as the client sends it. */
  record Sealed(String iv, String encryptedData) {}

  private ClientSecrets() {}

  static Sealed[] all() {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, COUNT)
        .mapToObj(number -> sealed(number, random))
        .toArray(Sealed[]::new);
  }

  private static Sealed sealed(int number, SplittableRandom random) {
    byte[] iv = new byte[BLOCK];
    random.nextBytes(iv);
    String phone = "1380013" + (1000 + number);
    String json =
        Json.object()
            .put("phoneNumber", phone)
            .put("purePhoneNumber", phone)
            .put("countryCode", "86")
            .set(
                "watermark",
                Json.object().put("timestamp", 1_772_330_400L).put("appid", WeixinPushes.APPID))
            .toString();
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(SESSION_KEY), "AES"),
          new IvParameterSpec(iv));
      byte[] bytes = cipher.doFinal(json.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder base64 = Base64.getEncoder();
      return new Sealed(base64.encodeToString(iv), base64.encodeToString(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC", e);
    }
  }
}
