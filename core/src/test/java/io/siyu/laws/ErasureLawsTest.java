package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Pair;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.IdentityRules;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

  /** Who is who in a history, and somebody of it. */
  private record Somebody(IdentityResolution who, Dossier person) {
    static Optional<Somebody> of(List<Event> history, Random random) {
      IdentityResolution who = IdentityResolution.of(Cluster.of(personal(history)), RULES);
      List<Dossier> persons = who.persons();
      return persons.isEmpty()
          ? Optional.empty()
          : Optional.of(new Somebody(who, persons.get(random.nextInt(persons.size()))));
    }

    private static List<Event> personal(List<Event> history) {
      return history.stream().filter(event -> event.subject() instanceof IdentityKey).toList();
    }

    /**
     * Whether somebody else may be other people once this person is gone. That is so where a link
     * to the person was quarantined, since the conflict goes with the person; and where the person
     * has or is linked to a shared key, which may then be within its limit.
     */
    boolean holdsOthersApart(List<Event> history) {
      Set<IdentityKey> keys = person.keys();
      for (Pair pair : who.quarantined()) {
        if (keys.contains(pair.a()) != keys.contains(pair.b())) {
          return true;
        }
      }
      for (Event event : history) {
        if (event.subject() instanceof IdentityKey subject) {
          Set<IdentityKey> named = new TreeSet<>(Set.of(subject));
          event.claims().forEach(claim -> named.add(claim.key()));
          if (named.stream().anyMatch(keys::contains)
              && named.stream().anyMatch(who.shared()::contains)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static void erase(EventStore store, Dossier person, Instant at) {
    store.erase(person.id(), person.keys(), at);
  }

  /** The reports without what they say of links that nobody acts upon. */
  private static List<String> decided(EventStore store) {
    return World.of(store).reports().stream().map(ErasureLawsTest::decided).toList();
  }

  private static String decided(String report) {
    return report
        .replaceAll("\"identity\" : \\{[^}]*}", "")
        .replaceAll("\"unresolved\" : \\{[^}]*}", "");
  }

  @Property(tries = 1_000)
  @Label("S-10, L-6 erasing somebody changes no count and no amount of any report")
  void counts_and_amounts_stay(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Optional<Somebody> chosen = Somebody.of(history, new Random(seed));
    if (chosen.isEmpty() || chosen.get().holdsOthersApart(history)) {
      return;
    }
    EventStore store = World.filled(history);
    List<String> before = decided(store);
    erase(store, chosen.get().person(), Histories.END);
    assertThat(decided(store)).isEqualTo(before);
  }

  @Property(tries = 1_000)
  @Label("S-10, S-20 nobody who is erased is found or named by any of their keys")
  void nobody_erased_is_found(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Optional<Somebody> chosen = Somebody.of(history, new Random(seed));
    if (chosen.isEmpty()) {
      return;
    }
    EventStore store = World.filled(history);
    Dossier person = chosen.get().person();
    erase(store, person, Histories.END);
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
    Optional<Somebody> chosen = Somebody.of(history, random);
    if (chosen.isEmpty()) {
      return;
    }
    EventStore store = World.filled(history);
    erase(store, chosen.get().person(), Histories.END);
    World before = World.of(store);
    List<Event> again = new ArrayList<>(history);
    Collections.shuffle(again, random);
    int at = 0;
    while (at < again.size()) {
      int end = Math.min(again.size(), at + 1 + random.nextInt(8));
      assertThat(store.append(again.subList(at, end), Reaction.silent()).added()).isEmpty();
      at = end;
    }
    assertThat(World.of(store)).isEqualTo(before);
  }

  @Property(tries = 1_000)
  @Label("S-10 two persons can be erased in either order, with equal reports")
  void either_order(@ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Optional<Somebody> first = Somebody.of(history, random);
    Optional<Somebody> second = Somebody.of(history, random);
    if (first.isEmpty() || first.equals(second)) {
      return;
    }
    EventStore one = World.filled(history);
    erase(one, first.get().person(), Histories.END);
    erase(one, second.get().person(), Histories.END);
    EventStore other = World.filled(history);
    erase(other, second.get().person(), Histories.END);
    erase(other, first.get().person(), Histories.END);
    assertThat(World.of(other).reports()).isEqualTo(World.of(one).reports());
  }
}
