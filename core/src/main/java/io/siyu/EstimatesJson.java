package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Estimates.Lifetime;
import io.siyu.Estimates.OfChannel;
import io.siyu.advice.Valley;
import io.siyu.json.Json;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.Fit.Undefined;
import io.siyu.lifetime.GroupValue;
import io.siyu.lifetime.HoldoutCheck;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;

/** The JSON form of estimates, {@code "siyu":"estimates/1"}: figures of nine digits. */
final class EstimatesJson {
  private static final String FORMAT = "estimates/1";
  private static final MathContext DIGITS = new MathContext(9);

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
            .put("weeks", estimates.policy().weeks());
    number(policy, "level", estimates.policy().level());
    number(policy, "weeklyDiscount", estimates.policy().weeklyDiscount());
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

  private static void figure(ObjectNode out, String name, Estimate<Double> estimate) {
    if (estimate instanceof Known<Double> known) {
      number(out, name, known.value());
    } else if (estimate instanceof Estimate.Undefined<Double> undefined) {
      out.putObject(name).put("undefined", undefined.reason());
    }
  }

  private static void interval(ObjectNode out, String name, Estimate<Interval> estimate) {
    ObjectNode object = out.putObject(name);
    if (estimate instanceof Known<Interval> known) {
      interval(object, known.value());
    } else if (estimate instanceof Estimate.Undefined<Interval> undefined) {
      object.put("undefined", undefined.reason());
    }
  }

  private static void interval(ObjectNode out, Interval interval) {
    number(out, "low", interval.low());
    number(out, "high", interval.high());
    number(out, "level", interval.level());
  }

  /** The last digits of a floating-point number are the machine's. */
  private static void number(ObjectNode out, String name, double value) {
    out.put(name, new BigDecimal(value).round(DIGITS).stripTrailingZeros());
  }
}
