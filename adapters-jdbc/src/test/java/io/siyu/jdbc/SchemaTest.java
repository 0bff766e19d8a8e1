package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SchemaTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  @DisplayName("S-45 processes that start at once make the tables and a tenant once")
  void starting_at_once(TestDatabase database) throws Exception {
    String prefix = TestDatabase.freshPrefix();
    List<Event> history = CrowdHistory.of(2);

    List<Integer> added =
        Together.run(
            4,
            thread ->
                () ->
                    JdbcEventStores.builder(database.dataSource())
                        .prefix(prefix)
                        .build()
                        .forTenant("brand")
                        .append(history, Reaction.silent())
                        .added()
                        .size());

    assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(history.size());
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-45 or a DBA makes them, by the statements printed")
  void made_by_a_dba(TestDatabase database) throws SQLException {
    String prefix = TestDatabase.freshPrefix();
    JdbcEventStores.Builder builder =
        JdbcEventStores.builder(database.dataSource()).prefix(prefix).migrate(false);
    assertThatThrownBy(builder::build).isInstanceOf(StoreException.class);

    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : JdbcEventStores.ddl(Dialect.of(connection), prefix)) {
        statement.execute(each);
      }
    }

    EventStore store = builder.build().forTenant("brand");
    assertThat(store.append(CrowdHistory.of(2), Reaction.silent()).added()).hasSize(18);
    assertThat(builder.migrate(true).build().forTenant("brand").snapshot().others()).hasSize(2);
  }

  @Test
  @DisplayName("S-45 tables of a later version are left alone")
  void a_later_version() throws SQLException {
    DataSource dataSource = TestDatabase.H2_MEMORY.dataSource();
    String prefix = TestDatabase.freshPrefix();
    JdbcEventStores.Builder builder = JdbcEventStores.builder(dataSource).prefix(prefix);
    builder.build();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into " + prefix + "schema (version) values (1000)");
    }
    assertThatThrownBy(builder::build)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 1000");
    assertThatThrownBy(() -> builder.migrate(false).build()).isInstanceOf(StoreException.class);
  }

  @Test
  void a_prefix_is_part_of_statements_and_checked() {
    for (String prefix : List.of("", "Siyu_", "siyu-", "1x", "a; drop table x", "a".repeat(33))) {
      assertThatThrownBy(
              () ->
                  JdbcEventStores.builder(TestDatabase.H2_MEMORY.dataSource())
                      .prefix(prefix)
                      .build())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
