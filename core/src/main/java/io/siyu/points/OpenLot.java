package io.siyu.points;

import java.time.Instant;
import java.util.Optional;

/** A lot while an account is computed. Mutable. */
final class OpenLot {
  final String id;
  final Instant earnedAt;

  /** {@link Instant#MAX} where it is not known yet. */
  final Instant activeFrom;

  /** {@link Instant#MAX} where there is none. */
  Instant end = Instant.MIN;

  long amount;
  long left;

  /** How many points time took and nothing else has since. */
  long expired;

  OpenLot(String id, Instant earnedAt, Instant activeFrom) {
    this.id = id;
    this.earnedAt = earnedAt;
    this.activeFrom = activeFrom;
  }

  void extend(Instant to) {
    end = later(end, to);
  }

  static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  boolean isActive(Instant at) {
    return !at.isBefore(activeFrom) && !activeFrom.equals(Instant.MAX);
  }

  PointsAccount.Lot closed() {
    return new PointsAccount.Lot(
        id,
        earnedAt,
        activeFrom,
        end.equals(Instant.MAX) ? Optional.empty() : Optional.of(end),
        amount,
        left);
  }
}
