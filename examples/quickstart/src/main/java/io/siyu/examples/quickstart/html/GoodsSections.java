package io.siyu.examples.quickstart.html;

import com.google.common.html.HtmlEscapers;
import io.siyu.goods.Assortment;
import io.siyu.goods.Breach;
import io.siyu.goods.Combo;
import io.siyu.goods.FirstOrderChoice.Candidate;
import io.siyu.goods.FirstOrderChoice.Exclusion;
import io.siyu.goods.Goods;
import io.siyu.goods.LadderFlow;
import io.siyu.goods.ProductGoods;
import io.siyu.goods.RoleFigures;
import io.siyu.goods.RoleVerdict;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The sections of the page that tell which part each product plays and what leads to what (货品). A
 * section without anything to show is not there.
 */
final class GoodsSections {
  private static final int MOST_COMBOS = 12;
  private static final Label PRODUCT = new Label("商品", "Product");
  private static final Label ORDERS = new Label("订单", "Orders");

  private final Playbook playbook;
  private final Goods goods;
  private final Figures figures;

  GoodsSections(Playbook playbook, Goods goods) {
    this.playbook = playbook;
    this.goods = goods;
    this.figures = Figures.of(playbook.currency());
  }

  String html() {
    return roles() + breaches() + domains() + combos() + ladders() + firstOrder();
  }

  private String name(String sku) {
    return playbook.product(sku).map(Product::name).orElse("");
  }

  private static String labels(Collection<ProductRole> roles) {
    return roles.stream().map(role -> Label.of(role).html()).collect(Collectors.joining(" · "));
  }

