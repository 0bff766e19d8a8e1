package io.siyu.jdbc;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;

class H2MemoryEventStoreTest extends EventStoreContract {
  @Override
  protected EventStores stores() {
    return TestDatabase.H2_MEMORY.empty().build();
  }
}
