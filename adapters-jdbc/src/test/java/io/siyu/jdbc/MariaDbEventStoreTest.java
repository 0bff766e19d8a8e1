package io.siyu.jdbc;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;

class MariaDbEventStoreTest extends EventStoreContract {
  @Override
  protected EventStores stores() {
    return TestDatabase.MARIADB.empty().build();
  }
}
