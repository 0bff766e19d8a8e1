package io.siyu.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation.Accepted;
import io.siyu.tck.CloudEventsKit;
import java.time.Instant;

/** A shop's connection and events. */
final class CloudEventsFixture {
  static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String OLD_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final CloudEventsKit KIT = new CloudEventsKit(SECRET, 42);

  private CloudEventsFixture() {}

  /** Makes an adapter of a connection with further fields, which must be sound. */
  static PlatformAdapter adapter(String fields) {
    Violations violations = new Violations();
    PlatformAdapter adapter = adapter("{\"secret\":\"" + SECRET + "\"" + fields + "}", violations);
    assertThat(violations.list()).isEmpty();
    return adapter;
  }

  static PlatformAdapter adapter(String entry, Violations violations) {
    try {
      JsonObject json = JsonObject.of(Json.parse(entry), "", violations);
      PlatformAdapter adapter =
          new CloudEventsAdapterFactory()
              .create(new ConnectionConfig("my shop", json, SecretSource.none()));
      json.refuseUnread();
      return adapter;
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static Accepted accepted(Delivery delivery) {
    return (Accepted) adapter("").translate(delivery);
  }

  static String paid(String id, String data) {
    return CloudEventsKit.event(
        "io.siyu.order.paid.v1",
        id,
        "host/shop",
        "order:shop:" + id,
        "2026-03-01T10:00:00+08:00",
        data);
  }

  static String touched(String id, String openid) {
    return CloudEventsKit.event(
        "io.siyu.touched.v1",
        id,
        "host/shop",
        "openid:wx8888:" + openid,
        "2026-03-01T09:00:00+08:00",
        "{\"channel\":\"xhs-notes\"}");
  }

  static String spent(String id, String minor, int revision) {
    return CloudEventsKit.event(
        "io.siyu.spent.v1",
        id,
        "host/shop",
        "channelday:xhs-notes:2026-03-01",
        "2026-03-02T00:00:00Z",
        "{\"amount\":{\"minor\":"
            + minor
            + ",\"currency\":\"CNY\"},\"revision\":"
            + revision
            + "}");
  }

  /** What was tracked, received by the host at {@link #NOW}; an empty subject is an absent one. */
  static String tracked(String id, String subject, String data) {
    String event =
        CloudEventsKit.event("io.siyu.tracked.v1", id, "host/shop", subject, NOW.toString(), data);
    return event.replace(",\"subject\":\"\"", "");
  }

  static String amount(long minor) {
    return "{\"minor\":" + minor + ",\"currency\":\"CNY\"}";
  }
}
