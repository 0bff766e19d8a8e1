package io.siyu.examples.quickstart.html;

import com.google.common.html.HtmlEscapers;
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
  private static final long WIDTH = 720;
  private static final long HEIGHT = 400;
  private static final long LEFT = 56;
  private static final long TOP = 16;
  private static final long SIDE = 640;
  private static final long DEPTH = 330;
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
    StringBuilder out = new StringBuilder();
    out.append("  <svg class=\"drawing\" role=\"img\" width=\"100%\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" style=\"max-width:760px;font-size:12px;fill:var(--soft)\">\n");
    line(out, LEFT, TOP + DEPTH, LEFT + SIDE, TOP + DEPTH);
    line(out, LEFT, TOP, LEFT, TOP + DEPTH);
    line(out, LEFT + SIDE / 2, TOP, LEFT + SIDE / 2, TOP + DEPTH);
    line(out, LEFT, TOP + DEPTH / 2, LEFT + SIDE, TOP + DEPTH / 2);
    text(out, LEFT, TOP + DEPTH + 30, "start", new Label("价格低", "Cheap"));
    text(out, LEFT + SIDE, TOP + DEPTH + 30, "end", new Label("价格高", "Dear"));
    for (long share = 0; share <= 100; share += 50) {
      long y = TOP + DEPTH - DEPTH * share / 100;
      text(out, LEFT - 8, y + 4, "end", new Label(share + " %", share + " %"));
    }
    sold.forEach(product -> circle(out, product));
    return out.append("  </svg>\n").toString();
  }

  private static void line(StringBuilder out, long x1, long y1, long x2, long y2) {
    out.append("    <line x1=\"")
        .append(x1)
        .append("\" y1=\"")
        .append(y1)
        .append("\" x2=\"")
        .append(x2)
        .append("\" y2=\"")
        .append(y2)
        .append("\" style=\"stroke:var(--line)\"/>\n");
  }

  private static void text(StringBuilder out, long x, long y, String anchor, Label label) {
    // Spans are nothing in a drawing: both languages stand side by side where they differ.
    String words = label.zh().equals(label.en()) ? label.en() : label.zh() + " " + label.en();
    out.append("    <text x=\"")
        .append(x)
        .append("\" y=\"")
        .append(y)
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(HtmlEscapers.htmlEscaper().escape(words))
        .append("</text>\n");
  }

  private void circle(StringBuilder out, ProductGoods product) {
    RoleFigures figures = product.everywhere().figures();
    long x = LEFT + along(figures.pricePercentile(), SIDE);
    long y = TOP + DEPTH - along(figures.contributionRate(), DEPTH);
    long radius =
        Math.max(3, Math.round(LARGEST * Math.sqrt((double) figures.orders() / mostOrders)));
    String title =
        name.apply(product.sku())
            + " · "
            + Figures.count(figures.orders())
            + " · "
            + Figures.share(figures.contributionRate());
    out.append("    <circle cx=\"")
        .append(x)
        .append("\" cy=\"")
        .append(y)
        .append("\" r=\"")
        .append(radius)
        .append("\" style=\"fill:var(")
        .append(colour(product.everywhere().measured().value()))
        .append(");fill-opacity:.55;stroke:var(--sheet)\"><title>")
        .append(HtmlEscapers.htmlEscaper().escape(title))
        .append("</title></circle>\n");
  }

  /** How far along an axis a share lies; what lies outside is drawn at its end. */
  private static long along(Ratio share, long length) {
    double part = (double) share.num() / share.den();
    return Math.round(length * Math.max(0, Math.min(1, part)));
  }

  static String colour(RoleVerdict verdict) {
    return switch (verdict) {
      case LEAD_IN -> "--p2";
      case COMBO -> "--p3";
      case REPURCHASE -> "--p4";
      case PROFIT -> "--p1";
      case NONE -> "--p5";
      case UNKNOWN -> "--p6";
    };
  }
}
