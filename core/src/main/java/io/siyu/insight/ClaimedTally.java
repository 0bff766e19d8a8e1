package io.siyu.insight;

import io.siyu.event.Claimed;
import io.siyu.event.Source;
import io.siyu.money.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up what platforms claim of one channel, each by itself, since several claim one order (rule
 * Not thread-safe.
 */
final class ClaimedTally {
  private final Map<Source, ClaimedYield> sums = new HashMap<>();

  void add(Source source, Claimed claimed) {
    sums.merge(
        source,
        new ClaimedYield(
            claimed.conversions().orElse(0), claimed.amount().map(Money::minor).orElse(0L)),
        (a, b) ->
            new ClaimedYield(
                Math.addExact(a.conversions(), b.conversions()),
                Math.addExact(a.amount(), b.amount())));
  }

  /** What the platform says that claims the most. */
  ClaimedYield most() {
    return sums.values().stream()
        .max(
            Comparator.comparingLong(ClaimedYield::amount)
                .thenComparingLong(ClaimedYield::conversions))
        .orElse(ClaimedYield.NOTHING);
  }
}
