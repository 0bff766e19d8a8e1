package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import io.siyu.dossier.MemberId;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.playbook.KeyRule;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads, through two instances that share nothing but the database, all want the same keys. */
class RaceTest {
  private static final int THREADS = 8;
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  private static List<EventStore> twoStores(JdbcEventStores.Builder builder) {
    return List.of(builder.build().forTenant("brand"), builder.build().forTenant("brand"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  @DisplayName("S-40 threads that append shuffled copies of one history end where one thread does")
  void copies_of_one_history(TestDatabase database) throws Exception {
    List<Event> history = CrowdHistory.of(12);
    EventStore alone = new InMemoryEventStore("brand");
    alone.append(history, Reaction.silent());
    List<EventStore> stores = twoStores(database.empty());

    List<Integer> added =
        Together.run(
            THREADS,
            thread ->
                () -> {
                  int sum = 0;
                  for (List<Event> some :
                      Lists.partition(CrowdHistory.shuffled(history, thread), 1 + thread % 4)) {
                    sum +=
                        stores
                            .get(thread % 2)
                            .append(some, thread < 4 ? Reaction.silent() : (x, y) -> signals(some))
                            .added()
                            .size();
                  }
                  return sum;
                });

    EventStore store = stores.get(0);
    assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(history.size());
    assertThat(CrowdHistory.together(store)).isEqualTo(CrowdHistory.together(alone));
    assertThat(CrowdHistory.report(store)).isEqualTo(CrowdHistory.report(alone));
  }

  private static List<Signal> signals(List<Event> of) {
    return List.of(new BecameReachable(new MemberId(of.get(0).id().toString()), "guides"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  @DisplayName("S-40 nor does it show in which order a key got more neighbours than are followed")
  void a_key_that_becomes_oversized(TestDatabase database) throws Exception {
    IdentityKey tablet = new IdentityKey(KeyType.DEVICE, "shop", "tablet");
    List<Event> history = new ArrayList<>();
    for (int i = 0; i <= KeyRule.LIMIT_MAX + 100; i++) {
      IdentityKey visitor = IdentityKey.openId("mp", "v" + i);
      history.add(
          i % 2 == 0
              ? CrowdHistory.event(i, visitor, new Identified(""), Claim.same(tablet))
              : CrowdHistory.event(i, tablet, new Identified(""), Claim.same(visitor)));
      history.add(CrowdHistory.event(i + 1, visitor, Touched.through("MA01")));
    }
    EventStore alone = new InMemoryEventStore("brand");
    alone.append(history, Reaction.silent());
    List<EventStore> stores = twoStores(database.empty());

    Together.run(
        4,
        thread ->
            () -> {
              List<Event> own = CrowdHistory.shuffled(history, thread / 2);
              for (List<Event> some : Lists.partition(own, 40 + thread)) {
                stores.get(thread % 2).append(some, Reaction.silent());
              }
              return thread;
            });

    assertThat(CrowdHistory.together(stores.get(0))).isEqualTo(CrowdHistory.together(alone));
    assertThat(stores.get(0).cluster(IdentityKey.openId("mp", "v7")).orElseThrow().oversized())
        .containsExactly(tablet);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  @DisplayName("S-41 what is appended while a person is erased is reduced as well")
  void erasures_among_appends(TestDatabase database) throws Exception {
    List<Event> history = CrowdHistory.of(12);
    List<EventStore> stores = twoStores(database.empty());
    List<Integer> erased = List.of(3, 7);

    Together.run(
        6,
        thread ->
            () -> {
              EventStore store = stores.get(thread % 2);
              if (thread < erased.size()) {
                int person = erased.get(thread);
                store.append(history.subList(0, 30), Reaction.silent());
                store.erase(Erasure.of(new MemberId("m" + person), CrowdHistory.keys(person), NOW));
              }
              for (List<Event> some :
                  Lists.partition(CrowdHistory.shuffled(history, thread), 1 + thread % 3)) {
                store.append(some, Reaction.silent());
              }
              return thread;
            });

    EventStore store = stores.get(0);
    for (int person : erased) {
      assertThat(store.naming(CrowdHistory.keys(person))).isEmpty();
      for (IdentityKey key : CrowdHistory.keys(person)) {
        assertThat(store.cluster(key)).isEmpty();
      }
    }
    assertThat(CrowdHistory.together(store).stream().mapToInt(Set::size).sum())
        .isEqualTo(history.size());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  @DisplayName("S-42 consumers that claim at once share the signals, a member's in order")
  void consumers_share_the_outbox(TestDatabase database) throws Exception {
    List<EventStore> stores = twoStores(database.empty());
    int members = 5;
    int each = 12;
    for (int i = 0; i < members * each; i++) {
      Signal signal = new BecameReachable(new MemberId("m" + i % members), "p" + i);
      Event event =
          CrowdHistory.event(i, IdentityKey.openId("mp", "o" + i), Touched.through("MA01"));
      stores.get(0).append(List.of(event), (before, after) -> List.of(signal));
    }

    Map<MemberId, Long> last = new ConcurrentHashMap<>();
    List<List<OutboxEntry>> claimed =
        Together.run(
            4,
            thread ->
                () -> {
                  List<OutboxEntry> own = new ArrayList<>();
                  for (int round = 0; round < 40; round++) {
                    EventStore store = stores.get(thread % 2);
                    List<OutboxEntry> some = store.claim(3, NOW, Duration.ofHours(1));
                    for (OutboxEntry entry : some) {
                      Long before = last.put(entry.signal().member(), entry.position());
                      assertThat(before == null || before < entry.position()).isTrue();
                    }
                    own.addAll(some);
                    store.acknowledge(some.stream().map(OutboxEntry::position).toList());
                  }
                  return own;
                });

    List<OutboxEntry> all = new ArrayList<>();
    claimed.forEach(all::addAll);
    all.addAll(stores.get(1).claim(1_000, NOW, Duration.ofHours(1)));
    assertThat(all).doesNotHaveDuplicates().hasSize(members * each);
  }
}
