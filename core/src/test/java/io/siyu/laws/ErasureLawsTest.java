package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Pair;
import io.siyu.event.Claim;
import io.siyu.event.Event;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An erasure takes the person out of every history, and nothing else. */
class ErasureLawsTest {
  private static final IdentityRules RULES = World.FIRST.identity();
  private static final Pattern UNDECIDED = Pattern.compile("\"identity\" : \\{[^}]*}");
  private static final Pattern IMPERSONAL =
      Pattern.compile("\"(?:money\" : \\{[^}]*}|events\" : \\{[^}]*}[^}]*})");

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
    store.erase(person.id(), person.keys(), Histories.END);
  }

  /**
   * Everybody's keys but those of one person, each person's apart. Of whom nothing is known but a
   * key that the person named, nothing remains.
   */
  private static Set<Set<IdentityKey>> othersThan(Dossier person, List<Dossier> persons) {
    return persons.stream()
        .filter(other -> !other.equals(person) && isKnown(other))
        .map(Dossier::keys)
        .collect(Collectors.toSet());
  }

  private static boolean isKnown(Dossier person) {
    return !person.events().isEmpty() || !person.orders().isEmpty();
  }

  /** The persons of a store who hold a key of a history, each with all their keys. */
  private static Set<Set<IdentityKey>> personsOf(List<Event> history, EventStore store) {
    Set<IdentityKey> known = new TreeSet<>();
    who(history).persons().forEach(person -> known.addAll(person.keys()));
    known.removeIf(key -> !RULES.isPersonal(key));
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return snapshot
          .clusters()
          .flatMap(cluster -> IdentityResolution.of(cluster, RULES).persons().stream())
          .filter(ErasureLawsTest::isKnown)
          .map(Dossier::keys)
          .filter(keys -> keys.stream().anyMatch(known::contains))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Whether others may be other people once somebody is gone: where a link from that person to
   * another was quarantined, since the conflict that kept others apart may go with the person; and
   * where the person is linked to a shared key, or holds one, since with a neighbour less a key may
   * be within its limit.
   */
  private static boolean holdsOthersApart(Dossier person, List<Event> history) {
    IdentityResolution who = who(history);
    Set<IdentityKey> keys = person.keys();
    for (Pair pair : who.quarantined()) {
      if (RULES.isPersonal(pair.a()) && keys.contains(pair.a()) != keys.contains(pair.b())) {
        return true;
      }
    }
    Set<IdentityKey> shared = who.shared();
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey subject) {
        for (Claim claim : event.claims()) {
          if (keys.contains(subject) && shared.contains(claim.key())
              || keys.contains(claim.key()) && shared.contains(subject)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Set<Event> contents(EventStore store) {
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return Stream.concat(
              snapshot.clusters().flatMap(cluster -> cluster.events().stream()), snapshot.others())
          .collect(Collectors.toSet());
    }
  }

  /** Reports without the number of links and keys that nobody acts upon. */
  private static List<String> decided(List<String> reports) {
    return reports.stream().map(report -> UNDECIDED.matcher(report).replaceAll("")).toList();
  }

  /** Of reports the sections that do not ask who is who. */
  private static List<String> impersonal(List<String> reports) {
    return reports.stream()
        .flatMap(report -> IMPERSONAL.matcher(report).results())
        .map(MatchResult::group)
        .toList();
  }

  @Property(tries = 1_000)
  @Label(
      "S-10, L-6 erasing somebody changes no report, unless others are other people once a"
          + " quarantined link or a neighbour of a shared key is gone; no money ever")
  void counts_and_amounts_stay(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Optional<Dossier> chosen = somebody(history, new Random(seed));
    if (chosen.isEmpty()) {
      return;
    }
    Dossier person = chosen.get();
    EventStore store = World.filled(history);
    List<String> before = World.reports(store);
    erase(store, person);
    List<String> after = World.reports(store);
    assertThat(impersonal(after)).hasSize(2 * after.size()).isEqualTo(impersonal(before));
    if (personsOf(history, store).equals(othersThan(person, who(history).persons()))) {
      assertThat(decided(after)).isEqualTo(decided(before));
    } else {
      assertThat(holdsOthersApart(person, history)).isTrue();
    }
  }

  @Property(tries = 1_000)
  @Label("S-10, S-20 nobody who is erased is found or named by any of their keys")
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

  @Property(tries = 1_000)
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
