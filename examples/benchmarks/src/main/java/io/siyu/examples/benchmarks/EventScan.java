package io.siyu.examples.benchmarks;

import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.money.Money;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The least that folding one person's events takes: order them, read each once, keep when each kind of fact first
 * occurred and add up the money. It knows who the person is, and no rule. Not thread-safe.
 */
final class EventScan {
  private static final Comparator<Event> BY_INSTANT = Comparator.comparing(Event::occurredAt);

  private final long[] first = new long[FactKind.values().length];

  /** Returns what was paid less what was refunded, in 分; the first instants are kept until the next scan. */
  long paid(Event[] given) {
    Event[] events = given.clone();
    Arrays.sort(events, BY_INSTANT);
    Arrays.fill(first, Long.MAX_VALUE);
    long paid = 0;
    for (Event event : events) {
      int kind = event.fact().kind().ordinal();
      first[kind] = Math.min(first[kind], event.occurredAt().toEpochMilli());
      if (event.fact() instanceof OrderPaid fact) {
        paid += fact.total().map(Money::minor).orElse(0L);
      } else if (event.fact() instanceof Refunded fact) {
        paid -= fact.total().map(Money::minor).orElse(0L);
      }
    }
    return paid;
  }

  /** When a kind of fact first occurred in the last scan, in milliseconds since 1970. */
  long first(FactKind kind) {
    return first[kind.ordinal()];
  }
}
