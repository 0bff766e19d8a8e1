package io.siyu.wecom;

import io.siyu.push.Envelope;
import io.siyu.push.Fields;
import io.siyu.push.Opened;
import io.siyu.push.Refusals;
import io.siyu.push.Seal;
import io.siyu.push.Utf8;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One app's callback address at 企业微信: a GET checks our address, a POST tells what happened.
 *
 * <p>Checks run in this order, and the first that fails is told: method, size, signature
 * parameters, envelope, spaces in the ciphertext, signature, freshness, Base64, padding, frame,
 * receive id, authorised corp.
 */
final class WeComAdapter implements PlatformAdapter {
  private static final int SIGNATURE_DIGITS = 40;

  /** Seconds since 1970 have so many digits from 2001 to 2286. */
  private static final int TIMESTAMP_DIGITS = 10;

  private final WeComConfig config;
  private final PushDecoder decoder;
  private final ThreadLocal<Seal> seals;

  WeComAdapter(WeComConfig config) {
    this.config = config;
    this.decoder = new PushDecoder(config);
    this.seals = ThreadLocal.withInitial(() -> new Seal(config.credentials(), config::accepts));
  }

  @Override
  public Translation translate(Delivery delivery) {
    boolean handshake = delivery.method().equals("GET");
    if (!handshake && !delivery.method().equals("POST")) {
      return Refusals.of(Reason.METHOD_NOT_ALLOWED);
    }
    if (delivery.body().length > config.bodyBytesMax()) {
      return Refusals.of(Reason.BODY_TOO_LARGE);
    }
    String signature = delivery.query("msg_signature").orElse("");
    String timestamp = delivery.query("timestamp").orElse("");
    String nonce = delivery.query("nonce").orElse("");
    Optional<String> echo = handshake ? delivery.query("echostr") : Optional.empty();
    if (signature.isEmpty()
        || timestamp.isEmpty()
        || nonce.isEmpty()
        || handshake && echo.orElse("").isEmpty()) {
      return Refusals.of(Reason.SIGNATURE_PARAM_MISSING);
    }
    // The signature covers a sorted concatenation without boundaries. A fixed length keeps most
    // digits
    // of a nonce from passing for a timestamp; where ten of them still do, nothing of an event
    // depends
    // on it, and freshness is judged by the message's own time too.
    if (!isSignature(signature) || !isTimestamp(timestamp)) {
      return Refusals.of(Reason.SIGNATURE_MISMATCH);
    }
    Utf8 ciphertext;
    if (handshake) {
      // Form decoding turns a plus sign that was not escaped into a space; Base64 has no spaces.
      ciphertext = Utf8.of(echo.orElse("").replace(' ', '+'));
    } else {
      Envelope envelope = Envelope.read(delivery.body());
      if (envelope instanceof Envelope.Unreadable unreadable) {
        return Refusals.of(unreadable.reason());
      }
      ciphertext = ((Envelope.Sealed) envelope).ciphertext();
    }
    long seconds = Long.parseLong(timestamp);
    Seal seal = seals.get();
    Opened opened = seal.open(signature, timestamp, nonce, ciphertext, isStale(delivery, seconds));
    if (opened instanceof Opened.Refused refused) {
      // With spaces in it no ciphertext can be opened, so they need not be looked for before.
      return Refusals.of(ciphertext.hasSpaces() ? Reason.CIPHERTEXT_HAS_SPACES : refused.reason());
    }
    Utf8 text = ((Opened.Message) opened).text();
    if (handshake) {
      return echoed(text);
    }
    Optional<Instant> receivedAt =
        config.freshnessSeconds() == 0 ? Optional.empty() : Optional.of(delivery.receivedAt());
    return decoder.decode(text, Instant.ofEpochSecond(seconds), receivedAt, seal);
  }

  /**
   * Echoes the check's text, but never a push's: both are signed alike, so without this whoever has
   * seen a push on its way could have it decrypted by sending it as a check.
   */
  private static Translation echoed(Utf8 text) {
    return text.begins('<') || text.begins('{')
        ? Refusals.of(Reason.MALFORMED)
        : new Translation.Handshake(Reply.text(200, text.text()));
  }

  private boolean isStale(Delivery delivery, long seconds) {
    if (config.freshnessSeconds() == 0) {
      return false;
    }
    return !delivery.isStamped()
        || Math.abs(delivery.receivedAt().getEpochSecond() - seconds) > config.freshnessSeconds();
  }

  private static boolean isSignature(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == SIGNATURE_DIGITS;
  }

  private static boolean isTimestamp(String text) {
    return text.length() == TIMESTAMP_DIGITS && Fields.isDigits(text);
  }
}
