package io.siyu.standing;

import io.siyu.standing.RfmPolicy.Cycle;
import io.siyu.standing.RfmPolicy.Mean;

/**
 * Where the classes of RFM part.
 *
 * @param recentBelow who bought fewer days ago bought lately
 * @param frequentAbove who bought more times bought often
 * @param monetaryAbove who paid more bought for much
 */
record RfmSplits(long recentBelow, long frequentAbove, long monetaryAbove) {
  static RfmSplits of(RfmPolicy policy, RfmBaseline shop) {
    return new RfmSplits(
        recentBelow(policy, shop),
        Math.floorDiv(shop.frequency().sum(), shop.buyers()),
        Math.floorDiv(shop.monetary().sum(), shop.buyers()));
  }

  private static long recentBelow(RfmPolicy policy, RfmBaseline shop) {
    if (policy.recencySplit() instanceof Cycle cycle) {
      return cycle.days();
    }
    return policy.recencySplit() instanceof Mean
        ? -Math.floorDiv(-shop.recency().sum(), shop.buyers())
        : shop.recencyMedian();
  }

  RfmClass classOf(long days, long frequency, long monetary) {
    return RfmClass.of(days < recentBelow, frequency > frequentAbove, monetary > monetaryAbove);
  }
}
