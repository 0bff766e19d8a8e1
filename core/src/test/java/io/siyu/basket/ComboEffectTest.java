package io.siyu.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.basket.ComboEffect.Verdict;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Matched;
import io.siyu.statistics.Proportion;
import io.siyu.statistics.Sample;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComboEffectTest {
  private static final Set<String> COMBO = Set.of("coat", "scarf");
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @Provide
  Arbitrary<List<ComboOrder>> orders() {
    return Combinators.combine(
            Arbitraries.of("gold", "silver"),
            Arbitraries.of(MARCH, MARCH.plusMonths(1)),
            Arbitraries.of("coat", "scarf", "hat", "belt").set().ofMinSize(1).ofMaxSize(3),
            Arbitraries.longs().between(-100, 1_000_000))
        .as(ComboOrder::new)
        .list()
        .ofMaxSize(60);
  }

  private static ComboEffect effect(List<ComboOrder> orders) {
    return ComboEffect.of(COMBO, orders, 2, 0.95);
  }

  private static <T> T known(Estimate<T> estimate) {
    assertThat(estimate).isInstanceOf(Known.class);
    return ((Known<T>) estimate).value();
  }

  private static boolean alike(ComboOrder one, ComboOrder other) {
    return one.memberClass().equals(other.memberClass())
        && one.month().equals(other.month())
        && one.products().size() == other.products().size();
  }

  private static boolean has(ComboOrder order) {
    return order.products().containsAll(COMBO);
  }

  private static DoubleStream values(List<ComboOrder> orders) {
    return orders.stream().mapToDouble(ComboOrder::value);
  }

  @Property(tries = 100)
  @Label("X-6 each order with the combo is compared with the mean of those like it")
  void reference(@ForAll @From("orders") List<ComboOrder> orders) {
    List<Double> gains = new ArrayList<>();
    List<Double> scarves = new ArrayList<>();
    for (ComboOrder order : orders) {
      List<ComboOrder> like = orders.stream().filter(other -> alike(order, other)).toList();
      List<ComboOrder> others = like.stream().filter(other -> !has(other)).toList();
      if (has(order) && others.size() > 1 && like.size() - others.size() > 1) {
        gains.add(order.value() - values(others).average().orElseThrow());
        double with = others.stream().filter(o -> o.products().contains("scarf")).count();
        scarves.add(with / others.size());
      }
    }

    ComboEffect effect = effect(orders);
    assertThat(effect.orders()).isEqualTo(orders.stream().filter(ComboEffectTest::has).count());
    assertThat(effect.compared()).isEqualTo(new Proportion(gains.size(), effect.orders()));
    if (gains.isEmpty()) {
      assertThat(effect.difference()).isEqualTo(new Undefined<>("TOO_FEW_ORDERS"));
      assertThat(effect.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    } else {
      double mean = gains.stream().mapToDouble(d -> d).average().orElseThrow();
      assertThat(known(effect.difference())).isCloseTo(mean, within(1e-6));
      assertThat(known(effect.boughtAnyway().get("scarf").share()))
          .isCloseTo(scarves.stream().mapToDouble(d -> d).average().orElseThrow(), within(1e-9));
    }
  }

  @Property(tries = 60)
  @Label("X-6 sums are exact, and the order of orders changes no bit")
  void order(@ForAll @From("orders") List<ComboOrder> orders, @ForAll Random random) {
    List<ComboOrder> shuffled = new ArrayList<>(orders);
    Collections.shuffle(shuffled, random);

    ComboEffect effect = effect(orders);
    assertThat(effect(shuffled)).isEqualTo(effect);
    assertThat(effect.groups().stream().mapToLong(group -> group.with().sum()).sum())
        .isEqualTo(orders.stream().filter(ComboEffectTest::has).mapToLong(ComboOrder::value).sum());
  }

  @Property(tries = 60)
  @Label("X-6 what every order with the combo is worth more, so much more is the difference")
  void shift(
      @ForAll @From("orders") List<ComboOrder> orders,
      @ForAll @LongRange(min = -1_000, max = 1_000) long more) {
    List<ComboOrder> worthMore =
        orders.stream()
            .map(
                order ->
                    new ComboOrder(
                        order.memberClass(),
                        order.month(),
                        order.products(),
                        order.value() + (has(order) ? more : 0)))
            .toList();

    if (effect(orders).difference() instanceof Known<Double> before) {
      assertThat(known(effect(worthMore).difference()))
          .isCloseTo(before.value() + more, within(1e-6));
      Interval interval = known(effect(orders).interval());
      assertThat(interval.contains(before.value())).isTrue();
      assertThat(known(effect(orders).boughtAnyway().get("coat").interval()).low()).isNotNegative();
    }
  }

  private static List<ComboOrder> shop(int orders, long gain, SplittableRandom random) {
    List<ComboOrder> all = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      boolean gold = random.nextInt(4) == 0;
      Set<String> products = new TreeSet<>(Set.of(random.nextBoolean() ? "coat" : "hat"));
      // Gold members buy combos more often, and more dearly whatever they buy.
      products.add(random.nextInt(gold ? 2 : 6) == 0 ? "scarf" : "belt");
      boolean combo = products.containsAll(COMBO);
      long value = (gold ? 60_000 : 20_000) + random.nextInt(10_000) + (combo ? gain : 0);
      all.add(new ComboOrder(gold ? "gold" : "silver", MARCH, products, value));
    }
    return all;
  }

  @Test
  @DisplayName("X-7 a combo that changes nothing is not taken for one that does")
  void verdict_of_nothing() {
    SplittableRandom random = new SplittableRandom(11);
    int told = 0;
    for (int i = 0; i < 200; i++) {
      ComboEffect effect = ComboEffect.of(COMBO, shop(400, 0, random), 30, 0.95);
      told += effect.verdict() == Verdict.INSUFFICIENT_DATA ? 0 : 1;
    }
    assertThat(told).isBetween(2, 20);
  }

  @Test
  @DisplayName("X-7 a combo that changes something is seen with enough orders")
  void verdict() {
    SplittableRandom random = new SplittableRandom(12);
    List<ComboOrder> raised = shop(2_000, 3_000, random);

    ComboEffect effect = ComboEffect.of(COMBO, raised, 30, 0.95);
    assertThat(effect.verdict()).isEqualTo(Verdict.RAISES);
    assertThat(known(effect.interval()).contains(3_000)).isTrue();
    assertThat(ComboEffect.of(COMBO, shop(2_000, -3_000, random), 30, 0.95).verdict())
        .isEqualTo(Verdict.LOWERS);
    assertThat(ComboEffect.of(COMBO, raised, 5_000, 0.95).verdict())
        .isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(ComboEffect.of(COMBO, raised, 5_000, 0.95).interval())
        .isEqualTo(new Undefined<>("TOO_FEW_ORDERS"));
  }

  @Test
  @DisplayName("X-8 what is bought anyway is the share of the others as the combos are spread")
  void bought_anyway() {
    List<Matched.Shares> groups =
        List.of(
            new Matched.Shares(30, new Proportion(5, 10)),
            new Matched.Shares(10, new Proportion(1, 10)));

    assertThat(known(Matched.share(groups))).isCloseTo(0.4, within(1e-12));
    Interval interval = known(Matched.shareInterval(groups, 0.95));
    Interval five = known(new Proportion(5, 10).wilson(0.95));
    Interval one = known(new Proportion(1, 10).wilson(0.95));
    assertThat(interval.low())
        .isCloseTo(
            0.4 - Math.hypot(0.75 * (0.5 - five.low()), 0.25 * (0.1 - one.low())), within(1e-12));
    assertThat(interval.high())
        .isCloseTo(
            0.4 + Math.hypot(0.75 * (five.high() - 0.5), 0.25 * (one.high() - 0.1)), within(1e-12));
    assertThat(Matched.share(List.of())).isEqualTo(new Undefined<>("NOBODY_ALIKE"));
    assertThat(Matched.shareInterval(List.of(), .95)).isEqualTo(new Undefined<>("NOBODY_ALIKE"));
    assertThat(Matched.differenceInterval(List.of(), .95))
        .isEqualTo(new Undefined<>("NOBODY_ALIKE"));
  }

  @Test
  @DisplayName("X-6 the error of a difference is that of Welch's test in one group")
  void welch() {
    Sample ones = Sample.EMPTY.plus(1).plus(2).plus(6);
    Sample others = Sample.EMPTY.plus(10).plus(14);
    Interval interval =
        known(Matched.differenceInterval(List.of(new Matched.Means(ones, others)), 0.95));
    double error = Math.sqrt(7.0 / 3 + 8.0 / 2);

    assertThat(interval.low()).isCloseTo(-9 - 1.959963984540054 * error, within(1e-9));
    assertThat(interval.high()).isCloseTo(-9 + 1.959963984540054 * error, within(1e-9));
    assertThat(ones.plus(others)).isEqualTo(others.plus(6).plus(1).plus(2));
    assertThat(ones.mean()).isEqualTo(new Known<>(3.0));
    assertThat(Sample.EMPTY.mean()).isEqualTo(new Undefined<>("NOTHING_SEEN"));
  }

  @Test
  @DisplayName("X-6 what cannot be is refused")
  void refused() {
    assertThatThrownBy(() -> ComboEffect.of(Set.of("a"), List.of(), 2, .9))
        .hasMessageContaining("two products");
    assertThatThrownBy(() -> ComboEffect.of(COMBO, List.of(), 1, .9))
        .hasMessageContaining("two orders");
    assertThatThrownBy(() -> new Sample(2, 10, BigInteger.valueOf(49)))
        .hasMessageContaining("sum of squares");
    assertThatThrownBy(() -> new Matched.Means(Sample.EMPTY, Sample.EMPTY))
        .hasMessageContaining("two or more");
    assertThatThrownBy(() -> new Matched.Shares(0, new Proportion(0, 1)))
        .hasMessageContaining("one or more");
  }
}
