package io.siyu.examples.quickstart.html;

import io.siyu.examples.quickstart.html.Svg.Anchor;
import io.siyu.goods.Goods;
import io.siyu.goods.ProductGoods;
import io.siyu.goods.RoleFigures;
import io.siyu.goods.RoleVerdict;
import io.siyu.money.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The products of a shop by price and by what they leave, as a drawing (角色象限): a circle for each,
 * its area by orders, its colour by the part that it plays.
 */
final class RoleQuadrant {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final double LEFT = 56;
  private static final double TOP = 16;
  private static final double SIDE = 640;
  private static final double DEPTH = 330;
  private static final double INSET = 26;
  private static final double LARGEST = 24;

  private final Function<String, String> name;
  private final List<ProductGoods> sold;
  private final long mostOrders;

  /**
   * Prepares it.
   *
   * @param name names a product by its code
   */
  RoleQuadrant(Goods goods, Function<String, String> name) {
    this.name = name;
    Comparator<ProductGoods> byOrders =
        Comparator.comparingLong(it -> it.everywhere().figures().orders());
    this.sold =
        goods.products().stream()
            .filter(it -> it.everywhere().figures().contributionRate().den() > 0)
            .filter(it -> it.everywhere().figures().pricePercentile().den() > 0)
            .sorted(byOrders.reversed())
            .toList();
    this.mostOrders =
        sold.stream().mapToLong(it -> it.everywhere().figures().orders()).max().orElse(1);
  }

  boolean isEmpty() {
    return sold.isEmpty();
  }

  String svg() {
    Svg svg = Svg.fixed(WIDTH, HEIGHT, new Label("角色象限", "Products by price and contribution"));
    svg.line("grid", LEFT, TOP + DEPTH, LEFT + SIDE, TOP + DEPTH);
    svg.line("grid", LEFT, TOP, LEFT, TOP + DEPTH);
    svg.line("grid", LEFT + SIDE / 2, TOP, LEFT + SIDE / 2, TOP + DEPTH);
    svg.line("grid", LEFT, TOP + DEPTH / 2, LEFT + SIDE, TOP + DEPTH / 2);
    svg.text(new Label("价格低", "Cheap"), "", LEFT, TOP + DEPTH + 40, Anchor.START);
    svg.text(new Label("价格高", "Dear"), "", LEFT + SIDE, TOP + DEPTH + 40, Anchor.END);
    for (int share = 0; share <= 100; share += 50) {
      svg.text(share + " %", LEFT - 8, TOP + DEPTH - DEPTH * share / 100 + 4, Anchor.END);
    }
    sold.forEach(product -> draw(svg, product));
    return svg.html() + legend();
  }

  private static String legend() {
    StringBuilder out = new StringBuilder("  <p>");
    for (RoleVerdict verdict : RoleVerdict.values()) {
      out.append("<span style=\"color:var(--")
          .append(colour(verdict))
          .append(")\">● </span>")
          .append(Label.of(verdict).html())
          .append(" &nbsp; ");
    }
    return out.append("</p>\n").toString();
  }

  private void draw(Svg svg, ProductGoods product) {
    RoleFigures figures = product.everywhere().figures();
    double x = LEFT + INSET + along(figures.pricePercentile(), SIDE - 2 * INSET);
    double y = TOP + DEPTH - along(figures.contributionRate(), DEPTH);
    double radius = Math.max(3, LARGEST * Math.sqrt((double) figures.orders() / mostOrders));
    String about =
        name.apply(product.sku())
            + " · "
            + Figures.count(figures.orders())
            + " · "
            + Figures.share(figures.contributionRate());
    svg.dot(colour(product.everywhere().measured().value()) + " bubble", x, y, radius, about);
  }

  /** How far along an axis a share lies; what lies outside is drawn at its end. */
  private static double along(Ratio share, double length) {
    double part = (double) share.num() / share.den();
    return length * Math.max(0, Math.min(1, part));
  }

  /** The class that gives a role its colour. */
  static String colour(RoleVerdict verdict) {
    return switch (verdict) {
      case LEAD_IN -> "p2";
      case COMBO -> "p3";
      case REPURCHASE -> "p4";
      case PROFIT -> "p1";
      case NONE -> "p5";
      case UNKNOWN -> "p6";
    };
  }
}
