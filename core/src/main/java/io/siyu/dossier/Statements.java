package io.siyu.dossier;

import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which keys events state together, believed or not, and by which events (陈述). */
final class Statements {
  private final Map<Pair, List<Event>> events = new HashMap<>();
  private final Map<IdentityKey, Set<IdentityKey>> neighbours = new HashMap<>();

  private Statements() {}

  static Statements in(Collection<Event> events) {
    Statements statements = new Statements();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        event.claimedKeys().forEach(claimed -> statements.add(event, subject, claimed));
      }
    }
    return statements;
  }

  private void add(Event event, IdentityKey a, IdentityKey b) {
    events.computeIfAbsent(Pair.of(a, b), pair -> new ArrayList<>()).add(event);
    neighbours.computeIfAbsent(a, key -> new TreeSet<>()).add(b);
    neighbours.computeIfAbsent(b, key -> new TreeSet<>()).add(a);
  }

  /** The keys stated together with a key, sorted. */
  Set<IdentityKey> neighbours(IdentityKey key) {
    return neighbours.getOrDefault(key, Set.of());
  }

  /** The events that state a pair, in the order of the fold. */
  List<EventId> evidence(Pair pair) {
    return events.getOrDefault(pair, List.of()).stream()
        .sorted(Event.ORDER)
        .map(Event::id)
        .toList();
  }
}
