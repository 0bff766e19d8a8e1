package io.siyu.examples.quickstart.simulation;

import io.siyu.time.Window;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One person's growth (成长值的真相), which is never spent and does not end: sums are enough. */
final class GrowthBook {
  private final Window window;
  private final Map<String, Long> moved = new TreeMap<>();
  private long balance;
  private long pending;

  GrowthBook(Member member, Window window, Instant asOf) {
    this.window = window;
    for (Order order : member.orders()) {
      read(order, asOf);
    }
    for (String pool : Member.POOLS) {
      member.stays(pool).stream()
          .findFirst()
          .ifPresent(stay -> gain("EARNED", MembershipRules.GROWTH_PER_POOL, stay.began()));
    }
    for (Instant referral : member.referrals()) {
      gain("EARNED", MembershipRules.GROWTH_PER_REFERRAL, referral);
    }
    for (Happening happening : member.life()) {
      if (happening instanceof Happening.PointsAdjusted it
          && it.ledger().equals(MembershipRules.GROWTH)) {
        if (it.points() < 0) {
          throw new IllegalStateException("a story takes growth by hand");
        }
        gain("ADJUSTED", it.points(), it.at());
      }
    }
  }

  private void read(Order order, Instant asOf) {
    if (order.paidTotal() < Brand.LEAST_ORDER) {
      return;
    }
    for (Order.Movement payment : order.payments()) {
      move("EARNED", worth(order, payment.at()) - before(order, payment.at()), payment.at());
    }
    for (Order.Movement refund : order.covered()) {
      move("REVERSED", worth(order, refund.at()) - before(order, refund.at()), refund.at());
    }
    Instant counts =
        order
            .firstPaidAt()
            .atZone(Season.ZONE)
            .plusDays(MembershipRules.GROWTH_PENDING_DAYS)
            .toInstant();
    long worth = worth(order, asOf);
    if (counts.isAfter(asOf)) {
      pending += worth;
    } else {
      balance += worth;
    }
  }

  private static long before(Order order, Instant at) {
    return worth(order, at.minusNanos(1));
  }

  private static long worth(Order order, Instant at) {
    return PointsBook.netBy(order, at) / MembershipRules.FEN_PER_GROWTH;
  }

  private void gain(String kind, long points, Instant at) {
    balance += points;
    move(kind, points, at);
  }

  private void move(String kind, long points, Instant at) {
    if (window.contains(at)) {
      moved.merge(kind, points, Long::sum);
    }
  }

  /** What each kind of movement did within the window. */
  Map<String, Long> moved() {
    return moved;
  }

  /** What counts already. */
  long balance() {
    return balance;
  }

  /** What does not yet. */
  long pending() {
    return pending;
  }
}
