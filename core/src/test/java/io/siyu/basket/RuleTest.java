package io.siyu.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Lift;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static <T> T known(Estimate<T> estimate) {
    assertThat(estimate).isInstanceOf(Known.class);
    return ((Known<T>) estimate).value();
  }

  private static Rule rule(long both, long antecedents, long consequents, long baskets) {
    return new Rule(List.of("a"), "b", both, antecedents, consequents, baskets);
  }

  @Property(tries = 300)
  @Label("X-3 every measure is a number or has the denominator 0, and an interval holds its figure")
  void measures(
      @ForAll @IntRange(min = 1, max = 1_000_000) int both,
      @ForAll @IntRange(max = 1_000_000_000) int first,
      @ForAll @IntRange(max = 1_000_000_000) int second,
      @ForAll @IntRange(max = 100_000_000) int neither) {
    long either = (long) both + first + second;
    Rule rule = rule(both, (long) both + first, (long) both + second, either + neither);

    double lift = known(rule.lift().value());
    Interval interval = known(rule.lift().interval(0.95));
    assertThat(interval.contains(lift)).isTrue();
    assertThat(interval.low()).isPositive();
    assertThat(interval.high()).isFinite();
    assertThat(rule.cosine()).isBetween(0.0, 1.0 + 1e-9);
    assertThat(share(rule.support(), rule)).isBetween(0.0, 1.0);
    Ratio zhang = rule.zhang();
    assertThat(Math.abs(zhang.num())).isLessThanOrEqualTo(zhang.den());
    assertThat(Long.signum(rule.leverage().num())).isEqualTo(Double.compare(lift, 1.0));
  }

  private static double share(Ratio ratio, Rule rule) {
    assertThat(ratio.den()).isEqualTo(rule.baskets());
    return (double) ratio.num() / ratio.den();
  }

  @Test
  @DisplayName("X-3 the interval of the lift holds the true one in about 95 of 100 samples")
  void coverage() {
    SplittableRandom random = new SplittableRandom(7);
    for (double lift : new double[] {0.5, 1, 2.5}) {
      int held = 0;
      for (int sample = 0; sample < 1_000; sample++) {
        int[] counts = new int[3];
        for (int i = 0; i < 3_000; i++) {
          boolean first = random.nextDouble() < 0.2;
          boolean second = random.nextDouble() < (first ? 0.15 * lift : share(0.15, lift));
          counts[0] += first && second ? 1 : 0;
          counts[1] += first ? 1 : 0;
          counts[2] += second ? 1 : 0;
        }
        Lift seen = new Lift(counts[0], counts[1], counts[2], 3_000);
        held += known(seen.interval(0.95)).contains(lift) ? 1 : 0;
      }
      assertThat(held).isBetween(930, 968);
    }
  }

  /** How often without the first, so that it is 15 % in all. */
  private static double share(double second, double lift) {
    return second * (1 - 0.2 * lift) / 0.8;
  }

  @Test
  @DisplayName("X-3 the interval of a lift of 1 is that of a relative risk with one sample")
  void interval() {
    Interval interval = known(new Lift(30, 100, 300, 1_000).interval(0.95));
    double error = Math.sqrt(1 / 30.0 - 1 / 100.0 - 1 / 300.0 + 1 / 1_000.0);

    assertThat(interval.low()).isCloseTo(Math.exp(-1.959963984540054 * error), within(1e-12));
    assertThat(interval.high()).isCloseTo(Math.exp(1.959963984540054 * error), within(1e-12));
  }

  @Test
  @DisplayName("X-3 what was never seen has no lift, and what never came together no interval")
  void never_seen() {
    assertThat(new Lift(0, 0, 3, 5).value()).isEqualTo(new Undefined<>("NEVER_SEEN"));
    assertThat(new Lift(0, 0, 3, 5).interval(.95)).isEqualTo(new Undefined<>("NEVER_SEEN"));
    assertThat(new Lift(0, 2, 3, 5).value()).isEqualTo(new Known<>(0.0));
    assertThat(new Lift(0, 2, 3, 5).interval(.95)).isEqualTo(new Undefined<>("NEVER_TOGETHER"));
    assertThat(rule(5, 5, 5, 5).zhang()).isEqualTo(new Ratio(0, 0));
    assertThat(rule(3, 3, 4, 5).conviction()).isEqualTo(new Ratio(3, 0));
    assertThat(rule(3, 4, 5, 10).extraBaskets()).isEqualTo(new Ratio(10, 10));
  }

  @Test
  @DisplayName("X-3 counts that cannot be are refused")
  void impossible() {
    assertThatThrownBy(() -> new Lift(3, 2, 3, 5)).hasMessageContaining("both must be");
    assertThatThrownBy(() -> new Lift(0, 3, 3, 5)).hasMessageContaining("both must be");
    assertThatThrownBy(() -> new Lift(1, 6, 3, 5)).hasMessageContaining("both must be");
    assertThatThrownBy(() -> new Lift(1, 6, 3, 1L << 31)).hasMessageContaining("both must be");
    assertThatThrownBy(() -> rule(0, 2, 3, 5)).hasMessageContaining("at least once");
    assertThatThrownBy(() -> new Rule(List.of(), "b", 1, 2, 3, 5)).hasMessageContaining("leads");
    assertThatThrownBy(() -> new Rule(List.of("b"), "b", 1, 2, 3, 5)).hasMessageContaining("leads");
  }

  @Test
  @DisplayName("X-5 what was seen a few times does not rank above what is known")
  void ranked() {
    Rule rare = rule(1, 8, 200, 10_000);
    Rule known = rule(300, 600, 1_000, 10_000);
    Rule same = new Rule(List.of("c"), "d", 300, 600, 1_000, 10_000);
    Rule more = rule(600, 1_200, 1_000, 10_000);

    assertThat(known(rare.lift().value())).isGreaterThan(known(known.lift().value()));
    assertThat(Rule.ranked(List.of(rare, known, same), 0.95)).containsExactly(known, same, rare);
    assertThat(Rule.ranked(List.of(rare, same, known, more), 0.95))
        .containsExactly(more, same, known, rare);
  }
}
