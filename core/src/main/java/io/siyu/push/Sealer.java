package io.siyu.push;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals messages as {@link Seal} opens them (加密): answers to pushes, and in tests the pushes
 * themselves. Immutable and thread-safe; shows no secret.
 */
public final class Sealer {
  /** How many random bytes go before a message. */
  public static final int RANDOM_BYTES = 16;

  private static final int IV_BYTES = 16;
  private static final int PADDING_BLOCK = 32;

  private final Credential credential;
  private final byte[] receiveId;

  /**
   * Seals with a credential.
   *
   * @param receiveId the receive id that pushes to this account carry
   */
  public Sealer(Credential credential, String receiveId) {
    this.credential = credential;
    this.receiveId = receiveId.getBytes(StandardCharsets.UTF_8);
  }

  /** A sealed message; in JSON each platform has a spelling of its own. */
  public record Sealed(String ciphertext, String signature, long timestamp, String nonce) {
    /** The message in XML. */
    public String xml() {
      return "<xml><Encrypt><![CDATA["
          + ciphertext
          + "]]></Encrypt><MsgSignature><![CDATA["
          + signature
          + "]]></MsgSignature><TimeStamp>"
          + timestamp
          + "</TimeStamp><Nonce><![CDATA["
          + nonce
          + "]]></Nonce></xml>";
    }
  }

  /**
   * Seals a message.
   *
   * @param timestamp seconds since 1970
   * @param nonce letters and digits
   * @param before the {@value #RANDOM_BYTES} bytes that go before the message, which nobody can
   *     foretell
   * @throws IllegalArgumentException if the nonce or the number of bytes is not so
   */
  public Sealed seal(String message, long timestamp, String nonce, byte[] before) {
    if (before.length != RANDOM_BYTES) {
      throw new IllegalArgumentException(RANDOM_BYTES + " bytes must go before a message");
    }
    SecretKeySpec key = credential.aesKey();
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(key.getEncoded(), 0, IV_BYTES));
      byte[] sealed = cipher.doFinal(framed(message, before));
      return signed(Base64.getEncoder().encodeToString(sealed), timestamp, nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC", e);
    }
  }

  /**
   * Signs whatever stands in the place of a ciphertext.
   *
   * @param timestamp seconds since 1970
   * @param nonce letters and digits
   * @throws IllegalArgumentException if the nonce is not so
   */
  public Sealed signed(String ciphertext, long timestamp, String nonce) {
    if (nonce.isEmpty() || !nonce.chars().allMatch(Sealer::isLetterOrDigit)) {
      throw new IllegalArgumentException("a nonce must be letters and digits, at least one");
    }
    try {
      List<String> parts =
          ImmutableList.of(credential.token(), Long.toString(timestamp), nonce, ciphertext);
      String signed = String.join("", Ordering.natural().sortedCopy(parts));
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      String signature =
          HexFormat.of().formatHex(sha1.digest(signed.getBytes(StandardCharsets.UTF_8)));
      return new Sealed(ciphertext, signature, timestamp, nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-1", e);
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private byte[] framed(String message, byte[] before) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    int length = RANDOM_BYTES + Integer.BYTES + text.length + receiveId.length;
    // A whole block where it is one already.
    int padding = PADDING_BLOCK - length % PADDING_BLOCK;
    byte[] pad = new byte[padding];
    Arrays.fill(pad, (byte) padding);
    return ByteBuffer.allocate(length + padding)
        .put(before)
        .putInt(text.length)
        .put(text)
        .put(receiveId)
        .put(pad)
        .array();
  }

  @Override
  public String toString() {
    return "Sealer[***]";
  }
}
