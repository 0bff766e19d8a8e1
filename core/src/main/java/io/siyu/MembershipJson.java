package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.insight.MembershipCount;
import io.siyu.insight.PointsFlow;
import io.siyu.insight.SegmentCount;
import io.siyu.insight.TierCount;
import io.siyu.insight.TierCount.Moment;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import io.siyu.standing.TrainedBase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of a report's JSON form that tiers, points, standings and segments are. */
final class MembershipJson {
  private MembershipJson() {}

  /**
   * Writes.
   *
   * @param members the report's {@code members}, which tell tiers and standings too
   * @param report the report
   */
  static void write(ObjectNode members, ObjectNode report, MembershipCount count) {
    ObjectNode byTier = members.putObject("byTier");
    count.tiers().forEach(tier -> byTier.put(tier.tier(), tier.members()));
    words(members.putObject("byStanding"), count.standings());
    ArrayNode tiers = report.putArray("tiers");
    for (TierCount tier : count.tiers()) {
      tiers
          .addObject()
          .put("code", tier.tier())
          .put("members", tier.members())
          .put("entered", tier.entered())
          .put("left", tier.left());
    }
    ArrayNode moments = report.putArray("tiersOverTime");
    for (Moment moment : count.tiersOverTime()) {
      ObjectNode in = moments.addObject().put("at", moment.at().toString()).putObject("byTier");
      moment.members().forEach(in::put);
    }
    ArrayNode points = report.putArray("points");
    for (PointsFlow flow : count.points()) {
      ObjectNode object =
          points
              .addObject()
              .put("ledger", flow.ledger())
              .put("balance", flow.balance())
              .put("pending", flow.pending())
              .put("debt", flow.debt());
      words(object.putObject("moved"), flow.moved());
    }
    ObjectNode standing = report.putObject("standing");
    words(standing.putObject("byRfm"), count.rfm());
    words(standing.putObject("abuse"), count.abuse());
    count
        .trained()
        .ifPresent(
            base -> {
              standing.set("dependent", ReportJson.ratio(base.dependent()));
              standing.set("trained", ReportJson.ratio(base.trained()));
            });
    ArrayNode segments = report.putArray("segments");
    for (SegmentCount segment : count.segments()) {
      segments.addObject().put("id", segment.segment()).put("members", segment.members());
    }
  }

  private static void words(ObjectNode out, Map<? extends Enum<?>, Long> counts) {
    counts.forEach((word, count) -> out.put(word.name(), count));
  }

  static MembershipCount read(JsonObject members, JsonObject report) {
    JsonObject standing = report.object("standing");
    Optional<TrainedBase> trained =
        standing
            .optionalObject("dependent")
            .map(
                dependent ->
                    new TrainedBase(
                        ReportJson.ratio(dependent), ReportJson.ratio(standing.object("trained"))));
    return new MembershipCount(
        report.objects("tiers").stream().map(MembershipJson::tier).toList(),
        report.objects("tiersOverTime").stream().map(MembershipJson::moment).toList(),
        report.objects("points").stream().map(MembershipJson::points).toList(),
        words(members.object("byStanding"), Standing.class),
        trained,
        words(standing.object("byRfm"), RfmClass.class),
        words(standing.object("abuse"), AbuseSign.class),
        segments(report.objects("segments")));
  }

  private static List<SegmentCount> segments(List<JsonObject> in) {
    return in.stream()
        .map(segment -> new SegmentCount(segment.text("id"), segment.number("members")))
        .toList();
  }

  private static TierCount tier(JsonObject in) {
    return new TierCount(
        in.optionalText("code"), in.number("members"), in.number("entered"), in.number("left"));
  }

  private static Moment moment(JsonObject in) {
    Map<String, Long> byTier = new TreeMap<>(Utf8Order.INSTANCE);
    JsonObject tiers = in.object("byTier");
    tiers.names().forEach(tier -> byTier.put(tier, tiers.number(tier)));
    return new Moment(in.instant("at"), byTier);
  }

  private static PointsFlow points(JsonObject in) {
    return new PointsFlow(
        in.text("ledger"),
        words(in.object("moved"), Kind.class),
        in.number("balance"),
        in.number("pending"),
        in.number("debt"));
  }

  private static <E extends Enum<E>> Map<E, Long> words(JsonObject in, Class<E> type) {
    Map<E, Long> counts = new EnumMap<>(type);
    for (E word : type.getEnumConstants()) {
      in.optionalNumber(word.name()).ifPresent(count -> counts.put(word, count));
    }
    return counts;
  }
}