  private String roles() {
    RoleQuadrant quadrant = new RoleQuadrant(goods, sku -> sku + " " + name(sku));
    if (quadrant.isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (ProductGoods product : goods.products()) {
      ProductGoods.Part part = product.everywhere();
      RoleFigures its = part.figures();
      rows.row()
          .text(name(product.sku()), product.sku())
          .html(labels(part.declared()))
          .html(measured(part))
          .html(remark(part))
          .count(its.orders())
          .figure(Figures.share(its.firstOrderShare()))
          .figure(Figures.share(its.attachRate()))
          .figure(Figures.share(its.repurchase()))
          .figure(days(its.medianInterval()))
          .figure(Figures.share(its.contributionRate()))
          .end();
    }
    return Section.of(
        new Label("商品角色", "Product roles"),
        new Label(
            "横轴为成交价在全部在售商品中的位置，纵轴为贡献率，面积为订单数，颜色为实测角色；样本不足者不下结论",
            "Across: where its price lies among all that was sold; up: what it leaves of its revenue;"
                + " area: orders; colour: the part that it plays. With too few orders nothing is said"),
        quadrant.svg()
            + Section.table(
                4,
                List.of(
                    PRODUCT,
                    new Label("设定", "Meant"),
                    new Label("实测", "Measured"),
                    new Label("差异", "Difference"),
                    ORDERS,
                    new Label("首单占比", "First orders"),
                    new Label("连带率", "Attached"),
                    new Label("复购率", "Again"),
                    new Label("复购间隔", "Interval"),
                    new Label("贡献率", "Contribution")),
                rows));
  }

  private static String measured(ProductGoods.Part part) {
    return "<span style=\"color:var(--"
        + RoleQuadrant.colour(part.measured().value())
        + ")\">● </span>"
        + Label.of(part.measured().value()).html();
  }

  private static String remark(ProductGoods.Part part) {
    StringBuilder out = new StringBuilder();
    if (!part.contradicted().isEmpty()) {
      out.append(new Label("并非", "Not").html()).append(' ').append(labels(part.contradicted()));
    }
    if (!part.undeclared().isEmpty()) {
      out.append(out.isEmpty() ? "" : "; ")
          .append(new Label("实为", "Is").html())
          .append(' ')
          .append(labels(part.undeclared()));
    }
    return out.toString();
  }

  private static String days(OptionalLong seconds) {
    return seconds.isEmpty() ? Figures.NONE : Figures.span(seconds.getAsLong());
  }

  private String breaches() {
    if (goods.breaches().isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Breach breach : goods.breaches()) {
      rows.row()
          .text(name(breach.sku()), breach.sku())
          .label(label(breach.kind()))
          .figure(amount(breach, "loss"))
          .figure(amount(breach, "budget"))
          .end();
    }
    return Section.of(
        new Label("角色越界", "Guard rails"),
        new Label(
            "引流款只能在补贴预算内亏损，利润款不能当诱饵",
            "What leads in may lose money within its subsidy alone; what earns is no bait"),
        Section.table(
            2,
            List.of(
                PRODUCT,
                new Label("问题", "Breach"),
                new Label("亏损", "Loss"),
                new Label("预算", "Budget")),
            rows));
  }

  private String amount(Breach breach, String figure) {
    Long minor = breach.figures().get(figure);
    return minor == null ? Figures.NONE : figures.amount(minor);
  }

  private static Label label(Breach.Kind kind) {
    return switch (kind) {
      case LOSS_WITHOUT_ROLE -> new Label("非引流款亏损", "Loses money without leading in");
      case LOSS_WITHOUT_BUDGET -> new Label("无预算亏损", "Loses money without a subsidy");
      case LOSS_OVER_BUDGET -> new Label("亏损超预算", "Loses more than its subsidy");
      case SUBSIDY_WITHOUT_ROLE -> new Label("非引流款有补贴", "Subsidised without leading in");
      case PROFIT_LEADS_IN -> new Label("同域既引流又利润", "Is to earn and to lead in at once");
      case PROFIT_AS_BAIT -> new Label("利润款当诱饵", "Is to earn and was a bait");
    };
  }

  private String name(Domain domain) {
    Optional<String> name =
        domain.kind() == Domain.Kind.USER_POOL
            ? playbook.userPool(domain.pool()).map(UserPool::name)
            : playbook.trafficPools().stream()
                .filter(it -> it.id().equals(domain.pool()))
                .map(TrafficPool::name)
                .findFirst();
    return name.orElse("");
  }

  private String domains() {
    List<Assortment> sold = goods.domains().stream().filter(it -> it.orders() > 0).toList();
    if (sold.isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Assortment domain : sold) {
      rows.row()
          .text(name(domain.domain()), domain.domain().pool())
          .count(domain.orders())
          .figure(figures.amount(domain.revenue()));
      for (Assortment.RolePart part : domain.roles()) {
        rows.figure(Figures.share(part.share()) + gap(part));
      }
      rows.count(domain.missing()).end();
    }
    return Section.of(
        new Label("分域货盘", "Goods by domain"),
        new Label(
            "各角色占该域商品收入的比例，括号内为与目标之差（百分点）；一品多角色者各计一次",
            "Each role's part of the domain's revenue, and points from its target; a product counts in"
                + " each of its roles"),
        Section.table(
            List.of(
                new Label("域", "Domain"),
                ORDERS,
                new Label("收入", "Revenue"),
                Label.of(ProductRole.LEAD_IN),
                Label.of(ProductRole.COMBO),
                Label.of(ProductRole.REPURCHASE),
                Label.of(ProductRole.PROFIT),
                new Label("缺货品数", "Missing")),
            rows));
  }

  /** Millionths as percentage points, cut to one decimal. */
  private static String gap(Assortment.RolePart part) {
    if (part.gap().isEmpty()) {
      return "";
    }
    BigDecimal points = BigDecimal.valueOf(part.gap().getAsLong() / 1_000, 1);
    return " (" + (points.signum() > 0 ? "+" : "") + points.toPlainString() + ")";
  }

  private String combos() {
    if (goods.combos().isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Combo combo : goods.combos().stream().limit(MOST_COMBOS).toList()) {
      rows.row()
          .text(name(combo.with()), combo.with())
          .text(name(combo.then()), combo.then())
          .count(combo.both())
          .figure(Figures.share(combo.attachRate()))
          .figure(Figures.times(combo.lift()))
          .end();
    }
    return Section.of(
        new Label("组合", "Combos"),
        new Label(
            "同单出现多于偶然者，按提升度；样本少时提升度偏高",
            "What comes together more often than by chance, by lift, which is high by chance where"
                + " orders are few"),
        Section.table(
            2,
            List.of(
                PRODUCT,
                new Label("连带", "Goes with"),
                new Label("同单", "Together"),
                new Label("连带率", "Attach rate"),
                new Label("提升度", "Lift")),
            rows));
  }

  private String ladders() {
    StringBuilder out = new StringBuilder();
    for (LadderFlow ladder : goods.ladders()) {
      Rows rows = new Rows();
      for (int i = 0; i < ladder.rungs().size(); i++) {
        LadderFlow.Rung rung = ladder.rungs().get(i);
        rows.row()
            .text(rungName(ladder.ladder().rungs().get(i)), span(ladder.ladder().rungs().get(i)))
            .html(bar(rung.persons(), ladder))
            .count(rung.persons())
            .count(rung.direct())
            .count(rung.open())
            .count(rung.climbed())
            .count(rung.climbedOpen())
            .end();
      }
      out.append(
          Section.of(
              new Label("产品阶梯", "Product ladder"),
              new Label(
                  "本期首次买到该级的人；交付且满意后才推荐上一级",
                  "Who first bought of a rung in the window; the next is offered once it was delivered"
                      + " and satisfied"),
              Section.table(
                  2,
                  List.of(
                      new Label("级", "Rung"),
                      new Label("", ""),
                      new Label("人数", "Persons"),
                      new Label("直接购买", "Straight"),
                      new Label("可升级", "May climb"),
                      new Label("已升级", "Climbed"),
                      new Label("满意后升级", "After the gate")),
                  rows)));
    }
    return out.toString();
  }

  /** The first of a rung's products stands for all. */
  private String rungName(List<String> skus) {
    return name(skus.get(0)) + (skus.size() > 1 ? " …" : "");
  }

  private static String span(List<String> skus) {
    String first = skus.get(0);
    return skus.size() == 1 ? first : first + " – " + skus.get(skus.size() - 1);
  }

  private static String bar(long persons, LadderFlow ladder) {
    long most = ladder.rungs().stream().mapToLong(LadderFlow.Rung::persons).max().orElse(0);
    long width = most == 0 ? 0 : 160 * persons / most;
    return "<svg width=\"160\" height=\"12\" role=\"presentation\"><rect width=\""
        + width
        + "\" height=\"12\" style=\"fill:var(--p1)\"/></svg>";
  }

  private static Label label(Exclusion exclusion) {
    return switch (exclusion) {
      case PRICE_ABOVE_CEILING -> new Label("太贵", "Too dear");
      case PRICE_UNKNOWN -> new Label("成交价未知", "Price unknown");
      case PROFIT_PRODUCT -> new Label("利润款", "Is to earn");
      case TOO_FEW_PERSONS -> new Label("人数不足", "Too few persons");
      case COSTS_UNKNOWN -> new Label("成本未知", "Costs unknown");
    };
  }

  private static Label reason(String code) {
    return switch (code) {
      case "BEST_CONTRIBUTION" -> new Label("贡献明显最高", "surely leaves most");
      case "NONE_SURELY_BEST" -> new Label("差距可能出于偶然", "the difference may be chance");
      case "TOO_FEW_PERSONS" -> new Label("人数不足以比较", "too few persons to compare");
      case "ALL_LOSE_MONEY" -> new Label("都不赚钱", "all lose money");
      default -> Label.same(code);
    };
  }

  private String firstOrder() {
    if (goods.firstOrder().candidates().isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Candidate candidate : goods.firstOrder().candidates()) {
      rows.row()
          .text(name(candidate.sku()), candidate.sku())
          .figure(candidate.price().map(figures::amountPer).orElse(Figures.NONE))
          .count(candidate.persons())
          .figure(Figures.share(candidate.conversion()))
          .figure(figures.amountPer(candidate.score()))
          .verdict(candidate.excluded().map(GoodsSections::label).orElse(Label.same("")))
          .end();
    }
    String choice =
        goods
            .firstOrder()
            .product()
            .value()
            .map(sku -> HtmlEscapers.htmlEscaper().escape(sku + " " + name(sku)))
            .orElse(Label.of(RoleVerdict.UNKNOWN).html());
    return Section.of(
        new Label("首单产品", "First-order product"),
        new Label(
            "按有机会者的人均后续贡献排序，不按销量；差距不足以判断时不选",
            "By what those with the chance left afterwards on average, not by sales; nothing is chosen"
                + " where the difference may be chance"),
        "  <p><strong>"
            + choice
            + "</strong> <small>"
            + reason(goods.firstOrder().product().reasons().get(0).code()).html()
            + "</small></p>\n"
            + Section.table(
                List.of(
                    PRODUCT,
                    new Label("成交价", "Price"),
                    new Label("人数", "Persons"),
                    new Label("首单转化", "Conversion"),
                    new Label("人均贡献", "Contribution"),
                    new Label("未比较", "Not compared")),
                rows));
  }
}
