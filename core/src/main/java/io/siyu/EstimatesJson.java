package io.siyu;

import static io.siyu.EstimateFigures.figure;
import static io.siyu.EstimateFigures.interval;
import static io.siyu.EstimateFigures.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Estimates.Lifetime;
import io.siyu.Estimates.OfChannel;
import io.siyu.advice.BaitPolicy;
import io.siyu.advice.Valley;
import io.siyu.json.Json;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.Fit.Undefined;
import io.siyu.lifetime.GroupValue;
import io.siyu.lifetime.HoldoutCheck;

/** The JSON form of estimates, {@code "siyu":"estimates/1"}. */
final class EstimatesJson {
  private static final String FORMAT = "estimates/1";

  private EstimatesJson() {}

  static String write(Estimates estimates) {
    Report report = estimates.report();
    ObjectNode out = Json.object().put("siyu", FORMAT).put("asOf", report.asOf().toString());
    out.putObject("window")
        .put("start", report.window().start().toString())
        .put("end", report.window().end().toString())
        .put("zone", report.zone().getId());
    out.putObject("playbook").put("version", report.playbookVersion());
    ObjectNode policy =
        out.putObject("policy")
            .put("leastOrders", estimates.policy().leastOrders())
            .put("weeks", estimates.policy().weeks())
            .put("referralSeconds", estimates.policy().referrals().toSeconds())
            .put("serviceADay", estimates.policy().serviceADay());
    number(policy, "level", estimates.policy().level());
    number(policy, "weeklyDiscount", estimates.policy().weeklyDiscount());
    BaitPolicy baits = estimates.policy().baits();
    number(
        policy.putObject("baits").put("leastOffers", baits.leastOffers()),
        "falseWinners",
        baits.falseWinners());
    ArrayNode channels = out.putArray("channels");
    for (OfChannel channel : estimates.channels()) {
      ObjectNode object = channels.addObject().put("code", channel.code());
      interval(object, "costPerFirstOrder", channel.costPerFirstOrder());
      channel.value().ifPresent(value -> value(object, value));
    }
    ArrayNode pools = out.putArray("trafficPools");
    for (Valley valley : estimates.valleys()) {
      ObjectNode object =
          pools.addObject().put("id", valley.pool()).put("verdict", valley.verdict().name());
      figure(object, "costPerOrder", valley.costPerOrder());
      interval(object, "costPerOrderInterval", valley.interval());
      figure(object, "benchmark", valley.benchmark());
      figure(object, "depth", valley.depth());
    }
    lifetime(out.putObject("lifetime"), estimates.lifetime());
    BaitsJson.write(out.putArray("baits"), estimates.baits());
    PricesJson.write(out.putObject("prices"), estimates.prices());
    BudgetJson.write(out.putArray("budgets"), estimates.budgets());
    WinningJson.write(out.putObject("placement"), estimates.placement());
    WinningJson.write(out.putObject("referral"), estimates.referral(), estimates.policy().level());
    ObjectNode attribution =
        out.putObject("attribution")
            .put("lost", estimates.attribution().lost())
            .put("open", estimates.attribution().open());
    AttributionJson.write(attribution.putArray("models"), estimates.attribution().models());
    return Json.pretty(out);
  }

  private static void lifetime(ObjectNode out, Lifetime lifetime) {
    fit(out.putObject("buying"), lifetime.buying());
    lifetime.buying().found().ifPresent(it -> out.put("model", it.kind().name()));
    fit(out.putObject("spend"), lifetime.spend());
    lifetime.margin().ifPresent(margin -> number(out, "margin", margin));
    lifetime.holdout().ifPresent(holdout -> holdout(out.putObject("holdout"), holdout));
    lifetime.value().ifPresent(value -> value(out, value));
  }

  private static void fit(ObjectNode out, Fit<?> fit) {
    out.put("customers", fit.customers());
    if (fit instanceof Undefined<?> undefined) {
      out.put("undefined", undefined.reason().name());
    } else if (fit instanceof Fitted<?> fitted) {
      number(out, "logLikelihood", fitted.logLikelihood());
      fitted.instead().ifPresent(reason -> out.put("instead", reason.name()));
      ObjectNode parameters = out.putObject("parameters");
      for (Fit.Estimate parameter : fitted.parameters()) {
        ObjectNode object = parameters.putObject(parameter.name());
        number(object, "value", parameter.value());
        parameter.standardError().ifPresent(error -> number(object, "standardError", error));
      }
    }
  }

  private static void holdout(ObjectNode out, HoldoutCheck holdout) {
    out.put("customers", holdout.customers()).put("actual", holdout.calibration().actual());
    number(out, "predicted", holdout.calibration().predicted());
    number(out, "meanAbsoluteError", holdout.calibration().meanAbsoluteError());
    number(out, "rootMeanSquareError", holdout.calibration().rootMeanSquareError());
    holdout.ranking().correlation().ifPresent(it -> number(out, "correlation", it));
    holdout.ranking().rankCorrelation().ifPresent(it -> number(out, "rankCorrelation", it));
  }

  private static void value(ObjectNode out, GroupValue value) {
    ObjectNode object =
        out.putObject("value")
            .put("customers", value.customers())
            .put("fittedTo", value.fittedTo());
    number(object, "mean", value.mean());
    value.interval().ifPresent(interval -> interval(object.putObject("interval"), interval));
    value.outcome().ifPresent(outcome -> interval(object.putObject("outcome"), outcome));
  }
}
