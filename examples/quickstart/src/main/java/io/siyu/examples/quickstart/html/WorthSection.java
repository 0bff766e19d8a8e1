package io.siyu.examples.quickstart.html;

import io.siyu.Report;
import io.siyu.examples.quickstart.html.Svg.Anchor;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.WorthByAge;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The section that tells when customers have brought in what they cost (客户价值曲线与回本). */
final class WorthSection {
  private static final int WIDTH = 280;
  private static final int HEIGHT = 190;
  private static final int LEFT = 12;
  private static final int RIGHT = 22;
  private static final int TOP = 52;
  private static final int BOTTOM = 26;

  /** Of more channels than these only those that won most are drawn; the table has all. */
  private static final int CURVES_MAX = 12;

  private final Report report;
  private final Figures figures;
  private final Names names;

  WorthSection(Playbook playbook, Report report) {
    this.report = report;
    this.figures = Figures.of(playbook.currency());
    this.names = new Names(playbook);
  }

  String html() {
    Set<Integer> ages = new LinkedHashSet<>();
    for (ChannelYield channel : report.channels()) {
      channel.worth().forEach(age -> ages.add(age.days()));
    }
    if (ages.isEmpty()) {
      return "";
    }
    return Section.of(
        new Label("客户价值与获客成本", "What customers brought in against what they cost"),
        new Label(
            "本期首单客户的人均贡献，按首单后天数；只计观察满该天数的人，不外推。虚线为全成本获客；空心点为已观察者回本，实心点为全部新客回本",
            "Contribution per new buyer by days after the first order, of those seen for as long;"
                + " nothing is extrapolated. The broken line is the full cost per new buyer; a"
                + " hollow dot is where those seen had brought it in, a solid one where all had"),
        curves() + table(ages));
  }

  private static Ratio cost(ChannelYield channel) {
    return new Ratio(channel.fullCost(), channel.firstOrders());
  }

  private static Ratio perBuyer(WorthByAge worth) {
    return new Ratio(worth.contribution(), worth.persons());
  }

  private static double number(Ratio ratio) {
    return ratio.den() == 0 ? 0 : (double) ratio.num() / ratio.den();
  }

  private String curves() {
    List<ChannelYield> drawn =
        report.channels().stream()
            .filter(channel -> channel.worth().size() > 1)
            .sorted(
                Comparator.comparingLong(ChannelYield::firstOrders)
                    .reversed()
                    .thenComparing(ChannelYield::code))
            .limit(CURVES_MAX)
            .toList();
    StringBuilder out = new StringBuilder("  <div class=\"small\">\n");
    drawn.forEach(channel -> out.append(curve(channel)));
    return out.append("  </div>\n").toString();
  }

  private String curve(ChannelYield channel) {
    List<WorthByAge> worth = channel.worth();
    double cost = number(cost(channel));
    double most = Math.max(1, cost);
    double least = 0;
    for (WorthByAge age : worth) {
      most = Math.max(most, number(perBuyer(age)));
      least = Math.min(least, number(perBuyer(age)));
    }
    int days = worth.get(worth.size() - 1).days();
    double right = (double) (WIDTH - LEFT - RIGHT) / days;
    double up = (HEIGHT - TOP - BOTTOM) / (most - least);
    double floor = HEIGHT - BOTTOM + least * up;

    Svg svg = Svg.fixed(WIDTH, HEIGHT, new Label("客户价值曲线", "Worth by age"));
    String name = names.channel(channel.code());
    svg.text(Label.same(Sankey.cut(name)), channel.code(), 0, 14, Anchor.START);
    WorthByAge last = worth.get(worth.size() - 1);
    String paid = figures.amountPer(cost(channel));
    String back = figures.amountPer(perBuyer(last));
    svg.text(
        new Label(
            "成本 " + paid + " · 第 " + last.days() + " 天 " + back,
            "cost " + paid + " · day " + last.days() + " " + back),
        "",
        0,
        32,
        Anchor.START);
    svg.line("grid", LEFT, floor, WIDTH - RIGHT, floor);
    double[] points = new double[2 * worth.size()];
    for (int i = 0; i < worth.size(); i++) {
      points[2 * i] = LEFT + worth.get(i).days() * right;
      points[2 * i + 1] = floor - number(perBuyer(worth.get(i))) * up;
      svg.text("" + worth.get(i).days(), points[2 * i], HEIGHT - 8, Anchor.MIDDLE);
    }
    svg.path("curve", points);
    if (cost > 0) {
      svg.line("cost", LEFT, floor - cost * up, WIDTH - RIGHT, floor - cost * up);
    }
    for (int i = 0; i < worth.size(); i++) {
      if (number(perBuyer(worth.get(i))) >= cost) {
        svg.dot("hollow", points[2 * i], points[2 * i + 1], 4.5);
        break;
      }
    }
    channel
        .payback()
        .days()
        .ifPresent(
            day -> {
              if (day <= days) {
                svg.dot("p5", LEFT + day * right, floor - cost * up, 5);
              }
            });
    return svg.html();
  }

  private String table(Set<Integer> ages) {
    List<Label> heads =
        new ArrayList<>(
            List.of(new Label("渠道", "Channel"), new Label("全成本获客", "Full cost per new buyer")));
    ages.forEach(age -> heads.add(new Label("第 " + age + " 天", "Day " + age)));
    heads.add(new Label("回本", "Payback"));
    Rows rows = new Rows();
    for (ChannelYield channel : report.channels()) {
      if (!channel.worth().isEmpty()) {
        rows.row()
            .text(names.channel(channel.code()), channel.code())
            .figure(figures.amountPer(cost(channel)));
        for (int age : ages) {
          Optional<WorthByAge> worth =
              channel.worth().stream().filter(it -> it.days() == age).findFirst();
          rows.figure(worth.map(it -> figures.amountPer(perBuyer(it))).orElse(Figures.NONE));
        }
        rows.figure(ReportTables.payback(channel.payback())).end();
      }
    }
    return Section.table(heads, rows);
  }
}
