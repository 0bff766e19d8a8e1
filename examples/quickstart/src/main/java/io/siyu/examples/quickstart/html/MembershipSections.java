package io.siyu.examples.quickstart.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Report;
import io.siyu.insight.MembershipCount;
import io.siyu.insight.PointsFlow;
import io.siyu.insight.SegmentCount;
import io.siyu.insight.TierCount;
import io.siyu.playbook.Playbook;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.segment.Segment;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import io.siyu.standing.TrainedBase;
import io.siyu.tier.Tier;
import io.siyu.tier.TierPolicy;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sections of the page that tell of tiers, points, standings and segments (会员结构). A section for
 * which the playbook has no rules is not there.
 */
final class MembershipSections {
  /** What settles a debt comes to nothing, and is not shown. */
  private static final List<Kind> MOVEMENTS =
      List.of(Kind.EARNED, Kind.ADJUSTED, Kind.SPENT, Kind.RETURNED, Kind.REVERSED, Kind.EXPIRED);

  private static final Label MEMBERS = new Label("会员", "Members");

  private final Playbook playbook;
  private final Report report;
  private final MembershipCount count;

  MembershipSections(Playbook playbook, Report report) {
    this.playbook = playbook;
    this.report = report;
    this.count = report.membership();
  }

  String html() {
    return tiers() + standings() + points() + segments();
  }

  /** The tiers' names by code, lowest first; those of the last version of the rules. */
  private Map<String, String> ladder() {
    Map<String, String> names = new LinkedHashMap<>();
    for (TierPolicy policy : playbook.tiers().policies()) {
      for (Tier tier : policy.ladder()) {
        names.put(tier.code(), tier.name());
      }
    }
    return names;
  }

  private String tiers() {
    if (count.tiers().isEmpty()) {
      return "";
    }
    Map<String, String> names = ladder();
    Rows rows = new Rows();
    for (TierCount tier : count.tiers()) {
      rows.row();
      if (tier.tier().isEmpty()) {
        rows.label(new Label("无等级", "None"));
      } else {
        rows.text(names.getOrDefault(tier.tier(), ""), tier.tier());
      }
      rows.count(tier.members()).count(tier.entered()).count(tier.left()).end();
    }
    return Section.of(
        new Label("会员等级", "Tiers"),
        new Label(
            "图为规则评定的等级，逐日或逐月；表中会员数含手工授予，升入与离开只计规则",
            "The chart counts by the rules, at the beginning of days or months; members in the"
                + " table include tiers granted by hand, comings and goings do not"),
        "  <div class=\"chart\" id=\"tiers\"></div>\n"
            + Section.table(
                List.of(
                    new Label("等级", "Tier"),
                    MEMBERS,
                    new Label("升入", "Entered"),
                    new Label("离开", "Left")),
                rows));
  }

  /** What the chart of tiers draws: its moments, and of each tier how many were in it then. */
  void chart(ObjectNode out) {
    DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE;
    ArrayNode moments = out.putArray("moments");
    count
        .tiersOverTime()
        .forEach(moment -> moments.add(day.format(moment.at().atZone(report.zone()))));
    ArrayNode tiers = out.putArray("tiers");
    ladder()
        .forEach(
            (code, name) -> {
              ObjectNode tier = tiers.addObject().put("name", name.isEmpty() ? code : name);
              ArrayNode members = tier.putArray("members");
              count
                  .tiersOverTime()
                  .forEach(moment -> members.add(moment.members().getOrDefault(code, 0L)));
            });
  }

