package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How goods did in a window (货品分析): {@code "siyu":"goods/1"}. Exact: whole numbers and ratios of
 * them, and what surely follows. Immutable.
 *
 * @param window of which orders
 * @param asOf the instant before which everything here happened
 * @param zone the zone of its days
 * @param playbookVersion the version of the playbook
 * @param products what each product of the playbook is meant to do and does, by sku
 * @param breaches products that do what their role forbids
 * @param domains what the goods of each domain come to, sorted
 * @param combos what comes together more often than by chance, the strongest first
 * @param ladders how people climb, in the playbook's order
 * @param firstOrder which product the first deal should be
 */
public record Goods(
    Window window,
    Instant asOf,
    ZoneId zone,
    String playbookVersion,
    List<ProductGoods> products,
    List<Breach> breaches,
    List<Assortment> domains,
    List<Combo> combos,
    List<LadderFlow> ladders,
    FirstOrderChoice firstOrder) {
  /** Copies. */
  public Goods {
    products = ImmutableList.copyOf(products);
    breaches = ImmutableList.copyOf(breaches);
    domains = ImmutableList.copyOf(domains);
    combos = ImmutableList.copyOf(combos);
    ladders = ImmutableList.copyOf(ladders);
  }

  /** Finds a product by its code. */
  public Optional<ProductGoods> product(String sku) {
    return products.stream().filter(it -> it.sku().equals(sku)).findFirst();
  }

  /** Returns the canonical JSON form: equal goods are equal bytes. */
  public String toJson() {
    return GoodsJson.write(this);
  }
}
