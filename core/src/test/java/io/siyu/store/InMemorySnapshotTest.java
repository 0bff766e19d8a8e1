package io.siyu.store;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.tck.TraceableLife;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snapshots of the store in memory, while the store goes on. */
class InMemorySnapshotTest {
  private static final int PERSONS = 3_000;

  private static List<Event> lives(int from, int to) {
    List<Event> events = new ArrayList<>();
    // A life names the person after it.
    for (int person = from; person < to; person += 2) {
      events.addAll(TraceableLife.life(person));
    }
    return events;
  }

  private static InMemoryEventStore filled() {
    InMemoryEventStore store = new InMemoryEventStore("brand");
    store.append(lives(0, PERSONS), Reaction.silent());
    return store;
  }

  @Test
  @DisplayName("S-32 a snapshot's clusters are the same for one thread and for several")
  void several_threads() {
    InMemoryEventStore store = filled();
    store.append(Histories.fixed(5, 500), Reaction.silent());
    try (Snapshot snapshot = store.snapshot();
        Snapshot other = store.snapshot()) {
      Set<Set<Event>> one = snapshot.clusters().map(InMemorySnapshotTest::events).collect(toSet());
      List<Set<Event>> several =
          other.clusters().parallel().map(InMemorySnapshotTest::events).toList();
      assertThat(several).containsExactlyInAnyOrderElementsOf(one);
      assertThat(other.clusters().spliterator().trySplit()).isNotNull();
    }
  }

  private static Set<Event> events(Cluster cluster) {
    return Set.copyOf(cluster.events());
  }

  @Test
  @DisplayName("S-32 a snapshot is read while other threads append, and shows nothing of it")
  void a_snapshot_is_read_while_others_append() throws Exception {
    InMemoryEventStore store = filled();
    ConcurrentLinkedQueue<Event> read = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Snapshot snapshot = store.snapshot()) {
      Future<?> appending =
          threads.submit(
              () -> {
                for (int person = PERSONS; person < 2 * PERSONS; person += 2) {
                  store.append(TraceableLife.life(person), Reaction.silent());
                }
              });
      snapshot.clusters().parallel().forEach(cluster -> read.addAll(cluster.events()));
      snapshot.others().forEach(read::add);
      appending.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(lives(0, PERSONS));
  }

  @Test
  @DisplayName("S-33 a snapshot still shows who is erased while it is open")
  void an_erasure_does_not_move_a_snapshot() {
    InMemoryEventStore store = filled();
    try (Snapshot snapshot = store.snapshot()) {
      for (int person = 0; person < 20; person += 2) {
        IdentityKey contact = TraceableLife.contact(person);
        Set<IdentityKey> keys =
            store.cluster(contact).orElseThrow().events().stream()
                .map(event -> (IdentityKey) event.subject())
                .collect(toSet());
        store.erase(Erasure.of(new MemberId("m"), keys, Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(store.cluster(contact)).isEmpty();
      }
      store.append(lives(PERSONS, PERSONS + 100), Reaction.silent());
      List<Event> shown = new ArrayList<>();
      snapshot.clusters().forEach(cluster -> shown.addAll(cluster.events()));
      snapshot.others().forEach(shown::add);
      assertThat(shown).containsExactlyInAnyOrderElementsOf(lives(0, PERSONS));
    }
  }
}
