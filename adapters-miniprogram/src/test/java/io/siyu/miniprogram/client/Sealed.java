package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Client data as WeChat encrypts it: vectors made by others, and some made here. */
record Sealed(String appid, SessionKey key, String iv, String encryptedData, String plain) {
  static final String APPID = "wx0000000000000001";

  /** The key text of all that is made here, and of the synthetic vectors. */
  static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

  static final String IV = "ZmVkY2JhOTg3NjU0MzIxMA==";

  private static final JsonNode VECTORS = vectors();

  private static JsonNode vectors() {
    try (InputStream in = Sealed.class.getResourceAsStream("vectors.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  /** One field of a vector. */
  static String vector(String name, String field) {
    return VECTORS.get(name).get(field).textValue();
  }

  static Sealed vector(String name) {
    return new Sealed(
        vector(name, "appid"),
        new SessionKey(vector(name, "sessionKey")),
        vector(name, "iv"),
        vector(name, "encryptedData"),
        vector(name, "plain"));
  }

  /** Encrypts a text as WeChat would. */
  static Sealed of(String plain) {
    return of(plain.getBytes(StandardCharsets.UTF_8), plain);
  }

  static Sealed of(byte[] plain, String text) {
    int padding = 16 - plain.length % 16;
    byte[] padded = Arrays.copyOf(plain, plain.length + padding);
    Arrays.fill(padded, plain.length, padded.length, (byte) padding);
    return ofPadded(padded, text);
  }

  static Sealed ofPadded(byte[] padded, String text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(KEY), "AES"),
          new IvParameterSpec(Base64.getDecoder().decode(IV)));
      String sealed = Base64.getEncoder().encodeToString(cipher.doFinal(padded));
      return new Sealed(APPID, new SessionKey(KEY), IV, sealed, text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  ClientData open() {
    return new ClientFacts(appid, "").open(key, iv, encryptedData);
  }

  ClientData.Opened opened() {
    return (ClientData.Opened) open();
  }

  ClientData.Refused refused() {
    return (ClientData.Refused) open();
  }
}
