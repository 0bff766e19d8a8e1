package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.event.OrderLine;
import io.siyu.json.Utf8Order;
import io.siyu.member.Order;
import io.siyu.member.OrderCosting;
import io.siyu.money.Apportionment;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How an order's money is split over its products (订单分摊): in proportion to what their lines cost,
 * by largest remainder with ties to the smaller sku. Immutable.
 *
 * @param order the order
 * @param skus its products, each once, sorted by UTF-8 bytes
 * @param units how many of each
 * @param weights what each weighs
 */
public record OrderSplit(Order order, List<String> skus, List<Long> units, List<Long> weights) {
  /** Copies. */
  public OrderSplit {
    skus = ImmutableList.copyOf(skus);
    units = ImmutableList.copyOf(units);
    weights = ImmutableList.copyOf(weights);
  }

  /** The split of an order; of no products where it was not described. */
  public static OrderSplit of(Order order) {
    Function<OrderLine, Optional<Money>> price = price(order.lines());
    Map<String, Long> weights = new TreeMap<>(Utf8Order.INSTANCE);
    Map<String, Long> units = new TreeMap<>(Utf8Order.INSTANCE);
    for (OrderLine line : order.lines()) {
      weights.merge(
          line.sku(), price.apply(line).map(Money::minor).orElse(line.units()), Math::addExact);
      units.merge(line.sku(), line.units(), Math::addExact);
    }
    return new OrderSplit(
        order,
        List.copyOf(weights.keySet()),
        List.copyOf(units.values()),
        List.copyOf(weights.values()));
  }

  /**
   * What lines weigh: what they cost after discounts if all say so in one currency, else at list
   * price, else their units.
   */
  private static Function<OrderLine, Optional<Money>> price(List<OrderLine> lines) {
    if (isTold(lines, OrderLine::paid)) {
      return OrderLine::paid;
    }
    return isTold(lines, OrderLine::list) ? OrderLine::list : line -> Optional.empty();
  }

  private static boolean isTold(List<OrderLine> lines, Function<OrderLine, Optional<Money>> price) {
    List<Optional<String>> currencies =
        lines.stream().map(price).map(it -> it.map(Money::currency)).distinct().toList();
    return currencies.size() == 1 && currencies.get(0).isPresent();
  }

  /** What each product has of an amount of the order's, in their order. */
  public List<Long> shares(long amount) {
    return skus.isEmpty() ? List.of() : Apportionment.of(amount, weights);
  }

  /** What the goods of a product cost, if that is known of an order of known amount. */
  public OptionalLong goods(Playbook playbook, String sku) {
    if (order.paidAt().isEmpty() || !order.amountKnown()) {
      return OptionalLong.empty();
    }
    long goods = 0;
    for (OrderLine line : order.lines()) {
      if (line.sku().equals(sku)) {
        OptionalLong cost = OrderCosting.goods(playbook, line, order.paidAt().get());
        if (cost.isEmpty()) {
          return cost;
        }
        goods = Math.addExact(goods, cost.getAsLong());
      }
    }
    return OptionalLong.of(goods);
  }
}
