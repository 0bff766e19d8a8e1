package io.siyu.spi;

/** Where the stores of many tenants live: one database, say. Must be thread-safe. */
public interface EventStores {
  /** The store of a tenant, made at the first asking; the name must not be empty. */
  EventStore forTenant(String tenant);
}
