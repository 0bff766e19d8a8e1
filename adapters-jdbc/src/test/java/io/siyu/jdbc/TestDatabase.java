package io.siyu.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real database in which every test has tables of its own. Servers are started once in a process
 * and stop with it.
 */
enum TestDatabase {
  H2_MEMORY(H2Databases::inMemory),
  H2_FILE(H2Databases::inFile),
  POSTGRESQL(PostgresServer::dataSource),
  MARIADB(MariaDbServer::dataSource);

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private final Start start;

  TestDatabase(Start start) {
    this.start = start;
  }

  /** Starts a database, or finds it started. */
  @FunctionalInterface
  interface Start {
    DataSource dataSource() throws Exception;
  }

  /**
   * A data source of the database. Where it cannot start the test fails, and is skipped only if the
   * system property {@code siyu.databases.optional} says so.
   */
  DataSource dataSource() {
    return StartedDatabases.INSTANCE.of(this, start);
  }

  /** Stores without a tenant, in tables that nobody else uses. */
  JdbcEventStores.Builder empty() {
    return JdbcEventStores.builder(dataSource()).prefix(freshPrefix());
  }

  /** With what no other table's name begins. */
  static String freshPrefix() {
    return "t" + PREFIXES.incrementAndGet() + "_";
  }
}