  private String standings() {
    StringBuilder content = new StringBuilder();
    if (!count.standings().isEmpty()) {
      content
          .append("  <div class=\"quadrant\">\n")
          .append(quarter(Standing.SUPER_USER, new Label("超级用户", "Super users")))
          .append(quarter(Standing.SUBSIDISED, new Label("高价值补贴型", "Subsidised")))
          .append(quarter(Standing.POTENTIAL, new Label("潜力用户", "Potential")))
          .append(quarter(Standing.DISCOUNT_HUNTER, new Label("羊毛党", "Discount hunters")))
          .append("  </div>\n  <p>")
          .append(unknown().html())
          .append("</p>\n");
    }
    Rows rows = new Rows();
    count.trained().ifPresent(base -> trained(rows, base));
    for (Map.Entry<AbuseSign, Long> sign : count.abuse().entrySet()) {
      rows.row().label(label(sign.getKey())).count(sign.getValue()).end();
    }
    for (Map.Entry<RfmClass, Long> each : count.rfm().entrySet()) {
      RfmClass of = each.getKey();
      rows.row()
          .label(new Label("RFM · " + of.chinese(), "RFM · " + words(of.name())))
          .count(each.getValue())
          .end();
    }
    if (!rows.toString().isEmpty()) {
      content.append(
          Section.table(
              List.of(new Label("优惠养成、滥用迹象与 RFM", "Training, signs of abuse and RFM"), MEMBERS),
              rows));
    }
    return content.isEmpty()
        ? ""
        : Section.of(
            new Label("客户定位", "Standing"),
            new Label(
                "上方价值高，右方依赖优惠；只决定给谁看什么，不影响价格",
                "Worth much above, dependent on discounts at the right; it moves no price"),
            content.toString());
  }

  private String quarter(Standing standing, Label name) {
    return "    <div><h3>"
        + name.html()
        + "</h3><strong>"
        + Figures.count(count.standings().getOrDefault(standing, 0L))
        + "</strong></div>\n";
  }

  private Label unknown() {
    String members = Figures.count(count.standings().getOrDefault(Standing.UNKNOWN, 0L));
    return new Label("另有 " + members + " 人未知", "Nothing is known of another " + members);
  }

  private static void trained(Rows rows, TrainedBase base) {
    rows.row()
        .label(new Label("依赖优惠的占比", "Dependent on discounts, of those known"))
        .figure(Figures.share(base.dependent()))
        .end();
    rows.row()
        .label(new Label("原价入门、后只等优惠的占比", "Began at full price and wait for discounts now"))
        .figure(Figures.share(base.trained()))
        .end();
  }

  private static Label label(AbuseSign sign) {
    return switch (sign) {
      case QUICK_DELETE -> new Label("迹象 · 秒删", "Sign · left at once");
      case REFUND_ONLY -> new Label("迹象 · 只买不留", "Sign · gives all back");
      case ORDER_SPLITTING -> new Label("迹象 · 拆单", "Sign · splits orders");
      case SELF_REFERRAL -> new Label("迹象 · 自荐", "Sign · brought themselves along");
    };
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String points() {
    if (count.points().isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (PointsFlow flow : count.points()) {
      rows.row().text(flow.ledger());
      MOVEMENTS.forEach(kind -> rows.count(flow.moved().getOrDefault(kind, 0L)));
      rows.count(flow.balance()).count(flow.pending()).count(flow.debt()).end();
    }
    return Section.of(
        new Label("积分", "Points"),
        new Label("本期收支与截至报表时刻的余额", "What moved in the window, and what is there now"),
        Section.table(
            List.of(
                new Label("账本", "Ledger"),
                new Label("获得", "Earned"),
                new Label("调整", "Adjusted"),
                new Label("消耗", "Spent"),
                new Label("退还", "Returned"),
                new Label("冲回", "Reversed"),
                new Label("过期", "Expired"),
                new Label("余额", "Balance"),
                new Label("待生效", "Pending"),
                new Label("欠账", "Owed")),
            rows));
  }

  private String segments() {
    if (count.segments().isEmpty()) {
      return "";
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Segment segment : playbook.segments()) {
      names.put(segment.id(), segment.name());
    }
    Rows rows = new Rows();
    for (SegmentCount segment : count.segments()) {
      rows.row()
          .text(names.getOrDefault(segment.segment(), ""), segment.segment())
          .count(segment.members())
          .end();
    }
    return Section.of(
        new Label("人群", "Segments"),
        new Label("截至报表时刻", "As of the report's instant"),
        Section.table(List.of(new Label("人群", "Segment"), MEMBERS), rows));
  }
}
