package io.siyu.examples.quickstart.simulation;

import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One person's points to spend (可用积分的真相). What was earned, spent, given and taken is added up as it
 * happened; only to know what expires, it is followed which points are still there.
 */
final class PointsBook {
  /** What an order or a hand gave, which is gone at an instant. */
  private static final class Lot {
    final Instant earned;
    Instant end = Instant.MIN;
    long there;
    long expired;
    long given;

    Lot(Instant earned) {
      this.earned = earned;
    }
  }

  /** Something that took points, of which lots, and how many it has not got. */
  private static final class Taking {
    final List<Lot> lots = new ArrayList<>();
    final List<Long> points = new ArrayList<>();
    long owed;

    void take(Lot lot, long some) {
      lot.there -= some;
      lots.add(lot);
      points.add(some);
    }
  }

  private record Deed(Instant at, int rank, Runnable act) {}

  private final Window window;
  private final Instant asOf;
  private final Map<String, Long> moved = new TreeMap<>();
  private long total;
  private final List<Lot> lots = new ArrayList<>();
  private final List<Taking> takings = new ArrayList<>();
  private final Map<String, Taking> spendings = new LinkedHashMap<>();

  PointsBook(Member member, Window window, Instant asOf) {
    this.window = window;
    this.asOf = asOf;
    List<Deed> deeds = new ArrayList<>();
    member.orders().forEach(order -> read(order, deeds));
    member.life().forEach(happening -> read(happening, deeds));
    deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::rank));
    for (Deed deed : deeds) {
      expire(deed.at());
      deed.act().run();
      payDebts();
    }
    expire(asOf);
  }

  /** An order is worth so many points as its money is after each payment and refund. */
  private void read(Order order, List<Deed> deeds) {
    if (order.paidTotal() < Brand.LEAST_ORDER) {
      return;
    }
    Lot lot = new Lot(order.firstPaidAt());
    lots.add(lot);
    order
        .payments()
        .forEach(it -> deeds.add(new Deed(it.at(), 1, () -> worth(order, lot, it.at()))));
    order
        .covered()
        .forEach(it -> deeds.add(new Deed(it.at(), 4, () -> worth(order, lot, it.at()))));
  }

  private void worth(Order order, Lot lot, Instant at) {
    long points = netBy(order, at) / MembershipRules.FEN_PER_POINT;
    long change = points - lot.given;
    lot.given = points;
    if (change > 0) {
      earn(lot, change, at);
      move("EARNED", change, at);
    } else if (change < 0) {
      takeBack(lot, -change, at);
      move("REVERSED", change, at);
    }
  }

  /** What was paid and not given back by an instant, included. */
  static long netBy(Order order, Instant at) {
    return sum(order.payments(), at) - sum(order.covered(), at);
  }

  private static long sum(List<Order.Movement> movements, Instant at) {
    return movements.stream()
        .filter(it -> !it.at().isAfter(at))
        .mapToLong(Order.Movement::amount)
        .sum();
  }

  private void read(Happening happening, List<Deed> deeds) {
    if (happening instanceof Happening.PointsSpent it
        && it.ledger().equals(MembershipRules.SPENDABLE)) {
      deeds.add(new Deed(it.at(), 2, () -> spend(it)));
    } else if (happening instanceof Happening.PointsAdjusted it
        && it.ledger().equals(MembershipRules.SPENDABLE)) {
      int rank = !it.returns().isEmpty() ? 3 : it.points() > 0 ? 1 : 5;
      deeds.add(new Deed(it.at(), rank, () -> adjust(it)));
    }
  }

  private void spend(Happening.PointsSpent it) {
    Taking taking = new Taking();
    spendings.put(it.spending(), taking);
    take(taking, it.points());
    move("SPENT", -it.points(), it.at());
  }

  private void adjust(Happening.PointsAdjusted it) {
    if (!it.returns().isEmpty()) {
      giveBack(it);
      return;
    }
    move("ADJUSTED", it.points(), it.at());
    if (it.points() > 0) {
      Lot lot = new Lot(it.at());
      lots.add(lot);
      earn(lot, it.points(), it.at());
    } else {
      take(new Taking(), -it.points());
    }
  }

  private static void earn(Lot lot, long points, Instant at) {
    lot.there += points;
    lot.end = at.atZone(Season.ZONE).plusMonths(MembershipRules.POINTS_MONTHS).toInstant();
  }

  private void take(Taking taking, long points) {
    takings.add(taking);
    taking.owed = points;
    payDebts();
  }

  /** What ends first goes first. */
  private void payDebts() {
    List<Lot> inTurn = new ArrayList<>(lots);
    inTurn.sort(Comparator.comparing((Lot lot) -> lot.end).thenComparing(lot -> lot.earned));
    for (Taking taking : takings) {
      for (Lot lot : inTurn) {
        long some = Math.min(taking.owed, lot.there);
        if (some > 0) {
          taking.owed -= some;
          taking.take(lot, some);
        }
      }
    }
  }

  /** Beyond what was spent nothing comes back; what is owed for it is forgiven first. */
  private void giveBack(Happening.PointsAdjusted it) {
    Taking taking = spendings.get(it.returns());
    if (taking == null) {
      return;
    }
    long rest = it.points();
    long forgiven = Math.min(rest, taking.owed);
    taking.owed -= forgiven;
    rest -= forgiven;
    for (int i = taking.lots.size() - 1; i >= 0; i--) {
      long some = Math.min(rest, taking.points.get(i));
      Lot lot = taking.lots.get(i);
      taking.points.set(i, taking.points.get(i) - some);
      rest -= some;
      if (it.at().isBefore(lot.end)) {
        lot.there += some;
      } else {
        lot.expired += some;
        move("EXPIRED", -some, it.at());
      }
    }
    move("RETURNED", it.points() - rest, it.at());
  }

  /** First what is there, then what is gone, then what was spent, which is owed from now on. */
  private void takeBack(Lot lot, long points, Instant at) {
    long there = Math.min(points, lot.there);
    lot.there -= there;
    long gone = Math.min(points - there, lot.expired);
    lot.expired -= gone;
    move("EXPIRED", gone, at);
    long rest = points - there - gone;
    for (int t = takings.size() - 1; t >= 0; t--) {
      Taking taking = takings.get(t);
      for (int i = taking.lots.size() - 1; i >= 0; i--) {
        if (taking.lots.get(i) == lot) {
          long some = Math.min(rest, taking.points.get(i));
          taking.points.set(i, taking.points.get(i) - some);
          taking.owed += some;
          rest -= some;
        }
      }
    }
  }

  private void expire(Instant now) {
    for (Lot lot : lots) {
      if (lot.there > 0 && !lot.end.isAfter(now)) {
        move("EXPIRED", -lot.there, lot.end);
        lot.expired += lot.there;
        lot.there = 0;
      }
    }
  }

  private void move(String kind, long points, Instant at) {
    total += points;
    if (window.contains(at) && at.isBefore(asOf)) {
      moved.merge(kind, points, Long::sum);
    }
  }

  /** What each kind of movement did within the window. */
  Map<String, Long> moved() {
    return moved;
  }

  /** What is there. */
  long balance() {
    return Math.max(0, total);
  }

  /** What is owed. */
  long debt() {
    return Math.max(0, -total);
  }
}
