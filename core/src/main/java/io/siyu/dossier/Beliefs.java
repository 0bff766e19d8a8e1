package io.siyu.dossier;

import io.siyu.event.Event;
import io.siyu.event.MarketFact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets one of several events with one key count: for market facts the highest revision, then the
 * best provenance, then the smallest id (rule E-4). So nothing depends on which came first; and
 * since events at or after the instant are left out before one is chosen, nothing depends on what
 * was said later.
 */
public final class Beliefs {
  private Beliefs() {}

  /** Returns the events before an instant that count, in the order of the fold. */
  public static List<Event> before(Instant asOf, Collection<Event> events) {
    Map<String, Event> believed = new HashMap<>();
    for (Event event : events) {
      if (event.occurredAt().isBefore(asOf)) {
        believed.merge(event.key(), event, Beliefs::better);
      }
    }
    return believed.values().stream().sorted(Event.ORDER).toList();
  }

  private static Event better(Event a, Event b) {
    if (a.fact() instanceof MarketFact x
        && b.fact() instanceof MarketFact y
        && x.revision() != y.revision()) {
      return x.revision() > y.revision() ? a : b;
    }
    return Event.BELIEF.compare(a, b) <= 0 ? a : b;
  }
}
