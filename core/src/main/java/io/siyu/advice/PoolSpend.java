package io.siyu.advice;

import io.siyu.insight.ChannelYield;
import io.siyu.insight.PoolYield;
import java.util.List;

/**
 * What a traffic pool was paid for and what came of it, in one period.
 *
 * @param pool the traffic pool's id
 * @param cost what was paid for its traffic, in minor units
 * @param clicks how many came, the visits that could have become orders
 * @param orders how many of them did
 */
public record PoolSpend(String pool, long cost, long clicks, long orders) {
  /** Checks the counts. */
  public PoolSpend {
    if (cost < 0 || orders < 0 || orders > clicks) {
      throw new IllegalArgumentException(
          "cost must not be negative, and orders must be from 0 to the clicks");
    }
  }

  /** What the first orders of a traffic pool were paid for, through all its channels. */
  public static PoolSpend of(String pool, List<ChannelYield> channels) {
    long cost = 0;
    long clicks = 0;
    long orders = 0;
    for (ChannelYield channel : channels) {
      if (channel.trafficPool().equals(pool)) {
        cost = Math.addExact(cost, channel.spent());
        clicks = Math.addExact(clicks, channel.clicks());
        orders = Math.addExact(orders, channel.firstOrders());
      }
    }
    return new PoolSpend(pool, cost, clicks(clicks, orders), orders);
  }

  static PoolSpend of(PoolYield pool) {
    return new PoolSpend(
        pool.trafficPool(),
        pool.spent(),
        clicks(pool.clicks(), pool.firstOrders()),
        pool.firstOrders());
  }

  /** Who came without a click that a platform counted came all the same. */
  private static long clicks(long counted, long orders) {
    return Math.max(counted, orders);
  }
}
