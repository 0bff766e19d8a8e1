package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Report.Undecided;
import io.siyu.error.SiyuException;
import io.siyu.event.FactKind;
import io.siyu.insight.Acquisition;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.ClaimedYield;
import io.siyu.insight.ConsentCount;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.MemberCount;
import io.siyu.insight.OrderTotals;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.insight.Unattributed;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.member.Finding;
import io.siyu.money.Ratio;
import io.siyu.product.ProductRole;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The JSON form of a report, {@code "siyu":"report/1"}. */
final class ReportJson {
  private static final String FORMAT = "report/1";

  private ReportJson() {}

  static String write(Report report) {
    return Json.pretty(object(report));
  }

  static ObjectNode object(Report report) {
    ObjectNode out = Json.object().put("siyu", FORMAT).put("asOf", report.asOf().toString());
    out.putObject("window")
        .put("start", report.window().start().toString())
        .put("end", report.window().end().toString())
        .put("zone", report.zone().getId());
    out.putObject("playbook").put("version", report.playbookVersion());
    ObjectNode byFact = Json.object();
    report.events().forEach((kind, count) -> byFact.put(kind.wireName(), count));
    out.putObject("events")
        .put("total", report.events().values().stream().mapToLong(Long::longValue).sum())
        .set("byFact", byFact);
    ObjectNode byStage = Json.object();
    report.members().byStage().forEach((stage, count) -> byStage.put(stage.name(), count));
    ObjectNode members = out.putObject("members");
    MembershipJson.write(members, out, report.membership());
    members
        .put("total", report.members().total())
        .put("reachable", report.members().reachable())
        .put("lost", report.members().lost())
        .set("byStage", byStage);
    ArrayNode consents = out.putArray("consents");
    for (ConsentCount count : report.consents()) {
      consents
          .addObject()
          .put("purpose", count.purpose())
          .put("channel", count.channel())
          .put("granted", count.granted())
          .put("withdrawn", count.withdrawn());
    }
    out.putObject("unresolved")
        .put("orders", report.identity().orders())
        .put("profiles", report.identity().profiles());
    out.putObject("identity")
        .put("quarantinedEdges", report.identity().quarantinedEdges())
        .put("sharedKeys", report.identity().sharedKeys())
        .put("wouldJoin", report.identity().wouldJoin());
    OrderTotals money = report.money();
    out.putObject("money")
        .put("orders", money.orders())
        .put("paid", money.paid())
        .put("refunded", money.refunded())
        .put("revenue", money.revenue())
        .put("unlisted", money.unlisted())
        .put("refundedBeyondPaid", money.refundedBeyondPaid())
        .put("heldRefunds", money.heldRefunds())
        .put("cost", money.cost())
        .put("uncosted", money.uncosted())
        .put("contribution", money.contribution())
        .put("unknownAmount", money.unknownAmount());
    ArrayNode pools = out.putArray("userPools");
    for (PoolFlow pool : report.userPools()) {
      pools
          .addObject()
          .put("id", pool.pool())
          .put("joined", pool.joined())
          .put("left", pool.left())
          .put("present", pool.present());
    }
    ArrayNode channels = out.putArray("channels");
    for (ChannelYield channel : report.channels()) {
      ObjectNode object =
          channels
              .addObject()
              .put("code", channel.code())
              .put("trafficPool", channel.trafficPool())
              .put("spent", channel.spent())
              .put("fullCost", channel.fullCost())
              .put("impressions", channel.impressions())
              .put("clicks", channel.clicks())
              .put("offered", channel.offered())
              .put("joined", channel.joined())
              .put("firstOrders", channel.firstOrders())
              .put("orders", channel.orders())
              .put("revenue", channel.revenue())
              .put("cost", channel.cost())
              .put("uncosted", channel.uncosted())
              .put("contribution", channel.contribution());
      object.set("cac", ratio(channel.cac()));
      object.set("roas", ratio(channel.roas()));
      object.set("roi", ratio(channel.roi()));
      if (!channel.claimed().equals(ClaimedYield.NOTHING)) {
        object
            .putObject("claimed")
            .put("conversions", channel.claimed().conversions())
            .put("amount", channel.claimed().amount());
      }
      WorthJson.write(object, channel);
    }
    Acquisition acquisition = report.acquisition();
    ObjectNode cac = out.putObject("acquisition");
    cac.set("paid", ratio(acquisition.paid()));
    cac.set("blended", ratio(acquisition.blended()));
    cac.set("fullyLoaded", ratio(acquisition.fullyLoaded()));
    Unattributed none = report.unattributed();
    out.putObject("unattributed")
        .put("spent", none.spent())
        .put("fullCost", none.fullCost())
        .put("impressions", none.impressions())
        .put("clicks", none.clicks())
        .put("offered", none.offered())
        .put("joined", none.joined())
        .put("foreign", none.foreign())
        .put("firstOrders", none.firstOrders())
        .put("orders", none.orders())
        .put("revenue", none.revenue())
        .put("cost", none.cost())
        .put("uncosted", none.uncosted());
    ArrayNode products = out.putArray("products");
    for (ProductSales product : report.products()) {
      ObjectNode object =
          products
              .addObject()
              .put("sku", product.sku())
              .put("orders", product.orders())
              .put("units", product.units())
              .put("revenue", product.revenue())
              .put("cost", product.cost())
              .put("uncosted", product.uncosted())
              .put("contribution", product.contribution());
      ArrayNode roles = object.putArray("roles");
      product.roles().stream().map(ProductRole::name).sorted().forEach(roles::add);
    }
    ArrayNode funnel = out.putArray("funnel");
    for (FunnelStep step : report.funnel()) {
      ObjectNode object =
          funnel.addObject().put("stage", step.stage().name()).put("reached", step.reached());
      step.conversion().ifPresent(conversion -> object.set("conversion", ratio(conversion)));
      step.medianTime().ifPresent(seconds -> object.put("medianTime", seconds));
    }
    PathsJson.write(out, report);
    ReturnsJson.write(out, report);
    AttributionJson.write(out.putArray("attribution"), report.attribution());
    ObjectNode warnings = out.putObject("warnings");
    report.warnings().forEach((finding, count) -> warnings.put(finding.name(), count));
    return out;
  }

