package io.siyu.standing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.money.Ratio;
import io.siyu.standing.RfmBaseline.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON form of a baseline, {@code "siyu":"baseline/1"}. */
final class BaselineJson {
  private static final String FORMAT = "baseline/1";

  private BaselineJson() {}

  static Baseline read(String json) {
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(json, violations)
            .orElseThrow(() -> new BaselineException(violations.list()));
    if (!in.optionalText("siyu").equals(FORMAT)) {
      in.violation("siyu", "must be \"" + FORMAT + "\"");
    }
    String version = in.text("version");
    Instant asOf = in.instant("asOf");
    long members = notNegative(in, "members");
    JsonObject share = in.object("discountedShare");
    Ratio discountedShare = new Ratio(notNegative(share, "num"), notNegative(share, "den"));
    long percentile = in.number("percentile");
    if (!StandingPolicy.VALUABLE_FROM.allows(percentile)) {
      in.violation("percentile", StandingPolicy.VALUABLE_FROM.rule());
    }
    OptionalLong valueCut = in.optionalNumber("valueCut");
    Optional<RfmBaseline> rfm = in.optionalObject("rfm").map(BaselineJson::rfm);
    in.refuseUnread();
    if (!violations.isEmpty()) {
      throw new BaselineException(violations.list());
    }
    return new Baseline(version, asOf, members, discountedShare, (int) percentile, valueCut, rfm);
  }

  private static long notNegative(JsonObject in, String name) {
    long number = in.number(name);
    if (number < 0) {
      in.violation(name, "must not be negative");
    }
    return number;
  }

  private static RfmBaseline rfm(JsonObject in) {
    long buyers = in.number("buyers");
    if (buyers < 1 && in.has("buyers")) {
      in.violation("buyers", "must be at least 1");
    }
    JsonObject recency = in.object("recency");
    return new RfmBaseline(
        Math.max(buyers, 1),
        dimension(recency),
        recency.number("median"),
        dimension(in.object("frequency")),
        dimension(in.object("monetary")));
  }

  private static Dimension dimension(JsonObject in) {
    long sum = in.number("sum");
    List<Long> cuts = in.numbers("cuts");
    if (!in.has("cuts")) {
      return new Dimension(sum, Optional.empty());
    }
    if (!RfmPolicy.rises(cuts)) {
      in.violation("cuts", "must rise, each number greater than the one before");
      cuts = List.of();
    }
    return new Dimension(sum, Optional.of(cuts));
  }

  static String write(Baseline baseline) {
    ObjectNode out =
        Json.object()
            .put("siyu", FORMAT)
            .put("version", baseline.version())
            .put("asOf", baseline.asOf().toString())
            .put("members", baseline.members())
            .put("percentile", baseline.percentile());
    out.putObject("discountedShare")
        .put("num", baseline.discountedShare().num())
        .put("den", baseline.discountedShare().den());
    baseline.valueCut().ifPresent(cut -> out.put("valueCut", cut));
    baseline
        .rfm()
        .ifPresent(
            rfm -> {
              ObjectNode object = out.putObject("rfm").put("buyers", rfm.buyers());
              dimension(object, "recency", rfm.recency()).put("median", rfm.recencyMedian());
              dimension(object, "frequency", rfm.frequency());
              dimension(object, "monetary", rfm.monetary());
            });
    return Json.canonical(out);
  }

  private static ObjectNode dimension(ObjectNode out, String name, Dimension dimension) {
    ObjectNode object = out.putObject(name).put("sum", dimension.sum());
    dimension
        .cuts()
        .ifPresent(
            cuts -> {
              ArrayNode array = object.putArray("cuts");
              cuts.forEach(array::add);
            });
    return object;
  }
}
