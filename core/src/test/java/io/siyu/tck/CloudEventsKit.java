package io.siyu.tck;

import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The delivery kit of the built-in {@code cloudevents} adapter: signs CloudEvents as a host does by
 * Standard Webhooks, sends them again and spoils them. Reads no clock; equal seeds give equal
 * deliveries. Not thread-safe.
 */
public final class CloudEventsKit {
  /**
   * The waits between attempts that Standard Webhooks recommends, the first attempt being made at
   * once.
   */
  public static final List<Duration> RETRY_WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Set<Reason> FAULTS =
      Set.of(
          Reason.METHOD_NOT_ALLOWED,
          Reason.BODY_TOO_LARGE,
          Reason.MALFORMED,
          Reason.SIGNATURE_PARAM_MISSING,
          Reason.SIGNATURE_MISMATCH,
          Reason.STALE_TIMESTAMP);

  private static final String SINGLE = "application/cloudevents+json; charset=utf-8";
  private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";

  private final byte[] key;
  private final SplittableRandom random;

  /**
   * Creates a kit.
   *
   * @param secret the connection's secret, {@code whsec_} and Base64
   * @param seed what the ids of messages are drawn from
   */
  public CloudEventsKit(String secret, long seed) {
    this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.random = new SplittableRandom(seed);
  }

  /** Returns the JSON of one CloudEvent; {@code data} is JSON as well. */
  public static String event(
      String type, String id, String source, String subject, String time, String data) {
    return "{\"specversion\":\"1.0\",\"type\":\"%s\",\"id\":\"%s\",\"source\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
        .formatted(type, id, source, subject, time, data);
  }

  /** Signs one CloudEvent, sent and received at an instant. */
  public Delivery single(Instant at, String event) {
    return signed(messageId(), at, SINGLE, event.getBytes(StandardCharsets.UTF_8));
  }

  /** Signs a batch of CloudEvents, sent and received at an instant. */
  public Delivery batch(Instant at, List<String> events) {
    String body = "[" + String.join(",", events) + "]";
    return signed(messageId(), at, BATCH, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a delivery again, as the same message, signed anew at an instant. */
  public Delivery again(Delivery of, Instant at) {
    return signed(
        of.header("webhook-id").orElseThrow(),
        at,
        of.header("content-type").orElseThrow(),
        of.body());
  }

  /** Returns the attempts that follow a delivery while nobody acknowledges it. */
  public List<Delivery> retries(Delivery of) {
    List<Delivery> out = new ArrayList<>();
    Instant at = of.receivedAt();
    for (Duration wait : RETRY_WAITS) {
      at = at.plus(wait);
      out.add(again(of, at));
    }
    return out;
  }

  /** The reasons that {@link #faulty} can provoke, which are all that the adapter gives. */
  public static Set<Reason> faults() {
    return FAULTS;
  }

  /** Spoils a delivery so that it must be rejected for a reason. */
  public Delivery faulty(Reason reason, Delivery of) {
    Instant at = of.receivedAt();
    Map<String, String> headers = new HashMap<>(of.headers());
    byte[] body = of.body().clone();
    switch (reason) {
      case METHOD_NOT_ALLOWED -> {
        return Delivery.of("PUT", of.query(), headers, body).receivedAt(at);
      }
      case BODY_TOO_LARGE -> {
        byte[] large = Arrays.copyOf(body, (int) ConnectionConfig.BODY_BYTES_MAX + 1);
        Arrays.fill(large, body.length, large.length, (byte) ' ');
        return signed(messageId(), at, SINGLE, large);
      }
      case MALFORMED -> {
        return signed(messageId(), at, SINGLE, Arrays.copyOf(body, body.length - 1));
      }
      case SIGNATURE_PARAM_MISSING -> headers.remove("webhook-signature");
      case SIGNATURE_MISMATCH -> body[body.length / 2] ^= 1;
      case STALE_TIMESTAMP -> {
        return of.receivedAt(at.plus(Duration.ofDays(2)));
      }
      default -> throw new IllegalArgumentException("the adapter never rejects for " + reason);
    }
    return Delivery.of(of.method(), of.query(), headers, body).receivedAt(at);
  }

  private String messageId() {
    return "msg_" + Long.toUnsignedString(random.nextLong(), 36);
  }

  private Delivery signed(String id, Instant at, String contentType, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "content-type", contentType,
            "webhook-id", id,
            "webhook-timestamp", timestamp,
            "webhook-signature", "v1," + signature(id, timestamp, body));
    return Delivery.of("POST", "", headers, body).receivedAt(at);
  }

  private String signature(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
