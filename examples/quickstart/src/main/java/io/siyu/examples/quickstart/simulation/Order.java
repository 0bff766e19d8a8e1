package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.identity.IdentityKey;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One order as it truly was at an instant (订单的真相): what happened to it before then, and who ever
 * claimed it.
 */
final class Order {
  /** An amount that moved at an instant. */
  record Movement(Instant at, long amount) {}

  final IdentityKey number;
  final Set<IdentityKey> buyers = new LinkedHashSet<>();
  final Set<IdentityKey> payers = new LinkedHashSet<>();
  private final List<Happening.Described> descriptions = new ArrayList<>();
  private final List<Happening.Paid> paid = new ArrayList<>();
  private final List<Happening.ShopPaid> announced = new ArrayList<>();
  private final List<Happening.Booked> booked = new ArrayList<>();
  private final List<Happening.Refunded> refunded = new ArrayList<>();
  private final List<Happening.HandedBack> handedBack = new ArrayList<>();
  private boolean seen;

  /**
   * Knows nothing of it yet.
   *
   * @param number the merchant's number where there is one, else the host's
   */
  Order(IdentityKey number) {
    this.number = number;
  }

  /**
   * Takes in a happening of this order; only its claims where it happened at {@code asOf} or later.
   */
  void note(Happening happening, Instant asOf) {
    boolean before = happening.at().isBefore(asOf);
    seen |= before;
    if (happening instanceof Happening.Described it) {
      it.buyer().ifPresent(buyers::add);
      keep(before, descriptions, it);
    } else if (happening instanceof Happening.Paid it) {
      it.payer().ifPresent(payers::add);
      keep(before, paid, it);
    } else if (happening instanceof Happening.SoldVirtually it) {
      noteSale(it, asOf);
    } else if (happening instanceof Happening.ShopPaid it) {
      buyers.add(it.buyer());
      keep(before, announced, it);
    } else if (happening instanceof Happening.Booked it) {
      it.buyer().ifPresent(buyers::add);
      keep(before && !it.sandbox(), booked, it);
    } else if (happening instanceof Happening.Refunded it) {
      keep(before && it.outcome() == Outcome.SUCCESS, refunded, it);
    } else if (happening instanceof Happening.HandedBack it) {
      keep(before, handedBack, it);
    }
  }

  /** One push describes what was bought and says that it was paid. */
  private void noteSale(Happening.SoldVirtually sale, Instant asOf) {
    Optional<IdentityKey> payer = Optional.of(sale.payer());
    long paid = sale.line().paid();
    note(new Happening.Paid(sale.at(), sale.number(), sale.transaction(), payer, paid, paid), asOf);
    note(
        new Happening.Described(
            sale.at(),
            sale.number(),
            Optional.empty(),
            Optional.empty(),
            List.of(sale.line()),
            OptionalLong.of(paid),
            ""),
        asOf);
  }

  private static <T> void keep(boolean whether, List<T> list, T it) {
    if (whether) {
      list.add(it);
    }
  }

  /** Whether anything happened to it before the instant. */
  boolean seen() {
    return seen;
  }

  boolean isPaid() {
    return !paid.isEmpty() || !announced.isEmpty() || !booked.isEmpty();
  }

