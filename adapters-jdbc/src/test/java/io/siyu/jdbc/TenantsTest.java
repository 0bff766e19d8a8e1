package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStores;
import io.siyu.store.InMemoryEventStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TenantsTest {
  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName(
      "S-47 tenants with equal events in one set of tables report as each would alone, and erasing in one touches no other")
  void many_tenants_with_equal_events(TestDatabase database) {
    EventStores stores = database.empty().build();
    int tenants = 20;
    List<Event> history = CrowdHistory.of(6);
    List<String> alone = new ArrayList<>();
    for (int i = 0; i < tenants; i++) {
      EventStore store = stores.forTenant("brand " + i);
      // Each has a part of the same history.
      List<Event> part = CrowdHistory.shuffled(history, i).subList(0, 30 + i);
      store.append(part, Reaction.silent());
      EventStore memory = new InMemoryEventStore("alone");
      memory.append(part, Reaction.silent());
      alone.add(CrowdHistory.report(memory));
    }
    stores
        .forTenant("brand 7")
        .erase(Erasure.of(new MemberId("m"), CrowdHistory.keys(2), CrowdHistory.MARCH.end()));
    for (int i = 0; i < tenants; i++) {
      EventStore store = stores.forTenant("brand " + i);
      if (i != 7) {
        assertThat(CrowdHistory.report(store)).isEqualTo(alone.get(i));
        assertThat(store.naming(CrowdHistory.keys(2))).isNotEmpty();
      }
    }
    assertThat(stores.forTenant("brand 7").naming(CrowdHistory.keys(2))).isEmpty();
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