  static ObjectNode ratio(Ratio ratio) {
    return Json.object().put("num", ratio.num()).put("den", ratio.den());
  }

  static Ratio ratio(JsonObject in) {
    return new Ratio(in.number("num"), in.number("den"));
  }

  static Report read(String json) {
    Violations violations = new Violations();
    JsonObject in = JsonObject.parse(json, violations).orElseThrow(() -> notAReport(violations));
    Report report = read(in);
    if (!violations.isEmpty()) {
      throw notAReport(violations);
    }
    return report;
  }

  /** Reads a report that is worth nothing if there are violations. */
  static Report read(JsonObject in) {
    if (!in.optionalText("siyu").equals(FORMAT)) {
      in.violation("siyu", "must be \"" + FORMAT + "\"");
    }
    JsonObject window = in.object("window");
    Instant start = window.instant("start");
    Instant end = window.instant("end");
    if (!start.isBefore(end)) {
      window.violation("end", "must be after start");
      end = start.plusMillis(1);
    }
    Map<FactKind, Long> events = new EnumMap<>(FactKind.class);
    JsonObject byFact = in.object("events").object("byFact");
    for (FactKind kind : FactKind.values()) {
      byFact.optionalNumber(kind.wireName()).ifPresent(count -> events.put(kind, count));
    }
    JsonObject undecided = in.object("unresolved");
    JsonObject identity = in.object("identity");
    Map<Finding, Long> warnings = new EnumMap<>(Finding.class);
    JsonObject found = in.object("warnings");
    for (Finding finding : Finding.values()) {
      found.optionalNumber(finding.name()).ifPresent(count -> warnings.put(finding, count));
    }
    ZoneId zone = zone(window);
    Instant asOf = in.instant("asOf");
    return new Report(
        new Window(start, end),
        zone,
        asOf,
        in.object("playbook").text("version"),
        events,
        members(in.object("members")),
        MembershipJson.read(in.object("members"), in),
        in.objects("consents").stream().map(ReportJson::consents).toList(),
        new Undecided(
            undecided.number("orders"),
            undecided.number("profiles"),
            identity.number("quarantinedEdges"),
            identity.number("sharedKeys"),
            identity.number("wouldJoin")),
        money(in.object("money")),
        in.objects("userPools").stream().map(ReportJson::pool).toList(),
        in.objects("channels").stream().map(ReportJson::channel).toList(),
        PathsJson.trafficPools(in),
        unattributed(in.object("unattributed")),
        in.objects("products").stream().map(ReportJson::product).toList(),
        in.objects("funnel").stream().map(ReportJson::step).toList(),
        PathsJson.flows(in),
        ReturnsJson.repurchase(in, new Window(start, end), zone, asOf),
        ReturnsJson.cohorts(in, zone),
        AttributionJson.read(in.objects("attribution")),
        warnings);
  }

