package io.siyu.member;

import io.siyu.points.PointsAccount;
import io.siyu.tier.Merit;
import io.siyu.tier.Merit.Reversal;
import io.siyu.tier.TierRule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person's orders and points count towards tiers (rule M-30). A payment counts when it is
 * made, an order when it is first paid, points when they are earned; what is given back is taken
 * from the latest that was paid or earned before.
 */
final class Merits {
  /** What one merit was and what has been taken from it so far. */
  private static final class Open {
    final Instant at;
    final long amount;
    final List<Reversal> reversals = new ArrayList<>();
    long left;

    Open(Instant at, long amount) {
      this.at = at;
      this.amount = amount;
      this.left = amount;
    }

    Merit merit() {
      return new Merit(at, amount, reversals);
    }
  }

  private Merits() {}

  /** By measure. */
  static Map<String, List<Merit>> of(List<Order> orders, List<PointsAccount> accounts) {
    List<Merit> paid = new ArrayList<>();
    List<Merit> counted = new ArrayList<>();
    for (Order order : orders) {
      paid(order, paid);
      count(order, counted);
    }
    Map<String, List<Merit>> merits = new HashMap<>();
    merits.put(TierRule.PAID, paid);
    merits.put(TierRule.ORDERS, counted);
    for (PointsAccount account : accounts) {
      merits.put(account.ledger(), earned(account));
    }
    return merits;
  }

  private static void paid(Order order, List<Merit> merits) {
    List<Open> opened = new ArrayList<>();
    for (Flow payment : order.payments()) {
      if (payment.minor() > 0) {
        opened.add(new Open(payment.at(), payment.minor()));
      }
    }
    opened.sort(Comparator.comparing(open -> open.at));
    for (Flow refund : order.refunds()) {
      take(opened, refund.at(), refund.minor());
    }
    opened.forEach(open -> merits.add(open.merit()));
  }

  /**
   * From the latest that was paid by then; what came back before it was paid, by the clocks of
   * those who say so, from what is paid next.
   */
  private static void take(List<Open> opened, Instant at, long amount) {
    long rest = amount;
    for (int i = opened.size() - 1; i >= 0 && rest > 0; i--) {
      if (!opened.get(i).at.isAfter(at)) {
        rest -= take(opened.get(i), at, rest);
      }
    }
    for (int i = 0; i < opened.size() && rest > 0; i++) {
      rest -= take(opened.get(i), opened.get(i).at, rest);
    }
  }

  private static long take(Open open, Instant at, long amount) {
    long part = Math.min(open.left, amount);
    if (part > 0) {
      open.left -= part;
      open.reversals.add(new Reversal(at, part));
    }
    return part;
  }

  /** An order counts as one until it is given back whole. */
  private static void count(Order order, List<Merit> merits) {
    if (order.paidAt().isEmpty() || !order.valid() && order.refunds().isEmpty()) {
      return;
    }
    List<Reversal> reversals = new ArrayList<>();
    if (!order.valid()) {
      Instant last = order.refunds().get(order.refunds().size() - 1).at();
      Instant paidAt = order.paidAt().get();
      reversals.add(new Reversal(last.isBefore(paidAt) ? paidAt : last, 1));
    }
    merits.add(new Merit(order.paidAt().get(), 1, reversals));
  }

  private static List<Merit> earned(PointsAccount account) {
    List<Open> all = new ArrayList<>();
    Map<String, Deque<Open>> byLot = new HashMap<>();
    for (PointsAccount.Entry entry : account.entries()) {
      boolean counts =
          entry.kind() == PointsAccount.Kind.EARNED || entry.kind() == PointsAccount.Kind.ADJUSTED;
      Deque<Open> lot = byLot.computeIfAbsent(entry.lot(), any -> new ArrayDeque<>());
      if (counts && entry.points() > 0) {
        Open open = new Open(entry.at(), entry.points());
        all.add(open);
        lot.push(open);
      } else if (counts || entry.kind() == PointsAccount.Kind.REVERSED) {
        long rest = -entry.points();
        for (Open open : lot) {
          rest -= take(open, entry.at(), rest);
        }
      }
    }
    return all.stream().map(Open::merit).toList();
  }
}
