package io.siyu.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** A PostgreSQL server that runs as long as this process. */
final class PostgresServer {
  private PostgresServer() {}

  static DataSource dataSource() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    return new DriverDataSource(server.getJdbcUrl("postgres", "postgres"), "postgres");
  }
}
