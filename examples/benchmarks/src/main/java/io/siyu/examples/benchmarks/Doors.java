package io.siyu.examples.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Connections;
import io.siyu.Siyu;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.SecretSource;

/**
 * What deliveries go into: an adapter alone, or the whole library with one connection and a store
 * in memory.
 */
final class Doors {
  private Doors() {}

  /** Makes an adapter as the library does, from an entry of a connections file. */
  static PlatformAdapter adapter(PlatformAdapterFactory factory, ObjectNode entry) {
    Violations violations = new Violations();
    JsonObject json = JsonObject.of(entry, "", violations);
    PlatformAdapter adapter =
        factory.create(new ConnectionConfig(json.text("name"), json, SecretSource.none()));
    if (!violations.isEmpty()) {
      throw new IllegalStateException("the connection is wrong: " + violations.list());
    }
    return adapter;
  }

  static Siyu siyu(ObjectNode entry) {
    ObjectNode connections = Json.object().put("siyu", "connections/1");
    connections.putArray("connections").add(entry);
    return Siyu.builder()
        .playbook(Lives.PLAYBOOK)
        .connections(Connections.parse(Json.canonical(connections), SecretSource.none()))
        .build();
  }
}
