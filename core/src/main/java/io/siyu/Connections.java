package io.siyu;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.SecretSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The platform accounts that deliveries come from (连接), each with an adapter: {@code
 * "siyu":"connections/1"}. Several may be of one type. Immutable and thread-safe; {@link #toString}
 * shows names only.
 */
public final class Connections {
  private static final String FORMAT = "connections/1";
  private final Map<String, PlatformAdapter> adapters;

  private Connections(Map<String, PlatformAdapter> adapters) {
    this.adapters = ImmutableSortedMap.copyOf(adapters);
  }

  /** No connections: nothing can be received. */
  public static Connections none() {
    return new Connections(Map.of());
  }

  /**
   * Reads connections, with the adapters that {@link ServiceLoader} finds.
   *
   * @param json the connections file's text
   * @param secrets where secrets that are not written inline come from
   * @throws ConnectionsException if anything is wrong; it holds every violation
   */
  public static Connections parse(String json, SecretSource secrets) {
    return parse(json, secrets, ServiceLoader.load(PlatformAdapterFactory.class));
  }

  /**
   * Reads connections, with the given adapters.
   *
   * @throws ConnectionsException if anything is wrong; it holds every violation
   * @throws IllegalStateException if two factories are of one type
   */
  public static Connections parse(
      String json, SecretSource secrets, Iterable<PlatformAdapterFactory> factories) {
    Map<String, PlatformAdapterFactory> byType = new TreeMap<>();
    for (PlatformAdapterFactory factory : factories) {
      PlatformAdapterFactory other = byType.put(factory.type(), factory);
      if (other != null) {
        throw new IllegalStateException(
            "two adapter factories are of type "
                + factory.type()
                + ": "
                + other.getClass().getName()
                + " and "
                + factory.getClass().getName());
      }
    }
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(json, violations)
            .orElseThrow(() -> new ConnectionsException(violations.list()));
    if (!in.optionalText("siyu").equals(FORMAT)) {
      in.violation("siyu", "must be \"" + FORMAT + "\"");
    }
    Map<String, PlatformAdapter> adapters = new TreeMap<>();
    for (JsonObject entry : in.objects("connections")) {
      String name = entry.text("name");
      String type = entry.text("type");
      PlatformAdapterFactory factory = byType.get(type);
      if (factory == null) {
        entry.violation("type", "must be one of " + byType.keySet() + ", the adapters found");
        continue;
      }
      PlatformAdapter adapter = factory.create(new ConnectionConfig(name, entry, secrets));
      if (adapters.put(name, adapter) != null) {
        entry.violation("name", "repeats the name of an earlier connection");
      }
      entry.refuseUnread();
    }
    if (!violations.isEmpty()) {
      throw new ConnectionsException(violations.list());
    }
    return new Connections(adapters);
  }

  /** The names of the connections, sorted. */
  public Set<String> names() {
    return ImmutableSortedSet.copyOf(adapters.keySet());
  }

  Optional<PlatformAdapter> adapter(String name) {
    return Optional.ofNullable(adapters.get(name));
  }

  @Override
  public String toString() {
    return "Connections" + adapters.keySet();
  }
}
