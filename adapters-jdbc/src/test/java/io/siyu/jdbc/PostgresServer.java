package io.siyu.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL server that runs as long as this process, or until it is killed. */
final class PostgresServer implements CrashedServer {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data) throws IOException {
    this.data = data;
    this.server = builder().setDataDirectory(data).setCleanDataDirectory(false).start();
  }

  static DataSource dataSource() throws IOException {
    return source(builder().start());
  }

  /** A server with its files in a directory that is not there yet. */
  static CrashedServer in(Path directory) throws IOException {
    return new PostgresServer(directory);
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  private static DriverDataSource source(EmbeddedPostgres server) {
    return new DriverDataSource(server.getJdbcUrl("postgres", "postgres"), "postgres");
  }

  @Override
  public DriverDataSource source() {
    return source(server);
  }

  @Override
  public List<ProcessHandle> processes() {
    try {
      // The first line of this file is the number of the first process.
      long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
      return ProcessHandle.of(postmaster).map(CrashedServer::withDescendants).orElse(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void restart() throws IOException {
    // Only gives back what this process holds of the one that was killed.
    server.close();
    server =
        builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(server.getPort())
            .start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
