package io.siyu.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.siyu.jdbc.JdbcEventStore;
import io.siyu.spi.EventStore;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a run keeps its events (存储): a database with its pool of connections, or memory. Close it.
 *
 * @param store the store of the run's tenant
 * @param what what it is, for people
 * @param pool the connections, if it has any
 */
record Storage(EventStore store, String what, Optional<HikariDataSource> pool)
    implements AutoCloseable {
  /** What the option says for the default, an H2 file beside the results, new in every run. */
  static final String FILE = "file";

  /** What the option says for memory. */
  static final String MEMORY = "memory";

  private static final String JDBC = "jdbc:";
  private static final String H2_FILES = ".mv.db";

  /** Whether an option names a kind of storage. */
  static boolean isOne(String choice) {
    return choice.equals(FILE) || choice.equals(MEMORY) || choice.startsWith(JDBC);
  }

  /**
   * Opens what an option names.
   *
   * @param out where results go
   * @param simulated whether what is stored must not meet what an earlier run has stored
   */
  static Storage open(String choice, Path out, boolean simulated)
      throws UsageException, IOException {
    if (choice.equals(MEMORY)) {
      return new Storage(new InMemoryEventStore("quickstart"), "memory", Optional.empty());
    }
    String tenant = simulated ? "simulation " + UUID.randomUUID() : "quickstart";
    if (choice.startsWith(JDBC)) {
      return database(choice, tenant);
    }
    Path file = out.resolve("events").toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(Path.of(file + H2_FILES));
    return database("jdbc:h2:file:" + file, tenant);
  }

  private static Storage database(String url, String tenant) throws UsageException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    String product = url.substring(JDBC.length(), url.indexOf(':', JDBC.length()));
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      return new Storage(
          JdbcEventStore.on(pool).forTenant(tenant),
          product + ", tenant \"" + tenant + "\"",
          Optional.of(pool));
    } catch (PoolInitializationException | StoreException e) {
      if (pool != null) {
        pool.close();
      }
      // The URL may hold a password.
      throw new UsageException(
          String.format(
              Locale.ROOT, "--store: the %s database cannot be used: %s", product, e.getMessage()));
    }
  }

  @Override
  public void close() {
    pool.ifPresent(HikariDataSource::close);
  }
}
