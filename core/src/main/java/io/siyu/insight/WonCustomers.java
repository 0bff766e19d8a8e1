package io.siyu.insight;

import io.siyu.member.Flow;
import io.siyu.member.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Adds up what the customers won within a window brought in, by age (rules ). Not
 * thread-safe.
 */
final class WonCustomers {
  private static final List<Integer> AGES = List.of(0, 7, 30, 60, 90, 180, 365);
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Instant asOf;
  private final Map<Long, Long> byDay = new TreeMap<>();
  private final long[] persons = new long[AGES.size()];
  private final long[] contributions = new long[AGES.size()];
  private long leastObserved = Long.MAX_VALUE;

  WonCustomers(Instant asOf) {
    this.asOf = asOf;
  }

  /** Adds somebody, by their first order and all that they ever paid. */
  void add(Instant firstOrder, List<Order> orders) {
    // What happens at the instant asked for is not seen, so a day is over only after it.
    long observed = Math.floorDiv(Duration.between(firstOrder, asOf).toMillis() - 1, DAY);
    leastObserved = Math.min(leastObserved, observed);
    // What cost nothing is back at once, whatever is known of the orders.
    byDay.merge(0L, 0L, Math::addExact);
    for (Order order : orders) {
      if (order.costKnown()) {
        order.payments().forEach(it -> add(firstOrder, it, 1, observed));
        order.refunds().forEach(it -> add(firstOrder, it, -1, observed));
        order.costs().forEach(it -> add(firstOrder, it, -1, observed));
      }
    }
    for (int i = 0; i < AGES.size(); i++) {
      persons[i] += AGES.get(i) <= observed ? 1 : 0;
    }
  }

  private void add(Instant firstOrder, Flow flow, int sign, long observed) {
    long millis = Duration.between(firstOrder, flow.at()).toMillis();
    long age = Math.max(0, -Math.floorDiv(-millis, DAY));
    long minor = Math.multiplyExact(sign, flow.minor());
    byDay.merge(age, minor, Math::addExact);
    for (int i = 0; i < AGES.size(); i++) {
      if (age <= AGES.get(i) && AGES.get(i) <= observed) {
        contributions[i] = Math.addExact(contributions[i], minor);
      }
    }
  }

  /** States what they brought in by each age for which somebody was seen. */
  List<WorthByAge> worth() {
    List<WorthByAge> worth = new ArrayList<>();
    for (int i = 0; i < AGES.size(); i++) {
      if (persons[i] > 0) {
        worth.add(new WorthByAge(AGES.get(i), persons[i], contributions[i]));
      }
    }
    return worth;
  }

  /** States when they had brought in what was spent on them. */
  Payback payback(long spent) {
    if (leastObserved == Long.MAX_VALUE) {
      return new Payback(Payback.Status.UNDEFINED, OptionalLong.empty(), 0);
    }
    long sum = 0;
    for (Map.Entry<Long, Long> day : byDay.entrySet()) {
      sum = Math.addExact(sum, day.getValue());
      if (day.getKey() <= leastObserved && sum >= spent) {
        return new Payback(
            Payback.Status.REACHED, OptionalLong.of(day.getKey()), Math.max(0, leastObserved));
      }
    }
    return new Payback(
        Payback.Status.NOT_REACHED, OptionalLong.empty(), Math.max(0, leastObserved));
  }
}
