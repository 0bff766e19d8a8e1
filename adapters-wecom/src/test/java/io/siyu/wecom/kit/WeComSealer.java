package io.siyu.wecom.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The platform's side of the encryption (加密): seals and signs with one token and key. Immutable.
 */
public final class WeComSealer {
  /** How many random bytes go before a message. */
  public static final int RANDOM_BYTES = 16;

  private static final int PADDING_BLOCK = 32;

  private final String token;
  private final byte[] key;

  /**
   * Takes a callback's secrets.
   *
   * @param encodingAesKey the 43 characters of an EncodingAESKey
   */
  public WeComSealer(String token, String encodingAesKey) {
    this(token, Base64.getDecoder().decode(encodingAesKey));
  }

  private WeComSealer(String token, byte[] key) {
    this.token = token;
    this.key = key;
  }

  /** One with the same token that encrypts with another key. */
  WeComSealer withWrongKey() {
    byte[] other = key.clone();
    other[0] ^= 1;
    return new WeComSealer(token, other);
  }

  /** Returns the ciphertext, in Base64, of a message for a receive id. */
  public String seal(byte[] random, String message, String receiveId) {
    return encrypt(pad(frame(random, message, receiveId)));
  }

  /** Puts the random bytes and the length before a message, and the receive id behind. */
  public byte[] frame(byte[] random, String message, String receiveId) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(random);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
    out.writeBytes(text);
    out.writeBytes(receiveId.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Pads to a multiple of 32 bytes, by a whole block where it is one already. */
  public byte[] pad(byte[] plain) {
    int padding = PADDING_BLOCK - plain.length % PADDING_BLOCK;
    byte[] out = Arrays.copyOf(plain, plain.length + padding);
    Arrays.fill(out, plain.length, out.length, (byte) padding);
    return out;
  }

  /** Encrypts whole blocks as they are, to Base64. */
  public String encrypt(byte[] padded) {
    return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE, padded));
  }

  /** Whether a ciphertext's last byte, decrypted, is a number of bytes to take off. */
  boolean isPadded(String ciphertext) {
    byte[] plain = aes(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(ciphertext));
    byte padding = plain[plain.length - 1];
    return padding > 0 && padding <= PADDING_BLOCK;
  }

  private byte[] aes(int mode, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC", e);
    }
  }

  /** Returns {@code msg_signature}: 40 lower-case hexadecimal digits. */
  public String sign(String timestamp, String nonce, String ciphertext) {
    String[] parts = {token, timestamp, nonce, ciphertext};
    Arrays.sort(parts);
    try {
      byte[] text = String.join("", parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-1", e);
    }
  }
}
