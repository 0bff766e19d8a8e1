package io.siyu.miniprogram.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** A mini-program's connection, and ways to make others. */
final class Account {
  static final String APPID = "wx0000000000000001";
  static final String TOKEN = "unitTestToken01";
  static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final String OPENID = "oUSER000000000000000000000001";
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private Account() {}

  static WeixinKit kit() {
    return kit(7);
  }

  static WeixinKit kit(long seed) {
    return new WeixinKit(APPID, TOKEN, KEY, new SplittableRandom(seed));
  }

  static ObjectNode json() {
    return kit().connection("shop");
  }

  static ObjectNode plainJson() {
    ObjectNode json = json().put("mode", "PLAIN");
    json.remove("encodingAesKey");
    return json;
  }

  static ObjectNode cloudJson() {
    ObjectNode json = plainJson().put("mode", "CLOUD");
    json.remove("token");
    return json;
  }

  static PlatformAdapter adapter() {
    return adapter(json());
  }

  static PlatformAdapter adapter(ObjectNode json) {
    Violations violations = new Violations();
    PlatformAdapter adapter = adapter(json, violations);
    if (!violations.isEmpty()) {
      throw new AssertionError("the connection is wrong: " + violations.list());
    }
    return adapter;
  }

  /** Reads a connection as the library does, unknown fields refused. */
  static PlatformAdapter adapter(ObjectNode json, Violations violations) {
    JsonObject in = JsonObject.of(json, "", violations);
    in.text("type");
    ConnectionConfig config = new ConnectionConfig(in.text("name"), in, SecretSource.none());
    PlatformAdapter adapter = new WeixinAdapterFactory().create(config);
    in.refuseUnread();
    return adapter;
  }

  static Accepted accepted(PlatformAdapter adapter, Delivery delivery) {
    if (adapter.translate(delivery) instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("must be accepted: " + adapter.translate(delivery));
  }

  /** The events of a push that the connection above receives. */
  static List<Event> events(Delivery delivery) {
    return accepted(adapter(), delivery).events();
  }

  static Event event(PlatformAdapter adapter, Delivery delivery) {
    List<Event> events = accepted(adapter, delivery).events();
    if (events.size() != 1) {
      throw new AssertionError("must give one event: " + events);
    }
    return events.get(0);
  }

  static Reason reason(PlatformAdapter adapter, Delivery delivery) {
    if (adapter.translate(delivery) instanceof Rejected rejected) {
      return rejected.reason();
    }
    throw new AssertionError("must be rejected: " + adapter.translate(delivery));
  }
}
