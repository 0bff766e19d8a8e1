package io.siyu.jdbc;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a process does that is killed again and again (剧本): a history in small batches, shuffled,
 * and erasures among them. Equal for equal seeds, so that both processes know it.
 */
final class CrashScript {
  private static final int SHOPS = 3;
  private static final int PERSONS_EACH = 4;
  private static final List<Integer> ERASED = List.of(1, 6, 8);

  private final List<Event> history = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Set<EventId>> naming = new LinkedHashMap<>();

  CrashScript(long seed) {
    // Either somebody is erased, or it is disputed who is who: then nobody knows all of a
    // person's keys beforehand.
    boolean disputed = seed % 2 == 0;
    for (int shop = 0; shop < SHOPS; shop++) {
      history.addAll(CrowdHistory.shop(shop * PERSONS_EACH, PERSONS_EACH));
      if (disputed) {
        history.addAll(CrowdHistory.statements(shop * PERSONS_EACH, PERSONS_EACH));
      }
    }
    Random random = new Random(seed);
    List<Event> left = CrowdHistory.shuffled(history, seed);
    while (!left.isEmpty()) {
      List<Event> some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(4)));
      steps.add(new Ingest(List.copyOf(some)));
      some.clear();
    }
    EventStore whole = new InMemoryEventStore("whole");
    whole.append(history, Reaction.silent());
    for (int person : disputed ? List.<Integer>of() : ERASED) {
      steps.add(random.nextInt(steps.size()), new Forget(person));
      naming.put(
          person,
          whole.naming(CrowdHistory.keys(person)).stream()
              .map(Event::id)
              .collect(Collectors.toSet()));
    }
  }

  /** One call of the store. */
  sealed interface Step permits Ingest, Forget {}

  /** An append. */
  record Ingest(List<Event> events) implements Step {}

  /** An erasure. */
  record Forget(int person) implements Step {
    Erasure erasure() {
      return Erasure.of(member(person), CrowdHistory.keys(person), CrowdHistory.MARCH.end());
    }
  }

  List<Event> history() {
    return history;
  }

  List<Step> steps() {
    return steps;
  }

  /** The events of the whole history that name a person who is erased at some time. */
  Set<EventId> naming(int person) {
    return naming.getOrDefault(person, Set.of());
  }

  /** The persons who are erased at some time. */
  Set<Integer> erased() {
    return naming.keySet();
  }

  static MemberId member(int person) {
    return new MemberId("person " + person);
  }

  /** The number in a key of the crowd's; none in a pseudonym. */
  static Optional<Integer> person(Event event) {
    if (event.subject() instanceof IdentityKey key) {
      String value = key.value();
      int tilde = value.indexOf('~');
      if (tilde > 0 && !value.startsWith("family")) {
        return Optional.of(Integer.parseInt(value.substring(tilde + 1)));
      }
    }
    return Optional.empty();
  }

  /** The events of which the outbox must have a signal: those of persons who are never erased. */
  Set<String> signalled() {
    Set<EventId> unsure = new HashSet<>();
    naming.values().forEach(unsure::addAll);
    return history.stream()
        .filter(event -> person(event).filter(it -> !naming.containsKey(it)).isPresent())
        .filter(event -> !unsure.contains(event.id()))
        .map(event -> event.id().toString())
        .collect(Collectors.toSet());
  }
}
