package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every model and history, however far from any shop's. */
class LifetimeLawsTest {
  private static final int TEN_YEARS = 3_650;

  private static Arbitrary<Double> from(double least, double most) {
    return Arbitraries.doubles()
        .between(0, 1)
        .ofScale(6)
        .map(part -> Math.min(most, least * Math.pow(most / least, part)));
  }

  @Provide
  Arbitrary<TransactionModel> models() {
    Arbitrary<Double> shape = from(1e-3, 1e3);
    Arbitrary<Double> wide = from(1e-3, 1e4);
    // From a hundred purchases a week to one in centuries.
    Arbitrary<Double> wait = from(1e-2, 1e4);
    return Arbitraries.oneOf(
        Combinators.combine(shape, wait).as((r, w) -> new Nbd(r, scale(r, w))),
        Combinators.combine(shape, wait, wide, wide)
            .as((r, w, a, b) -> new BgNbd(r, scale(r, w), a, b)),
        Combinators.combine(shape, wait, wide, wide)
            .as((r, w, a, b) -> new MbgNbd(r, scale(r, w), a, b)),
        Combinators.combine(shape, wait, wide, from(1e-2, 1e6))
            .as((r, w, s, beta) -> new ParetoNbd(r, scale(r, w), s, beta)));
  }

  private static double scale(double shape, double wait) {
    return Math.max(1e-2, Math.min(1e6, shape * wait));
  }

  @Provide
  Arbitrary<Purchasing> histories() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, TEN_YEARS);
    return Combinators.combine(days, days, Arbitraries.integers().between(0, 2_000), days)
        .as(
            (one, other, repeats, spend) -> {
              int last = Math.min(one, other);
              int times = last == 0 ? 0 : Math.max(1, Math.min(last, repeats));
              return new Purchasing(
                  times, times == 0 ? 0 : last, Math.max(one, other), times == 0 ? 0 : spend);
            });
  }

  @Property(tries = 2_000)
  @Label("F-4 every likelihood is finite, every probability 0 to 1, every expectation finite")
  void answers_are_finite(
      @ForAll("models") TransactionModel model,
      @ForAll("histories") Purchasing customer,
      @ForAll @IntRange(max = TEN_YEARS) int days) {
    assertThat(model.logLikelihood(PurchaseCounts.of(List.of(customer)))).isFinite();
    assertThat(model.alive(customer)).isBetween(0.0, 1.0);
    double expected = model.expected(customer, days);
    double more = model.expected(customer, days + 7);
    // Nobody buys more than if they never went.
    Nbd stays = new Nbd(model.parameters().get(0), model.parameters().get(1));
    double most = stays.expected(customer, days);
    assertThat(expected).isFinite().isBetween(0.0, most * (1 + 1e-9));
    assertThat(more).isFinite().isGreaterThanOrEqualTo(expected * (1 - 1e-12));
    assertThat(model.expected(days)).isFinite().isBetween(0.0, stays.expected(days) * (1 + 1e-9));
    assertThat(model.expected(customer, 0)).isZero();
  }

  @Property(tries = 150)
  @Label("F-4, F-11 every variance is finite and that of a number, so that it is never below 0")
  void variances_are_finite(
      @ForAll("models") TransactionModel model,
      @ForAll("histories") Purchasing customer,
      @ForAll @IntRange(max = TEN_YEARS) int days) {
    double variance = model.variance(customer, days);
    double mean = model.expected(customer, days);
    // A whole number is nowhere nearer to its mean than the two on either side of it.
    double apart = mean - Math.floor(mean);
    assertThat(variance)
        .isFinite()
        .isGreaterThanOrEqualTo(apart * (1 - apart) - 1e-9 * mean * mean);
    assertThat(model.variance(customer, 0)).isZero();
  }

  @Property(tries = 300)
  @Label("F-3 histories counted together are as likely as one by one")
  void rows_add_up(
      @ForAll("models") TransactionModel model,
      @ForAll("histories") Purchasing one,
      @ForAll("histories") Purchasing other) {
    double apart =
        2 * model.logLikelihood(PurchaseCounts.of(List.of(one)))
            + model.logLikelihood(PurchaseCounts.of(List.of(other)));

    assertThat(model.logLikelihood(PurchaseCounts.of(List.of(one, other, one))))
        .isCloseTo(apart, within(1e-9 * (1 + Math.abs(apart))));
  }

  @Property(tries = 300)
  @Label("F-3 the probabilities of all numbers of repeats add up to one and to what is expected")
  void probabilities_add_up(
      @ForAll boolean first, @ForAll @IntRange(min = 1, max = 200) int days, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double r = Math.exp(random.nextDouble(-1, 2));
    double alpha = r * Math.exp(random.nextDouble(1, 3));
    double a = Math.exp(random.nextDouble(-2, 2));
    double b = Math.exp(random.nextDouble(-2, 2));
    BgNbd later = new BgNbd(r, alpha, a, b);
    MbgNbd atOnce = new MbgNbd(r, alpha, a, b);
    double sum = 0;
    double mean = 0;
    for (int n = 0; n < 1_000; n++) {
      double probability = first ? atOnce.probability(n, days) : later.probability(n, days);
      assertThat(probability).isBetween(0.0, 1.0);
      sum += probability;
      mean += n * probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(mean)
        .isCloseTo(first ? atOnce.expected(days) : later.expected(days), within(1e-6 * (1 + mean)));
  }

  @Property(tries = 500)
  @Label("F-4 the worth of the next repeat is positive and finite, whatever was given back")
  void spend_is_finite(
      @ForAll("histories") Purchasing customer, @ForAll @IntRange(max = 1) int sign) {
    GammaGamma model = new GammaGamma(1e4, 1.001, 1e15);
    Purchasing refunded =
        new Purchasing(
            customer.repeats(),
            customer.daysToLast(),
            customer.daysObserved(),
            (1 - 2L * sign) * customer.repeatSpend());

    assertThat(model.expected(refunded)).isFinite().isPositive();
    assertThat(model.variance(refunded, 3, 2)).isPositive();
  }
}
