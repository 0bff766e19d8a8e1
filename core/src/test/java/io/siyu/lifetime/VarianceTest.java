package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far what customers do varies about what is expected of them. */
class VarianceTest {
  private static final Purchasing NEW = new Purchasing(0, 0, 0, 0);
  private static final Purchasing CUSTOMER = new Purchasing(3, 70, 140, 4_000);
  private static final double WEEKS_OBSERVED = 20;

  /** By the probabilities of all numbers, the long way. */
  private static double variance(IntToDoubleFunction probability) {
    double mean = 0;
    double square = 0;
    for (int n = 0; n < 2_000; n++) {
      mean += n * probability.applyAsDouble(n);
      square += (double) n * n * probability.applyAsDouble(n);
    }
    return square - mean * mean;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 91, 364, 3_640})
  @DisplayName("F-11 the variance of a new customer's purchases is that of their probabilities")
  void of_probabilities(int days) {
    BgNbd later = new BgNbd(.8, 6, .7, 2.1);
    MbgNbd atOnce = new MbgNbd(.8, 6, .7, 2.1);
    double bg = variance(n -> later.probability(n, days));
    double mbg = variance(n -> atOnce.probability(n, days));
    // Nobody goes, so that it is a negative binomial number: r t/alpha (1 + t/alpha).
    double weeks = days / 7.0;
    double nbd = .8 * weeks / 6 * (1 + weeks / 6);

    assertThat(later.variance(NEW, days)).isCloseTo(bg, within(1e-8 * bg));
    assertThat(atOnce.variance(NEW, days)).isCloseTo(mbg, within(1e-8 * mbg));
    assertThat(new Nbd(.8, 6).variance(NEW, days)).isCloseTo(nbd, within(1e-12 * nbd));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1, 1.5, 2, 4})
  @DisplayName("F-11 the variance of Pareto/NBD is that over all weeks in which one may go")
  void of_going(double s) {
    ParetoNbd model = new ParetoNbd(.8, 6, s, 12);
    double mean = 0;
    double square = 0;
    double step = 1e-3;
    for (double week = step / 2; week < 52; week += step) {
      double goes = s / 12 * Math.pow(12 / (12 + week), s + 1) * step;
      mean += goes * .8 / 6 * week;
      square += goes * (.8 / 6 * week + .8 * 1.8 / 36 * week * week);
    }
    double stays = Math.pow(12 / (12 + 52.0), s);
    mean += stays * .8 / 6 * 52;
    square += stays * (.8 / 6 * 52 + .8 * 1.8 / 36 * 52 * 52);

    assertThat(model.variance(NEW, 364)).isCloseTo(square - mean * mean, within(1e-5 * square));
  }

  private static double squareOfAlive(TransactionModel model, Purchasing customer) {
    double mean = model.expected(customer, 364);
    return (model.variance(customer, 364) + mean * mean) / model.alive(customer);
  }

  @Test
  @DisplayName(
      "F-11 who is alive varies like a new customer of the parameters that this has taught")
  void of_a_history() {
    double x = CUSTOMER.repeats();
    double t = WEEKS_OBSERVED;
    List<List<TransactionModel>> pairs =
        List.of(
            List.of(new Nbd(.8, 6), new Nbd(.8 + x, 6 + t)),
            List.of(new BgNbd(.8, 6, .7, 2.1), new BgNbd(.8 + x, 6 + t, .7, 2.1 + x)),
            List.of(new MbgNbd(.8, 6, .7, 2.1), new MbgNbd(.8 + x, 6 + t, .7, 2.1 + x)),
            List.of(new ParetoNbd(.8, 6, .7, 9), new ParetoNbd(.8 + x, 6 + t, .7, 9 + t)));
    for (List<TransactionModel> pair : pairs) {
      double taught = squareOfAlive(pair.get(1), NEW);

      assertThat(squareOfAlive(pair.get(0), CUSTOMER)).isCloseTo(taught, within(1e-9 * taught));
    }
  }

  @Test
  @DisplayName("F-11 what is paid for an uncertain number varies by the number and by what each is")
  void of_spend() {
    GammaGamma spends = new GammaGamma(2, 3, 600);

    // 600 each; a mean squared of 2 x 2 x 600 x 600/(2 x 1), half of that on top for one repeat.
    assertThat(spends.variance(NEW, 1, 0)).isCloseTo(720_000 * 1.5 - 360_000, within(1e-6));
    assertThat(spends.variance(NEW, 2, 3))
        .isCloseTo(720_000 * (2 / 2.0 + 3 + 4) - 1_200 * 1_200, within(1e-6));
    assertThat(spends.variance(NEW, 0, 0)).isZero();
  }

  @Test
  @DisplayName("F-11 spend that differs so much that it has no variance has an infinite one")
  void without_a_variance() {
    GammaGamma spends = new GammaGamma(2, 1.5, 600);

    assertThat(spends.variance(NEW, 1, 1)).isInfinite();
    assertThat(spends.variance(NEW, 0, 0)).isZero();
    assertThat(spends.variance(CUSTOMER, 1, 1)).isFinite().isPositive();
  }
}
