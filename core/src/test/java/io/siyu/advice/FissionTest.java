package io.siyu.advice;

import static io.siyu.advice.BudgetPlanTest.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.Fission.Parent;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FissionTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private static Parent parent(int day, Integer... childrenAfterHours) {
    Instant from = START.plus(Duration.ofDays(day));
    return new Parent(
        from,
        List.of(childrenAfterHours).stream()
            .map(hours -> from.plus(Duration.ofHours(hours)))
            .toList());
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  @Test
  @DisplayName("N-13 only parents whose window has closed count, and only children in it")
  void closed_windows() {
    List<Parent> parents =
        List.of(
            parent(0, 0, 24, 167, 168),
            parent(1, 48),
            parent(2),
            parent(3, 1, 2, 3),
            parent(10, 5));

    Fission fission = Fission.of(parents, WEEK, day(9));

    assertThat(fission.children()).isEqualTo(new Rate(4, 3));
    assertThat(fission.open()).isEqualTo(1);
    assertThat(known(fission.k())).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(Fission.of(parents, WEEK, day(10)).children()).isEqualTo(new Rate(7, 4));
    assertThat(Fission.of(parents, WEEK, day(7)).children()).isEqualTo(new Rate(3, 1));
  }

  @Test
  @DisplayName("N-13 the interval of K is that of a Poisson count: 132 children of 400 parents")
  void interval() {
    List<Parent> parents =
        IntStream.range(0, 400).mapToObj(i -> i < 132 ? parent(0, 5) : parent(0)).toList();

    Fission fission = Fission.of(parents, WEEK, day(30));

    assertThat(known(fission.k())).isEqualTo(0.33);
    Interval interval = known(fission.k(0.95));
    assertThat(interval.low()).isCloseTo(0.27611, within(5e-6));
    assertThat(interval.high()).isCloseTo(0.39134, within(5e-6));
    assertThat(known(fission.cycle())).isEqualTo(Duration.ofHours(5));
  }

  @Test
  @DisplayName(
      "N-13 the cycle is where half of a window's children have come, each hour by who was seen then")
  void cycle() {
    // Two seen for the week, with children after 10, 40 and 100 hours; two for a day, one with a
    // child after 10 hours. By 10 hours there are 2/4 of a child, by 40 another 1/2, by 100
    // another.
    List<Parent> parents =
        List.of(parent(0, 10, 100), parent(0, 40), parent(7, 10, 30), parent(7, 60));

    assertThat(known(Fission.of(parents, WEEK, day(8)).cycle())).isEqualTo(Duration.ofHours(40));
    assertThat(Fission.of(parents, WEEK, day(6)).cycle())
        .isEqualTo(new Undefined<>("NO_WINDOW_CLOSED"));
    assertThat(Fission.of(List.of(parent(0)), WEEK, day(8)).cycle())
        .isEqualTo(new Undefined<>("NO_CHILDREN"));
    assertThat(Fission.of(List.of(), WEEK, day(8)).k()).isEqualTo(new Undefined<>("NO_EXPOSURE"));
  }

  @Test
  @DisplayName("N-13 parents whose window is open do not make the cycle look shorter")
  void censoring() {
    // Children come after one to six days alike; most parents came in the last two days.
    SplittableRandom random = new SplittableRandom(7);
    List<Parent> parents = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      int day = i < 1_000 ? 0 : 6 + i % 2;
      parents.add(parent(day, 24 + random.nextInt(120)));
    }
    double halfWay = 24 + 60;

    double cycle = known(Fission.of(parents, WEEK, day(8)).cycle()).toHours();

    assertThat(cycle).isCloseTo(halfWay, within(6.0));
    Collections.shuffle(parents, new Random(1));
    assertThat(known(Fission.of(parents, WEEK, day(8)).cycle()).toHours()).isEqualTo((long) cycle);
  }

  @Test
  @DisplayName("N-14 people after some cycles (Skok 2009), each inviting once")
  void growth() {
    assertThat(known(new Growth(2).after(10, 20))).isCloseTo(20_971_510, within(1e-6));
    assertThat(known(new Growth(2).after(10, 10))).isCloseTo(20_470, within(1e-9));
    Growth slow = new Growth(1.25);
    assertThat(known(slow.after(100, 1))).isCloseTo(225, within(1e-9));
    assertThat(known(slow.after(100, 2))).isCloseTo(381.25, within(1e-9));
    assertThat(known(slow.after(100, 5))).isCloseTo(1_125.8789, within(1e-4));
    assertThat(known(slow.after(100, 10))).isCloseTo(4_256.61, within(5e-3));
    assertThat(known(slow.cyclesTo(100, 10_000))).isCloseTo(13.600899, within(5e-7));
    assertThat(known(new Growth(1).after(7, 3))).isEqualTo(28);
    assertThat(known(new Growth(1).cyclesTo(7, 28))).isEqualTo(3);
    assertThat(known(new Growth(0).after(7, 3))).isEqualTo(7);
    assertThat(known(new Growth(0.5).cyclesTo(100, 175))).isCloseTo(2, within(1e-12));
    assertThat(new Growth(0.5).cyclesTo(100, 200)).isEqualTo(new Undefined<>("NEVER"));
    assertThat(known(new Growth(0.5).cyclesTo(100, 100))).isZero();
    assertThat(new Growth(2).cyclesTo(0, 5)).isEqualTo(new Undefined<>("NO_SEEDS"));
    assertThat(new Growth(2).after(10, 1e6)).isEqualTo(new Undefined<>("TOO_MANY"));
  }

  @ParameterizedTest
  @DisplayName("N-14 below 1, one seed brings 1 / (1 - K) people in the end, with a variance")
  @CsvSource({"0.2, 1.25, 0.390625", "0.5, 2, 4", "0.8, 5, 100", "0.95, 20, 7600"})
  void in_the_end(double k, double perSeed, double variance) {
    assertThat(known(new Growth(k).perSeed())).isCloseTo(perSeed, within(1e-9));
    assertThat(known(new Growth(k).variancePerSeed())).isCloseTo(variance, within(1e-7));
    assertThat(new Growth(k).extinction()).isEqualTo(1);
  }

  @Test
  @DisplayName("N-14 from 1 on, what has no end says so")
  void endless() {
    assertThat(new Growth(1).perSeed()).isEqualTo(new Undefined<>("ENDLESS"));
    assertThat(new Growth(1.5).variancePerSeed()).isEqualTo(new Undefined<>("ENDLESS"));
    assertThat(new Growth(1).costPerPerson(5_000)).isEqualTo(new Undefined<>("ENDLESS"));
    assertThat(new Growth(0).rate(7)).isEqualTo(new Undefined<>("NO_CHILDREN"));
    assertThat(new Growth(0).rate(7, 2)).isEqualTo(new Undefined<>("NO_CHILDREN"));
  }

  @ParameterizedTest
  @DisplayName("N-14 how likely it ends by itself")
  @CsvSource({"1.25, 0.6286297965", "1.5, 0.4171883561", "2, 0.2031878700"})
  void extinction(double k, double probability) {
    assertThat(new Growth(k).extinction()).isCloseTo(probability, within(1e-10));
    assertThat(new Growth(k).extinction(1e7)).isCloseTo(probability, within(1e-6));
  }

  @ParameterizedTest
  @DisplayName("N-14 it ends more often where few bring most")
  @CsvSource({"1.25, 0.5, 0.8633249581", "2, 0.16, 0.8373092203", "1.5, 0.25, 0.8554616186"})
  void extinction_with_dispersion(double k, double dispersion, double probability) {
    assertThat(new Growth(k).extinction(dispersion)).isCloseTo(probability, within(1e-10));
    assertThat(new Growth(1).extinction(dispersion)).isEqualTo(1);
  }

  @Test
  @DisplayName("N-14 the rate of growth (Lotka and Euler), and what a person costs")
  void rates() {
    assertThat(known(new Growth(1.5).rate(7, 4))).isCloseTo(0.0609610970, within(1e-10));
    assertThat(known(new Growth(2).rate(2, 1))).isCloseTo(0.5, within(1e-12));
    assertThat(known(new Growth(2).rate(2))).isCloseTo(Math.log(2) / 2, within(1e-12));
    assertThat(known(new Growth(0.2).costPerPerson(5_000))).isCloseTo(4_000, within(1e-9));
  }

  @Test
  void what_is_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> new Growth(-1)).hasMessageContaining("k must be");
    assertThatThrownBy(() -> new Growth(1).extinction(0)).hasMessageContaining("dispersion");
    assertThatThrownBy(() -> new Growth(1).after(-1, 2)).hasMessageContaining("seeds");
    assertThatThrownBy(() -> new Growth(1).rate(0)).hasMessageContaining("cycle");
    assertThatThrownBy(() -> Fission.of(List.of(), Duration.ZERO, START))
        .hasMessageContaining("window");
  }
}
