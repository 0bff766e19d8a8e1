package io.siyu.laws;

import io.siyu.event.Event;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The money of histories of simple orders, added up event by event in the plainest way: every
 * figure by its name. The costs are those of the playbook of these histories, by heart.
 */
final class PlainBooks {
  private static final Instant DEARER = Instant.parse("2026-03-10T00:00:00Z");
  private static final Instant POSTAGE = Instant.parse("2026-03-05T00:00:00Z");

  private final Window window;
  private final Map<String, Long> sums = new TreeMap<>();

  private PlainBooks(Window window) {
    this.window = window;
  }

  /** Adds up what a history tells of before an instant. */
  static Map<String, Long> of(List<Event> history, Window window, Instant asOf) {
    PlainBooks books = new PlainBooks(window);
    Set<IdentityKey> orders = new TreeSet<>();
    history.forEach(event -> orders.add((IdentityKey) event.subject()));
    for (IdentityKey order : orders) {
      books.add(
          history.stream()
              .filter(e -> e.subject().equals(order) && e.occurredAt().isBefore(asOf))
              .sorted(Event.ORDER)
              .toList());
    }
    return books.sums;
  }

  private void book(String figure, long amount) {
    sums.merge(figure, amount, Long::sum);
  }

  /** Adds one order, of which everything was told in the order of time. */
  private void add(List<Event> order) {
    for (String figure :
        List.of("paid", "refunded", "revenue", "uncosted", "cost", "goods", "credited", "back")) {
      book(figure, 0);
    }
    List<Event> payments = order.stream().filter(e -> e.fact() instanceof OrderPaid).toList();
    if (payments.isEmpty()) {
      return;
    }
    Instant paidAt = payments.get(0).occurredAt();
    long paid = 0;
    long revenue = 0;
    for (Event event : payments) {
      paid += amount(event);
      revenue += in(event.occurredAt(), amount(event));
    }
    book("paid", revenue);
    long left = paid;
    Optional<Instant> givenBack = Optional.empty();
    for (Event event : order) {
      if (event.fact() instanceof Refunded) {
        long counted = Math.min(left, amount(event));
        left -= counted;
        if (counted > 0 && left == 0) {
          givenBack = Optional.of(event.occurredAt());
        }
        book("refunded", in(event.occurredAt(), counted));
        revenue -= in(event.occurredAt(), counted);
      }
    }
    book("revenue", revenue);
    book("credited", in(paidAt, paid));
    book("back", in(paidAt, paid - left));
    cost(order, paidAt, givenBack, revenue);
  }

  private void cost(List<Event> order, Instant paidAt, Optional<Instant> givenBack, long revenue) {
    List<OrderLine> lines = new ArrayList<>();
    for (Event event : order) {
      if (event.fact() instanceof OrderDescribed described) {
        lines = described.lines();
      }
    }
    long soap = paidAt.isBefore(DEARER) ? 4_000 : 4_500;
    long goods = 0;
    boolean known = !lines.isEmpty();
    for (OrderLine line : lines) {
      known &= line.sku().equals("soap");
      goods += line.sku().equals("soap") ? line.units() * soap : 0;
    }
    long back = givenBack.isPresent() ? in(givenBack.get(), goods) : 0;
    book("goods", in(paidAt, goods) - back);
    if (known) {
      book("cost", in(paidAt, goods + (paidAt.isBefore(POSTAGE) ? 0 : 600)) - back);
    } else {
      book("uncosted", revenue);
    }
  }

  private long in(Instant at, long amount) {
    return window.contains(at) ? amount : 0;
  }

  private static long amount(Event event) {
    Optional<Money> total =
        event.fact() instanceof OrderPaid paid
            ? paid.total()
            : event.fact() instanceof Refunded refunded ? refunded.total() : Optional.empty();
    return total.orElseThrow().minor();
  }
}
