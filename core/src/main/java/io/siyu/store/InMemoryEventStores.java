package io.siyu.store;

import io.siyu.spi.EventStore;
import io.siyu.spi.EventStores;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Many tenants' stores in one process's memory. Not durable. Thread-safe. */
public final class InMemoryEventStores implements EventStores {
  private final Map<String, EventStore> stores = new ConcurrentHashMap<>();

  /** Starts without tenants. */
  public InMemoryEventStores() {}

  @Override
  public EventStore forTenant(String tenant) {
    return stores.computeIfAbsent(tenant, InMemoryEventStore::new);
  }
}