  private static SiyuException notAReport(Violations violations) {
    return new SiyuException("not a report: " + violations.list());
  }

  private static ZoneId zone(JsonObject window) {
    try {
      return ZoneId.of(window.text("zone"));
    } catch (DateTimeException e) {
      window.violation("zone", "must be a time zone");
      return ZoneOffset.UTC;
    }
  }

  private static MemberCount members(JsonObject in) {
    Map<Stage, Long> byStage = new EnumMap<>(Stage.class);
    JsonObject stages = in.object("byStage");
    for (Stage stage : Stage.values()) {
      byStage.put(stage, stages.number(stage.name()));
    }
    return new MemberCount(in.number("total"), byStage, in.number("reachable"), in.number("lost"));
  }

  private static ConsentCount consents(JsonObject in) {
    return new ConsentCount(
        in.optionalText("purpose"),
        in.optionalText("channel"),
        in.number("granted"),
        in.number("withdrawn"));
  }

  private static OrderTotals money(JsonObject in) {
    return new OrderTotals(
        in.number("orders"),
        in.number("paid"),
        in.number("refunded"),
        in.number("unlisted"),
        in.number("refundedBeyondPaid"),
        in.number("heldRefunds"),
        in.optionalNumber("cost").orElse(0),
        in.optionalNumber("uncosted").orElse(0),
        in.number("unknownAmount"));
  }

  private static PoolFlow pool(JsonObject in) {
    return new PoolFlow(
        in.text("id"), in.number("joined"), in.number("left"), in.number("present"));
  }

  private static ChannelYield channel(JsonObject in) {
    return new ChannelYield(
        in.text("code"),
        in.optionalText("trafficPool"),
        in.number("spent"),
        numberOfNow(in, "fullCost"),
        numberOfNow(in, "impressions"),
        numberOfNow(in, "clicks"),
        numberOfNow(in, "offered"),
        in.optionalObject("claimed").map(ReportJson::claimed).orElse(ClaimedYield.NOTHING),
        in.number("joined"),
        in.number("firstOrders"),
        in.number("orders"),
        in.number("revenue"),
        in.optionalNumber("cost").orElse(0),
        in.optionalNumber("uncosted").orElse(0),
        WorthJson.payback(in),
        in.objects("worth").stream().map(WorthJson::worth).toList());
  }

  private static ClaimedYield claimed(JsonObject in) {
    return new ClaimedYield(in.number("conversions"), in.number("amount"));
  }

  /** Reads a number that reports did not have at first: there it is 0. */
  private static long numberOfNow(JsonObject in, String name) {
    return in.optionalNumber(name).orElse(0);
  }

  private static Unattributed unattributed(JsonObject in) {
    return new Unattributed(
        in.number("spent"),
        numberOfNow(in, "fullCost"),
        numberOfNow(in, "impressions"),
        numberOfNow(in, "clicks"),
        numberOfNow(in, "offered"),
        in.number("joined"),
        in.number("foreign"),
        in.number("firstOrders"),
        in.number("orders"),
        in.number("revenue"),
        in.optionalNumber("cost").orElse(0),
        in.optionalNumber("uncosted").orElse(0));
  }

  private static ProductSales product(JsonObject in) {
    Set<ProductRole> roles = EnumSet.noneOf(ProductRole.class);
    roles.addAll(in.words("roles", ProductRole.class));
    return new ProductSales(
        in.text("sku"),
        roles,
        in.number("orders"),
        in.number("units"),
        in.number("revenue"),
        in.optionalNumber("cost").orElse(0),
        in.optionalNumber("uncosted").orElse(0));
  }

  private static FunnelStep step(JsonObject in) {
    return new FunnelStep(
        in.word("stage", Stage.class, null),
        in.number("reached"),
        in.optionalObject("conversion").map(ReportJson::ratio),
        in.optionalNumber("medianTime"));
  }
}
