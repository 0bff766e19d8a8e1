package io.siyu.push;

import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Verifies and opens what is delivered to one account's address (密文回调地址). Immutable and
 * thread-safe.
 *
 * <p>Checks run in this order, and the first that fails is told: size, signature parameters,
 * envelope, spaces in the ciphertext, signature, freshness, Base64, padding, frame, receive id.
 */
public final class SealedAddress {
  private static final int SIGNATURE_DIGITS = 40;

  /** Seconds since 1970 have so many digits from 2001 to 2286. */
  private static final int TIMESTAMP_DIGITS = 10;

  private final Freshness freshness;
  private final int bodyBytesMax;
  private final ThreadLocal<Seal> seals;

  /**
   * Opens what is sealed for an account.
   *
   * @param credentials the current token and key, then previous ones
   * @param receivers whether a message for a receive id is ours
   * @param freshnessSeconds how far the signed timestamp may lie from received-at, in seconds; 0
   *     for any
   * @param bodyBytesMax the largest body read, in bytes
   */
  public SealedAddress(
      List<Credential> credentials,
      Predicate<String> receivers,
      long freshnessSeconds,
      int bodyBytesMax) {
    this.freshness = new Freshness(freshnessSeconds);
    this.bodyBytesMax = bodyBytesMax;
    this.seals = ThreadLocal.withInitial(() -> new Seal(credentials, receivers));
  }

  /** A digest for keys of events, this thread's; reset. */
  public MessageDigest sha256() {
    return seals.get().sha256();
  }

  /** Opens a push. The message stands in a buffer that this thread's next call overwrites. */
  public Opened push(Delivery delivery) {
    if (delivery.body().length > bodyBytesMax) {
      return new Opened.Refused(Reason.BODY_TOO_LARGE);
    }
    Signed signed = Signed.of(delivery, "msg_signature");
    if (signed.isIncomplete()) {
      return new Opened.Refused(Reason.SIGNATURE_PARAM_MISSING);
    }
    if (!signed.isPlausible()) {
      return new Opened.Refused(Reason.SIGNATURE_MISMATCH);
    }
    Envelope envelope = Envelope.read(delivery.body());
    return envelope instanceof Envelope.Sealed sealed
        ? open(delivery, signed, sealed.ciphertext())
        : new Opened.Refused(((Envelope.Unreadable) envelope).reason());
  }

  /** Opens the encrypted {@code echostr} by which an address is checked. */
  public Opened echo(Delivery delivery) {
    if (delivery.body().length > bodyBytesMax) {
      return new Opened.Refused(Reason.BODY_TOO_LARGE);
    }
    Signed signed = Signed.of(delivery, "msg_signature");
    String echo = delivery.query("echostr").orElse("");
    if (signed.isIncomplete() || echo.isEmpty()) {
      return new Opened.Refused(Reason.SIGNATURE_PARAM_MISSING);
    }
    if (!signed.isPlausible()) {
      return new Opened.Refused(Reason.SIGNATURE_MISMATCH);
    }
    // Form decoding turns a plus sign that was not escaped into a space; Base64 has no spaces.
    return open(delivery, signed, Utf8.of(echo.replace(' ', '+')));
  }

  private Opened open(Delivery delivery, Signed signed, Utf8 ciphertext) {
    boolean stale = freshness.isStale(delivery, signed.seconds());
    Opened opened = seals.get().open(signed, ciphertext, stale);
    // With spaces in it no ciphertext can be opened, so they need not be looked for before.
    return opened instanceof Opened.Refused && ciphertext.hasSpaces()
        ? new Opened.Refused(Reason.CIPHERTEXT_HAS_SPACES)
        : opened;
  }

  /** What a delivery's query says of its signature. */
  record Signed(String signature, String timestamp, String nonce) {
    static Signed of(Delivery delivery, String signature) {
      return new Signed(
          delivery.query(signature).orElse(""),
          delivery.query("timestamp").orElse(""),
          delivery.query("nonce").orElse(""));
    }

    boolean isIncomplete() {
      return signature.isEmpty() || timestamp.isEmpty() || nonce.isEmpty();
    }

    /**
     * The signature covers a sorted concatenation without boundaries. A fixed length keeps most
     * digits of a nonce from passing for a timestamp; where ten of them still do, nothing of an
     * event depends on it; an adapter may judge freshness by the message's own time too.
     */
    boolean isPlausible() {
      return isSignature(signature)
          && timestamp.length() == TIMESTAMP_DIGITS
          && Fields.isDigits(timestamp);
    }

    long seconds() {
      return Long.parseLong(timestamp);
    }

    private static boolean isSignature(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (!HexFormat.isHexDigit(text.charAt(i))) {
          return false;
        }
      }
      return text.length() == SIGNATURE_DIGITS;
    }
  }
}
