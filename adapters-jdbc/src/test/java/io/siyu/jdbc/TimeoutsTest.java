package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody holds all rows, and the database does not let others wait. */
class TimeoutsTest {
  @ParameterizedTest
  @CsvSource({
    "H2_MEMORY, ;LOCK_TIMEOUT=2",
    "H2_FILE, ;LOCK_TIMEOUT=2",
    "POSTGRESQL, '&options=-c%20lock_timeout=5'",
    "POSTGRESQL, '&options=-c%20statement_timeout=100'",
    "MARIADB, ?sessionVariables=innodb_lock_wait_timeout=0",
    "MARIADB, ?sessionVariables=max_statement_time=0.1"
  })
  @DisplayName(
      "S-43 a call that waited too long for a lock or an answer has done nothing and can be made again")
  void somebody_holds_the_rows(TestDatabase database, String options) throws SQLException {
    DriverDataSource source = (DriverDataSource) database.dataSource();
    DriverDataSource hasty = new DriverDataSource(source.url() + options, source.user());
    String prefix = TestDatabase.freshPrefix();
    EventStore patient = JdbcEventStores.builder(source).prefix(prefix).build().forTenant("b");
    EventStore store = JdbcEventStores.builder(hasty).prefix(prefix).build().forTenant("b");
    List<Event> history = CrowdHistory.of(2);
    patient.append(history.subList(0, 9), Reaction.silent());
    var before = CrowdHistory.together(patient);

    try (Connection holder = source.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.executeQuery("select id from " + prefix + "key for update").close();
      StoreException failure =
          catchThrowableOfType(
              StoreException.class, () -> store.append(history, Reaction.silent()));
      assertThat(failure).isNotNull();
      assertThat(failure.isRetryable()).as(failure.getMessage()).isTrue();
      assertThat(CrowdHistory.together(patient)).isEqualTo(before);
      holder.rollback();
    }
    store.append(history, Reaction.silent());
    EventStore memory = new InMemoryEventStore("b");
    memory.append(history, Reaction.silent());
    assertThat(CrowdHistory.together(patient)).isEqualTo(CrowdHistory.together(memory));
    assertThat(CrowdHistory.report(patient)).isEqualTo(CrowdHistory.report(memory));
  }
}
