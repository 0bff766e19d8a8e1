package io.siyu.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.PlacementChoice.Horizon;
import io.siyu.advice.PlacementChoice.Placed;
import io.siyu.insight.WorthByAge;
import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EconomicsTest {
  /** Clicks at 3 yuan of which 3 % order, and at 1 yuan of which 0.8 % do. */
  private static final PoolSpend DEAR_CLICKS = new PoolSpend("taobao", 3_000_000, 10_000, 300);

  private static final PoolSpend CHEAP_CLICKS = new PoolSpend("wechat", 1_000_000, 10_000, 80);

  private static double known(Estimate<Double> estimate) {
    return ((Known<Double>) estimate).value();
  }

  @Test
  @DisplayName("N-16 a cheap click is no valley: 3 yuan at 3 % is 100 an order, 1 at 0.8 % is 125")
  void valley() {
    Valley cheap = Valley.of(CHEAP_CLICKS, List.of(DEAR_CLICKS), 10, 0.95);
    assertThat(known(cheap.costPerOrder())).isEqualTo(12_500);
    assertThat(known(cheap.benchmark())).isEqualTo(10_000);
    assertThat(known(cheap.depth())).isCloseTo(-0.25, within(1e-12));
    assertThat(cheap.verdict()).isEqualTo(Valley.Verdict.DEAR);

    Valley dear = Valley.of(DEAR_CLICKS, List.of(CHEAP_CLICKS), 10, 0.95);
    assertThat(known(dear.costPerOrder())).isEqualTo(10_000);
    assertThat(dear.verdict()).isEqualTo(Valley.Verdict.VALLEY);
    Interval interval = ((Known<Interval>) dear.interval()).value();
    assertThat(interval.contains(10_000)).isTrue();
    assertThat(interval.high()).isLessThan(12_500);
  }

  @Test
  @DisplayName("N-16 with few orders, or a benchmark within the interval, nothing is said")
  void too_little() {
    assertThat(Valley.of(new PoolSpend("new", 90, 30, 9), List.of(DEAR_CLICKS), 10, 0.95).verdict())
        .as("nine orders at a tenth of the price")
        .isEqualTo(Valley.Verdict.INSUFFICIENT_DATA);
    assertThat(
            Valley.of(new PoolSpend("like", 99_000, 400, 10), List.of(DEAR_CLICKS), 10, 0.95)
                .verdict())
        .isEqualTo(Valley.Verdict.INSUFFICIENT_DATA);
    Valley none = Valley.of(new PoolSpend("none", 900, 30, 0), List.of(DEAR_CLICKS), 1, 0.95);
    assertThat(none.verdict()).isEqualTo(Valley.Verdict.INSUFFICIENT_DATA);
    assertThat(none.depth()).isEqualTo(new Estimate.Undefined<Double>("NO_ORDERS"));
    assertThat(Valley.of(DEAR_CLICKS, List.of(), 1, 0.95).depth())
        .isEqualTo(new Estimate.Undefined<Double>("NO_BENCHMARK"));
  }

  private static List<PoolSpend> period(long... costs) {
    List<PoolSpend> pools = new ArrayList<>();
    for (int i = 0; i < costs.length; i++) {
      pools.add(new PoolSpend("p" + i, costs[i] * 10, 100, 10));
    }
    return pools;
  }

  @Test
  @DisplayName(
      "N-17 dispersion is the coefficient of variation of what an order costs in each pool")
  void dispersion() {
    Equalisation one = Equalisation.of(List.of(period(100, 125, 150)));
    assertThat(known(one.dispersions().get(0))).isCloseTo(0.2, within(1e-12));
    assertThat(Equalisation.of(List.of(period(100))).dispersions().get(0))
        .isInstanceOf(Estimate.Undefined.class);
  }

  @Test
  @DisplayName(
      "N-17 prices equalise where dispersion falls more steadily than chance would have it")
  void equalisation() {
    List<List<PoolSpend>> falling = new ArrayList<>();
    List<List<PoolSpend>> rising = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      falling.add(period(100, 300 - 20 * i));
      rising.add(period(100, 120 + 20 * i));
    }
    assertThat(Equalisation.of(falling).verdict()).isEqualTo(Equalisation.Verdict.EQUALISING);
    assertThat(Equalisation.of(falling).falls()).isEqualTo(28);
    assertThat(Equalisation.of(rising).verdict()).isEqualTo(Equalisation.Verdict.DIVERGING);
    assertThat(Equalisation.of(falling.subList(0, 7)).verdict())
        .as("seven periods are too few")
        .isEqualTo(Equalisation.Verdict.INSUFFICIENT_DATA);
  }

  @Property(tries = 20)
  @Label("N-17 where prices only vary, a trend is seen in about one of twenty")
  void no_trend(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    int trends = 0;
    for (int i = 0; i < 400; i++) {
      List<List<PoolSpend>> periods = new ArrayList<>();
      for (int j = 0; j < 12; j++) {
        periods.add(period(100 + random.nextInt(100), 100 + random.nextInt(100)));
      }
      trends +=
          Equalisation.of(periods).verdict() == Equalisation.Verdict.INSUFFICIENT_DATA ? 0 : 1;
    }
    assertThat(trends).isBetween(2, 45);
  }

  @Test
  @DisplayName("N-18 winning people pays from the age on from which it brought back no less")
  void placement() {
    Placed selling =
        new Placed(
            10_000,
            10,
            List.of(
                new WorthByAge(0, 10, 12_000),
                new WorthByAge(30, 10, 12_500),
                new WorthByAge(60, 10, 13_000)),
            0);
    Placed winning =
        new Placed(
            5_000,
            50,
            List.of(
                new WorthByAge(0, 50, 1_000),
                new WorthByAge(30, 50, 8_200),
                new WorthByAge(60, 50, 14_000),
                new WorthByAge(90, 20, 99_000)),
            1);
    PlacementChoice choice = PlacementChoice.of(selling, winning);
    assertThat(choice.horizons())
        .containsExactly(
            new Horizon(0, new Ratio(2_000, 10_000), new Ratio(-4_000, 5_000)),
            new Horizon(30, new Ratio(2_500, 10_000), new Ratio(1_700, 6_500)),
            new Horizon(60, new Ratio(3_000, 10_000), new Ratio(6_000, 8_000)));
    assertThat(choice.breakEvenDays()).isEqualTo(OptionalInt.of(30));
    assertThat(choice.verdict()).isEqualTo(PlacementChoice.Verdict.PRIVATISE);

    PlacementChoice other = PlacementChoice.of(winning, selling);
    assertThat(other.verdict()).isEqualTo(PlacementChoice.Verdict.COMMERCIALISE);
    assertThat(other.breakEvenDays()).as("better at first only").isEmpty();
    assertThat(PlacementChoice.of(selling, new Placed(0, 0, List.of(), 1)).verdict())
        .isEqualTo(PlacementChoice.Verdict.INSUFFICIENT_DATA);
  }
}
