package io.siyu.standing;

import io.siyu.standing.StandingFacts.Purchase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Somebody's recency, frequency and money, before they are scored. */
record RfmFigures(long recencyDays, long frequency, long monetary) {
  static Optional<RfmFigures> of(LookBack window, StandingFacts facts, Instant asOf) {
    List<Purchase> purchases = Evidence.purchases(window, facts, asOf);
    if (purchases.isEmpty()) {
      return Optional.empty();
    }
    Instant last = purchases.get(purchases.size() - 1).at();
    long monetary = 0;
    for (Purchase purchase : purchases) {
      monetary = Math.addExact(monetary, purchase.net());
    }
    return Optional.of(
        new RfmFigures(
            ChronoUnit.DAYS.between(window.day(last), window.day(asOf)),
            purchases.size(),
            monetary));
  }
}
