package io.siyu.advice;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Money;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.ArrayList;
import java.util.List;

/**
 * How to split a budget over pools so that it brings most (预算分配). Amounts are in minor units; what
 * is spent and what is left over add up to the budget.
 *
 * @param shares one for each pool, in the order given
 * @param unspent what no pool may take
 * @param response what it brings
 * @param nextUnit what one unit more would bring (边际响应): the slopes of pools that are at neither of
 *     their bounds are alike, and this is the greatest of all that have room
 * @param atMost what no split of the budget can exceed, which shows how good this one is
 */
public record BudgetPlan(
    List<Share> shares, long unspent, double response, double nextUnit, double atMost) {
  /** How many times what was observed a pool may get, unless said otherwise. */
  public static final long REACH = 3;

  /** Copies. */
  public BudgetPlan {
    shares = ImmutableList.copyOf(shares);
  }

  /**
   * What one pool gets.
   *
   * @param pool its name
   * @param spend how much it gets
   * @param response what that brings
   * @param marginal what one unit more would bring
   * @param average what a unit brings on average
   * @param beyondObserved how much of the spend is more than was ever spent there, so that what it
   *     brings is a guess
   */
  public record Share(
      String pool,
      long spend,
      double response,
      double marginal,
      Estimate<Double> average,
      long beyondObserved) {}

  /** How much of the spend is more than was ever spent in its pool. */
  public long beyondObserved() {
    return shares.stream().mapToLong(Share::beyondObserved).sum();
  }

  /** Plans with no pool getting more than {@link #REACH} times what was observed in it. */
  public static Estimate<BudgetPlan> of(long budget, List<PoolBudget> pools) {
    return of(budget, pools, REACH);
  }

  /**
   * Plans.
   *
   * @param budget what there is to spend
   * @param pools the pools
   * @param reach how many times what was observed in it a pool may get
   * @return the plan; undefined if what must be spent is more than the budget ({@code
   *     LEAST_ABOVE_BUDGET}), or in a pool more than it may get ({@code LEAST_BEYOND_REACH})
   */
  public static Estimate<BudgetPlan> of(long budget, List<PoolBudget> pools, long reach) {
    if (budget < 0 || budget > Money.MINOR_MAX) {
      throw new IllegalArgumentException("a budget must be from 0 to " + Money.MINOR_MAX);
    }
    if (reach < 1 || reach > 1_000) {
      throw new IllegalArgumentException("reach must be from 1 to 1000");
    }
    List<Slot> slots = new ArrayList<>();
    for (PoolBudget pool : pools) {
      long most = Math.min(pool.most(), pool.observed() * reach);
      if (pool.least() > most) {
        return new Undefined<>("LEAST_BEYOND_REACH");
      }
      slots.add(new Slot(pool.curve(), pool.least(), most));
    }
    long least = slots.stream().mapToLong(Slot::least).reduce(0, Math::addExact);
    if (least > budget) {
      return new Undefined<>("LEAST_ABOVE_BUDGET");
    }
    List<Long> spends =
        slots.stream().allMatch(slot -> slot.curve().concave())
                && budget - least > GridSearch.POINTS
            ? WaterFilling.split(budget, slots)
            : GridSearch.split(budget, slots);
    return new Known<>(plan(budget, pools, slots, spends));
  }

  private static BudgetPlan plan(
      long budget, List<PoolBudget> pools, List<Slot> slots, List<Long> spends) {
    List<Share> shares = new ArrayList<>();
    long unspent = budget;
    double response = 0;
    double nextUnit = 0;
    for (int i = 0; i < pools.size(); i++) {
      long spend = spends.get(i);
      Share share = share(pools.get(i), spend);
      shares.add(share);
      unspent -= spend;
      response += share.response();
      nextUnit = spend < slots.get(i).most() ? Math.max(nextUnit, share.marginal()) : nextUnit;
    }
    return new BudgetPlan(shares, unspent, response, nextUnit, UpperBound.of(budget, slots));
  }

  private static Share share(PoolBudget pool, long spend) {
    double response = pool.curve().response((double) spend);
    return new Share(
        pool.pool(),
        spend,
        response,
        pool.curve().slope((double) spend),
        spend == 0 ? new Undefined<>("NO_SPEND") : new Known<>(response / spend),
        Math.max(0, spend - pool.observed()));
  }
}
