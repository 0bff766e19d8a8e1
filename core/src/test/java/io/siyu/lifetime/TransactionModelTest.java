package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionModelTest {
  private static final BgNbd CDNOW = new BgNbd(.242595, 4.413602, .792922, 2.425907);

  static Offset<Double> relative(double figure) {
    return within(1e-6 * Math.max(Math.abs(figure), 1e-60));
  }

  private static double logLikelihood(TransactionModel model, Purchasing customer) {
    return model.logLikelihood(PurchaseCounts.of(List.of(customer)));
  }

  private static void agrees(
      TransactionModel model, Purchasing customer, int weeks, double[] figures) {
    assertThat(logLikelihood(model, customer)).isCloseTo(figures[0], relative(figures[0]));
    assertThat(model.alive(customer)).isCloseTo(figures[1], relative(figures[1]));
    assertThat(model.expected(customer, 7 * weeks)).isCloseTo(figures[2], relative(figures[2]));
  }

  /** By 80 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 52, -5.27109897161526e-82, 1.0, 1.44401501703909",
    "0, 0, 273, 52, -0.55459198176839, 1.0, 0.25095389460026",
    "1, 1, 273, 39, -4.17122995222586, 0.156717747507965, 0.14966824875105",
    "26, 216, 217, 52, -37.7283246453349, 0.96885444223878, 25.7573375949178",
    "300, 1330, 1400, 52, -182.44787247649, 0.000109565731965864, 0.00763774796692094",
    "300, 1393, 1400, 52, -191.555455133119, 0.98866153025678, 68.9188805405351",
    "2000, 1330, 1400, 52, 2645.36236632709, 6.76917789998734e-41, 3.14220652464329e-38",
    "5, 70, 70, 520, -12.1901434489161, 0.890159193409347, 30.219130169348",
    "3, 7, 35000, 52, -7.88312088574251, 1.34792809723235e-9, 4.52890069109778e-11"
  })
  @DisplayName("F-3 BG/NBD agrees with 80 digits where histories are short, long, full or old")
  void bg_nbd_agrees_for_hard_histories(
      int repeats,
      int daysToLast,
      int daysObserved,
      int weeks,
      double logLikelihood,
      double alive,
      double expected) {
    agrees(
        CDNOW,
        new Purchasing(repeats, daysToLast, daysObserved, 0),
        weeks,
        new double[] {logLikelihood, alive, expected});
  }

  /** By 80 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 1, 2.4, -9.44416185694907, 0.679901437458708, 1.12553830281728",
    "0.25, 1.5, 2.4, -9.54053115458505, 0.586097029183093, 0.895395726251307",
    "1.2, 0.3, 0.5, -9.56483691615325, 0.719169170746207, 1.82347608765716",
    "0.25, 0.3, 0.7, -9.49423099508542, 0.779738737008364, 1.4394653453412"
  })
  @DisplayName("F-3 BG/NBD agrees with 80 digits for a = 1, a + b = 1 and on either side of both")
  void bg_nbd_agrees_for_hard_parameters(
      double r, double a, double b, double logLikelihood, double alive, double expected) {
    agrees(
        new BgNbd(r, 4.4, a, b),
        new Purchasing(2, 210, 266, 0),
        39,
        new double[] {logLikelihood, alive, expected});
  }

  @Test
  @DisplayName(
      "F-3 Pareto/NBD agrees with 80 digits and with the figures of BTYD for customer 1516")
  void pareto_nbd_agrees() {
    agrees(
        new ParetoNbd(.55, 12, .6, 5),
        new Purchasing(2, 210, 266, 0),
        39,
        new double[] {-9.90559632907005, 0.857269389903241, 1.38464975109418});
    Purchasing customer = new Purchasing(26, 216, 217, 0);
    ParetoNbd cdnow = new ParetoNbd(.553277, 10.577684, .606240, 11.668731);
    assertThat(cdnow.expected(customer, 364)).isCloseTo(25.455184, within(2e-5));
    assertThat(cdnow.alive(customer)).isCloseTo(.997873, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, .0078", "7, .0532", "21, .1506", "223, 1.0405", "224, 1.0437", "546, 1.8580"})
  @DisplayName("F-3 what a new customer will buy agrees with Hardie's sheet for BG/NBD")
  void a_new_customer_agrees(int days, double expected) {
    assertThat(CDNOW.expected(days)).isCloseTo(expected, within(5.1e-5));
  }

  @Test
  @DisplayName("F-3 without going or with everybody going, models are what they must be")
  void limits() {
    Purchasing customer = new Purchasing(3, 100, 200, 0);
    Nbd nbd = new Nbd(.8, 9);
    for (TransactionModel stays :
        List.of(
            new BgNbd(.8, 9, 1e-3, 1e4),
            new MbgNbd(.8, 9, 1e-3, 1e4),
            new ParetoNbd(.8, 9, 1e-3, 1e6))) {
      assertThat(logLikelihood(stays, customer))
          .isCloseTo(logLikelihood(nbd, customer), within(1e-5));
      assertThat(stays.expected(customer, 91)).isCloseTo(nbd.expected(customer, 91), within(1e-5));
      assertThat(stays.expected(91)).isCloseTo(nbd.expected(91), within(1e-5));
      assertThat(stays.alive(customer)).isCloseTo(1, within(1e-5));
    }
    assertThat(new MbgNbd(.8, 9, 1e4, 1e-3).expected(91)).isCloseTo(0, within(1e-6));
    // Each is gone after the first repeat, which NBD has not seen by then in (9/22)^0.8 of all.
    assertThat(new BgNbd(.8, 9, 1e4, 1e-3).expected(91))
        .isCloseTo(1 - Math.pow(9 / 22.0, .8), within(1e-6));
  }

  @Test
  @DisplayName("F-3 Pareto/NBD passes smoothly through s = 1 and alpha = beta")
  void pareto_nbd_is_smooth() {
    Purchasing customer = new Purchasing(2, 210, 266, 0);
    ParetoNbd at = new ParetoNbd(.55, 8, 1, 8);
    for (double off : new double[] {1 - 1e-9, 1 + 1e-9}) {
      ParetoNbd near = new ParetoNbd(.55, 8 * off, off, 8);
      assertThat(near.expected(customer, 273)).isCloseTo(at.expected(customer, 273), within(1e-7));
      assertThat(near.expected(273)).isCloseTo(at.expected(273), within(1e-7));
      assertThat(logLikelihood(near, customer))
          .isCloseTo(logLikelihood(at, customer), within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 2, 0.5", "5.2, 6.4, 0.9", "0.01, 1.2, 0.99", "26.6, 28.2, 0.2", "1, 3, 0"})
  void the_continued_fraction_is_the_power_series(double b, double c, double z) {
    double sum = 0;
    double term = 1;
    for (int n = 0; n < 20_000; n++) {
      sum += term;
      term *= (b + n) / (c + n) * z;
    }
    assertThat(Hypergeometric.of(b, c, z)).isCloseTo(sum, within(1e-12 * sum));
  }

  @Test
  void the_continued_fraction_is_the_logarithm_even_near_its_pole() {
    double z = 1 - 1e-8;
    assertThat(Hypergeometric.of(1, 2, z)).isCloseTo(-Math.log(1 - z) / z, within(1e-7));
  }

  @Test
  void what_lies_behind_or_centuries_ahead_is_not_foretold() {
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expected(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CDNOW.expected(new Purchasing(0, 0, 7, 0), 36_526))
        .withMessage("days must be 0 to 36525, not 36526");
  }

  @Test
  void parameters_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BgNbd(1, 1, Double.NaN, 1))
        .withMessage("a must be 0.001 to 10000.0, not NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> new ParetoNbd(1, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MbgNbd(1, 1, 1, 1e5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Nbd(1, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 1, 1));
  }
}
