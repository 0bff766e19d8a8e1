package io.siyu.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 databases in files below one directory. */
final class Databases implements AutoCloseable {
  private final Path directory;
  private final List<JdbcConnectionPool> pools = new ArrayList<>();

  Databases(Path directory) {
    this.directory = directory;
  }

  DataSource open(String name) {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + directory.resolve(name).toAbsolutePath(), "sa", "");
    pools.add(pool);
    return pool;
  }

  /** One that nobody has opened before. */
  DataSource another() {
    return open("db" + pools.size());
  }

  static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes all, as the end of the process would. */
  @Override
  public void close() {
    pools.forEach(JdbcConnectionPool::dispose);
  }
}