  Instant firstPaidAt() {
    return Stream.of(paid, announced, booked)
        .filter(told -> !told.isEmpty())
        .findFirst()
        .flatMap(told -> told.stream().map(Happening::at).min(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /**
   * When it was first described or paid, which is when its person is first known by it; empty if
   * never.
   */
  Optional<Instant> beganAt() {
    List<Happening> own = new ArrayList<>(descriptions);
    own.addAll(paid);
    own.addAll(announced);
    own.addAll(booked);
    return own.stream().map(Happening::at).min(Comparator.naturalOrder());
  }

  /**
   * The payments whose amounts are known: WeChat Pay's word before the host's. What a shop
   * announces is one payment, and the host's word of how much it was.
   */
  List<Movement> payments() {
    List<Movement> out = new ArrayList<>();
    paid.forEach(it -> out.add(new Movement(it.at(), it.payerTotal())));
    if (!announced.isEmpty()) {
      OptionalLong amount = booked.isEmpty() ? describedTotal() : booked.get(0).total();
      amount.ifPresent(fen -> out.add(new Movement(firstPaidAt(), fen)));
    } else if (paid.isEmpty()) {
      for (Happening.Booked it : booked) {
        OptionalLong amount = it.total().isPresent() ? it.total() : describedTotal();
        amount.ifPresent(fen -> out.add(new Movement(it.at(), fen)));
      }
    }
    return out;
  }

  private OptionalLong describedTotal() {
    return descriptions.isEmpty() ? OptionalLong.empty() : descriptions.get(0).total();
  }

  boolean amountUnknown() {
    return isPaid() && payments().isEmpty();
  }

  long paidTotal() {
    return payments().stream().mapToLong(Movement::amount).sum();
  }

  /** Refunds in the order of time, as what the payer got back. */
  private List<Movement> refunds() {
    List<Movement> out = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (Happening.Refunded it : refunded) {
      if (counted.add(it.refund())) {
        out.add(new Movement(it.at(), it.payerTotal()));
      }
    }
    handedBack.forEach(it -> out.add(new Movement(it.at(), it.total())));
    out.sort(Comparator.comparing(Movement::at));
    return out;
  }

  /** Refunds in the order of time, up to what was paid; none of an order that was not. */
  List<Movement> covered() {
    List<Movement> out = new ArrayList<>();
    long left = paidTotal();
    for (Movement refund : refunds()) {
      long counted = Math.min(left, refund.amount());
      left -= counted;
      if (counted > 0) {
        out.add(new Movement(refund.at(), counted));
      }
    }
    return out;
  }

  /** What was paid and not given back. */
  long net() {
    return paidTotal() - covered().stream().mapToLong(Movement::amount).sum();
  }

  boolean hasCoupon() {
    return descriptions.stream().anyMatch(it -> !it.coupon().isEmpty());
  }

  /** Successful refunds of an order without a payment. */
  int heldRefunds() {
    return isPaid() ? 0 : refunds().size();
  }

  boolean isValid() {
    if (!isPaid()) {
      return false;
    }
    if (amountUnknown()) {
      return true;
    }
    return paidTotal() >= Brand.LEAST_ORDER && net() > 0;
  }

  long paidWithin(Window window) {
    return payments().stream()
        .filter(it -> window.contains(it.at()))
        .mapToLong(Movement::amount)
        .sum();
  }

  /** What was given back within a window, up to what was paid at any time. */
  long refundedWithin(Window window) {
    return refundedWithin(window, true);
  }

  /** What was given back within a window beyond what was paid. */
  long refundedBeyondWithin(Window window) {
    return refundedWithin(window, false);
  }

  private long refundedWithin(Window window, boolean covered) {
    if (!isPaid()) {
      return 0;
    }
    long left = paidTotal();
    long sum = 0;
    for (Movement refund : refunds()) {
      long counted = Math.min(left, refund.amount());
      left -= counted;
      if (window.contains(refund.at())) {
        sum += covered ? counted : refund.amount() - counted;
      }
    }
    return sum;
  }

  long revenueWithin(Window window) {
    return paidWithin(window) - refundedWithin(window);
  }

  /**
   * Whether the host's books differ from what was paid: its description from any payments, its
   * bookings from those of WeChat Pay, whose coupons the host may count or not.
   */
  boolean booksDiffer() {
    if (!isPaid()) {
      return false;
    }
    long actual = paidTotal();
    long withCoupons = paid.isEmpty() ? actual : totalWithCoupons();
    List<OptionalLong> books = new ArrayList<>(List.of(describedTotal()));
    if (!paid.isEmpty()) {
      booked.forEach(it -> books.add(it.total()));
    }
    return books.stream()
        .flatMapToLong(OptionalLong::stream)
        .anyMatch(fen -> fen != actual && fen != withCoupons);
  }

  private long totalWithCoupons() {
    return paid.stream().mapToLong(Happening.Paid::total).sum();
  }

  /** Units by sku, in the order of skus; empty where nobody described the order. */
  Map<String, Long> units() {
    Map<String, Long> out = new TreeMap<>();
    lines().forEach(line -> out.merge(line.sku(), line.units(), Long::sum));
    return out;
  }

  /** Paid amounts of the lines by sku, in the order of skus. */
  private Map<String, Long> weights() {
    Map<String, Long> out = new TreeMap<>();
    lines().forEach(line -> out.merge(line.sku(), line.paid(), Long::sum));
    return out;
  }

  List<Line> lines() {
    return descriptions.isEmpty() ? List.of() : descriptions.get(0).lines();
  }

  /**
   * Revenue within a window by sku: what was paid and what was given back are split each by itself.
   */
  Map<String, Long> revenueBySku(Window window) {
    if (weights().isEmpty()) {
      return Map.of();
    }
    Map<String, Long> in = split(paidWithin(window), weights());
    Map<String, Long> out = split(refundedWithin(window), weights());
    Map<String, Long> revenue = new TreeMap<>();
    in.forEach((sku, amount) -> revenue.put(sku, amount - out.getOrDefault(sku, 0L)));
    return revenue;
  }

  /** Splits by the largest remainder; of equal remainders the smaller sku is served first. */
  static Map<String, Long> split(long total, Map<String, Long> weights) {
    long sum = weights.values().stream().mapToLong(w -> w).sum();
    Map<String, Long> parts = new TreeMap<>();
    Map<String, Long> remainders = new TreeMap<>();
    long left = total;
    for (Map.Entry<String, Long> each : weights.entrySet()) {
      long weight = sum == 0 ? 1 : each.getValue();
      long whole = sum == 0 ? weights.size() : sum;
      long part = Math.multiplyExact(total, weight) / whole;
      parts.put(each.getKey(), part);
      remainders.put(each.getKey(), total * weight % whole);
      left -= part;
    }
    while (left > 0) {
      String most = "";
      long largest = -1;
      for (Map.Entry<String, Long> each : remainders.entrySet()) {
        if (each.getValue() > largest) {
          most = each.getKey();
          largest = each.getValue();
        }
      }
      parts.merge(most, 1L, Long::sum);
      remainders.put(most, -1L);
      left--;
    }
    return parts;
  }
}
