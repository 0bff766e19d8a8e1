package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eight threads in each of as many processes as a database can have append one history. */
class RacingProcessesTest {
  private static void assertAsAlone(EventStore store, int added) {
    EventStore alone = new InMemoryEventStore("brand");
    alone.append(RacingChild.history(), Reaction.silent());
    assertThat(added).as("each event was added once").isEqualTo(RacingChild.history().size());
    assertThat(CrowdHistory.together(store)).isEqualTo(CrowdHistory.together(alone));
    assertThat(CrowdHistory.report(store)).isEqualTo(CrowdHistory.report(alone));
  }

  @Test
  @DisplayName("S-18 threads that append links and unlinks in memory end where one thread does")
  void in_memory() throws Exception {
    EventStore store = new InMemoryEventStore("brand");
    assertAsAlone(store, RacingChild.race(List.of(store), 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"H2_MEMORY", "H2_FILE"})
  @DisplayName("S-40 and so do those of a process with its own database")
  void one_process(TestDatabase database) throws Exception {
    JdbcEventStores.Builder builder = database.empty();
    List<EventStore> stores =
        List.of(builder.build().forTenant("brand"), builder.build().forTenant("brand"));
    assertAsAlone(stores.get(0), RacingChild.race(stores, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  @DisplayName("S-40 and so do those of two processes with one server")
  void two_processes(TestDatabase database) throws Exception {
    DriverDataSource source = (DriverDataSource) database.dataSource();
    String prefix = TestDatabase.freshPrefix();
    try (ChildJvm one =
            ChildJvm.start(RacingChild.class, source.url(), source.user(), prefix, "1");
        ChildJvm other =
            ChildJvm.start(RacingChild.class, source.url(), source.user(), prefix, "2")) {
      assertThat(one.line()).contains("ready");
      assertThat(other.line()).contains("ready");
      one.tell("go");
      other.tell("go");
      int added =
          Integer.parseInt(one.line().orElseThrow()) + Integer.parseInt(other.line().orElseThrow());
      assertThat(one.exitStatus() + other.exitStatus()).isZero();
      assertAsAlone(
          JdbcEventStores.builder(source).prefix(prefix).build().forTenant("brand"), added);
    }
  }
}
