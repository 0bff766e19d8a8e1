package io.siyu.cloudevents;

import com.google.common.base.Splitter;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who signed a delivery, and when, by the Standard Webhooks specification: HMAC-SHA256 over {@code
 * webhook-id.webhook-timestamp.body}.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class StandardWebhooks {
  static final int KEY_BYTES_MIN = 24;
  static final int KEY_BYTES_MAX = 64;

  private static final String KEY_PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  /** Enough for any instant this library can hold, too few to overflow. */
  private static final int TIMESTAMP_DIGITS_MAX = 12;

  private final List<HashFunction> macs;
  private final long toleranceSeconds;

  StandardWebhooks(List<byte[]> keys, long toleranceSeconds) {
    this.macs = keys.stream().map(Hashing::hmacSha256).toList();
    this.toleranceSeconds = toleranceSeconds;
  }

  /** Reads a secret's key; empty where it is not one. */
  static Optional<byte[]> key(String secret) {
    if (!secret.startsWith(KEY_PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(KEY_PREFIX.length()));
      return Optional.of(key).filter(k -> k.length >= KEY_BYTES_MIN && k.length <= KEY_BYTES_MAX);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tells why a delivery is not believed; empty where it is. */
  Optional<Reason> objection(Delivery delivery) {
    String id = delivery.header("webhook-id").orElse("");
    String timestamp = delivery.header("webhook-timestamp").orElse("");
    String signatures = delivery.header("webhook-signature").orElse("");
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return Optional.of(Reason.SIGNATURE_PARAM_MISSING);
    }
    if (!isSigned(id + "." + timestamp + ".", delivery.body(), signatures)) {
      return Optional.of(Reason.SIGNATURE_MISMATCH);
    }
    if (!delivery.isStamped()
        || timestamp.length() > TIMESTAMP_DIGITS_MAX
        || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Reason.STALE_TIMESTAMP);
    }
    long age = delivery.receivedAt().getEpochSecond() - Long.parseLong(timestamp);
    return Math.abs(age) > toleranceSeconds
        ? Optional.of(Reason.STALE_TIMESTAMP)
        : Optional.empty();
  }

  private boolean isSigned(String prefix, byte[] body, String signatures) {
    boolean signed = false;
    for (HashFunction mac : macs) {
      byte[] expected =
          Base64.getEncoder()
              .encode(
                  mac.newHasher()
                      .putString(prefix, StandardCharsets.UTF_8)
                      .putBytes(body)
                      .hash()
                      .asBytes());
      for (String signature : Splitter.on(' ').split(signatures)) {
        if (signature.startsWith(VERSION)) {
          byte[] given = signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8);
          signed |= MessageDigest.isEqual(expected, given);
        }
      }
    }
    return signed;
  }
}
