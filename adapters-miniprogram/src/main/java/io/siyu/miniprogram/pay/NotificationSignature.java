package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableMap;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether WeChat Pay signed a notification (验签), and lately: SHA256withRSA over {@code
 * timestamp\nnonce\nbody\n} on the raw bytes, by the key that the serial names.
 *
 * <p>Freshness is judged after the signature. The timestamp is signed, so only then is {@code
 * STALE_TIMESTAMP} a statement about the platform's message (our clock is wrong, or somebody
 * replays) and not about a stranger's header; and a verification costs tens of microseconds, so
 * there is nothing to save by the other order.
 *
 * <p>Thread-safe: a {@link Signature} is not, so each thread has one, begun anew for every check.
 */
final class NotificationSignature {
  /** What the signature of a signature test (签名探测流量) starts with. */
  private static final String TEST = "WECHATPAY/SIGNTEST/";

  private static final String RSA_TYPE = "WECHATPAY2-SHA256-RSA2048";
  private static final int TIMESTAMP_DIGITS_MAX = 11;

  private final ImmutableMap<String, PublicKey> keys;
  private final Duration tolerance;
  private final ThreadLocal<Signature> rsa = ThreadLocal.withInitial(NotificationSignature::create);

  NotificationSignature(Map<String, PublicKey> keysBySerial, Duration tolerance) {
    this.keys = ImmutableMap.copyOf(keysBySerial);
    this.tolerance = tolerance;
  }

  private static Signature create() {
    try {
      return Signature.getInstance("SHA256withRSA");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA256withRSA", e);
    }
  }

  /**
   * Tells whether this is a signature test. It is Base64 by its alphabet and might have the right
   * length, so this decides nothing but how a refusal is called.
   */
  static boolean isTest(Delivery delivery) {
    return header(delivery, "wechatpay-signature").startsWith(TEST);
  }

  /** When the notification says it was signed, in whole seconds. */
  private static Optional<Instant> signedAt(Delivery delivery) {
    String text = header(delivery, "wechatpay-timestamp");
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !text.isEmpty() && text.length() <= TIMESTAMP_DIGITS_MAX
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  private static String header(Delivery delivery, String name) {
    return delivery.header(name).orElse("");
  }

  /** Says why the notification is not to be trusted; empty where it is. */
  Optional<Refusal> check(Delivery delivery) {
    String serial = header(delivery, "wechatpay-serial");
    String signature = header(delivery, "wechatpay-signature");
    String timestamp = header(delivery, "wechatpay-timestamp");
    String nonce = header(delivery, "wechatpay-nonce");
    if (serial.isEmpty() || signature.isEmpty() || timestamp.isEmpty() || nonce.isEmpty()) {
      return refuse(
          Reason.SIGNATURE_PARAM_MISSING,
          "hand on the headers Wechatpay-Serial, -Signature, -Timestamp and -Nonce; a proxy may drop them");
    }
    Optional<Instant> signedAt = signedAt(delivery);
    // A line break in the nonce would let it swallow the beginning of the signed body.
    if (signedAt.isEmpty() || nonce.chars().anyMatch(Character::isISOControl)) {
      return refuse(
          Reason.MALFORMED,
          "Wechatpay-Timestamp must be whole seconds since 1970 and Wechatpay-Nonce a single line");
    }
    if (!delivery.header("wechatpay-signature-type").orElse(RSA_TYPE).equals(RSA_TYPE)) {
      return refuse(
          Reason.SIGNATURE_MISMATCH,
          "only the Wechatpay-Signature-Type "
              + RSA_TYPE
              + " is understood; choose RSA at the merchant platform");
    }
    PublicKey key = keys.get(serial);
    if (key == null) {
      return refuse(
          Reason.UNKNOWN_SERIAL,
          "Wechatpay-Serial names a key that publicKeys lacks; add the platform's current certificate or public key");
    }
    if (!verifies(key, timestamp, nonce, delivery.body(), signature)) {
      return refuse(
          Reason.SIGNATURE_MISMATCH,
          "the signature does not match; hand on the body byte by byte as received, and check the key of this serial");
    }
    if (!delivery.isStamped()) {
      return refuse(
          Reason.STALE_TIMESTAMP,
          "say when the delivery was received, with Delivery.receivedAt(instant)");
    }
    Duration away = Duration.between(signedAt.get(), delivery.receivedAt()).abs();
    if (away.compareTo(tolerance) >= 0) {
      return refuse(
          Reason.STALE_TIMESTAMP,
          "signed "
              + tolerance.toSeconds()
              + " s or more from when it was received; check this machine's clock");
    }
    return Optional.empty();
  }

  private boolean verifies(
      PublicKey key, String timestamp, String nonce, byte[] body, String signature) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      Signature check = rsa.get();
      check.initVerify(key);
      check.update((timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8));
      check.update(body);
      check.update((byte) '\n');
      return check.verify(bytes);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<Refusal> refuse(Reason reason, String hint) {
    return Optional.of(new Refusal(reason, hint));
  }
}
