package io.siyu.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The official sample's connection (key set A), and ways to make others. */
final class Connection {
  static final String CORP = "wx5823bf96d3bd56c7";
  static final String TOKEN = "QDG6eK";
  static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  static final String SUITE = "ww4asffe99e54c0f4c";
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private Connection() {}

  static ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("corp", CORP)
            .put("idSpace", "corp-a")
            .put("token", TOKEN)
            .put("encodingAesKey", KEY);
    json.putArray("receiveIds").add(CORP);
    return json;
  }

  static ObjectNode suiteJson() {
    ObjectNode json = json().put("suite", true);
    json.putArray("receiveIds").add(SUITE);
    return json;
  }

  static PlatformAdapter adapter(ObjectNode json) {
    Violations violations = new Violations();
    PlatformAdapter adapter = adapter(json, violations);
    if (!violations.isEmpty()) {
      throw new AssertionError("the connection is wrong: " + violations.list());
    }
    return adapter;
  }

  static PlatformAdapter adapter(ObjectNode json, Violations violations) {
    JsonObject in = JsonObject.of(json, "", violations);
    PlatformAdapter adapter =
        new WeComAdapterFactory().create(new ConnectionConfig("wecom", in, SecretSource.none()));
    in.refuseUnread();
    return adapter;
  }

  static ObjectNode parse(String json) {
    try {
      return (ObjectNode) Json.parse(json);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static WeComKit kit() {
    return kit(7);
  }

  static WeComKit kit(long seed) {
    return WeComKit.builder(CORP, TOKEN, KEY, CORP)
        .agentId("218")
        .random(new SplittableRandom(seed))
        .build();
  }

  static WeComKit suiteKit() {
    return WeComKit.builder(SUITE, TOKEN, KEY, SUITE).build();
  }

  static Accepted accepted(PlatformAdapter adapter, Delivery delivery) {
    if (adapter.translate(delivery) instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("must be accepted: " + adapter.translate(delivery));
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
