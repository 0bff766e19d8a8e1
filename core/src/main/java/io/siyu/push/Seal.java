package io.siyu.push;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies and decrypts for one thread (加解密方案, path 90968 of developer.work.weixin.qq.com). Not
 * thread-safe.
 *
 * <p>The signature is SHA-1 over the sorted token, timestamp, nonce and ciphertext. The ciphertext
 * is AES-256-CBC, its IV the key's first half, over 16 random bytes, the message's length in 4, the
 * message and the receive id, padded to 32 bytes.
 */
final class Seal {
  private static final int IV_BYTES = 16;
  private static final int RANDOM_BYTES = 16;
  private static final int HEAD_BYTES = RANDOM_BYTES + Integer.BYTES;
  private static final int CIPHER_BLOCK = 16;
  private static final int PADDING_BLOCK = 32;

  /** Nearly all messages are smaller; a larger one gets an array of its own. */
  private static final int USUAL_BYTES = 4096;

  private final List<Credential> credentials;
  private final Predicate<String> receivers;
  private final MessageDigest sha1;
  private final MessageDigest sha256;
  private final List<Cipher> ciphers = new ArrayList<>();
  private final byte[] usual = new byte[USUAL_BYTES];

  /**
   * Opens what is sealed with one of some credentials.
   *
   * @param credentials the current one, then previous ones
   * @param receivers whether a message for a receive id is ours
   */
  Seal(List<Credential> credentials, Predicate<String> receivers) {
    this.credentials = ImmutableList.copyOf(credentials);
    this.receivers = receivers;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
      sha256 = MessageDigest.getInstance("SHA-256");
      for (Credential credential : credentials) {
        SecretKeySpec key = credential.aesKey();
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(key.getEncoded(), 0, IV_BYTES));
        ciphers.add(cipher);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC, SHA-1 or SHA-256", e);
    }
  }

  /** A digest for keys of events. */
  MessageDigest sha256() {
    sha256.reset();
    return sha256;
  }

  /**
   * Verifies, then decrypts, with each token and key that the connection knows. The message stands
   * in a buffer that the next call overwrites.
   *
   * @param signed a plausible signature
   * @param stale whether the timestamp is out of bounds, which is said only to who can sign
   */
  Opened open(SealedAddress.Signed signed, Utf8 ciphertext, boolean stale) {
    byte[] claimed = HexFormat.of().parseHex(signed.signature());
    Opened refused = new Opened.Refused(Reason.SIGNATURE_MISMATCH);
    boolean isSigned = false;
    for (int i = 0; i < ciphers.size(); i++) {
      Credential credential = credentials.get(i);
      feed(ciphertext, credential.token(), signed.timestamp(), signed.nonce());
      if (!MessageDigest.isEqual(sha1.digest(), claimed)) {
        continue;
      }
      Opened opened =
          stale
              ? new Opened.Refused(Reason.STALE_TIMESTAMP)
              : decrypt(ciphers.get(i), ciphertext, credential, signed);
      if (opened instanceof Opened.Message) {
        return opened;
      }
      // A token may outlive its key, so the next credential gets its turn; the first failure is
      // told.
      refused = isSigned ? refused : opened;
      isSigned = true;
    }
    return refused;
  }

  /** Feeds the digest all parts in order. */
  private void feed(Utf8 ciphertext, String... others) {
    Arrays.sort(others);
    int before = 0;
    while (before < others.length && ciphertext.compareTo(others[before]) > 0) {
      sha1.update(others[before++].getBytes(StandardCharsets.UTF_8));
    }
    sha1.update(ciphertext.bytes(), ciphertext.from(), ciphertext.to() - ciphertext.from());
    for (int i = before; i < others.length; i++) {
      sha1.update(others[i].getBytes(StandardCharsets.UTF_8));
    }
  }

  private Opened decrypt(
      Cipher cipher, Utf8 base64, Credential credential, SealedAddress.Signed signed) {
    ByteBuffer decoded;
    try {
      decoded = decode(base64);
    } catch (IllegalArgumentException e) {
      return new Opened.Refused(Reason.BAD_BASE64);
    }
    int length = decoded.limit();
    if (length < PADDING_BLOCK || length % CIPHER_BLOCK != 0) {
      return new Opened.Refused(Reason.BAD_CIPHERTEXT);
    }
    // Not in place: the cipher would copy what it is given.
    byte[] bytes = length > USUAL_BYTES ? new byte[length] : usual;
    try {
      cipher.doFinal(decoded.array(), decoded.arrayOffset(), length, bytes, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CBC without padding refused whole blocks", e);
    }
    int padding = bytes[length - 1];
    if (padding < 1 || padding > PADDING_BLOCK) {
      return new Opened.Refused(Reason.BAD_PADDING);
    }
    for (int i = length - padding; i < length; i++) {
      if (bytes[i] != padding) {
        return new Opened.Refused(Reason.BAD_PADDING);
      }
    }
    return unframe(bytes, length - padding, credential, signed);
  }

  private static ByteBuffer decode(Utf8 base64) {
    try {
      return Base64.getDecoder().decode(base64.buffer());
    } catch (IllegalArgumentException e) {
      // Line ends are let pass, and looked for only where there may be some.
      String joined = base64.text().replaceAll("[\\r\\n\\t]", "");
      return Base64.getDecoder().decode(Utf8.of(joined).buffer());
    }
  }

  private Opened unframe(
      byte[] bytes, int end, Credential credential, SealedAddress.Signed signed) {
    if (end < HEAD_BYTES) {
      return new Opened.Refused(Reason.BAD_CIPHERTEXT);
    }
    int size = 0;
    for (int i = RANDOM_BYTES; i < HEAD_BYTES; i++) {
      size = size << 8 | bytes[i] & 0xFF;
    }
    if (size < 0 || size > end - HEAD_BYTES) {
      return new Opened.Refused(Reason.BAD_CIPHERTEXT);
    }
    int idAt = HEAD_BYTES + size;
    String receiveId = new String(bytes, idAt, end - idAt, StandardCharsets.UTF_8);
    if (!receivers.test(receiveId)) {
      return new Opened.Refused(Reason.RECEIVE_ID_MISMATCH);
    }
    return new Opened.Message(
        new Utf8(bytes, HEAD_BYTES, idAt), credential, Instant.ofEpochSecond(signed.seconds()));
  }
}
