package io.siyu.jdbc;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;

class H2FileEventStoreTest extends EventStoreContract {
  @Override
  protected EventStores stores() {
    return TestDatabase.H2_FILE.empty().build();
  }
}
