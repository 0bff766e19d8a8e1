package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.erasure.Named;
import io.siyu.event.Event;
import io.siyu.event.GroupFact;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.IdentityRules;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.testing.Histories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An erasure takes the person out of every history, and nothing else. */
class ErasureLawsTest {
  private static final IdentityRules RULES = World.FIRST.identity();

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  private static Optional<Dossier> somebody(List<Event> history, Random random) {
    List<Dossier> persons = who(history).persons();
    return persons.isEmpty()
        ? Optional.empty()
        : Optional.of(persons.get(random.nextInt(persons.size())));
  }

  private static IdentityResolution who(List<Event> history) {
    return IdentityResolution.of(
        Cluster.of(
            history.stream().filter(event -> event.subject() instanceof IdentityKey).toList()),
        RULES);
  }

  private static void erase(EventStore store, Dossier person) {
    World.siyu(store, World.FIRST).erase(person.keys().iterator().next(), Histories.END);
  }

  /** Everybody's keys that events are about but those of one person, each person's apart. */
  private static Set<Set<IdentityKey>> othersThan(Dossier person, List<Dossier> persons) {
    return persons.stream()
        .filter(other -> !other.equals(person) && isKnown(other))
        .map(Dossier::keys)
        .collect(Collectors.toSet());
  }

  private static boolean isKnown(Dossier person) {
    return !person.events().isEmpty() || !person.orders().isEmpty();
  }

  /** The persons of a store who are not erased, each with all their keys. */
  private static Set<Set<IdentityKey>> personsOf(EventStore store) {
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return snapshot
          .clusters()
          .flatMap(cluster -> IdentityResolution.of(cluster, RULES).persons().stream())
          .filter(ErasureLawsTest::isKnown)
          .map(Dossier::keys)
          .filter(keys -> keys.stream().noneMatch(IdentityKey::isErased))
          .collect(Collectors.toSet());
    }
  }

  private static Set<IdentityKey> namedOnlyBy(Dossier person, List<Event> history) {
    Set<IdentityKey> named = new TreeSet<>();
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey subject && person.keys().contains(subject)) {
        named.addAll(event.claimedKeys());
      }
    }
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey subject && !person.keys().contains(subject)) {
        named.removeAll(Named.keys(event));
      }
    }
    named.removeIf(RULES::isBlocked);
    return named;
  }

  private static Set<Event> contents(EventStore store) {
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return snapshot.events().collect(Collectors.toSet());
    }
  }

  @Property(tries = 1_000)
  @Label("S-10, L-6 erasing somebody changes no report and nobody else")
  void everything_else_stays(@ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Optional<Dossier> chosen = somebody(history, new Random(seed));
    if (chosen.isEmpty()) {
      return;
    }
    Dossier person = chosen.get();
    EventStore store = World.filled(history);
    List<Report> before = World.reports(store);
    erase(store, person);
    assertThat(World.reports(store)).isEqualTo(before);
    assertThat(personsOf(store)).isEqualTo(othersThan(person, who(history).persons()));
  }

  @Property(tries = 1_000)
  @Label(
      "S-10, S-20, S-24 nobody who is erased is found or named by any of their keys, nor by a key that nobody else names")
  void nobody_erased_is_found(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Optional<Dossier> chosen = somebody(history, new Random(seed));
    if (chosen.isEmpty()) {
      return;
    }
    EventStore store = World.filled(history);
    Dossier person = chosen.get();
    erase(store, person);
    assertThat(store.naming(person.keys())).isEmpty();
    assertThat(store.naming(namedOnlyBy(person, history)))
        .allMatch(event -> event.fact() instanceof Unmapped || event.fact() instanceof GroupFact);
    for (IdentityKey key : person.keys()) {
      assertThat(store.cluster(key)).isEmpty();
      assertThat(World.siyu(store, World.FIRST).member(key, Histories.END)).isEmpty();
    }
  }

  @Property(tries = 1_000)
  @Label("S-11 whatever was known, sent again shuffled and split, adds nothing and changes nothing")
  void repetition_changes_nothing(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Optional<Dossier> chosen = somebody(history, random);
    if (chosen.isEmpty()) {
      return;
    }
    EventStore store = World.filled(history);
    erase(store, chosen.get());
    Set<Event> before = contents(store);
    List<Event> again = new ArrayList<>(history);
    Collections.shuffle(again, random);
    int at = 0;
    while (at < again.size()) {
      int end = Math.min(again.size(), at + 1 + random.nextInt(8));
      assertThat(store.append(again.subList(at, end), Reaction.silent()).added()).isEmpty();
      at = end;
    }
    assertThat(contents(store)).isEqualTo(before);
  }

  @Property(tries = 500)
  @Label("S-10 two persons can be erased in either order, with equal reports")
  void either_order(@ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Optional<Dossier> first = somebody(history, random);
    Optional<Dossier> second = somebody(history, random);
    if (first.isEmpty() || first.equals(second)) {
      return;
    }
    EventStore one = World.filled(history);
    erase(one, first.get());
    erase(one, second.get());
    EventStore other = World.filled(history);
    erase(other, second.get());
    erase(other, first.get());
    assertThat(World.reports(other)).isEqualTo(World.reports(one));
  }
}
