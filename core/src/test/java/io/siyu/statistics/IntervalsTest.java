package io.siyu.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  private static final Offset<Double> TEN_DIGITS = within(1e-10);

  static <T> T known(Estimate<T> estimate) {
    assertThat(estimate).isInstanceOf(Known.class);
    return ((Known<T>) estimate).value();
  }

  @ParameterizedTest
  @DisplayName("N-2 the score interval has the published figures (Newcombe 1998)")
  @CsvSource({
    "81, 263, 0.2552885199, 0.3662095770",
    "15, 148, 0.0623863995, 0.1604872417",
    "0, 20, 0.0000000000, 0.1611251581",
    "1, 29, 0.0061132143, 0.1717552188",
    "10, 10, 0.7224672001, 1.0000000000",
    "50, 1000, 0.0381302624, 0.0653138202",
    "7, 20, 0.1811918241, 0.5671457233"
  })
  void wilson(long successes, long trials, double low, double high) {
    Interval interval = known(new Proportion(successes, trials).wilson(0.95));

    assertThat(interval.low()).isCloseTo(low, TEN_DIGITS);
    assertThat(interval.high()).isCloseTo(high, TEN_DIGITS);
  }

  @ParameterizedTest
  @DisplayName("N-2 the exact interval has the published figures (Newcombe 1998)")
  @CsvSource({
    "81, 263, 0.2527, 0.3676",
    "15, 148, 0.0578, 0.1617",
    "0, 20, 0.0000, 0.1684",
    "1, 29, 0.0009, 0.1776",
    "20, 20, 0.8316, 1.0000",
    "0, 0, 0.0000, 1.0000"
  })
  void exact(long successes, long trials, double low, double high) {
    Interval interval = new Proportion(successes, trials).exact(0.95);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  @DisplayName("N-2 49 of 50 is not 98 %: it is from 89.5 to 99.6")
  void forty_nine_of_fifty() {
    Interval interval = known(new Proportion(49, 50).wilson(0.95));

    assertThat(interval.low()).isCloseTo(0.895, within(5e-4));
    assertThat(interval.high()).isCloseTo(0.996, within(5e-4));
    assertThat(interval.contains(0.9)).isTrue();
    assertThat(known(new Proportion(980, 1_000).wilson(0.95)).contains(0.9)).isFalse();
  }

  @ParameterizedTest
  @DisplayName("N-2 the interval of a difference has the published figures (Newcombe 1998)")
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926"
  })
  void newcombe(long one, long ofOne, long two, long ofTwo, double low, double high) {
    Interval interval = known(new Proportion(one, ofOne).minus(new Proportion(two, ofTwo), 0.95));

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @ParameterizedTest
  @DisplayName("N-2 the interval of what is believed has as much on either side (SciPy 1.17.1)")
  @CsvSource({
    "49, 50, 0.8955251036, 0.9952150073",
    "0, 20, 0.0012048834, 0.1610976152",
    "7, 20, 0.1810716255, 0.5696754829"
  })
  void beta(long successes, long trials, double low, double high) {
    Interval interval = new Proportion(successes, trials).posterior().interval(0.95);

    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }

  @ParameterizedTest
  @DisplayName("N-2 the interval of a rate is the exact one (Garwood 1936)")
  @CsvSource({"132, 400, 0.27611, 0.39134", "0, 10, 0, 0.36889", "1, 1, 0.02532, 5.57164"})
  void poisson(long events, long exposure, double low, double high) {
    Interval interval = known(new Rate(events, exposure).exact(0.95));

    assertThat(interval.low()).isCloseTo(low, within(5e-6));
    assertThat(interval.high()).isCloseTo(high, within(5e-6));
  }

  @Test
  @DisplayName("N-2 the interval of a rate goes on smoothly to huge counts")
  void huge_counts() {
    Interval exact = known(new Rate(1_000_000, 1).exact(0.95));
    Interval next = known(new Rate(1_000_001, 1).exact(0.95));

    assertThat(next.low() - exact.low()).isCloseTo(1, within(5e-3));
    assertThat(next.high() - exact.high()).isCloseTo(1, within(5e-3));
    Beta huge = new Proportion(3_000_000_000L, Proportion.MOST_TRIALS).posterior();
    assertThat(huge.interval(0.95).low()).isCloseTo(0.3 - 8.982e-6, within(1e-9));
    assertThat(huge.probabilityAbove(huge)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  @DisplayName("N-2 the cost of one is the cost over the interval of the count")
  void unit_cost() {
    UnitCost cost = new UnitCost(40_000, 132);

    assertThat(known(cost.value())).isCloseTo(303.03, within(0.01));
    assertThat(known(cost.interval(0.95)).low()).isCloseTo(100 / 0.39134, within(0.01));
    assertThat(known(cost.interval(0.95)).high()).isCloseTo(100 / 0.27611, within(0.01));
    assertThat(cost.least(0.95)).isEqualTo(known(cost.interval(0.95)).low());
    Interval conversion = known(new Proportion(132, 400).wilson(0.95));
    assertThat(known(cost.intervalOf(400, 0.95)).low())
        .isCloseTo(100 / conversion.high(), within(1e-9));
    assertThat(known(cost.intervalOf(400, 0.95)).high())
        .isCloseTo(100 / conversion.low(), within(1e-9));
  }

  @Test
  @DisplayName("N-1 what cannot be estimated says why")
  void undefined() {
    Proportion none = new Proportion(0, 0);

    assertThat(none.value()).isEqualTo(new Undefined<>("NO_TRIALS"));
    assertThat(none.wilson(0.95)).isEqualTo(new Undefined<>("NO_TRIALS"));
    assertThat(none.minus(new Proportion(1, 2), 0.95)).isEqualTo(new Undefined<>("NO_TRIALS"));
    assertThat(new Proportion(1, 2).minus(none, 0.95)).isEqualTo(new Undefined<>("NO_TRIALS"));
    assertThat(new Rate(0, 0).value()).isEqualTo(new Undefined<>("NO_EXPOSURE"));
    assertThat(new Rate(0, 0).exact(0.95)).isEqualTo(new Undefined<>("NO_EXPOSURE"));
    UnitCost unsold = new UnitCost(1_000, 0);
    assertThat(unsold.value()).isEqualTo(new Undefined<>("NO_UNITS"));
    assertThat(unsold.interval(0.95)).isEqualTo(new Undefined<>("NO_UNITS"));
    assertThat(unsold.intervalOf(10, 0.95)).isEqualTo(new Undefined<>("NO_UNITS"));
    assertThat(unsold.least(0.95)).isCloseTo(271.09, within(0.01));
    assertThat(none.posterior().interval(0.9).low()).isCloseTo(0.05, TEN_DIGITS);
  }

  @Property
  @Label("N-1 no interval of any counts is not a number, and each holds what was observed")
  void finite(
      @ForAll @LongRange(min = 1, max = Proportion.MOST_TRIALS) long trials,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
    Proportion proportion = new Proportion((long) (share * trials), trials);
    double observed = known(proportion.value());

    assertThat(known(proportion.wilson(level)).contains(observed)).isTrue();
    Interval difference = known(proportion.minus(new Proportion(0, 9), level));
    assertThat(difference.contains(observed)).isTrue();
    assertThat(difference.high()).isLessThanOrEqualTo(1 + 1e-12);
    assertThat(known(new Rate(proportion.successes(), trials).exact(level)).contains(observed))
        .isTrue();
  }

  @Test
  void what_is_no_count_is_refused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("successes must be");
    assertThatThrownBy(() -> new Proportion(-1, 2)).hasMessageContaining("successes must be");
    assertThatThrownBy(() -> new Rate(-1, 2)).hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> new UnitCost(1, -2)).hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> new Proportion(1, 2).wilson(95)).hasMessageContaining("level");
    assertThatThrownBy(() -> new Interval(2, 1, 0.9)).hasMessageContaining("low");
    assertThatThrownBy(() -> new Beta(0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Beta(1, 1).quantile(2)).hasMessageContaining("probability");
  }
}
