package io.siyu.examples.quickstart.html;

import io.siyu.Intake;
import io.siyu.Report;
import io.siyu.channel.Channel;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.Payback;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.insight.Unattributed;
import io.siyu.member.Finding;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import io.siyu.product.Product;
import io.siyu.spi.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a report as rows of HTML tables, with the names that the playbook gives. */
final class ReportTables {
  private final Playbook playbook;
  private final Report report;
  private final Figures figures;

  ReportTables(Playbook playbook, Report report) {
    this.playbook = playbook;
    this.report = report;
    this.figures = Figures.of(playbook.currency());
  }

  String cards() {
    long spent = report.unattributed().spent();
    long firstOrders = report.unattributed().firstOrders();
    for (ChannelYield channel : report.channels()) {
      spent = Math.addExact(spent, channel.spent());
      firstOrders = Math.addExact(firstOrders, channel.firstOrders());
    }
    long members = report.members().total();
    long reachable = report.members().reachable();
    long revenue = report.money().revenue();
    return card(
            new Label("会员", "Members"),
            Figures.count(members),
            new Label(
                "流失 " + Figures.count(report.members().lost()),
                Figures.count(report.members().lost()) + " lost"))
        + card(
            new Label("可触达", "Reachable"),
            Figures.count(reachable),
            Label.same(Figures.share(new Ratio(reachable, members))))
        + card(
            new Label("营收", "Revenue"),
            figures.amount(revenue),
            new Label(
                playbook.currency() + " · 已退 " + figures.amount(report.money().refunded()),
                playbook.currency() + " · refunded " + figures.amount(report.money().refunded())))
        + card(
            new Label("订单", "Orders"),
            Figures.count(report.money().orders()),
            new Label(
                "首单 " + Figures.count(firstOrders), Figures.count(firstOrders) + " first orders"))
        + card(
            new Label("投放", "Media cost"), figures.amount(spent), Label.same(playbook.currency()));
  }

  private static String card(Label name, String figure, Label below) {
    return "<div class=\"card\"><h3>"
        + name.html()
        + "</h3><strong>"
        + figure
        + "</strong><p>"
        + below.html()
        + "</p></div>\n";
  }

  String funnel() {
    Rows rows = new Rows();
    for (FunnelStep step : report.funnel()) {
      rows.row()
          .label(Label.of(step.stage()))
          .count(step.reached())
          .figure(step.conversion().map(Figures::share).orElse(Figures.NONE))
          .figure(
              step.medianTime().isPresent()
                  ? Figures.span(step.medianTime().getAsLong())
                  : Figures.NONE)
          .end();
    }
    return rows.toString();
  }

  String channels() {
    Rows rows = new Rows();
    for (ChannelYield channel : report.channels()) {
      Optional<Channel> known = playbook.channel(channel.code());
      rows.row()
          .text(known.map(Channel::name).orElse(""), channel.code())
          .text(trafficPool(channel.trafficPool()))
          .html(known.map(Channel::placement).map(Label::of).map(Label::html).orElse(""))
          .figure(figures.amount(channel.spent()))
          .count(channel.joined())
          .count(channel.firstOrders())
          .count(channel.orders())
          .figure(figures.amount(channel.revenue()))
          .figure(figures.amount(channel.contribution()))
          .figure(figures.amountPer(channel.cac()))
          .figure(Figures.times(channel.roas()))
          .figure(Figures.share(channel.roi()))
          .figure(payback(channel.payback()))
          .end();
    }
    Unattributed none = report.unattributed();
    return rows.row()
        .label(new Label("未归因", "Unattributed"))
        .text("")
        .text("")
        .figure(figures.amount(none.spent()))
        .count(Math.addExact(none.joined(), none.foreign()))
        .count(none.firstOrders())
        .count(none.orders())
        .figure(figures.amount(none.revenue()))
        .figure(figures.amount(none.revenue() - none.uncosted() - none.cost()))
        .figure(Figures.NONE)
        .figure(Figures.NONE)
        .figure(Figures.NONE)
        .figure(Figures.NONE)
        .end()
        .toString();
  }

