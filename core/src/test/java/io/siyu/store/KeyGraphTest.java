package io.siyu.store;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.erasure.Named;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.playbook.KeyRule;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is connected is what a plain walk over all events finds, whatever came and went. */
class KeyGraphTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Property(tries = 60)
  @Label("S-4, S-5 and S-8 what came and went leaves the clusters of what is left")
  void clusters_are_those_of_what_is_left(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<Event> all = new ArrayList<>(Histories.fixed(seed, 150 + random.nextInt(250)));
    KeyGraph graph = new KeyGraph(seed);
    Set<Event> left = new LinkedHashSet<>();
    for (int round = 0; round < 4; round++) {
      Collections.shuffle(all, random);
      for (Event event : all.subList(0, all.size() / 2)) {
        assertThat(graph.add(event)).isEqualTo(left.add(event));
      }
      assertSame(graph, left);
      List<Event> gone = new ArrayList<>(left);
      Collections.shuffle(gone, random);
      gone = gone.subList(0, random.nextInt(gone.size() + 1));
      graph.removeAll(gone);
      gone.forEach(left::remove);
      assertSame(graph, left);
    }
    graph.removeAll(left);
    assertThat(graph.view().clusters()).isEmpty();
    assertThat(graph.view().others()).isEmpty();
    assertThat(graph.view().profiles().words()).containsOnlyNulls();
    assertThat(graph.view().profiles().forms()).containsOnlyNulls();
  }

  private static void assertSame(KeyGraph graph, Set<Event> events) {
    Map<IdentityKey, Set<IdentityKey>> connected = connected(events);
    Map<IdentityKey, Set<Event>> expected = new HashMap<>();
    connected
        .keySet()
        .forEach(
            key ->
                expected.put(
                    key,
                    events.stream()
                        .filter(event -> connected.get(key).contains(event.subject()))
                        .collect(toSet())));
    assertThat(graph.view().clusters().map(cluster -> new HashSet<>(cluster.events())).toList())
        .containsExactlyInAnyOrderElementsOf(
            new HashSet<>(connected.values())
                .stream()
                    .map(keys -> new HashSet<>(expected.get(keys.iterator().next())))
                    .toList());
    connected
        .keySet()
        .forEach(
            key -> {
              assertThat(new HashSet<>(graph.cluster(key).orElseThrow().events()))
                  .isEqualTo(expected.get(key));
              assertThat(new HashSet<>(graph.naming(key)))
                  .isEqualTo(events.stream().filter(it -> names(it, key)).collect(toSet()));
            });
    assertThat(graph.view().others().collect(toSet()))
        .isEqualTo(
            events.stream()
                .filter(event -> !(event.subject() instanceof IdentityKey))
                .collect(toSet()));
  }

  private static boolean names(Event event, IdentityKey key) {
    return Named.keys(event).contains(key) || Named.values(event).contains(key.value());
  }

  private static Map<IdentityKey, Set<IdentityKey>> connected(Set<Event> events) {
    Map<IdentityKey, Set<IdentityKey>> connected = new HashMap<>();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        Set<IdentityKey> together = new HashSet<>(Set.of(subject));
        together.addAll(event.claimedKeys());
        for (IdentityKey key : List.copyOf(together)) {
          together.addAll(connected.getOrDefault(key, Set.of()));
        }
        together.forEach(key -> connected.put(key, together));
      }
    }
    return connected;
  }

  private static IdentityKey person(int number) {
    return IdentityKey.openId("mp", "o" + number);
  }

  private static Event seen(IdentityKey subject, List<IdentityKey> claimed, int time) {
    return Event.of(
        "seen:" + time,
        START.plusSeconds(time),
        new Source("host/shop"),
        subject,
        claimed.stream().map(Claim::same).toList(),
        new Identified("form"),
        Provenance.HOST);
  }

  @Test
  @DisplayName("S-9 a key that loses its last neighbour too many is followed again")
  void a_key_that_is_no_longer_oversized() {
    IdentityKey phone = new IdentityKey(KeyType.PHONE, "cn", "p");
    KeyGraph graph = new KeyGraph(1);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i <= KeyRule.LIMIT_MAX; i++) {
      IdentityKey one = i % 2 == 0 ? phone : person(i);
      events.add(seen(one, List.of(i % 2 == 0 ? person(i) : phone), i));
      graph.add(events.get(i));
    }
    Cluster cluster = graph.cluster(person(7)).orElseThrow();
    assertThat(cluster.events()).hasSize(1);
    assertThat(cluster.oversized()).containsExactly(phone);
    assertThat(graph.cluster(person(8)).orElseThrow().oversized()).containsExactly(phone);

    graph.removeAll(List.of(events.get(7)));
    cluster = graph.cluster(person(8)).orElseThrow();
    assertThat(cluster.events()).hasSize(KeyRule.LIMIT_MAX);
    assertThat(cluster.oversized()).isEmpty();
    assertThat(graph.cluster(person(7))).isEmpty();

    graph.add(events.get(7));
    assertThat(graph.cluster(person(8)).orElseThrow().oversized()).containsExactly(phone);
    graph.removeAll(events);
    assertThat(graph.view().clusters()).isEmpty();
  }

  @Test
  @DisplayName("S-9 one event that claims too many keys makes its subject oversized")
  void one_event_that_claims_too_many() {
    List<IdentityKey> many = new ArrayList<>();
    for (int i = 1; i <= KeyRule.LIMIT_MAX + 1; i++) {
      many.add(person(i));
    }
    KeyGraph graph = new KeyGraph(1);
    graph.add(seen(person(0), many, 0));
    assertThat(graph.cluster(person(5)).orElseThrow().oversized()).containsExactly(person(0));
    assertThat(graph.cluster(person(5)).orElseThrow().events()).isEmpty();
    assertThat(graph.cluster(person(0)).orElseThrow().events()).hasSize(1);
    assertThat(graph.naming(person(5))).hasSize(1);
  }

  @Test
  @DisplayName("S-1 an event of a key with thousands of them is added once")
  void a_long_profile_holds_each_event_once() {
    KeyGraph graph = new KeyGraph(1);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      events.add(seen(person(0), List.of(), i));
    }
    events.forEach(event -> assertThat(graph.add(event)).isTrue());
    events.forEach(event -> assertThat(graph.add(event)).isFalse());
    graph.removeAll(events.subList(0, 4_000));
    events.subList(0, 4_000).forEach(event -> assertThat(graph.add(event)).isTrue());
    assertThat(graph.events(person(0))).containsExactlyInAnyOrderElementsOf(events);
  }
}
