package io.siyu.statistics;

import static io.siyu.statistics.IntervalsTest.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.statistics.Estimate.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnytimeTestTest {
  private static final double ENOUGH = Math.log(20);
  private static final int DAYS = 61;

  @Test
  @DisplayName(
      "N-6 the evidence is a likelihood ratio: over all outcomes it is at most 1 on average if shares are equal")
  void mean_of_one() {
    double mean = 0;
    double share = 0.3;
    for (int one = 0; one <= 12; one++) {
      for (int two = 0; two <= 9; two++) {
        double likely = binomial(one, 12, share) * binomial(two, 9, share);
        double greater = AnytimeTest.logEvidence(new Proportion(one, 12), new Proportion(two, 9));
        double less = AnytimeTest.logEvidence(new Proportion(two, 9), new Proportion(one, 12));
        mean += (greater > 0 ? likely * Math.exp(greater) : 0);
        mean += (less > 0 ? likely * Math.exp(less) : 0);
        assertThat(Math.min(greater, less)).isZero();
      }
    }

    assertThat(mean).isBetween(0.05, 1.0);
    assertThat(AnytimeTest.logEvidence(new Proportion(12, 12), new Proportion(0, 9)))
        .isGreaterThan(ENOUGH);
  }

  @Test
  @DisplayName("N-6 counts that do not point that way are no evidence")
  void no_evidence() {
    Proportion few = new Proportion(10, 1_000);
    Proportion many = new Proportion(100, 1_000);

    assertThat(AnytimeTest.logEvidence(many, few)).isGreaterThan(ENOUGH);
    assertThat(AnytimeTest.logEvidence(few, many)).isZero();
    assertThat(AnytimeTest.logEvidence(few, few)).isZero();
    assertThat(AnytimeTest.logEvidence(many, new Proportion(0, 0))).isZero();
    assertThat(AnytimeTest.logEvidence(new Proportion(0, 0), many)).isZero();
  }

  @Test
  @DisplayName("N-7 as many more trials as it says bring the evidence, and 2 % fewer do not")
  void trials_to_come() {
    Proportion greater = new Proportion(30, 200);
    Proportion less = new Proportion(20, 200);
    long more = known(AnytimeTest.trialsToCome(greater, less, ENOUGH));

    assertThat(evidence(200 + more / 20 * 20 + 20)).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(evidence(200 + more * 98 / 100 / 20 * 20)).isLessThan(ENOUGH);
    assertThat(AnytimeTest.trialsToCome(less, greater, ENOUGH))
        .isEqualTo(new Undefined<>("NO_DIFFERENCE_SEEN"));
    assertThat(AnytimeTest.trialsToCome(new Proportion(0, 0), less, ENOUGH))
        .isEqualTo(new Undefined<>("NO_TRIALS"));
    long half = Proportion.MOST_TRIALS / 2;
    assertThat(
            AnytimeTest.trialsToCome(
                new Proportion(half + 1, 2 * half), new Proportion(half, 2 * half), ENOUGH))
        .isEqualTo(new Undefined<>("TOO_SMALL_A_DIFFERENCE"));
  }

  /** With shares of 15 and 10 % of a multiple of 20. */
  private static double evidence(long trials) {
    return AnytimeTest.logEvidence(
        new Proportion(trials * 3 / 20, trials), new Proportion(trials / 10, trials));
  }

  @Test
  @DisplayName("N-6 looked at every day, equal shares are told apart in at most one of 20 tests")
  void equal_shares() {
    for (double share : List.of(0.02, 0.3)) {
      int found = 0;
      for (int run = 0; run < 2_000; run++) {
        found += days(new SplittableRandom(run), share, share) < DAYS ? 1 : 0;
      }
      assertThat(found).isLessThanOrEqualTo(100);
    }
  }

  @Test
  @DisplayName("N-6 shares that differ are told apart, sooner the more they do")
  void unequal_shares() {
    List<Integer> medians = new ArrayList<>();
    for (double share : List.of(0.45, 0.6, 0.98)) {
      medians.add(
          IntStream.range(0, 101)
              .map(run -> days(new SplittableRandom(run), 0.3, share))
              .sorted()
              .skip(50)
              .findFirst()
              .orElseThrow());
    }

    assertThat(medians.get(0)).isLessThan(30);
    assertThat(medians.get(1)).isLessThan(8);
    assertThat(medians.get(2)).isLessThanOrEqualTo(2);
  }

  /** After how many days with 20 trials each they are told apart; all of them if never. */
  private static int days(SplittableRandom random, double one, double two) {
    Proportion first = new Proportion(0, 0);
    Proportion second = new Proportion(0, 0);
    for (int day = 1; day < DAYS; day++) {
      first = first.plus(drawn(random, one));
      second = second.plus(drawn(random, two));
      if (AnytimeTest.logEvidence(first, second) >= ENOUGH
          || AnytimeTest.logEvidence(second, first) >= ENOUGH) {
        return day;
      }
    }
    return DAYS;
  }

  private static Proportion drawn(SplittableRandom random, double share) {
    return new Proportion(random.doubles(20).filter(drawn -> drawn < share).count(), 20);
  }

  @Test
  @DisplayName(
      "N-6 an interval that holds at all times: over 500 looks it is left as rarely as said")
  void interval_at_all_times() {
    SplittableRandom random = new SplittableRandom(5);
    int leftAlways = 0;
    int leftOnce = 0;
    for (int run = 0; run < 200; run++) {
      boolean always = false;
      boolean once = false;
      int successes = 0;
      for (int trials = 1; trials <= 500; trials++) {
        successes += random.nextDouble() < 0.2 ? 1 : 0;
        Proportion seen = new Proportion(successes, trials);
        once |= trials >= 30 && !known(seen.wilson(0.9)).contains(0.2);
        always |= trials % 20 == 0 && !AnytimeTest.interval(seen, 0.9).contains(0.2);
      }
      leftAlways += always ? 1 : 0;
      leftOnce += once ? 1 : 0;
    }

    assertThat(leftAlways).isLessThanOrEqualTo(20);
    assertThat(leftOnce).isGreaterThan(60);
  }

  @Test
  @DisplayName("N-6 the interval at all times is wider than that of one look, and reaches 0 and 1")
  void interval() {
    Proportion seen = new Proportion(300, 1_000);
    Interval always = AnytimeTest.interval(seen, 0.95);
    Interval once = known(seen.wilson(0.95));

    assertThat(always.low()).isBetween(once.low() - 0.05, once.low());
    assertThat(always.high()).isBetween(once.high(), once.high() + 0.05);
    assertThat(AnytimeTest.interval(new Proportion(0, 0), 0.95))
        .isEqualTo(new Interval(0, 1, 0.95));
    assertThat(AnytimeTest.interval(new Proportion(0, 500), 0.95).low()).isZero();
    assertThat(AnytimeTest.interval(new Proportion(500, 500), 0.95).high()).isEqualTo(1);
    assertThat(AnytimeTest.interval(new Proportion(500, 500), 0.95).low())
        .isCloseTo(1 - AnytimeTest.interval(new Proportion(0, 500), 0.95).high(), within(1e-9));
  }

  private static double binomial(int successes, int trials, double share) {
    double probability = Math.pow(1 - share, trials - successes);
    for (int i = 0; i < successes; i++) {
      probability *= share * (trials - i) / (i + 1.0);
    }
    return probability;
  }
}
