package io.siyu.attribution;

import io.siyu.attribution.AttributionModel.First;
import io.siyu.attribution.AttributionModel.Last;
import io.siyu.attribution.AttributionModel.Linear;
import io.siyu.attribution.AttributionModel.Markov;
import io.siyu.attribution.AttributionModel.Position;
import io.siyu.attribution.AttributionModel.Shapley;
import io.siyu.attribution.AttributionModel.TimeDecay;
import io.siyu.json.Utf8Order;
import io.siyu.money.Apportionment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares things among channels by whole weights. */
final class Weights {
  /** What stands for 1 where a weight is a fraction: the precision of a double. */
  static final long ONE = 1L << 52;

  private final TreeMap<String, Long> byChannel = new TreeMap<>(Utf8Order.INSTANCE);

  /** The weights of the touches of one conversion, in order of time; at least one. */
  static Weights of(AttributionModel model, List<Touchpoint> touches) {
    Weights weights = new Weights();
    int last = touches.size() - 1;
    for (int i = 0; i <= last; i++) {
      weights.add(touches.get(i).channel(), weight(model, touches, i));
    }
    if (model instanceof Shapley) {
      weights.byChannel.replaceAll((channel, weight) -> 1L);
    }
    return weights;
  }

  /** The weights of some channels, each of a share of 1. */
  static Weights of(Map<String, Double> shares) {
    Weights weights = new Weights();
    shares.forEach((channel, share) -> weights.add(channel, Math.round(share * ONE)));
    return weights;
  }

  private void add(String channel, long weight) {
    byChannel.merge(channel, weight, Long::sum);
  }

  private static long weight(AttributionModel model, List<Touchpoint> touches, int i) {
    int last = touches.size() - 1;
    if (model instanceof First) {
      return i == 0 ? 1 : 0;
    } else if (model instanceof Last) {
      return i == last ? 1 : 0;
    } else if (model instanceof Position && last > 1) {
      // 40 % to the ends, and 20 % shared by those in between.
      return i == 0 || i == last ? 2L * (last - 1) : 1;
    } else if (model instanceof TimeDecay decay) {
      double age = touches.get(last).at() - touches.get(i).at();
      // What Math.pow gives may differ from one JVM to the next.
      return Math.round(ONE * StrictMath.pow(2, -age / decay.halfLife().toMillis()));
    } else if (model instanceof Linear || model instanceof Position || model instanceof Shapley) {
      return 1;
    } else if (model instanceof Markov) {
      throw new IllegalArgumentException("the Markov model has no weights for one conversion");
    }
    throw new IllegalArgumentException("unknown model " + model);
  }

  /**
   * Shares a whole so that all parts add up to it; what is given back is shared as the amount was,
   * so that nothing is left where all of it was.
   */
  Map<String, Credit> share(Credit whole) {
    List<String> channels = new ArrayList<>(byChannel.keySet());
    List<Long> weights = new ArrayList<>(byChannel.values());
    List<Long> amounts = Apportionment.of(whole.amount(), weights);
    List<Long> refunds = Apportionment.of(whole.refunded(), whole.amount() > 0 ? amounts : weights);
    List<Long> millionths = Apportionment.of(whole.millionths(), weights);
    Map<String, Credit> credits = new HashMap<>();
    for (int i = 0; i < channels.size(); i++) {
      credits.put(channels.get(i), new Credit(amounts.get(i), refunds.get(i), millionths.get(i)));
    }
    return credits;
  }
}
