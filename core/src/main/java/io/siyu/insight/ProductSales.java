package io.siyu.insight;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.OrderLine;
import io.siyu.json.Utf8Order;
import io.siyu.member.Order;
import io.siyu.member.OrderCosting;
import io.siyu.money.Apportionment;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a product sold within a window (商品销售).
 *
 * @param sku the product's code
 * @param roles the parts the playbook gives it, sorted; none for a product it does not have
 * @param orders valid orders first paid within the window that hold it
 * @param units units of it in these
 * @param revenue its share of what was paid minus what was given back within the window
 * @param cost what these goods cost within the window, less what came back, as far as it is known;
 *     carrying out an order is nobody's product
 * @param uncosted of the revenue, that of orders for which this product's cost or the amount is not
 *     known
 */
public record ProductSales(
    String sku,
    Set<ProductRole> roles,
    long orders,
    long units,
    long revenue,
    long cost,
    long uncosted) {
  /** Copies. */
  public ProductSales {
    roles = ImmutableSortedSet.copyOf(roles);
  }

  /** Revenue minus cost, where the cost is known (贡献). */
  public long contribution() {
    return Math.subtractExact(Math.subtractExact(revenue, uncosted), cost);
  }

  /**
   * Adds up orders one by one. An order's money is split over its products in proportion to what
   * their lines cost, by largest remainder with ties to the smaller sku, payments and refunds each
   * for itself. Not thread-safe.
   */
  public static final class Tally {
    private final Playbook playbook;
    private final Window window;
    private final Map<String, Sum> sums = new TreeMap<>(Utf8Order.INSTANCE);

    private static final class Sum {
      Set<ProductRole> roles = Set.of();
      long orders;
      long units;
      long revenue;
      long cost;
      long uncosted;
    }

    /** Starts with every product of the playbook unsold. */
    public Tally(Playbook playbook, Window window) {
      this.playbook = playbook;
      this.window = window;
      for (Product product : playbook.products()) {
        sum(product.sku()).roles = product.roles();
      }
    }

    private Sum sum(String sku) {
      return sums.computeIfAbsent(sku, key -> new Sum());
    }

    /** Adds an order. */
    public void add(Order order) {
      if (order.lines().isEmpty()) {
        return;
      }
      Function<OrderLine, Optional<Money>> price = price(order.lines());
      Map<String, Long> weights = new TreeMap<>(Utf8Order.INSTANCE);
      Map<String, Long> units = new TreeMap<>(Utf8Order.INSTANCE);
      for (OrderLine line : order.lines()) {
        weights.merge(
            line.sku(), price.apply(line).map(Money::minor).orElse(line.units()), Math::addExact);
        units.merge(line.sku(), line.units(), Math::addExact);
      }
      List<Long> shares = new ArrayList<>(weights.values());
      List<Long> in = Apportionment.of(order.paidIn(window), shares);
      List<Long> back = Apportionment.of(order.refundedIn(window), shares);
      boolean counts = order.valid() && order.isPaidIn(window);
      int i = 0;
      for (String sku : weights.keySet()) {
        Sum sum = sum(sku);
        long revenue = Math.subtractExact(in.get(i), back.get(i));
        sum.revenue = Math.addExact(sum.revenue, revenue);
        addCost(order, sku, revenue, sum);
        if (counts) {
          sum.orders++;
          sum.units = Math.addExact(sum.units, units.getOrDefault(sku, 0L));
        }
        i++;
      }
    }

    private void addCost(Order order, String sku, long revenue, Sum sum) {
      if (order.paidAt().isEmpty()) {
        return;
      }
      Instant paidAt = order.paidAt().get();
      OptionalLong goods = order.amountKnown() ? OptionalLong.of(0) : OptionalLong.empty();
      for (OrderLine line : order.lines()) {
        if (line.sku().equals(sku) && goods.isPresent()) {
          OptionalLong cost = OrderCosting.goods(playbook, line, paidAt);
          goods =
              cost.isPresent()
                  ? OptionalLong.of(Math.addExact(goods.getAsLong(), cost.getAsLong()))
                  : cost;
        }
      }
      if (goods.isEmpty()) {
        sum.uncosted = Math.addExact(sum.uncosted, revenue);
        return;
      }
      if (window.contains(paidAt)) {
        sum.cost = Math.addExact(sum.cost, goods.getAsLong());
      }
      if (playbook.costs().returnedStock()
          && order.givenBackAt().filter(window::contains).isPresent()) {
        sum.cost = Math.subtractExact(sum.cost, goods.getAsLong());
      }
    }

    /**
     * What lines weigh: what they cost after discounts if all say so, else at list price, else
     * their units.
     */
    private static Function<OrderLine, Optional<Money>> price(List<OrderLine> lines) {
      if (lines.stream().allMatch(line -> line.paid().isPresent())) {
        return OrderLine::paid;
      }
      if (lines.stream().allMatch(line -> line.list().isPresent())) {
        return OrderLine::list;
      }
      return line -> Optional.empty();
    }

    /** States the result, by sku. */
    public List<ProductSales> result() {
      return sums.entrySet().stream()
          .map(
              e ->
                  new ProductSales(
                      e.getKey(),
                      e.getValue().roles,
                      e.getValue().orders,
                      e.getValue().units,
                      e.getValue().revenue,
                      e.getValue().cost,
                      e.getValue().uncosted))
          .toList();
    }
  }
}
