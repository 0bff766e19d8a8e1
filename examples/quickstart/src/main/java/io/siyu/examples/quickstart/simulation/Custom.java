package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.examples.quickstart.simulation.Order.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the customers that a channel won truly brought in, by age (渠道客户的真相). */
final class Custom {
  private static final List<Integer> AGES = List.of(0, 7, 30, 60, 90, 180, 365);

  private final List<Member> won;
  private final Instant asOf;

  Custom(List<Member> won, Instant asOf) {
    this.won = won;
    this.asOf = asOf;
  }

  void write(ObjectNode out, long spent) {
    ArrayNode ages = out.putArray("worth");
    for (int days : AGES) {
      List<Member> seen = won.stream().filter(it -> isSeen(it, days)).toList();
      if (!seen.isEmpty()) {
        ages.addObject()
            .put("days", days)
            .put("persons", seen.size())
            .put("contribution", seen.stream().mapToLong(it -> broughtIn(it, days)).sum());
      }
    }
    ObjectNode payback = out.putObject("payback");
    int observed = 0;
    while (!won.isEmpty() && areAllSeen(observed + 1)) {
      observed++;
    }
    payback
        .put("observedDays", observed)
        .put("status", won.isEmpty() ? "UNDEFINED" : "NOT_REACHED");
    for (int days = 0; !won.isEmpty() && days <= observed; days++) {
      int age = days;
      if (won.stream().mapToLong(it -> broughtIn(it, age)).sum() >= spent) {
        payback.put("status", "REACHED").put("days", days);
        return;
      }
    }
  }

  private boolean areAllSeen(int days) {
    return won.stream().allMatch(it -> isSeen(it, days));
  }

  private boolean isSeen(Member member, int days) {
    return end(member, days).isBefore(asOf);
  }

  private static Instant end(Member member, int days) {
    return member.firstOrder().orElseThrow().firstPaidAt().plus(Duration.ofDays(days));
  }

  /** What somebody had brought in some days after the first order, those days included. */
  private static long broughtIn(Member member, int days) {
    Instant end = end(member, days);
    long sum = 0;
    for (Order order : member.orders()) {
      Costs costs = new Costs(order);
      if (costs.isKnown()) {
        sum += until(end, order.payments()) - until(end, order.covered());
        sum -= until(end, costs.movements());
      }
    }
    return sum;
  }

  private static long until(Instant end, List<Movement> movements) {
    return movements.stream().filter(it -> !it.at().isAfter(end)).mapToLong(Movement::amount).sum();
  }
}
