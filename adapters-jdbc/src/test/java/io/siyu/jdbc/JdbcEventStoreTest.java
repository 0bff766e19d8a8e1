package io.siyu.jdbc;

import io.siyu.spi.EventStores;
import io.siyu.tck.EventStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The store in an H2 file keeps the contract. */
class JdbcEventStoreTest extends EventStoreContract {
  @TempDir private Path directory;
  private Databases databases;

  @BeforeEach
  void start() {
    databases = new Databases(directory);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Override
  protected EventStores stores() {
    return JdbcEventStores.on(databases.another());
  }
}
