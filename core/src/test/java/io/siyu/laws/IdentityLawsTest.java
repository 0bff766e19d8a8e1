package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Linked;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unlinked;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.member.Member;
import io.siyu.playbook.IdentityRules;
import io.siyu.spi.EventStore;
import io.siyu.stage.Stage;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What links do can be undone, and what must never be one person never is. */
class IdentityLawsTest {
  private static final IdentityRules RULES = World.FIRST.identity();
  private static final Instant LATER = Histories.END.plusSeconds(1);

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<List<Event>> identityHistories() {
    return Histories.identityHistories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  private static Stream<IdentityResolution> resolutions(EventStore store) {
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return snapshot
          .clusters()
          .map(cluster -> IdentityResolution.of(cluster, RULES))
          .toList()
          .stream();
    }
  }

  private static Set<Set<IdentityKey>> persons(List<Event> history) {
    return resolutions(World.filled(history))
        .flatMap(resolution -> resolution.persons().stream())
        .map(Dossier::keys)
        .collect(Collectors.toSet());
  }

  private static List<IdentityKey> personalKeys(List<Event> history) {
    Set<IdentityKey> keys = new TreeSet<>();
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey subject) {
        keys.add(subject);
        event.claims().forEach(claim -> keys.add(claim.key()));
      }
    }
    return keys.stream().filter(RULES::isPersonal).toList();
  }

  private static Event statement(Fact fact, IdentityKey a, IdentityKey b, Instant at) {
    return Event.of(
        "statement:" + fact.kind(),
        at,
        new Source("host/crm"),
        a,
        List.of(Claim.same(b)),
        fact,
        Provenance.HOST);
  }

  private static List<Event> with(List<Event> history, Event... more) {
    List<Event> all = new ArrayList<>(history);
    all.addAll(List.of(more));
    return all;
  }

  @Property(tries = 1_000)
  @Label(
      "L-4, I-6, I-11 persons, their orders and devices, what is shared, quarantined and unresolved are those of the plain reading of the rules")
  void resolution_equals_the_plain_reading(@ForAll("identityHistories") List<Event> history) {
    assertPlain(history);
  }

  @Property(tries = 1_000)
  @Label("L-4 the plain reading holds for whole histories too")
  void resolution_of_whole_histories_equals_the_plain_reading(
      @ForAll("histories") List<Event> history) {
    assertPlain(history);
  }

  @Property(tries = 1_000)
  @Label(
      "I-18 what is erased is never one person's with what is not, however they are linked, and the plain reading says the same")
  void erased_keys_join_nobody_living(
      @ForAll("identityHistories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Map<IdentityKey, IdentityKey> names = new TreeMap<>();
    List<Event> some =
        history.stream()
            .map(event -> renamed(event, key -> erasedOrNot(key, names, random)))
            .toList();
    assertPlain(some);
    assertThat(persons(some))
        .allMatch(keys -> keys.stream().map(IdentityKey::isErased).distinct().count() == 1);
  }

  private static IdentityKey erasedOrNot(
      IdentityKey key, Map<IdentityKey, IdentityKey> names, Random random) {
    return names.computeIfAbsent(
        key, it -> random.nextInt(3) == 0 ? it.erased("hash of " + it.value()) : it);
  }

  private static Event renamed(Event event, UnaryOperator<IdentityKey> name) {
    return Event.of(
        event.key(),
        event.occurredAt(),
        event.source(),
        event.subject() instanceof IdentityKey subject ? name.apply(subject) : event.subject(),
        event.claims().stream()
            .map(claim -> new Claim(name.apply(claim.key()), claim.role()))
            .toList(),
        event.fact(),
        event.provenance());
  }

  private static void assertPlain(List<Event> history) {
    ReferenceResolution plain = new ReferenceResolution(history, RULES);
    assertThat(persons(history)).isEqualTo(plain.persons());
    Set<IdentityKey> shared = new TreeSet<>();
    Set<Set<IdentityKey>> quarantined = new HashSet<>();
    Set<Set<IdentityKey>> orders = new HashSet<>();
    Set<Subject> profiles = new HashSet<>();
    resolutions(World.filled(history))
        .forEach(
            who -> {
              shared.addAll(who.shared());
              who.quarantined().forEach(pair -> quarantined.add(Set.of(pair.a(), pair.b())));
              who.unresolvedOrders().forEach(order -> orders.add(order.numbers()));
              who.unresolvedProfiles().forEach(events -> profiles.add(events.get(0).subject()));
            });
    assertThat(shared).isEqualTo(plain.shared());
    assertThat(quarantined).isEqualTo(plain.quarantined());
    assertThat(orders).isEqualTo(plain.unresolvedOrders());
    assertThat(profiles).isEqualTo(plain.unresolvedProfiles());
  }

  @Property(tries = 1_000)
  @Label("L-4 a cluster resolves as all events together do")
  void a_cluster_is_enough(@ForAll("identityHistories") List<Event> history) {
    Set<Set<IdentityKey>> together =
        IdentityResolution.of(Cluster.of(history), RULES).persons().stream()
            .map(Dossier::keys)
            .collect(Collectors.toSet());
    assertThat(persons(history)).isEqualTo(together);
  }

  @Property(tries = 1_000)
  @Label("L-4 unlinking undoes a link: the members are those that would exist without it")
  void unlinking_undoes_a_link(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    List<IdentityKey> keys = personalKeys(history);
    if (keys.isEmpty()) {
      return;
    }
    Random random = new Random(seed);
    IdentityKey a = keys.get(random.nextInt(keys.size()));
    IdentityKey b = keys.get(random.nextInt(keys.size()));
    Event linked = statement(new Linked(""), a, b, LATER);
    Event unlinked = statement(new Unlinked(""), a, b, LATER.plusSeconds(1));

    List<Event> undone = with(history, linked, unlinked);
    assertThat(persons(undone)).isEqualTo(persons(with(history, unlinked)));
    if (World.filled(history).cluster(a).equals(World.filled(history).cluster(b))) {
      return;
    }
    // Nothing else connects the two, so that forbidding them has no effect of its own.
    assertThat(persons(undone)).isEqualTo(persons(history));
    assertThat(members(undone)).isEqualTo(members(history));
  }

  private static Set<Member> members(List<Event> history) {
    return World.members(World.filled(history), World.FIRST, Histories.END).stream()
        .filter(member -> member.reached(Stage.LEAD).isPresent())
        .map(World::withoutId)
        .collect(Collectors.toSet());
  }

  @Property(tries = 1_000)
  @Label("L-4 linking again after unlinking restores the persons of the link")
  void linking_again_undoes_an_unlink(
      @ForAll("identityHistories") List<Event> history, @ForAll("seeds") long seed) {
    List<IdentityKey> keys = personalKeys(history);
    if (keys.isEmpty()) {
      return;
    }
    Random random = new Random(seed);
    IdentityKey a = keys.get(random.nextInt(keys.size()));
    IdentityKey b = keys.get(random.nextInt(keys.size()));
    Event linked = statement(new Linked(""), a, b, LATER.plusSeconds(2));
    Event unlinked = statement(new Unlinked(""), b, a, LATER.plusSeconds(1));
    assertThat(persons(with(history, unlinked, linked))).isEqualTo(persons(with(history, linked)));
  }

  @Property(tries = 1_000)
  @Label(
      "L-4, I-14 no person holds two values of a single-valued type, or two keys, an order or a device"
          + " among them, that the host unlinked")
  void nobody_is_two_people(@ForAll("identityHistories") List<Event> history) {
    for (Set<IdentityKey> person : persons(history)) {
      Map<String, Set<IdentityKey>> singles = new TreeMap<>();
      for (IdentityKey key : person) {
        // One person has many orders; it is within one order that a number is single.
        if (RULES.of(key.type()).single() && RULES.isPersonal(key)) {
          singles
              .computeIfAbsent(key.type() + ":" + key.issuer(), slot -> new TreeSet<>())
              .add(key);
        }
      }
      assertThat(singles.values()).allMatch(values -> values.size() == 1);
    }
    Map<String, Event> lastWord = new TreeMap<>();
    for (Event event : history) {
      if (event.fact() instanceof Linked || event.fact() instanceof Unlinked) {
        String a = event.subject().text();
        String b = event.claims().get(0).key().text();
        lastWord.merge(
            a.compareTo(b) < 0 ? a + " " + b : b + " " + a,
            event,
            (x, y) -> Event.ORDER.compare(x, y) > 0 ? x : y);
      }
    }
    for (Event event : lastWord.values()) {
      Subject other = event.claims().get(0).key();
      // Of two keys neither of which stands for a person, an unlinking says nothing of persons.
      if (event.fact() instanceof Unlinked
          && !other.equals(event.subject())
          && (isPersonal(event.subject()) || isPersonal(other))) {
        assertThat(persons(history))
            .as("%s and %s", event.subject(), other)
            .noneMatch(person -> person.contains(event.subject()) && person.contains(other));
      }
    }
  }

  private static boolean isPersonal(Subject subject) {
    return subject instanceof IdentityKey key && RULES.isPersonal(key);
  }

  @Property(tries = 1_000)
  @Label("L-4 WEAK keys join nobody: without them the persons are the same")
  void weak_keys_join_nobody(@ForAll("identityHistories") List<Event> history) {
    if (history.stream().anyMatch(IdentityLawsTest::isPendingAtADevice)) {
      return; // Such a statement may be the one that begins the pending id's ninety days (I-2).
    }
    List<Event> without = new ArrayList<>();
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey subject
          && RULES.classOf(subject) != KeyClass.WEAK) {
        without.add(
            Event.of(
                event.key(),
                event.occurredAt(),
                event.source(),
                subject,
                event.claims().stream()
                    .filter(claim -> RULES.classOf(claim.key()) != KeyClass.WEAK)
                    .toList(),
                event.fact(),
                event.provenance()));
      }
    }
    assertThat(personal(persons(history), personalKeys(without)))
        .isEqualTo(personal(persons(without), personalKeys(without)));
  }

  private static boolean isPendingAtADevice(Event event) {
    List<IdentityKey> named = new ArrayList<>();
    event.claims().forEach(claim -> named.add(claim.key()));
    if (event.subject() instanceof IdentityKey subject) {
      named.add(subject);
    }
    return named.stream().anyMatch(key -> key.type() == KeyType.PENDING_ID)
        && named.stream().anyMatch(key -> RULES.classOf(key) == KeyClass.WEAK);
  }

  private static Set<Set<IdentityKey>> personal(
      Set<Set<IdentityKey>> persons, List<IdentityKey> among) {
    Set<Set<IdentityKey>> personal = new HashSet<>();
    for (Set<IdentityKey> person : persons) {
      Set<IdentityKey> keys = new TreeSet<>(person);
      keys.retainAll(among);
      if (!keys.isEmpty()) {
        personal.add(keys);
      }
    }
    return personal;
  }

  @Property(tries = 1_000)
  @Label("L-4 a shared key joins nobody: it is a person by itself, whatever it is linked to")
  void shared_keys_join_nobody(@ForAll("identityHistories") List<Event> history) {
    resolutions(World.filled(history))
        .forEach(
            resolution -> {
              for (IdentityKey shared : resolution.shared()) {
                Set<IdentityKey> person = resolution.person(shared).orElseThrow().keys();
                assertThat(person.stream().filter(RULES::isPersonal)).containsExactly(shared);
              }
            });
  }

  @Property(tries = 1_000)
  @Label("L-6 every key, order and event belongs to exactly one person or to nobody")
  void nothing_is_counted_twice_or_lost(@ForAll("histories") List<Event> history) {
    List<Event> seen = new ArrayList<>();
    List<IdentityKey> keys = new ArrayList<>();
    resolutions(World.filled(history))
        .forEach(
            resolution -> {
              for (Dossier person : resolution.persons()) {
                keys.addAll(person.keys());
                seen.addAll(person.events());
                person.orders().forEach(order -> seen.addAll(order.events()));
              }
              resolution.unresolvedOrders().forEach(order -> seen.addAll(order.events()));
              resolution.unresolvedProfiles().forEach(seen::addAll);
            });
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            history.stream().filter(e -> e.subject() instanceof IdentityKey).toList());
  }
}
