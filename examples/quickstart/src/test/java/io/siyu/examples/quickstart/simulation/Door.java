package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Reason;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The adapters of a simulation's connections, and what they made of its deliveries. Not
 * thread-safe.
 */
final class Door {
  private final Map<String, PlatformAdapter> adapters = new HashMap<>();

  /** The distinct events. */
  final Map<EventId, Event> events = new HashMap<>();

  final Map<String, Long> rejected = new TreeMap<>();
  long deliveries;
  long believed;
  long handshakes;
  long probes;
  long warnings;
  long duplicateEvents;

  Door(String connectionsJson) {
    Violations violations = new Violations();
    try {
      JsonObject root = JsonObject.of(Json.parse(connectionsJson), "", violations);
      for (JsonObject entry : root.objects("connections")) {
        String name = entry.text("name");
        PlatformAdapterFactory factory = factory(entry.text("type"));
        adapters.put(name, factory.create(new ConnectionConfig(name, entry, SecretSource.none())));
      }
      root.text("siyu");
      root.refuseUnread();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the connections are not JSON", e);
    }
    if (!violations.isEmpty()) {
      throw new IllegalStateException("the connections are wrong: " + violations.list());
    }
  }

  private static PlatformAdapterFactory factory(String type) {
    return ServiceLoader.load(PlatformAdapterFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  void receive(String line) {
    JsonNode node;
    try {
      node = Json.parse(line);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a line is not JSON", e);
    }
    deliveries++;
    Map<String, String> headers = new TreeMap<>();
    node.get("headers")
        .fieldNames()
        .forEachRemaining(name -> headers.put(name, node.get("headers").get(name).textValue()));
    Delivery delivery =
        Delivery.of(
                node.get("method").textValue(),
                node.get("query").textValue(),
                headers,
                node.get("body").textValue().getBytes(StandardCharsets.UTF_8))
            .receivedAt(Instant.parse(node.get("receivedAt").textValue()));
    PlatformAdapter adapter = adapters.get(node.get("adapter").textValue());
    if (adapter == null) {
      rejected.merge(Reason.UNKNOWN_CONNECTION.name(), 1L, Long::sum);
    } else {
      count(adapter.translate(delivery));
    }
  }

  private void count(Translation translation) {
    if (translation instanceof Translation.Accepted accepted) {
      believed++;
      warnings += accepted.warnings().size();
      for (Event event : accepted.events()) {
        if (events.put(event.id(), event) != null) {
          duplicateEvents++;
        }
      }
    } else if (translation instanceof Translation.Rejected refused) {
      rejected.merge(refused.reason().name(), 1L, Long::sum);
    } else if (translation instanceof Translation.Handshake) {
      handshakes++;
    } else if (translation instanceof Translation.Probe) {
      probes++;
    }
  }
}
