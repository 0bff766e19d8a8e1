package io.siyu.examples.quickstart.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the shop sells (商品目录): 40 products in four roles, and two things that no playbook lists. */
final class Catalogue {
  /** Given with many orders; not a product of the playbook. */
  static final String GIFT = "GIFT-00";

  /** Sold by the mini-program itself; not a product of the playbook either. */
  static final String VIRTUAL = "VIP-01";

  static final List<Product> PRODUCTS = products();

  private Catalogue() {}

  private static List<Product> products() {
    List<Product> out = new ArrayList<>();
    family(out, "LI", "旅行装", List.of("LEAD_IN"), 8, 990, 300);
    family(out, "CB", "套装", List.of("COMBO"), 10, 19_900, 900);
    family(out, "RP", "补充装", List.of("REPURCHASE"), 12, 8_900, 500);
    family(out, "PF", "精华", List.of("PROFIT"), 6, 39_900, 2_100);
    family(out, "LC", "体验套装", List.of("LEAD_IN", "COMBO"), 4, 4_900, 1_000);
    return List.copyOf(out);
  }

  private static void family(
      List<Product> out,
      String code,
      String name,
      List<String> roles,
      int count,
      long price,
      long step) {
    for (int i = 1; i <= count; i++) {
      long each = price + (i - 1) * step;
      out.add(
          new Product(
              String.format(Locale.ROOT, "%s-%02d", code, i), name + i, roles, each, each * 2 / 5));
    }
  }

  /**
   * Fills a basket: one to four lines, now and then one product on two lines, and often the gift.
   */
  static List<Line> basket(Draw draw) {
    List<Line> lines = new ArrayList<>();
    int count = 1 + draw.below(3);
    for (int i = 0; i < count; i++) {
      Product product = draw.pick(PRODUCTS);
      long units = 1L + draw.below(3);
      long list = product.price() * units;
      long paid = list - list * draw.below(4) / 13;
      lines.add(new Line(product.sku(), units, list, paid));
    }
    if (draw.chance(100)) {
      Line again = lines.get(0);
      lines.add(
          new Line(again.sku(), 1, again.list() / again.units(), again.paid() / again.units()));
    }
    if (draw.chance(350)) {
      lines.add(new Line(GIFT, 1, 1_990, draw.chance(600) ? 0 : 100));
    }
    return List.copyOf(lines);
  }

  /**
   * One line of an order.
   *
   * @param sku the product's code
   * @param units how many
   * @param list at list price, all units together, in 分
   * @param paid after discounts, all units together, in 分
   */
  record Line(String sku, long units, long list, long paid) {}
}
