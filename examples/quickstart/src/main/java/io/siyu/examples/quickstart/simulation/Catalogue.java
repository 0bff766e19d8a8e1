package io.siyu.examples.quickstart.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the shop sells (商品目录): 40 products in four roles, and two things that no playbook lists. */
final class Catalogue {
  /** Given with many orders; not a product of the playbook. */
  static final String GIFT = "GIFT-00";

  /** Sold by the mini-program itself; not a product of the playbook either. */
  static final String VIRTUAL = "VIP-01";

  /** Meant to earn the money, which it does not. */
  private static final String EARNS_LITTLE = "PF-06";

  /** What is dear and bought again all the same. */
  private static final Map<String, List<String>> BOUGHT_AGAIN =
      Map.of(
          "PF-01", List.of("PROFIT", "REPURCHASE"),
          "PF-02", List.of("PROFIT", "REPURCHASE"));

  static final List<Product> PRODUCTS = products();

  private static final List<Product> SAMPLES = family("LI");
  private static final List<Product> TRIALS = family("LC");
  private static final List<Product> LEADING_IN =
      PRODUCTS.stream().filter(it -> SAMPLES.contains(it) || TRIALS.contains(it)).toList();
  private static final List<Product> SETS = family("CB");
  private static final List<Product> REFILLS = family("RP").subList(0, 5);
  private static final List<Product> DEAR = family("PF");

  /** Who looks at it mostly buys it. */
  private static final Product STAR = TRIALS.get(0);

  /** These two are bought together. */
  private static final Product SET = SETS.get(0);

  private static final Product WITH_SET = SETS.get(1);

  private Catalogue() {}

  static long price(String sku) {
    return PRODUCTS.stream().filter(it -> it.sku().equals(sku)).findFirst().orElseThrow().price();
  }

  /** Tells whether who looks at a product mostly buys it. */
  static boolean convinces(Product product) {
    return product.equals(STAR);
  }

  private static List<Product> family(String code) {
    return PRODUCTS.stream().filter(it -> it.sku().startsWith(code)).toList();
  }

  private static List<Product> products() {
    List<Product> out = new ArrayList<>();
    family(out, "LI", "旅行装", List.of("LEAD_IN"), 8, 990, 300, 60);
    family(out, "CB", "套装", List.of("COMBO"), 10, 19_900, 900, 55);
    family(out, "RP", "补充装", List.of("REPURCHASE"), 12, 8_900, 500, 55);
    family(out, "PF", "精华", List.of("PROFIT"), 6, 39_900, 2_100, 30);
    family(out, "LC", "体验套装", List.of("LEAD_IN", "COMBO"), 4, 4_900, 1_000, 55);
    return List.copyOf(out);
  }

  private static void family(
      List<Product> out,
      String code,
      String name,
      List<String> roles,
      int count,
      long price,
      long step,
      int costPercent) {
    for (int i = 1; i <= count; i++) {
      long each = price + (i - 1) * step;
      String sku = String.format(Locale.ROOT, "%s-%02d", code, i);
      int percent = sku.equals(EARNS_LITTLE) ? 70 : costPercent;
      out.add(
          new Product(
              sku, name + i, BOUGHT_AGAIN.getOrDefault(sku, roles), each, each * percent / 100));
    }
  }

  /** What somebody uses up; the dearer sorts are bought by chance alone. */
  static Product refill(Draw draw) {
    return draw.pick(REFILLS);
  }

  /** What somebody looks at who knows nothing yet: mostly what leads in. */
  static Product looked(Draw draw) {
    return draw.chance(180) ? STAR : draw.pick(LEADING_IN);
  }

  /** What somebody looks at on the way to what they like. */
  static Product passedBy(Draw draw) {
    return draw.pick(SAMPLES);
  }

  /** The first time, people mostly try something small. */
  static List<Line> firstBasket(Draw draw) {
    int what = draw.below(100);
    if (what < 50) {
      return lines(draw, draw.pick(SAMPLES), perhaps(draw, 200, PRODUCTS));
    }
    if (what < 85) {
      return basketOf(draw, draw.pick(TRIALS));
    }
    return lines(draw, draw.pick(PRODUCTS), Optional.empty());
  }

  /** What is to be tried with others is not bought alone. */
  static List<Line> basketOf(Draw draw, Product liked) {
    boolean alone = !TRIALS.contains(liked) || draw.chance(100);
    return lines(draw, liked, alone ? Optional.empty() : Optional.of(draw.pick(SAMPLES)));
  }

  /** Later, regulars buy again what has run out; others buy sets and what is dear. */
  static List<Line> laterBasket(Draw draw, Product refill, boolean regular) {
    int what = draw.below(100);
    if (regular && what < 70) {
      return lines(draw, refill, perhaps(draw, 100, DEAR));
    }
    if (what < (regular ? 85 : 55)) {
      return draw.chance(350)
          ? lines(draw, SET, Optional.of(WITH_SET))
          : lines(draw, draw.pick(SETS), perhaps(draw, 900, SAMPLES));
    }
    return lines(draw, draw.pick(what < 92 ? DEAR : PRODUCTS), Optional.empty());
  }

  /** Now and then one product stands on two lines. */
  private static List<Line> lines(Draw draw, Product product, Optional<Product> other) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(draw, product));
    other.ifPresent(it -> lines.add(line(draw, it)));
    if (draw.chance(100)) {
      Line again = lines.get(0);
      lines.add(
          new Line(again.sku(), 1, again.list() / again.units(), again.paid() / again.units()));
    }
    return List.copyOf(lines);
  }

  /** Often puts the gift into a basket. */
  static List<Line> withGift(Draw draw, List<Line> basket) {
    if (!draw.chance(350)) {
      return basket;
    }
    List<Line> lines = new ArrayList<>(basket);
    lines.add(new Line(GIFT, 1, 1_990, draw.chance(600) ? 0 : 100));
    return List.copyOf(lines);
  }

  private static Optional<Product> perhaps(Draw draw, int perMille, List<Product> from) {
    return draw.chance(perMille) ? Optional.of(draw.pick(from)) : Optional.empty();
  }

  private static Line line(Draw draw, Product product) {
    long units = 1L + draw.below(2);
    long list = product.price() * units;
    return new Line(product.sku(), units, list, list - list * draw.below(4) / 13);
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
