package io.siyu.examples.quickstart.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import io.siyu.Estimates;
import io.siyu.Intake;
import io.siyu.Report;
import io.siyu.goods.Goods;
import io.siyu.insight.FunnelStep;
import io.siyu.json.Json;
import io.siyu.playbook.Playbook;
import io.siyu.pool.UserPool;
import io.siyu.stage.Stage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as one HTML file with charts, that loads nothing: it can be sent by mail and opened
 * without a network. Its figures are written here, exactly; its script only draws.
 */
public final class ReportPage {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private final Playbook playbook;
  private final Estimates estimates;
  private final Report report;
  private final Timeline timeline;
  private final MembershipSections membership;
  private final MoneySections money;
  private final GoodsSections goods;
  private final CocreationSection cocreation;

  private ReportPage(
      Playbook playbook,
      Estimates estimates,
      Timeline timeline,
      Goods goods,
      CocreationSection cocreation) {
    this.playbook = playbook;
    this.estimates = estimates;
    this.report = estimates.report();
    this.timeline = timeline;
    this.membership = new MembershipSections(playbook, report);
    this.money = new MoneySections(playbook, report);
    this.goods = new GoodsSections(playbook, goods);
    this.cocreation = cocreation;
  }

  /**
   * Returns the page's HTML, of estimates, the report that they were made from, goods, and what
   * customers decided.
   */
  public static String of(
      Playbook playbook,
      Estimates estimates,
      Intake intake,
      Timeline timeline,
      Goods goods,
      CocreationSection cocreation) {
    return new ReportPage(playbook, estimates, timeline, goods, cocreation).html(intake);
  }

  private String html(Intake intake) {
    ReportTables tables = new ReportTables(playbook, report);
    Map<String, String> parts = new HashMap<>();
    parts.put("playbook", text(report.playbookVersion()));
    parts.put("from", text(local(report.window().start())));
    parts.put("to", text(local(report.window().end())));
    parts.put("asOf", text(local(report.asOf())));
    parts.put("zone", text(report.zone().getId()));
    parts.put("currency", text(playbook.currency()));
    parts.put("cards", tables.cards());
    parts.put("funnel", tables.funnel());
    parts.put("flows", new FlowSection(playbook, report).html());
    parts.put("channels", tables.channels());
    parts.put("economics", economics());
    parts.put("userPools", tables.userPools());
    parts.put("products", tables.products());
    parts.put("goods", goods.html() + cocreation.html());
    parts.put("money", money.html());
    parts.put("membership", membership.html());
    parts.put("intake", ReportTables.intake(intake));
    parts.put("oddities", tables.oddities());
    parts.put("data", script(data()));
    parts.put("echarts", echarts().replace("</script", "<\\/script"));
    return filled(resource("io/siyu/examples/quickstart/html/report.html"), parts);
  }

  private String economics() {
    return new ValleySection(playbook, estimates).html()
        + new EconomicsSection(playbook, estimates).html();
  }

  /** Fills in each placeholder once; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> parts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            placeholder -> {
              String part = parts.get(placeholder.group(1));
              if (part == null) {
                throw new IllegalStateException("the template wants " + placeholder.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }

  private String local(Instant instant) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .format(instant.atZone(report.zone()));
  }

  private static String text(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  /** Writes JSON so that nothing in it can end the script element that it stands in. */
  private static String script(ObjectNode data) {
    return Json.canonical(data).replace("<", "\\u003c");
  }

  private ObjectNode data() {
    ObjectNode out = Json.object();
    timeline.days().forEach(out.putArray("days")::add);
    ArrayNode funnel = out.putArray("funnel");
    for (FunnelStep step : report.funnel()) {
      named(funnel.addObject(), Label.of(step.stage()))
          .put("reached", step.reached())
          .put("conversion", step.conversion().map(Figures::share).orElse(""));
    }
    ArrayNode stages = out.putArray("stages");
    for (Stage stage : Stage.values()) {
      counts(named(stages.addObject(), Label.of(stage)), "members", timeline.standing(stage));
    }
    ArrayNode pools = out.putArray("pools");
    timeline
        .pools()
        .forEach(
            (id, traffic) -> {
              String name =
                  playbook.userPool(id).map(UserPool::name).filter(n -> !n.isEmpty()).orElse(id);
              ObjectNode pool = named(pools.addObject(), new Label(name, name));
              counts(pool, "joins", traffic.joins());
              counts(pool, "losses", traffic.losses());
            });
    membership.chart(out);
    money.chart(out);
    return out;
  }

  private static ObjectNode named(ObjectNode out, Label label) {
    return out.put("zh", label.zh()).put("en", label.en());
  }

  private static void counts(ObjectNode out, String name, List<Long> counts) {
    counts.forEach(out.putArray(name)::add);
  }

  private static String echarts() {
    Properties webjar = new Properties();
    try {
      webjar.load(new StringReader(resource("META-INF/maven/org.webjars/echarts/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return resource(
        "META-INF/resources/webjars/echarts/" + webjar.getProperty("version") + "/echarts.min.js");
  }

  private static String resource(String name) {
    try {
      return Resources.toString(Resources.getResource(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
