package io.siyu;

import static io.siyu.EstimateFigures.figure;
import static io.siyu.EstimateFigures.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.advice.BudgetPlan;
import io.siyu.advice.CurveFit;
import io.siyu.advice.ResponseCurve;
import io.siyu.advice.WeeklyBudget;
import io.siyu.advice.WeeklyBudget.Pool;
import io.siyu.advice.WeeklyBudget.Split;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.List;

/** The JSON form of how a week's money would be split better, in estimates. */
final class BudgetJson {
  private BudgetJson() {}

  static void write(ArrayNode out, List<WeeklyBudget> budgets) {
    for (WeeklyBudget budget : budgets) {
      ObjectNode object =
          out.addObject().put("goal", budget.goal().name()).put("weeks", budget.weeks());
      ArrayNode pools = object.putArray("trafficPools");
      budget.pools().forEach(pool -> pool(pools.addObject(), pool));
      object.put("verdict", budget.split() instanceof Known ? "PLANNED" : "INSUFFICIENT_DATA");
      split(object.putObject("split"), budget.split());
    }
  }

  private static void pool(ObjectNode out, Pool pool) {
    out.put("id", pool.trafficPool())
        .put("weeks", pool.weeks())
        .put("spent", pool.spent())
        .put("most", pool.most())
        .put("brought", pool.brought());
    ObjectNode curve = out.putObject("curve");
    if (pool.fit() instanceof Undefined<CurveFit> undefined) {
      curve.put("undefined", undefined.reason());
    } else if (pool.fit() instanceof Known<CurveFit> fit) {
      number(curve, "error", fit.value().error());
      if (fit.value().curve() instanceof ResponseCurve.Log log) {
        curve.put("shape", "LOG");
        number(curve, "scale", log.scale());
        number(curve, "k", log.k());
      } else if (fit.value().curve() instanceof ResponseCurve.MichaelisMenten saturating) {
        curve.put("shape", "MICHAELIS_MENTEN");
        number(curve, "most", saturating.most());
        number(curve, "k", saturating.k());
      }
    }
  }

  private static void split(ObjectNode out, Estimate<Split> split) {
    if (split instanceof Undefined<Split> undefined) {
      out.put("undefined", undefined.reason());
    } else if (split instanceof Known<Split> known) {
      BudgetPlan plan = known.value().plan();
      out.put("budget", known.value().budget())
          .put("unspent", plan.unspent())
          .put("beyondObserved", plan.beyondObserved());
      number(out, "before", known.value().before());
      number(out, "response", plan.response());
      number(out, "atMost", plan.atMost());
      number(out, "nextUnit", plan.nextUnit());
      ArrayNode shares = out.putArray("shares");
      plan.shares().forEach(share -> share(shares.addObject(), share));
    }
  }

  private static void share(ObjectNode out, BudgetPlan.Share share) {
    out.put("trafficPool", share.pool())
        .put("spend", share.spend())
        .put("beyondObserved", share.beyondObserved());
    number(out, "response", share.response());
    number(out, "marginal", share.marginal());
    figure(out, "average", share.average());
  }
}
