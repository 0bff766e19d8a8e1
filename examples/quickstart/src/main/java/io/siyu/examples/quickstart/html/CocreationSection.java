package io.siyu.examples.quickstart.html;

import io.siyu.Cocreation;
import io.siyu.cocreation.CampaignResult;
import io.siyu.cocreation.PanelResult;
import io.siyu.cocreation.PanelResult.CandidateResult;
import io.siyu.cocreation.Team;
import io.siyu.cocreation.Verdict;
import io.siyu.money.Ratio;
import io.siyu.playbook.Campaign;
import io.siyu.playbook.Panel;
import io.siyu.playbook.Playbook;
import io.siyu.product.Product;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * The sections of the page that tell what customers have decided (共创): panels, presales and
 * group-buy teams. A section without anything to show is not there.
 */
public final class CocreationSection {
  private final Playbook playbook;
  private final Cocreation cocreation;
  private final Instant asOf;

  /** Prepares it: what had been decided before an instant, by the playbook's rules. */
  public CocreationSection(Playbook playbook, Cocreation cocreation, Instant asOf) {
    this.playbook = playbook;
    this.cocreation = cocreation;
    this.asOf = asOf;
  }

  String html() {
    return panels() + campaigns() + teams();
  }

  private String panels() {
    Rows rows = new Rows();
    boolean any = false;
    for (Panel panel : playbook.cocreation().panels()) {
      List<CandidateResult> candidates =
          cocreation.panel(panel.id(), asOf).map(PanelResult::candidates).orElse(List.of());
      for (CandidateResult candidate : candidates) {
        any = true;
        rows.row()
            .text(candidate.candidate(), panel.id())
            .count(candidate.approvals().trials())
            .figure(share(candidate.approvals()))
            .figure(between(candidate.interval()))
            .verdict(label(candidate.decision().value()))
            .end();
      }
    }
    return any
        ? Section.of(
            new Label("体验官投票", "Panels of testers"),
            new Label(
                "全体体验官中喜欢者的占比所在区间决定做或不做；区间跨过门槛则未决",
                "Made or dropped by the interval in which the share of those who like it lies; undecided"
                    + " where a threshold lies within"),
            Section.table(
                List.of(
                    new Label("候选", "Candidate"),
                    new Label("票数", "Votes"),
                    new Label("喜欢", "Like it"),
                    new Label("区间", "Interval"),
                    new Label("结论", "Verdict")),
                rows))
        : "";
  }

  private String campaigns() {
    Rows rows = new Rows();
    boolean any = false;
    for (Campaign campaign : playbook.cocreation().campaigns()) {
      CampaignResult result = cocreation.campaign(campaign.id(), asOf).orElseThrow();
      any |= result.pledgers() > 0;
      String name = playbook.product(campaign.sku()).map(Product::name).orElse(campaign.sku());
      rows.row()
          .text(name, campaign.id())
          .verdict(label(result.state()))
          .count(result.pledgers())
          .figure(Figures.count(result.units()) + " / " + Figures.count(campaign.threshold()))
          .count(result.paidUnits())
          .figure(share(result.paid()))
          .figure(result.showing().map(CocreationSection::between).orElse(Figures.NONE))
          .figure(result.quantity().map(it -> Figures.count(it.units())).orElse(Figures.NONE))
          .verdict(label(result.decision().value()))
          .end();
    }
    return any
        ? Section.of(
            new Label("预售", "Presales"),
            new Label(
                "登记过门槛且付款率足够才做；产量按付款率区间的上界给出",
                "Made if enough is pledged and enough of it is paid; the quantity goes by the upper bound"
                    + " of the share that pays"),
            Section.table(
                List.of(
                    new Label("产品", "Product"),
                    new Label("阶段", "Stage"),
                    new Label("登记人数", "Pledgers"),
                    new Label("登记 / 门槛", "Pledged / wanted"),
                    new Label("已付件数", "Paid units"),
                    new Label("到期支付", "Paid when due"),
                    new Label("支付区间", "Interval"),
                    new Label("建议产量", "To make"),
                    new Label("结论", "Verdict")),
                rows))
        : "";
  }

  private String teams() {
    List<Team> teams = cocreation.teams(asOf);
    if (teams.isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Team.State state : Team.State.values()) {
      List<Team> those = teams.stream().filter(it -> it.state() == state).toList();
      if (!those.isEmpty()) {
        rows.row()
            .label(label(state))
            .count(those.size())
            .count(those.stream().mapToLong(Team::orders).sum())
            .count(those.stream().mapToLong(Team::refunded).sum())
            .count(those.stream().mapToLong(Team::owed).sum())
            .end();
      }
    }
    return Section.of(
        new Label("拼团", "Group-buy teams"),
        new Label("未成团而未退款者应退", "What expired and was not given back is owed"),
        Section.table(
            List.of(
                new Label("状态", "State"),
                new Label("团数", "Teams"),
                new Label("订单", "Orders"),
                new Label("已退款", "Given back"),
                new Label("待退款", "Owed")),
            rows));
  }

  private static String share(Proportion proportion) {
    return Figures.share(new Ratio(proportion.successes(), proportion.trials()));
  }

  private static String between(Interval interval) {
    return percent(interval.low()) + " – " + percent(interval.high()) + " %";
  }

  private static String percent(double share) {
    return new BigDecimal(share)
        .movePointRight(2)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static Label label(Verdict verdict) {
    return switch (verdict) {
      case MAKE -> new Label("做", "Make");
      case DROP -> new Label("不做", "Drop");
      case UNDECIDED -> new Label("未决", "Undecided");
      case INSUFFICIENT_DATA -> new Label("数据不足", "Too few");
    };
  }

  private static Label label(CampaignResult.State state) {
    return switch (state) {
      case OPEN -> new Label("进行中", "Open");
      case REACHED -> new Label("已达标", "Reached");
      case FAILED -> new Label("未达标", "Failed");
      case COLLECTING -> new Label("待付尾款", "Collecting");
      case SETTLED -> new Label("已结束", "Settled");
    };
  }

  private static Label label(Team.State state) {
    return switch (state) {
      case OPEN -> new Label("拼团中", "Open");
      case FULL -> new Label("已成团", "Full");
      case EXPIRED -> new Label("未成团", "Expired");
      case REFUNDED -> new Label("已退款", "Given back");
      case UNKNOWN -> new Label("未知", "Unknown");
    };
  }
}
