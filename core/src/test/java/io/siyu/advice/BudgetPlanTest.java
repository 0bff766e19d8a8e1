package io.siyu.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.BudgetPlan.Share;
import io.siyu.advice.ResponseCurve.Exponential;
import io.siyu.advice.ResponseCurve.Hill;
import io.siyu.advice.ResponseCurve.Log;
import io.siyu.advice.ResponseCurve.MichaelisMenten;
import io.siyu.advice.ResponseCurve.Power;
import io.siyu.money.Money;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPlanTest {
  private static final double[] SCALES = {100, 80, 60, 30};
  private static final double[] KS = {1_000, 500, 2_000, 4_000};

  /** Minor units in one unit of the published figures, so that their decimals can be seen. */
  private static final long FINE = 10_000_000;

  static <T> T known(Estimate<T> estimate) {
    assertThat(estimate).isInstanceOf(Known.class);
    return ((Known<T>) estimate).value();
  }

  private static PoolBudget free(String pool, ResponseCurve curve) {
    return new PoolBudget(pool, curve, 0, Money.MINOR_MAX, Money.MINOR_MAX);
  }

  private static BudgetPlan plan(long budget, BiFunction<Double, Double, ResponseCurve> curve) {
    List<PoolBudget> pools =
        IntStream.range(0, SCALES.length)
            .mapToObj(i -> free("pool" + i, curve.apply(SCALES[i], KS[i] * FINE)))
            .toList();
    return known(BudgetPlan.of(budget * FINE, pools));
  }

  private static void assertSpends(BudgetPlan plan, double... spends) {
    for (int i = 0; i < spends.length; i++) {
      assertThat((double) plan.shares().get(i).spend() / FINE).isCloseTo(spends[i], within(1e-6));
    }
    assertThat(plan.unspent()).isZero();
  }

  @ParameterizedTest
  @DisplayName("N-10 logarithms: the closed form, in which pools that are not worth it get nothing")
  @CsvSource({
    "500, 111.111111, 388.888889, 0, 0, 56.56518316",
    "3000, 1500, 1500, 0, 0, 202.532622",
    "20000, 8791.666667, 7333.333333, 3875, 0, 512.92952619"
  })
  void logarithms(long budget, double a, double b, double c, double d, double response) {
    BudgetPlan plan = plan(budget, Log::new);

    assertSpends(plan, a, b, c, d);
    assertThat(plan.response()).isCloseTo(response, within(5e-7));
    assertThat(plan.atMost()).isCloseTo(response, within(5e-7));
  }

  @Test
  @DisplayName("N-10 curves of Michaelis and Menten")
  void michaelis_menten() {
    BudgetPlan plan = plan(3_000, MichaelisMenten::new);

    assertSpends(plan, 1382.784728, 1007.005383, 610.209890, 0);
    assertThat(plan.response()).isCloseTo(125.51627784, within(5e-9));
  }

  @ParameterizedTest
  @DisplayName("N-10 exponential curves")
  @CsvSource({
    "500, 176.665457, 323.334543, 0, 0, 54.29098427",
    "3000, 1477.983941, 973.993785, 548.022274, 0, 134.1894",
    "20000, 4337.868327, 2403.935978, 6267.791046, 6990.404648, 260.20173941"
  })
  void exponentials(long budget, double a, double b, double c, double d, double response) {
    BudgetPlan plan = plan(budget, Exponential::new);

    assertSpends(plan, a, b, c, d);
    assertThat(plan.response()).isCloseTo(response, within(budget == 3_000 ? 50 : 5e-9));
  }

  @Test
  @DisplayName("N-10 the slope of all is what one unit more brings")
  void next_unit() {
    assertThat(plan(500, MichaelisMenten::new).nextUnit() * FINE)
        .isCloseTo(0.0666227766, within(1e-10));
    assertThat(plan(3_000, Log::new).nextUnit() * FINE).isCloseTo(0.04, within(1e-10));
    assertThat(plan(3_000, Exponential::new).nextUnit() * FINE)
        .isCloseTo(0.0228097082, within(1e-10));
    assertThat(plan(20_000, MichaelisMenten::new).nextUnit() * FINE)
        .isCloseTo(0.0019329551, within(1e-10));
  }

  @Test
  @DisplayName("N-10 powers: in proportion to the squares for square roots")
  void powers() {
    BudgetPlan plan =
        known(
            BudgetPlan.of(
                900 * FINE,
                List.of(
                    free("a", new Power(3 / Math.sqrt(FINE), 0.5)),
                    free("b", new Power(2 / Math.sqrt(FINE), 0.5)),
                    free("c", new Power(1 / Math.sqrt(FINE), 0.5)))));

    assertSpends(plan, 900 * 9 / 14.0, 900 * 4 / 14.0, 900 / 14.0);
    assertThat(plan.response()).isCloseTo(112.24972160, within(5e-9));
  }

  @ParameterizedTest
  @DisplayName(
      "N-11 curves of Hill: exact by single units, pools below their worthwhile spend get nothing")
  @CsvSource({
    "200, 0, 0, 200, 31.11111111",
    "600, 0, 447, 153, 95.68407016",
    "1500, 660, 548, 292, 188.16362622"
  })
  void hills(long budget, long a, long b, long c, double response) {
    BudgetPlan plan = known(BudgetPlan.of(budget, hills(1)));

    assertThat(plan.shares()).extracting(Share::spend).containsExactly(a, b, c);
    assertThat(plan.response()).isCloseTo(response, within(5e-9));
    assertThat(plan.atMost()).isGreaterThanOrEqualTo(plan.response());
  }

  @ParameterizedTest
  @DisplayName("N-11 by a finer and finer grid, large budgets come out as small ones do")
  @CsvSource({"200, 31.11111111", "600, 95.68407016", "1500, 188.16362622"})
  void large_hills(long budget, double response) {
    BudgetPlan plan = known(BudgetPlan.of(budget * 1_000_000, hills(1_000_000)));

    // The published figures are for whole units: parts of one can only add to them.
    assertThat(plan.response()).isBetween(response - 5e-9, response + 1e-3);
    assertThat(plan.shares().stream().mapToLong(Share::spend).sum()).isEqualTo(budget * 1_000_000);
    List<Double> slopes =
        plan.shares().stream()
            .filter(share -> share.spend() > 0)
            .map(share -> share.marginal() * 1_000_000)
            .toList();
    for (double slope : slopes) {
      assertThat(slope).isCloseTo(slopes.get(0), within(1e-6));
    }
  }

  private static List<PoolBudget> hills(long fine) {
    return List.of(
        free("a", new Hill(100, 400.0 * fine, 2)),
        free("b", new Hill(90, 300.0 * fine, 3)),
        free("c", new Hill(70, 250.0 * fine, 1)));
  }

  @Test
  @DisplayName("N-11 the least worthwhile spend is where the average is best")
  void least_worthwhile() {
    assertThat(new Hill(90, 300, 3).leastWorthwhile()).isCloseTo(377.97631497, within(1e-8));
    assertThat(new Hill(90, 300, 1).leastWorthwhile()).isZero();
  }

  @Property(tries = 300)
  @Label("N-9, N-11 no split of a small budget over any curves within the bounds brings more")
  void brute_force(
      @ForAll("smallPools") List<PoolBudget> pools,
      @ForAll @LongRange(min = 0, max = 40) long budget) {
    Estimate<BudgetPlan> estimate = BudgetPlan.of(budget, pools);
    double best = best(pools, 0, budget);

    if (estimate instanceof Known<BudgetPlan> plan) {
      assertThat(plan.value().response()).isCloseTo(best, within(1e-9));
      assertThat(plan.value().atMost()).isGreaterThanOrEqualTo(best - 1e-9);
      assertKeepsTo(plan.value(), pools, budget);
    } else {
      assertThat(best).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  private static double best(List<PoolBudget> pools, int from, long left) {
    if (from == pools.size()) {
      return 0;
    }
    PoolBudget pool = pools.get(from);
    double best = Double.NEGATIVE_INFINITY;
    for (long spend = pool.least(); spend <= Math.min(left, reach(pool)); spend++) {
      best = Math.max(best, pool.curve().response(spend) + best(pools, from + 1, left - spend));
    }
    return best;
  }

  private static long reach(PoolBudget pool) {
    return Math.min(pool.most(), 3 * pool.observed());
  }

  private static void assertKeepsTo(BudgetPlan plan, List<PoolBudget> pools, long budget) {
    long room = 0;
    long spent = 0;
    for (int i = 0; i < pools.size(); i++) {
      long spend = plan.shares().get(i).spend();
      assertThat(spend).isBetween(pools.get(i).least(), reach(pools.get(i)));
      room += reach(pools.get(i));
      spent += spend;
    }
    assertThat(spent).isEqualTo(Math.min(budget, room));
    assertThat(plan.unspent()).isEqualTo(budget - spent);
  }

  @Property(tries = 300)
  @Label(
      "N-9, N-10 concave curves and large budgets: to the unit, within bounds, and as good as can be")
  void concave(
      @ForAll("largePools") List<PoolBudget> pools,
      @ForAll @LongRange(min = 10_000_000, max = 2_000_000_000) long budget) {
    BudgetPlan plan = known(BudgetPlan.of(budget, pools));

    assertKeepsTo(plan, pools, budget);
    assertThat(plan.response()).isCloseTo(plan.atMost(), within(1e-6 * plan.atMost()));
    for (Share share : plan.shares()) {
      assertThat(share.response()).isFinite();
      assertThat(share.marginal()).isNotNaN();
    }
  }

  @Property(tries = 60)
  @Label(
      "N-9, N-11 curves of any shape and large budgets: to the unit, within bounds, near what can be")
  void mixed(
      @ForAll("mixedPools") List<PoolBudget> pools,
      @ForAll @LongRange(min = 10_000_000, max = 2_000_000_000) long budget) {
    BudgetPlan plan = known(BudgetPlan.of(budget, pools));

    assertKeepsTo(plan, pools, budget);
    assertThat(plan.atMost()).isGreaterThanOrEqualTo(plan.response() * (1 - 1e-9));
    for (Share share : plan.shares()) {
      for (Share other : plan.shares()) {
        double moved = movedResponse(plan, pools, share, other, budget / 500);
        assertThat(moved).isLessThanOrEqualTo(plan.response() * (1 + 1e-9));
      }
    }
  }

  /** What it would bring to move an amount from one pool to another, if bounds allow it. */
  private static double movedResponse(
      BudgetPlan plan, List<PoolBudget> pools, Share from, Share to, long amount) {
    PoolBudget giver = pools.get(plan.shares().indexOf(from));
    PoolBudget taker = pools.get(plan.shares().indexOf(to));
    if (from.equals(to)
        || from.spend() - amount < giver.least()
        || to.spend() + amount > reach(taker)) {
      return 0;
    }
    return plan.response()
        - from.response()
        - to.response()
        + giver.curve().response(from.spend() - amount)
        + taker.curve().response(to.spend() + amount);
  }

  @Provide
  Arbitrary<List<PoolBudget>> smallPools() {
    return pools(20, true).list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<PoolBudget>> largePools() {
    return pools(1_000_000_000, false).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<PoolBudget>> mixedPools() {
    return pools(1_000_000_000, true).list().ofMinSize(1).ofMaxSize(6);
  }

  private static Arbitrary<PoolBudget> pools(long most, boolean anyShape) {
    Arbitrary<Long> amounts = Arbitraries.longs().between(0, most);
    // Least amounts are small, so that large budgets can pay them.
    Arbitrary<Long> least = Arbitraries.longs().between(0, most / 1_000 + 2);
    return Combinators.combine(curves(most, anyShape), least, amounts, amounts)
        .as(
            (curve, few, some, observed) ->
                new PoolBudget(
                    "pool" + curve.hashCode(),
                    curve,
                    few,
                    few + some,
                    most > 1_000 ? observed + few : observed));
  }

  private static Arbitrary<ResponseCurve> curves(long most, boolean anyShape) {
    Arbitrary<Double> scale = Arbitraries.doubles().between(1, 100);
    Arbitrary<Double> k = Arbitraries.doubles().between(most / 20.0, most);
    Arbitrary<Double> power = Arbitraries.doubles().between(0.1, 0.9);
    Arbitrary<Double> shape = Arbitraries.doubles().between(0.5, anyShape ? 5 : 1);
    return Arbitraries.oneOf(
        Combinators.combine(scale, k).as(Log::new),
        Combinators.combine(scale, k).as(MichaelisMenten::new),
        Combinators.combine(scale, k).as(Exponential::new),
        Combinators.combine(scale, power).as(Power::new),
        Combinators.combine(scale, k, shape).as(Hill::new));
  }

  @Test
  @DisplayName("N-12 each pool's marginal and average response, and what is a guess")
  void shares() {
    List<PoolBudget> pools =
        List.of(
            new PoolBudget("a", new Log(100, 1_000), 0, 10_000, 900),
            new PoolBudget("b", new Log(80, 500), 0, 10_000, 2_000),
            new PoolBudget("c", new Log(60, 2_000), 0, 10_000, 2_000));
    BudgetPlan plan = known(BudgetPlan.of(3_000, pools));

    assertThat(plan.shares())
        .extracting(Share::spend, Share::beyondObserved)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1_500L, 600L),
            org.assertj.core.groups.Tuple.tuple(1_500L, 0L),
            org.assertj.core.groups.Tuple.tuple(0L, 0L));
    assertThat(plan.beyondObserved()).isEqualTo(600);
    assertThat(plan.shares().get(0).marginal()).isCloseTo(0.04, within(1e-12));
    assertThat(known(plan.shares().get(0).average()))
        .isCloseTo(100 * Math.log(2.5) / 1_500, within(1e-12));
    assertThat(plan.shares().get(2).average()).isEqualTo(new Undefined<>("NO_SPEND"));
    assertThat(plan.shares().get(2).marginal()).isCloseTo(0.03, within(1e-12));
  }

  @Test
  @DisplayName("N-12 no pool gets more than three times what was observed: the rest is not spent")
  void reach() {
    PoolBudget pool = new PoolBudget("a", new Log(100, 1_000), 0, 10_000, 900);
    BudgetPlan plan = known(BudgetPlan.of(5_000, List.of(pool)));

    assertThat(plan.shares().get(0).spend()).isEqualTo(2_700);
    assertThat(plan.unspent()).isEqualTo(2_300);
    assertThat(plan.nextUnit()).isZero();
    assertThat(known(BudgetPlan.of(5_000, List.of(pool), 1)).unspent()).isEqualTo(4_100);
  }

  @Test
  @DisplayName("N-9 what cannot be planned says why")
  void undefined() {
    ResponseCurve curve = new Log(100, 1_000);
    PoolBudget must = new PoolBudget("a", curve, 500, 600, 600);

    assertThat(BudgetPlan.of(999, List.of(must, must)))
        .isEqualTo(new Undefined<>("LEAST_ABOVE_BUDGET"));
    assertThat(known(BudgetPlan.of(1_000, List.of(must, must))).shares())
        .extracting(Share::spend)
        .containsExactly(500L, 500L);
    assertThat(BudgetPlan.of(5_000, List.of(new PoolBudget("a", curve, 500, 600, 166))))
        .isEqualTo(new Undefined<>("LEAST_BEYOND_REACH"));
    BudgetPlan none = known(BudgetPlan.of(5_000, new ArrayList<>()));
    assertThat(none.unspent()).isEqualTo(5_000);
    assertThat(none.response()).isZero();
  }

  @Property
  @Label(
      "N-10 a curve's slope is that of its response, and falls to the slope asked for where it says")
  void curves_are_consistent(@ForAll("curves") ResponseCurve curve) {
    for (double spend : List.of(3.0, 10.0, 25.0)) {
      double step = 1e-4;
      double rise = curve.response(spend + step) - curve.response(spend - step);
      assertThat(curve.slope(spend)).isCloseTo(rise / (2 * step), within(1e-5));
    }
    double slope = curve.slope(200);
    assertThat(curve.spendAt(slope)).isCloseTo(200, within(1e-3));
    assertThat(curve.response(0)).isZero();
  }

  @Provide
  Arbitrary<ResponseCurve> curves() {
    return curves(20, true);
  }

  @Test
  void what_is_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> new Log(0, 1)).hasMessageContaining("scale must be above 0");
    assertThatThrownBy(() -> new Power(1, 1)).hasMessageContaining("power must be below 1");
    assertThatThrownBy(() -> new PoolBudget("a", new Log(1, 1), 2, 1, 1))
        .hasMessageContaining("least must be");
    assertThatThrownBy(() -> BudgetPlan.of(-1, List.of())).hasMessageContaining("budget");
    assertThatThrownBy(() -> BudgetPlan.of(1, List.of(), 0)).hasMessageContaining("reach");
  }
}
