package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStores;
import io.siyu.store.InMemoryEventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TenantsTest {
  private static final int TENANTS = 1_000;

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName(
      "S-47 a thousand tenants with equal events in one set of tables report as each would alone, and erasing in one touches no other")
  void many_tenants_with_equal_events(TestDatabase database) throws SQLException {
    try (KeptConnection kept = new KeptConnection(database.dataSource())) {
      EventStores stores =
          JdbcEventStores.builder(kept.dataSource()).prefix(TestDatabase.freshPrefix()).build();
      List<Event> history = CrowdHistory.of(2);
      List<Event> shuffled = CrowdHistory.shuffled(history, 1);
      for (int i = 0; i < TENANTS; i++) {
        stores.forTenant("brand " + i).append(part(shuffled, i), Reaction.silent());
      }
      Erasure erasure =
          Erasure.of(new MemberId("m"), CrowdHistory.keys(1), CrowdHistory.MARCH.end());
      stores.forTenant("brand 700").erase(erasure);

      // As many different reports as there are different parts.
      List<String> alone = new ArrayList<>();
      for (int i = 0; i < shuffled.size() / 2; i++) {
        EventStore memory = new InMemoryEventStore("alone");
        memory.append(part(shuffled, i), Reaction.silent());
        alone.add(CrowdHistory.report(memory));
      }
      for (int i = 0; i < TENANTS; i++) {
        EventStore store = stores.forTenant("brand " + i);
        assertThat(store.naming(CrowdHistory.keys(1)).isEmpty())
            .as("erased of tenant %s", i)
            .isEqualTo(i == 700);
        if (i != 700) {
          assertThat(CrowdHistory.report(store))
              .as("report of tenant %s", i)
              .isEqualTo(alone.get(i % alone.size()));
        }
      }
    }
  }

  /** A tenant's part of the history that all have. */
  private static List<Event> part(List<Event> history, int tenant) {
    return history.subList(0, history.size() / 2 + tenant % (history.size() / 2));
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-47 names of tenants that a database thinks equal are two tenants'")
  void names_are_compared_by_their_bytes(TestDatabase database) {
    EventStores stores = database.empty().build();
    List<Event> history = CrowdHistory.of(1);
    for (String name : List.of("Brand", "brand", "brand ", "bränd", "品牌", "😀")) {
      assertThat(stores.forTenant(name).append(history, Reaction.silent()).added())
          .hasSameSizeAs(history);
    }
  }
}
