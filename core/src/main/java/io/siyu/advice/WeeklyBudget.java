package io.siyu.advice;

import com.google.common.collect.ImmutableList;
import io.siyu.advice.CurveFit.Point;
import io.siyu.insight.PoolDays;
import io.siyu.insight.PoolYield;
import io.siyu.json.Utf8Order;
import io.siyu.money.Money;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How what is spent in a week would be split better over the traffic pools (预算再分配), by curves
 * through what each brought in its own past weeks. What is bought in a week counts for it, whenever
 * the money was spent that brought it; seasons are in no curve.
 *
 * @param goal what is to be brought
 * @param weeks how many weeks were looked at
 * @param pools what is known of each pool in which anything was spent, by its id
 * @param split the split of the same money over the pools with a curve; undefined with fewer than
 *     two such ({@code FEWER_THAN_TWO_CURVES})
 */
public record WeeklyBudget(Goal goal, int weeks, List<Pool> pools, Estimate<Split> split) {
  /** The most weeks that are looked at. */
  public static final int MOST = 104;

  /** Copies. */
  public WeeklyBudget {
    pools = ImmutableList.copyOf(pools);
  }

  /** What spending is to bring. */
  public enum Goal {
    /** People who join for the first time. */
    JOINED,
    /** People who buy for the first time. */
    FIRST_ORDERS;

    private long of(PoolYield from) {
      return this == JOINED ? from.joined() : from.firstOrders();
    }
  }

  /**
   * What is known of one pool.
   *
   * @param trafficPool its id
   * @param weeks in how many weeks anything was spent in it
   * @param spent what was spent in these
   * @param most the most that was spent in one of them
   * @param brought what came in these
   * @param fit the curve through them; undefined where they tell none
   */
  public record Pool(
      String trafficPool,
      long weeks,
      long spent,
      long most,
      long brought,
      Estimate<CurveFit> fit) {}

  /**
   * How the money would be split.
   *
   * @param budget what was spent in the pools with a curve, in a week on average
   * @param plan the best split of it
   * @param before what the split on average brings in a week by the same curves
   */
  public record Split(long budget, BudgetPlan plan, double before) {}

  /**
   * Looks at the weeks, from Monday on, that are over.
   *
   * @param days what pools cost and brought
   * @param today the first day that is not over
   */
  public static WeeklyBudget of(Goal goal, PoolDays days, LocalDate today) {
    LocalDate end = monday(today);
    LocalDate farthest = end.minusWeeks(MOST);
    LocalDate first = days.firstSpent().map(WeeklyBudget::monday).orElse(end);
    int weeks = 0;
    SortedMap<String, List<PoolYield>> byPool = new TreeMap<>(Utf8Order.INSTANCE);
    LocalDate week = first.isBefore(farthest) ? farthest : first;
    while (week.isBefore(end)) {
      for (PoolYield brought : days.between(week, week.plusWeeks(1))) {
        if (brought.spent() > 0) {
          byPool.computeIfAbsent(brought.trafficPool(), pool -> new ArrayList<>()).add(brought);
        }
      }
      week = week.plusWeeks(1);
      weeks++;
    }
    List<Pool> pools = new ArrayList<>();
    byPool.forEach((pool, its) -> pools.add(pool(goal, pool, its)));
    return new WeeklyBudget(goal, weeks, pools, split(weeks, pools));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Pool pool(Goal goal, String id, List<PoolYield> weeks) {
    long spent = 0;
    long most = 0;
    long brought = 0;
    for (PoolYield week : weeks) {
      spent = Math.addExact(spent, week.spent());
      most = Math.max(most, week.spent());
      brought += goal.of(week);
    }
    Estimate<CurveFit> fit =
        most > Money.MINOR_MAX ? new Undefined<>("TOO_LARGE_A_SPEND") : fit(goal, weeks);
    return new Pool(id, weeks.size(), spent, most, brought, fit);
  }

  private static Estimate<CurveFit> fit(Goal goal, List<PoolYield> weeks) {
    List<Point> points =
        weeks.stream().map(it -> new Point(it.spent(), (double) goal.of(it))).toList();
    return nearer(CurveFit.logarithm(points), CurveFit.michaelisMenten(points));
  }

  private static Estimate<CurveFit> nearer(Estimate<CurveFit> one, Estimate<CurveFit> other) {
    return one instanceof Known<CurveFit> a
            && !(other instanceof Known<CurveFit> b && b.value().error() < a.value().error())
        ? one
        : other;
  }

  private static Estimate<Split> split(int weeks, List<Pool> pools) {
    List<PoolBudget> budgets = new ArrayList<>();
    long budget = 0;
    double before = 0;
    for (Pool pool : pools) {
      if (pool.fit() instanceof Known<CurveFit> fit) {
        ResponseCurve curve = fit.value().curve();
        long weekly = pool.spent() / weeks;
        budgets.add(new PoolBudget(pool.trafficPool(), curve, 0, Money.MINOR_MAX, pool.most()));
        budget = Math.addExact(budget, weekly);
        before += curve.response((double) weekly);
      }
    }
    if (budgets.size() < 2) {
      return new Undefined<>("FEWER_THAN_TWO_CURVES");
    }
    if (budget > Money.MINOR_MAX) {
      return new Undefined<>("BUDGET_TOO_LARGE");
    }
    Estimate<BudgetPlan> plan = BudgetPlan.of(budget, budgets);
    return plan instanceof Known<BudgetPlan> known
        ? new Known<>(new Split(budget, known.value(), before))
        : new Undefined<>(((Undefined<BudgetPlan>) plan).reason());
  }
}
