package io.siyu.jdbc;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;

class PostgresEventStoreTest extends EventStoreContract {
  @Override
  protected EventStores stores() {
    return TestDatabase.POSTGRESQL.empty().build();
  }
}
