package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.spi.StoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DurabilityTest {
  @Test
  @DisplayName("S-46 a server that acknowledges commits before they are on disk is refused")
  void volatile_servers_are_refused() throws SQLException {
    DataSource postgres = TestDatabase.POSTGRESQL.dataSource();
    DataSource hasty =
        new DriverDataSource(
            ((DriverDataSource) postgres).url() + "&options=-c%20synchronous_commit=off",
            "postgres");
    assertThatThrownBy(() -> JdbcEventStores.builder(hasty).build())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("synchronous_commit is off");
    JdbcEventStores.Builder builder =
        JdbcEventStores.builder(hasty).prefix(TestDatabase.freshPrefix()).refuseVolatile(false);
    assertThat(builder.build().forTenant("brand").tenant()).isEqualTo("brand");

    DataSource mariadb = TestDatabase.MARIADB.dataSource();
    try (Connection connection = mariadb.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set global innodb_flush_log_at_trx_commit = 2");
      assertThatThrownBy(() -> JdbcEventStores.builder(mariadb).build())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("innodb_flush_log_at_trx_commit");
      statement.execute("set global innodb_flush_log_at_trx_commit = 1");
    }
  }

  @Test
  @DisplayName("S-46 so is an H2 of a version that loses rows")
  void h2_before_its_mending_is_refused() throws Exception {
    assertThat(Dialect.H2.durabilityDefect(connectedTo(2, 3))).contains("H2 before 2.4.240");
    assertThat(Dialect.H2.durabilityDefect(connectedTo(1, 4))).contains("H2 before 2.4.240");
    assertThat(Dialect.H2.durabilityDefect(connectedTo(2, 4))).isEmpty();
    assertThat(Dialect.H2.durabilityDefect(connectedTo(3, 0))).isEmpty();
    try (Connection real = TestDatabase.H2_MEMORY.dataSource().getConnection()) {
      assertThat(Dialect.H2.durabilityDefect(real)).isEmpty();
    }
  }

  private static Connection connectedTo(int major, int minor) {
    DatabaseMetaData version =
        answering(
            DatabaseMetaData.class,
            method -> method.equals("getDatabaseMajorVersion") ? major : minor);
    return answering(Connection.class, method -> version);
  }

  private static <T> T answering(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  @Test
  @DisplayName(
      "S-46 H2, which forces nothing to disk at a commit, is made to before a call returns, once for all who wait")
  void h2_is_synchronized() throws Exception {
    AtomicInteger synchronizations = new AtomicInteger();
    Statement statement =
        answering(
            Statement.class,
            method -> method.equals("execute") && synchronizations.incrementAndGet() > 0);
    Connection connection = answering(Connection.class, method -> statement);
    WriteTurns turns = new WriteTurns(Dialect.H2);
    turns.begin();
    long first = turns.end();
    turns.begin();
    long second = turns.end();
    turns.reachDisk(first, connection);
    turns.reachDisk(second, connection);
    assertThat(synchronizations).hasValue(1);
    turns.begin();
    long third = turns.end();
    turns.reachDisk(third, connection);
    turns.reachDisk(second, connection);
    assertThat(synchronizations).hasValue(2);
  }
}
