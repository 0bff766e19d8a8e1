package io.siyu;

import static io.siyu.EstimateFigures.count;
import static io.siyu.EstimateFigures.interval;
import static io.siyu.EstimateFigures.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.advice.BaitTest.Verdict;
import io.siyu.advice.PoolBaits;
import io.siyu.advice.PoolBaits.Arm;
import io.siyu.advice.PoolBaits.Figures;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.List;

/** The JSON form of which bait draws best, in estimates. */
final class BaitsJson {
  private BaitsJson() {}

  static void write(ArrayNode out, List<PoolBaits> pools) {
    for (PoolBaits pool : pools) {
      ObjectNode object =
          out.addObject()
              .put("trafficPool", pool.trafficPool())
              .put("counted", pool.counted().name());
      if (pool.decision().value() instanceof Verdict.Winner winner) {
        object.put("verdict", "WINNER").put("winner", winner.bait());
      } else {
        object.put("verdict", "INSUFFICIENT_DATA");
      }
      ArrayNode reasons = object.putArray("reasons");
      pool.decision().reasons().forEach(reason -> reason(reasons.addObject(), reason));
      count(object, "sample", pool.sample());
      ArrayNode arms = object.putArray("arms");
      pool.arms().forEach(arm -> arm(arms.addObject(), arm));
    }
  }

  private static void reason(ObjectNode out, Reason reason) {
    out.put("code", reason.code());
    ArrayNode baits = out.putArray("baits");
    reason.evidence().forEach(baits::add);
    ObjectNode figures = out.putObject("figures");
    reason.figures().forEach(figures::put);
  }

  private static void arm(ObjectNode out, Arm arm) {
    out.put("bait", arm.bait()).put("offered", arm.offered());
    ArrayNode channels = out.putArray("channels");
    arm.channels().forEach(channels::add);
    count(out, "taken", arm.taken());
    if (arm.figures() instanceof Known<Figures> known) {
      Figures figures = known.value();
      interval(out.putObject("interval"), figures.interval());
      interval(out.putObject("always"), figures.always());
      interval(out.putObject("believed"), figures.believed());
      number(out, "best", figures.best());
      figures.behind().ifPresent(behind -> interval(out.putObject("behind"), behind));
    } else if (arm.figures() instanceof Undefined<Figures> undefined) {
      out.put("undefined", undefined.reason());
    }
  }
}