  static String payback(Payback payback) {
    return switch (payback.status()) {
      case REACHED -> payback.days().getAsLong() + "d";
      case NOT_REACHED -> "> " + payback.observedDays() + "d";
      case UNDEFINED -> Figures.NONE;
    };
  }

  private String trafficPool(String id) {
    return playbook.trafficPools().stream()
        .filter(pool -> pool.id().equals(id) && !pool.name().isEmpty())
        .map(TrafficPool::name)
        .findFirst()
        .orElse(id);
  }

  String userPools() {
    Rows rows = new Rows();
    for (PoolFlow pool : report.userPools()) {
      rows.row()
          .text(playbook.userPool(pool.pool()).map(UserPool::name).orElse(""), pool.pool())
          .count(pool.joined())
          .count(pool.left())
          .count(pool.present())
          .end();
    }
    return rows.toString();
  }

  String products() {
    Map<String, String> names =
        playbook.products().stream().collect(Collectors.toMap(Product::sku, Product::name));
    Rows rows = new Rows();
    for (ProductSales product : report.products()) {
      rows.row()
          .text(names.getOrDefault(product.sku(), ""), product.sku())
          .html(
              product.roles().stream()
                  .map(role -> Label.of(role).html())
                  .collect(Collectors.joining(" · ")))
          .count(product.orders())
          .count(product.units())
          .figure(figures.amount(product.revenue()))
          .figure(figures.amount(product.contribution()))
          .end();
    }
    return rows.toString();
  }

  static String intake(Intake intake) {
    Rows rows = new Rows();
    rows.row().label(new Label("全部投递", "Deliveries")).count(intake.deliveries()).end();
    rows.row().label(new Label("接受", "Accepted")).count(intake.accepted()).end();
    rows.row().label(new Label("重复", "Duplicate")).count(intake.duplicate()).end();
    rows.row().label(new Label("地址校验", "Handshakes")).count(intake.handshake()).end();
    rows.row().label(new Label("提问", "Questions")).count(intake.question()).end();
    rows.row().label(new Label("验签探测", "Signature probes")).count(intake.probe()).end();
    for (Map.Entry<Reason, Long> reason : intake.rejected().entrySet()) {
      String code = " · " + reason.getKey().name();
      rows.row().label(new Label("拒绝" + code, "Rejected" + code)).count(reason.getValue()).end();
    }
    rows.row().label(new Label("未能入库", "Not stored")).count(intake.notStored()).end();
    rows.row().label(new Label("不可读的行", "Unreadable lines")).count(intake.unreadable()).end();
    return rows.toString();
  }

  String oddities() {
    Rows rows = new Rows();
    rows.row().label(new Label("无主订单", "Orders of nobody")).count(report.identity().orders()).end();
    rows.row().label(new Label("无主标识", "Keys of nobody")).count(report.identity().profiles()).end();
    rows.row()
        .label(new Label("待审的身份关联", "Links to review"))
        .count(report.identity().quarantinedEdges())
        .end();
    rows.row()
        .label(new Label("多人共用的标识", "Shared keys"))
        .count(report.identity().sharedKeys())
        .end();
    rows.row()
        .label(new Label("待匹配的退款", "Refunds that wait for a payment"))
        .count(report.money().heldRefunds())
        .end();
    rows.row()
        .label(new Label("金额未知的订单", "Orders of unknown amount"))
        .count(report.money().unknownAmount())
        .end();
    for (Map.Entry<Finding, Long> warning : report.warnings().entrySet()) {
      rows.row().label(label(warning.getKey())).count(warning.getValue()).end();
    }
    return rows.toString();
  }

  private static Label label(Finding finding) {
    return switch (finding) {
      case AMOUNT_DIFFERS -> new Label("金额不一致的订单", "Orders whose amounts differ");
      case FOREIGN_CURRENCY -> new Label("外币金额", "Amounts in a foreign currency");
      case MIXED_BASIS -> new Label("口径混用的订单", "Orders of mixed basis");
      case UNKNOWN_POOL -> new Label("未知的用户池", "Facts of unknown pools");
      case CHANNEL_CUT -> new Label("被截断的渠道码", "Channel codes that were cut");
      case CHANNEL_DAMAGED -> new Label("损坏的渠道码", "Damaged channel codes");
    };
  }
}
