package io.siyu.store;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;

/** The store in memory keeps the contract. */
class InMemoryEventStoreTest extends EventStoreContract {
  @Override
  protected EventStores stores() {
    return new InMemoryEventStores();
  }
}
