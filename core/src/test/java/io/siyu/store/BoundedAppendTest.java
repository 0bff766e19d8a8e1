package io.siyu.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.playbook.KeyRule;
import io.siyu.spi.EventStore.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an append goes through, counted. */
class BoundedAppendTest {
  private static final Source SOURCE = new Source("host/shop");
  private static final Touched TOUCHED = Touched.through("MA01");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static IdentityKey person(int number) {
    return IdentityKey.openId("mp", "o" + number);
  }

  private static Event touched(int number, int time) {
    return Event.of(
        "t" + number + ":" + time,
        START.plusSeconds(time),
        SOURCE,
        person(number),
        List.of(),
        TOUCHED,
        Provenance.HOST);
  }

  @Test
  @DisplayName("S-21 an append to a store of a million members goes through its own cluster alone")
  void a_million_members() {
    InMemoryEventStore store = new InMemoryEventStore("million");
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      batch.add(touched(i, 0));
      if (batch.size() == 10_000) {
        store.append(batch, Reaction.silent());
        batch.clear();
      }
    }
    long before = store.visited();
    int[] shown = new int[1];
    store.append(
        List.of(touched(500_000, 1)),
        (was, is) -> {
          was.forEach(cluster -> shown[0] += cluster.events().size());
          is.forEach(cluster -> shown[0] += cluster.events().size());
          return List.of();
        });
    assertThat(shown[0]).as("events shown to the reaction").isEqualTo(1 + 2);
    assertThat(store.visited() - before).as("keys and events gone through").isLessThan(10);
  }

  @Test
  @DisplayName("S-21 a key seen by a hundred thousand persons costs a bounded amount each time")
  void a_key_that_everybody_has() {
    for (KeyType type : List.of(KeyType.DEVICE, KeyType.PHONE)) {
      IdentityKey everywhere = new IdentityKey(type, "shop", "everywhere");
      InMemoryEventStore store = new InMemoryEventStore("hub");
      long worst = 0;
      for (int i = 0; i < 100_000; i++) {
        boolean named = i % 2 == 0;
        Event event =
            Event.of(
                "seen" + i,
                START.plusSeconds(i),
                SOURCE,
                named ? person(i) : everywhere,
                List.of(Claim.same(named ? everywhere : person(i))),
                new Identified("form"),
                Provenance.HOST);
        long before = store.visited();
        store.append(List.of(event), (was, is) -> List.of());
        if (i > KeyRule.LIMIT_MAX + 1) {
          worst = Math.max(worst, store.visited() - before);
        }
      }
      assertThat(worst).as("most gone through for one of them, by a %s", type).isLessThan(20);
    }
  }
}
