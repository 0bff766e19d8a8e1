package io.siyu.insight;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.Utf8Order;
import io.siyu.member.Order;
import io.siyu.playbook.Playbook;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import io.siyu.time.Window;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

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
   * Adds up orders one by one, of which payments and refunds are each split for themselves. Not
   * thread-safe.
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
      OrderSplit split = OrderSplit.of(order);
      List<Long> in = split.shares(order.paidIn(window));
      List<Long> back = split.shares(order.refundedIn(window));
      boolean counts = order.valid() && order.isPaidIn(window);
      for (int i = 0; i < split.skus().size(); i++) {
        String sku = split.skus().get(i);
        Sum sum = sum(sku);
        long revenue = Math.subtractExact(in.get(i), back.get(i));
        sum.revenue = Math.addExact(sum.revenue, revenue);
        addCost(split, sku, revenue, sum);
        if (counts) {
          sum.orders++;
          sum.units = Math.addExact(sum.units, split.units().get(i));
        }
      }
    }

    private void addCost(OrderSplit split, String sku, long revenue, Sum sum) {
      Order order = split.order();
      if (order.paidAt().isEmpty()) {
        return;
      }
      OptionalLong goods = split.goods(playbook, sku);
      if (goods.isEmpty()) {
        sum.uncosted = Math.addExact(sum.uncosted, revenue);
        return;
      }
      if (window.contains(order.paidAt().get())) {
        sum.cost = Math.addExact(sum.cost, goods.getAsLong());
      }
      if (playbook.costs().returnedStock()
          && order.givenBackAt().filter(window::contains).isPresent()) {
        sum.cost = Math.subtractExact(sum.cost, goods.getAsLong());
      }
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
