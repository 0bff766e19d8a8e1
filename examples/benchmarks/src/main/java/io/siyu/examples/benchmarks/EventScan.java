package io.siyu.examples.benchmarks;

import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The least that folding one person's events takes: order them, read each once, keep when each kind
 * of fact first occurred and add up the money. It knows who the person is, and no rule. Not
 * thread-safe.
 */
final class EventScan {
  private static final Comparator<Event> BY_INSTANT = Comparator.comparing(Event::occurredAt);

  private final Map<FactKind, Instant> first = new EnumMap<>(FactKind.class);

  /**
   * Returns what was paid less what was refunded, in 分; the first instants are kept until the next
   * scan.
   */
  long paid(Event[] given) {
    Event[] events = given.clone();
    Arrays.sort(events, BY_INSTANT);
    first.clear();
    long paid = 0;
    for (Event event : events) {
      first.putIfAbsent(event.fact().kind(), event.occurredAt());
      if (event.fact() instanceof OrderPaid fact) {
        paid += fact.total().map(Money::minor).orElse(0L);
      } else if (event.fact() instanceof Refunded fact) {
        paid -= fact.total().map(Money::minor).orElse(0L);
      }
    }
    return paid;
  }

  /** When a kind of fact first occurred in the last scan. */
  Optional<Instant> first(FactKind kind) {
    return Optional.ofNullable(first.get(kind));
  }
}
