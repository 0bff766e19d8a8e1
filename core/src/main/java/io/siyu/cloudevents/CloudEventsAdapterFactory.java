package io.siyu.cloudevents;

import io.siyu.event.Source;
import io.siyu.json.JsonObject;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes adapters for the host's own events, type {@code cloudevents}. A connection has these
 * fields:
 *
 * <ul>
 *   <li>{@code secret}: the signing secret, {@code whsec_} and the Base64 of 24 to 64 bytes;
 *   <li>{@code previousSecrets}: secrets still accepted while keys are rotated; may be absent;
 *   <li>{@code toleranceSeconds}: how far {@code webhook-timestamp} may lie from the receipt,
 *       before or after, in seconds; 300 where it is absent, at most 86,400;
 *   <li>{@code bodyBytesMax}: the largest body, in bytes; 1 MiB where it is absent;
 *   <li>{@code sources}: the CloudEvents sources that this host may speak for; any where it is
 *       absent or empty.
 * </ul>
 *
 * <p>How the adapter answers and how events get their keys is said in {@code core/SPEC.md}. In
 * short: an event's key is {@code host:<source>:<id>}, or {@code spend:<source>:<channel>:<day>}
 * for a market fact, and its provenance is HOST whatever its source is called; {@code siyukey},
 * {@code siyuprovenance} and {@code siyuapproximate} of an exported event are not believed here. A
 * host that repeats a happening must repeat its CloudEvents {@code source} and {@code id}, as
 * CloudEvents demands. What clients' tracking reported (埋点) comes in CloudEvents of type {@code
 * io.siyu.tracked.v1}, one event or many, by the table in {@code core/README.md}. What is authentic
 * JSON but no fact this version knows is kept as {@link io.siyu.event.Unmapped}; a body that is no
 * JSON object or list is refused as MALFORMED, for its sender is the host, who can mend it.
 */
public final class CloudEventsAdapterFactory implements PlatformAdapterFactory {
  private static final long TOLERANCE_SECONDS = 300;
  private static final long TOLERANCE_SECONDS_MAX = 86_400;

  /** Creates the factory; {@link java.util.ServiceLoader} does. */
  public CloudEventsAdapterFactory() {}

  @Override
  public String type() {
    return "cloudevents";
  }

  @Override
  public PlatformAdapter create(ConnectionConfig config) {
    JsonObject json = config.json();
    List<byte[]> keys = new ArrayList<>();
    String secret = config.secret("secret");
    if (!secret.isEmpty()) {
      addKey(json, "secret", secret, keys);
    }
    for (String previous : config.secretList("previousSecrets")) {
      if (!previous.isEmpty()) {
        addKey(json, "previousSecrets", previous, keys);
      }
    }
    long tolerance = json.numberAtLeast("toleranceSeconds", 1, TOLERANCE_SECONDS);
    if (tolerance > TOLERANCE_SECONDS_MAX) {
      json.violation("toleranceSeconds", "must be at most " + TOLERANCE_SECONDS_MAX + ", a day");
    }
    return new CloudEventsAdapter(
        config.bodyBytesMax(),
        new StandardWebhooks(keys, tolerance),
        new FactReader(account(config.name()), Set.copyOf(json.texts("sources"))));
  }

  private static void addKey(JsonObject json, String field, String secret, List<byte[]> keys) {
    Optional<byte[]> key = StandardWebhooks.key(secret);
    if (key.isEmpty()) {
      json.violation(
          field,
          "must be a Standard Webhooks secret, whsec_ and the Base64 of "
              + StandardWebhooks.KEY_BYTES_MIN
              + " to "
              + StandardWebhooks.KEY_BYTES_MAX
              + " bytes");
    }
    key.ifPresent(keys::add);
  }

  /** What the host sends but nobody can read happened in the connection itself. */
  private static Source account(String connection) {
    StringBuilder text = new StringBuilder("host/");
    connection.chars().forEach(c -> text.append(c <= ' ' ? '-' : (char) c));
    return new Source(text.toString());
  }
}
