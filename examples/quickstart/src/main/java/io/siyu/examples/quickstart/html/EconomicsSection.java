package io.siyu.examples.quickstart.html;

import io.siyu.Estimates;
import io.siyu.Estimates.OfChannel;
import io.siyu.insight.ChannelYield;
import io.siyu.lifetime.GroupValue;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The section that holds what channels' buyers cost against what they are worth (渠道经济账). */
final class EconomicsSection {
  private final Estimates estimates;
  private final Figures figures;
  private final Names names;

  EconomicsSection(Playbook playbook, Estimates estimates) {
    this.estimates = estimates;
    this.figures = Figures.of(playbook.currency());
    this.names = new Names(playbook);
  }

  String html() {
    IntervalChart chart = new IntervalChart(figures);
    Rows rows = new Rows();
    for (OfChannel channel : estimates.channels()) {
      ChannelYield counted = counted(channel.code());
      if (counted.spent() > 0 && counted.firstOrders() > 0) {
        Ratio brought = new Ratio(counted.contribution(), counted.firstOrders());
        double cost = (double) counted.spent() / counted.firstOrders();
        double left = (double) brought.num() / brought.den();
        chart.add(
            names.channel(channel.code()),
            left >= cost ? "p4" : "p5",
            cost,
            channel.costPerFirstOrder(),
            left > 0 ? OptionalDouble.of(left) : OptionalDouble.empty());
        Optional<GroupValue> value = channel.value();
        rows.row()
            .text(names.channel(channel.code()), channel.code())
            .count(counted.firstOrders())
            .figure(figures.amountPer(counted.cac()))
            .figure(figures.between(channel.costPerFirstOrder()))
            .figure(figures.amountPer(brought))
            .figure(value.map(it -> figures.rounded(it.mean())).orElse(Figures.NONE))
            .figure(value.flatMap(GroupValue::interval).map(figures::between).orElse(Figures.NONE))
            .end();
      }
    }
    if (chart.isEmpty()) {
      return "";
    }
    return Section.of(
        new Label("渠道经济账", "Channel economics"),
        new Label(
            "每个新客的投放成本（点）与 95% 区间（条）；竖线为本期贡献 ÷ 新客，红色为尚未覆盖。预计价值为未来一年，季节不计",
            "Media cost per new buyer (dot) and its 95 % interval (bar); the upright line is the"
                + " window's contribution per new buyer, red where it does not cover the cost yet."
                + " Value to come is of a year, without seasons"),
        chart.html(new Label("各渠道的新客成本", "Cost per new buyer of each channel"))
            + Section.table(
                List.of(
                    new Label("渠道", "Channel"),
                    new Label("新客", "New buyers"),
                    new Label("获客成本", "CAC"),
                    new Label("95% 区间", "95 % interval"),
                    new Label("本期贡献 ÷ 新客", "Contribution per new buyer"),
                    new Label("预计价值", "Value to come"),
                    new Label("95% 区间", "95 % interval")),
                rows));
  }

  private ChannelYield counted(String code) {
    return estimates.report().channels().stream()
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
