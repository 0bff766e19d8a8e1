package io.siyu.examples.quickstart.html;

import io.siyu.Estimates;
import io.siyu.advice.Valley;
import io.siyu.advice.Valley.Verdict;
import io.siyu.playbook.Playbook;
import io.siyu.statistics.Estimate.Known;
import java.util.List;
import java.util.OptionalDouble;

/** The section that tells in which traffic pool an order costs less than elsewhere (价格洼地). */
final class ValleySection {
  private final Estimates estimates;
  private final Figures figures;
  private final Names names;

  ValleySection(Playbook playbook, Estimates estimates) {
    this.estimates = estimates;
    this.figures = Figures.of(playbook.currency());
    this.names = new Names(playbook);
  }

  String html() {
    IntervalChart chart = new IntervalChart(figures);
    Rows rows = new Rows();
    for (Valley valley : estimates.valleys()) {
      if (valley.costPerOrder() instanceof Known<Double> cost && cost.value() > 0) {
        OptionalDouble mark =
            valley.benchmark() instanceof Known<Double> benchmark
                ? OptionalDouble.of(benchmark.value())
                : OptionalDouble.empty();
        chart.add(
            names.trafficPool(valley.pool()),
            style(valley.verdict()),
            cost.value(),
            valley.interval(),
            mark);
        rows.row()
            .text(names.trafficPool(valley.pool()), valley.pool())
            .figure(figures.amount(valley.costPerOrder()))
            .figure(figures.between(valley.interval()))
            .figure(figures.amount(valley.benchmark()))
            .figure(Figures.share(valley.depth()))
            .verdict(label(valley.verdict()))
            .end();
      }
    }
    if (chart.isEmpty()) {
      return "";
    }
    return Section.of(
        new Label("价格洼地", "Price valleys"),
        new Label(
            "每个首单的投放成本（点）与 95% 区间（条）；竖线为其他流量池合计。点击便宜不等于洼地",
            "Media cost per first order (dot) and its 95 % interval (bar); the upright line is all"
                + " other traffic pools together. A cheap click is no valley"),
        chart.html(new Label("各流量池的单均成本", "Cost per order of each traffic pool"))
            + Section.table(
                List.of(
                    new Label("流量池", "Traffic pool"),
                    new Label("单均成本", "Cost per order"),
                    new Label("95% 区间", "95 % interval"),
                    new Label("其他池", "Elsewhere"),
                    new Label("低多少", "Less by"),
                    new Label("判断", "Verdict")),
                rows));
  }

  private static String style(Verdict verdict) {
    return switch (verdict) {
      case VALLEY -> "p4";
      case DEAR -> "p5";
      case INSUFFICIENT_DATA -> "p6";
    };
  }

  private static Label label(Verdict verdict) {
    return switch (verdict) {
      case VALLEY -> new Label("洼地", "Valley");
      case DEAR -> new Label("偏贵", "Dear");
      case INSUFFICIENT_DATA -> new Label("数据不足", "Too few data");
    };
  }
}
