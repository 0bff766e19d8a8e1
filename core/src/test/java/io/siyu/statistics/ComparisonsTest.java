package io.siyu.statistics;

import static io.siyu.statistics.IntervalsTest.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.statistics.Estimate.Undefined;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonsTest {
  private static final Proportion A = new Proportion(120, 1_000);
  private static final Proportion B = new Proportion(150, 1_000);

  @ParameterizedTest
  @DisplayName("N-3 the probability of being greater, and the loss, to nine digits")
  @CsvSource({
    "120, 1000, 150, 1000, 0.9750678368, 3.0084297616e-02",
    "200, 10000, 250, 10000, 0.9914227751, 5.0050157786e-03",
    "15, 225, 25, 225, 0.9497489869, 4.4625830668e-02",
    "3, 40, 9, 38, 0.9735991146, 1.5560036093e-01",
    "1140, 18532, 1203, 18211, 0.9626289672, 4.5821734435e-03",
    "0, 20, 3, 20, 0.9465290807, 1.3856804001e-01"
  })
  void greater(long one, long ofOne, long two, long ofTwo, double probability, double loss) {
    Beta a = new Proportion(one, ofOne).posterior();
    Beta b = new Proportion(two, ofTwo).posterior();

    assertThat(b.probabilityAbove(a)).isCloseTo(probability, within(5e-10));
    assertThat(a.probabilityAbove(b)).isCloseTo(1 - probability, within(5e-10));
    assertThat(a.expectedLoss(b)).isCloseTo(loss, within(1e-11));
    // The one loss less the other is the difference of the means.
    assertThat(b.expectedLoss(a)).isCloseTo(loss - (b.mean() - a.mean()), within(1e-11));
  }

  @Test
  @DisplayName("N-3 the loss of the better choice is small, but not lost in rounding")
  void small_loss() {
    assertThat(B.posterior().expectedLoss(A.posterior())).isCloseTo(1.4418e-4, within(5e-9));
  }

  @Property(tries = 300)
  @Label("N-3 the sum and the quadrature agree, whichever parameter is the smallest")
  void two_ways(
      @ForAll @IntRange(min = 1, max = 400) int a,
      @ForAll @IntRange(min = 1, max = 400) int b,
      @ForAll @IntRange(min = 1, max = 400) int c,
      @ForAll @IntRange(min = 1, max = 400) int d) {
    Beta one = new Beta(a, b);
    Beta two = new Beta(c, d);

    assertThat(one.probabilityAbove(two))
        .isCloseTo(Beta.best(List.of(one, two)).get(0), within(1e-10));
  }

  @Test
  @DisplayName("N-3 parts of counts and huge counts go by quadrature")
  void quadrature() {
    Beta jeffreys = new Beta(0.5, 0.5);
    assertThat(jeffreys.probabilityAbove(jeffreys)).isCloseTo(0.5, within(1e-9));
    Beta one = new Proportion(100_000_000, 1_000_000_000).posterior();
    Beta two = new Proportion(100_030_000, 1_000_000_000).posterior();
    // Almost normal: 3e-5 apart, with a standard error of 1.3417e-5.
    assertThat(two.probabilityAbove(one)).isCloseTo(0.98733, within(1e-4));
  }

  @Test
  @DisplayName("N-3 the probabilities of being the best of several")
  void best() {
    List<Double> best = Beta.best(List.of(new Beta(21, 181), new Beta(31, 171), new Beta(26, 176)));

    assertThat(best.get(0)).isCloseTo(0.0401440365, within(1e-10));
    assertThat(best.get(1)).isCloseTo(0.7369648252, within(1e-10));
    assertThat(best.get(2)).isCloseTo(0.2228911384, within(1e-10));
    assertThat(Beta.best(List.of(Beta.UNIFORM)).get(0)).isCloseTo(1, within(1e-12));
  }

  @Test
  @DisplayName("N-4 χ², Yates, G and Fisher of two arms")
  void two_arms() {
    Homogeneity.Result chiSquare = known(Homogeneity.chiSquare(List.of(A, B)));
    assertThat(chiSquare.statistic()).isCloseTo(3.853565, within(5e-7));
    assertThat(chiSquare.degrees()).isEqualTo(1);
    assertThat(chiSquare.p()).isCloseTo(0.049640, within(5e-7));
    Homogeneity.Result yates = known(Homogeneity.yates(A, B));
    assertThat(yates.statistic()).isCloseTo(3.600942, within(5e-7));
    assertThat(yates.p()).isCloseTo(0.057747, within(5e-7));
    Homogeneity.Result g = known(Homogeneity.likelihoodRatio(List.of(A, B)));
    assertThat(g.statistic()).isCloseTo(3.860483, within(5e-7));
    assertThat(g.p()).isCloseTo(0.049436, within(5e-7));
    assertThat(known(Homogeneity.fisher(A, B))).isCloseTo(0.057596, within(5e-7));
  }

  @Test
  @DisplayName(
      "N-4 χ² of several arms has the figures of R's prop.test; arms without trials are left out")
  void several_arms() {
    List<Proportion> smokers =
        List.of(
            new Proportion(83, 86),
            new Proportion(90, 93),
            new Proportion(0, 0),
            new Proportion(129, 136),
            new Proportion(70, 82));

    Homogeneity.Result result = known(Homogeneity.chiSquare(smokers));

    assertThat(result.statistic()).isCloseTo(12.6004, within(5e-5));
    assertThat(result.degrees()).isEqualTo(3);
    assertThat(result.p()).isCloseTo(0.005585, within(5e-7));
  }

  @Test
  @DisplayName("N-4 Fisher's test where fewer than 5 are expected in a cell, else χ²")
  void small_counts() {
    Proportion few = new Proportion(0, 20);
    Proportion more = new Proportion(3, 20);

    assertThat(Homogeneity.p(few, more)).isEqualTo(Homogeneity.fisher(few, more));
    assertThat(known(Homogeneity.p(few, more))).isCloseTo(0.230769, within(5e-7));
    assertThat(known(Homogeneity.p(A, B))).isCloseTo(0.049640, within(5e-7));
  }

  @Test
  @DisplayName("N-1 a test of nothing says so")
  void nothing_to_compare() {
    Proportion none = new Proportion(0, 0);
    Undefined<Object> nothing = new Undefined<>("NOTHING_TO_COMPARE");

    assertThat(Homogeneity.chiSquare(List.of(A, none))).isEqualTo(nothing);
    assertThat(Homogeneity.fisher(A, none)).isEqualTo(nothing);
    assertThat(Homogeneity.p(new Proportion(0, 9), new Proportion(0, 5))).isEqualTo(nothing);
    assertThat(Homogeneity.p(new Proportion(9, 9), new Proportion(5, 5))).isEqualTo(nothing);
    Proportion huge = new Proportion(5_000_000_000L, Proportion.MOST_TRIALS);
    assertThat(Homogeneity.fisher(huge, huge)).isEqualTo(new Undefined<>("TOO_MANY_FOR_EXACT"));
  }

  @Test
  @DisplayName("N-4 Holm's and Benjamini and Hochberg's adjustments")
  void adjusted() {
    List<Double> p = List.of(0.01, 0.02, 0.03, 0.04, 0.005, 0.2);

    assertThat(Multiplicity.holm(p))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .containsExactly(0.05, 0.08, 0.09, 0.09, 0.03, 0.20);
    assertThat(Multiplicity.benjaminiHochberg(p))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .containsExactly(0.03, 0.04, 0.045, 0.048, 0.03, 0.2);
    assertThat(Multiplicity.holm(List.of(0.7, 0.8))).containsExactly(1.0, 1.0);
    assertThat(Multiplicity.holm(List.of())).isEmpty();
    assertThatThrownBy(() -> Multiplicity.holm(List.of(1.5))).hasMessageContaining("from 0 to 1");
  }

  @ParameterizedTest
  @DisplayName("N-5 sample sizes are those of R's power.prop.test")
  @CsvSource({
    "0.5, 0.75, 0.9, 76.706928",
    "0.1, 0.12, 0.9, 5141.306183",
    "0.05, 0.06, 0.9, 10920.389037",
    "0.02, 0.025, 0.9, 18485.733703",
    "0.2, 0.25, 0.9, 1463.707305",
    "0.03, 0.033, 0.9, 71232.997537",
    "0.1, 0.12, 0.8, 3840.847482",
    "0.12, 0.1, 0.8, 3840.847482",
    "0.05, 0.06, 0.8, 8157.73",
    "0.02, 0.025, 0.8, 13808.92"
  })
  void sample_size(double from, double to, double power, double perArm) {
    SampleSize size = new SampleSize(from, to, 0.05, power);

    assertThat(size.perArm()).isCloseTo(perArm, within(5e-3));
    assertThat(size.trials()).isEqualTo((long) Math.ceil(perArm));
  }

  @Test
  void equal_shares_have_no_sample_size() {
    assertThatThrownBy(() -> new SampleSize(0.1, 0.1, 0.05, 0.8)).hasMessageContaining("differ");
  }
}
