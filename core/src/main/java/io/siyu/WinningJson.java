package io.siyu;

import static io.siyu.EstimateFigures.figure;
import static io.siyu.EstimateFigures.interval;
import static io.siyu.EstimateFigures.ratio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Estimates.Referral;
import io.siyu.advice.Fission;
import io.siyu.advice.Growth;
import io.siyu.advice.PlacementChoice;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.time.Duration;

/** The JSON form of how people are won, in estimates. */
final class WinningJson {
  private WinningJson() {}

  static void write(ObjectNode out, PlacementChoice choice) {
    out.put("verdict", choice.verdict().name());
    choice.breakEvenDays().ifPresent(days -> out.put("breakEvenDays", days));
    ArrayNode horizons = out.putArray("horizons");
    for (PlacementChoice.Horizon horizon : choice.horizons()) {
      ObjectNode object = horizons.addObject().put("days", horizon.days());
      ratio(object, "commercialised", horizon.commercialised());
      ratio(object, "privatised", horizon.privatised());
    }
  }

  static void write(ObjectNode out, Referral referral, double level) {
    Fission fission = referral.fission();
    out.put("unknown", referral.unknown()).put("open", fission.open());
    ratio(out, "referred", referral.referred());
    ratio(out, "byFission", referral.byFission());
    ratio(out, "kept", referral.kept());
    out.putObject("children")
        .put("num", fission.children().events())
        .put("den", fission.children().exposure());
    figure(out, "k", fission.k());
    interval(out, "kInterval", fission.k(level));
    if (fission.k() instanceof Known<Double> k) {
      figure(out, "perSeed", new Growth(k.value()).perSeed());
    }
    if (fission.cycle() instanceof Known<Duration> cycle) {
      out.put("cycleSeconds", cycle.value().toSeconds());
    } else if (fission.cycle() instanceof Undefined<Duration> undefined) {
      out.putObject("cycleSeconds").put("undefined", undefined.reason());
    }
  }
}
