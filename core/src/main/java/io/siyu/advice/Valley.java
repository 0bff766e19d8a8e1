package io.siyu.advice;

import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.UnitCost;
import java.util.List;

/**
 * Whether a traffic pool is a price valley (洼地): whether an order costs less there than elsewhere.
 * A cheap click is none: at 3 yuan and 3 % an order costs 100 yuan, at 1 yuan and 0.8 % it costs
 * 125.
 *
 * @param pool the traffic pool's id
 * @param costPerOrder what an order cost, in minor units
 * @param interval between which bounds that lies, from the score interval of the conversion
 * @param benchmark what an order cost in the pools that it is compared with, all together
 * @param depth by what share an order costs less than there; negative where it costs more
 * @param verdict what can be said
 */
public record Valley(
    String pool,
    Estimate<Double> costPerOrder,
    Estimate<Interval> interval,
    Estimate<Double> benchmark,
    Estimate<Double> depth,
    Verdict verdict) {
  /** What can be said of a pool. */
  public enum Verdict {
    /** An order costs less: the whole interval lies below the benchmark. */
    VALLEY,
    /** An order costs more: the whole interval lies above it. */
    DEAR,
    /** The benchmark lies within the interval, or there are too few orders for one. */
    INSUFFICIENT_DATA
  }

  /**
   * Compares a pool with others.
   *
   * @param pool the pool
   * @param others what it is compared with, such as all other pools or one of them
   * @param leastOrders how many orders either side must have
   * @param level how sure the interval is, such as 0.95
   */
  public static Valley of(PoolSpend pool, List<PoolSpend> others, long leastOrders, double level) {
    long cost = 0;
    long orders = 0;
    for (PoolSpend other : others) {
      cost = Math.addExact(cost, other.cost());
      orders = Math.addExact(orders, other.orders());
    }
    UnitCost own = new UnitCost(pool.cost(), pool.orders());
    Estimate<Interval> interval = own.intervalOf(pool.clicks(), level);
    Estimate<Double> benchmark = new UnitCost(cost, orders).value();
    boolean enough = pool.orders() >= leastOrders && orders >= leastOrders;
    return new Valley(
        pool.pool(),
        own.value(),
        interval,
        benchmark,
        depth(own.value(), benchmark),
        enough ? verdict(interval, benchmark) : Verdict.INSUFFICIENT_DATA);
  }

  private static Estimate<Double> depth(Estimate<Double> own, Estimate<Double> benchmark) {
    if (!(own instanceof Known<Double> cost)) {
      return new Undefined<>("NO_ORDERS");
    }
    if (!(benchmark instanceof Known<Double> other) || other.value() == 0) {
      return new Undefined<>("NO_BENCHMARK");
    }
    return new Known<>(1 - cost.value() / other.value());
  }

  private static Verdict verdict(Estimate<Interval> interval, Estimate<Double> benchmark) {
    if (!(interval instanceof Known<Interval> own)
        || !(benchmark instanceof Known<Double> other)
        || own.value().contains(other.value())) {
      return Verdict.INSUFFICIENT_DATA;
    }
    return own.value().high() < other.value() ? Verdict.VALLEY : Verdict.DEAR;
  }
}
