package io.siyu.examples.quickstart.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Report;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.attribution.Credit;
import io.siyu.channel.Channel;
import io.siyu.cohort.Repurchase;
import io.siyu.cohort.RepurchaseQuestion;
import io.siyu.playbook.Playbook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sections of the page that tell whom money came by and whether it came back (归因、客户价值、复购). A
 * section without anything to show is not there.
 */
final class MoneySections {
  private final Playbook playbook;
  private final Report report;
  private final Figures figures;

  MoneySections(Playbook playbook, Report report) {
    this.playbook = playbook;
    this.report = report;
    this.figures = Figures.of(playbook.currency());
  }

  String html() {
    return attribution()
        + new WorthSection(playbook, report).html()
        + repurchase()
        + new CohortSection(report).html();
  }

  private static Label label(AttributionModel model) {
    if (model instanceof AttributionModel.First) {
      return new Label("首次触点", "First touch");
    } else if (model instanceof AttributionModel.Last) {
      return new Label("末次触点", "Last touch");
    } else if (model instanceof AttributionModel.Linear) {
      return new Label("线性", "Linear");
    } else if (model instanceof AttributionModel.Position) {
      return new Label("U 型", "Position");
    } else if (model instanceof AttributionModel.Shapley) {
      return new Label("Shapley", "Shapley");
    }
    return new Label("其他", "Other");
  }

  private String name(String channel) {
    return playbook.channel(channel).map(Channel::name).orElse("");
  }

  /** The channels that any model credits, by code. */
  private Set<String> credited() {
    Set<String> channels = new TreeSet<>();
    report.attribution().forEach(model -> channels.addAll(model.credits().keySet()));
    return channels;
  }

  private String attribution() {
    if (credited().isEmpty()) {
      return "";
    }
    List<Label> heads = new ArrayList<>(List.of(new Label("渠道", "Channel")));
    report.attribution().forEach(model -> heads.add(label(model.spec().model())));
    Rows rows = new Rows();
    for (String channel : credited()) {
      rows.row().text(name(channel), channel);
      for (Attributed model : report.attribution()) {
        Credit credit = model.credits().getOrDefault(channel, Credit.NONE);
        rows.figure(figures.amount(credit.net()));
      }
      rows.end();
    }
    rows.row().label(new Label("未归因", "Unattributed"));
    for (Attributed model : report.attribution()) {
      rows.figure(figures.amount(model.unattributed().net()));
    }
    rows.end();
    return Section.of(
        new Label("归因对比", "Attribution side by side"),
        new Label(
            "本期首付订单的实收净额按各模型归属，合计相同；这是记账，不是增量",
            "What was paid and kept of the window's orders by each model; all add up to the same."
                + " Bookkeeping, not what would not have happened otherwise"),
        "  <div class=\"chart\" id=\"attribution\"></div>\n" + Section.table(heads, rows));
  }

  private static Label label(RepurchaseQuestion question) {
    return switch (question.definition()) {
      case REPEAT_BUYER_SHARE -> new Label("复购人数占比", "Buyers with two orders or more");
      case REPEAT_BUYER_SHARE_DAY_DEDUP -> new Label("复购人数占比（同日合并）", "On two days or more");
      case REPEAT_ORDER_SHARE -> new Label("复购订单占比", "Orders that are not the first");
      case REBUY_ACROSS_WINDOWS -> new Label("回购率", "Buyers who came back");
      case COHORT_REPEAT_N -> new Label("新客三十天复购", "New buyers within thirty days");
    };
  }

  private String repurchase() {
    if (report.repurchase().isEmpty()) {
      return "";
    }
    Rows rows = new Rows();
    for (Repurchase measure : report.repurchase()) {
      rows.row()
          .label(label(measure.question()))
          .figure(Figures.share(measure.share()))
          .count(measure.share().num())
          .count(measure.share().den())
          .count(measure.censored())
          .end();
    }
    return Section.of(
        new Label("复购", "Repurchase"),
        new Label(
            "口径不同，数值不同；截尾为尚可复购者", "Other definitions, other figures; open are those who still may"),
        Section.table(
            List.of(
                new Label("口径", "Definition"),
                new Label("比率", "Share"),
                new Label("分子", "Of"),
                new Label("分母", "All"),
                new Label("截尾", "Open")),
            rows));
  }

  /** What the chart of models draws: the channels, and of each model what it credits them with. */
  void chart(ObjectNode out) {
    ArrayNode channels = out.putArray("credited");
    credited().forEach(code -> channels.add(name(code).isEmpty() ? code : name(code)));
    ArrayNode models = out.putArray("models");
    for (Attributed model : report.attribution()) {
      Label label = label(model.spec().model());
      ArrayNode net =
          models.addObject().put("zh", label.zh()).put("en", label.en()).putArray("net");
      for (String code : credited()) {
        Credit credit = model.credits().getOrDefault(code, Credit.NONE);
        net.add(BigDecimal.valueOf(credit.net(), figures.digits()));
      }
    }
  }
}
