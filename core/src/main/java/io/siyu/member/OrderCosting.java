package io.siyu.member;

import io.siyu.event.OrderLine;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an order costs the brand, by the costs in force when it was first paid (rules O-13, O-14).
 */
public final class OrderCosting {
  /** What costs more than any order can pay is a mistake in the playbook and not known. */
  private static final long COST_MAX = Money.MINOR_MAX;

  private OrderCosting() {}

  /** What the goods of a line cost, if the playbook says so. */
  public static OptionalLong goods(Playbook playbook, OrderLine line, Instant paidAt) {
    OptionalLong cost =
        playbook.product(line.sku()).map(it -> it.unitCost(paidAt)).orElse(OptionalLong.empty());
    return cost.isEmpty() || cost.getAsLong() > COST_MAX / line.units()
        ? OptionalLong.empty()
        : OptionalLong.of(cost.getAsLong() * line.units());
  }

  /** What was spent on an order and came back, or nothing where a line's cost is not known. */
  static Optional<List<Flow>> of(
      Playbook playbook, List<OrderLine> lines, Instant paidAt, Optional<Instant> givenBackAt) {
    long goods = 0;
    for (OrderLine line : lines) {
      OptionalLong cost = goods(playbook, line, paidAt);
      if (cost.isEmpty()) {
        return Optional.empty();
      }
      goods = Math.addExact(goods, cost.getAsLong());
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<Flow> flows = new ArrayList<>();
    flows.add(new Flow(paidAt, Math.addExact(goods, playbook.costs().fulfilment(paidAt))));
    if (givenBackAt.isPresent() && playbook.costs().returnedStock()) {
      flows.add(new Flow(givenBackAt.get(), -goods));
    }
    return Optional.of(flows);
  }
}
