package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.lifetime.Fit.Estimate;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.Fit.Undefined;
import io.siyu.statistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fits to customers drawn from known parameters. {@code -Dsiyu.lifetime.full=true} draws many more
 * times.
 */
class FitTest {
  private static final boolean FULL = Boolean.getBoolean("siyu.lifetime.full");
  private static final int SIZE = 3_000;
  private static final BgNbd BG = new BgNbd(1, 10, 1, 3);
  private static final GammaGamma SPENDS = new GammaGamma(6, 4, 1_500);

  private static TransactionModel truth(TransactionKind kind) {
    return switch (kind) {
      case NBD -> new Nbd(1, 10);
      case BG_NBD -> BG;
      case MBG_NBD -> new MbgNbd(1, 10, 1, 3);
      case PARETO_NBD -> new ParetoNbd(1, 10, 1, 30);
    };
  }

  static Fitted<TransactionModel> fitted(TransactionKind kind, List<Purchasing> customers) {
    Fit<TransactionModel> fit = kind.fit(PurchaseCounts.of(customers));
    assertThat(fit).isInstanceOf(Fitted.class);
    return (Fitted<TransactionModel>) fit;
  }

  static Fitted<GammaGamma> fitted(List<Purchasing> customers) {
    Fit<GammaGamma> fit = GammaGamma.fit(RepeatSpends.of(customers));
    assertThat(fit).isInstanceOf(Fitted.class);
    return (Fitted<GammaGamma>) fit;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-8 a fit finds the parameters that customers were drawn from, within its errors")
  void a_fit_finds_the_truth(TransactionKind kind) {
    TransactionModel truth = truth(kind);
    List<Purchasing> customers = Buyers.of(truth, SPENDS, SIZE, 1);
    Fitted<TransactionModel> fitted = fitted(kind, customers);

    assertThat(fitted.instead()).isEmpty();
    assertThat(fitted.customers()).isEqualTo(SIZE);
    assertThat(fitted.parameters()).extracting(Estimate::name).isEqualTo(kind.parameters());
    for (int i = 0; i < truth.parameters().size(); i++) {
      Estimate estimate = fitted.parameters().get(i);
      double error = estimate.standardError().orElseThrow();
      assertThat(error).isBetween(0.005 * estimate.value(), 0.6 * estimate.value());
      assertThat(estimate.value()).isCloseTo(truth.parameters().get(i), within(3 * error));
    }
    // Twice the gain over the truth is chi-squared with as many degrees as there are parameters.
    double gain = fitted.logLikelihood() - truth.logLikelihood(PurchaseCounts.of(customers));
    assertThat(gain).isBetween(0.0, 8.0);
  }

  @Test
  @DisplayName("F-8 a fit of spend finds the parameters that it was drawn from, within its errors")
  void a_fit_of_spend_finds_the_truth() {
    Fitted<GammaGamma> fitted = fitted(Buyers.of(BG, SPENDS, SIZE, 1));

    for (int i = 0; i < 3; i++) {
      Estimate estimate = fitted.parameters().get(i);
      double error = estimate.standardError().orElseThrow();
      assertThat(error).isBetween(0.005 * estimate.value(), 0.6 * estimate.value());
      assertThat(estimate.value()).isCloseTo(SPENDS.parameters().get(i), within(3 * error));
    }
    assertThat(fitted.model().mean()).isCloseTo(SPENDS.mean(), within(0.1 * SPENDS.mean()));
  }

  @Test
  @DisplayName("F-8, F-10 intervals of 95 % hold the truth in about 95 of 100 draws")
  void intervals_hold_the_truth() {
    int draws = FULL ? 200 : 8;
    Outlook outlook = new Outlook(12, 28, 0.01, 0.4);
    int parameters = 0;
    int held = 0;
    int values = 0;
    for (int seed = 1; seed <= draws; seed++) {
      List<Purchasing> customers = Buyers.of(BG, SPENDS, 2_000, 100 + seed);
      Fitted<TransactionModel> buying = fitted(TransactionKind.BG_NBD, customers);
      Fitted<GammaGamma> paying = fitted(customers);
      Covariance covariance = buying.covariance().orElseThrow();
      for (int i = 0; i < 4; i++) {
        double off = Math.log(buying.parameters().get(i).value() / BG.parameters().get(i));
        parameters++;
        held += Math.abs(off) <= 1.96 * Math.sqrt(covariance.get(i, i)) ? 1 : 0;
      }
      List<Purchasing> group = customers.subList(0, 200);
      GroupValue value = GroupValue.of(buying, paying, group, outlook).orElseThrow();
      double truth =
          group.stream()
              .mapToDouble(one -> LifetimeValue.of(BG, SPENDS, one, outlook).exact())
              .average()
              .orElseThrow();
      Interval interval = value.interval().orElseThrow();
      values += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    if (FULL) {
      assertThat((double) held / parameters).isBetween(0.92, 0.98);
      assertThat((double) values / draws).isBetween(0.91, 0.99);
    } else {
      assertThat(held).isGreaterThanOrEqualTo(28);
      assertThat(values).isGreaterThanOrEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-2 the order of customers changes no bit of a fit")
  void order_does_not_matter(TransactionKind kind) {
    List<Purchasing> customers = Buyers.of(BG, SPENDS, 400, 2);
    List<Purchasing> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(shuffled).isNotEqualTo(customers);
    assertThat(fitted(kind, shuffled)).isEqualTo(fitted(kind, customers));
    assertThat(fitted(shuffled)).isEqualTo(fitted(customers));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NBD")
  @DisplayName("F-6 where nobody goes, the fit is NBD and says so")
  void without_going_it_is_nbd(TransactionKind kind) {
    List<Purchasing> customers = Buyers.of(new Nbd(1, 10), SPENDS, 1_000, 4);
    Fitted<TransactionModel> fitted = fitted(kind, customers);

    assertThat(fitted.instead()).contains(Shortfall.NO_DROPOUT);
    assertThat(fitted.model()).isEqualTo(fitted(TransactionKind.NBD, customers).model());
    assertThat(fitted.model().expected(new Purchasing(0, 0, 0, 0), Purchasing.MAX_DAYS)).isFinite();
  }

  @Test
  @DisplayName("F-5 too few customers, or too few who bought again, give no model and a reason")
  void too_few() {
    Purchasing again = new Purchasing(1, 7, 60, 500);
    Purchasing once = new Purchasing(0, 0, 60, 0);
    List<Purchasing> few = new ArrayList<>(Collections.nCopies(99, again));
    assertThat(TransactionKind.MBG_NBD.fit(PurchaseCounts.of(few)))
        .isEqualTo(new Undefined<>(Shortfall.TOO_FEW_CUSTOMERS, 99));
    List<Purchasing> repeaters = new ArrayList<>(Collections.nCopies(29, again));
    repeaters.addAll(Collections.nCopies(500, once));
    Fit<TransactionModel> undefined = TransactionKind.NBD.fit(PurchaseCounts.of(repeaters));
    assertThat(undefined).isEqualTo(new Undefined<>(Shortfall.TOO_FEW_REPEATERS, 529));
    assertThat(undefined.found()).isEmpty();
    assertThat(GammaGamma.fit(RepeatSpends.of(repeaters)))
        .isEqualTo(new Undefined<>(Shortfall.TOO_FEW_REPEATERS, 29));
    assertThat(TransactionKind.NBD.fit(PurchaseCounts.of(List.of())).found()).isEmpty();
    few.add(again);
    assertThat(TransactionKind.NBD.fit(PurchaseCounts.of(few)).found()).isPresent();
  }

  @Test
  @DisplayName("F-7 spend without a mean gives no model and a reason")
  void spend_without_a_mean() {
    List<Purchasing> customers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Of Pareto's distribution of index 0.6, which has no mean.
      double spend = 1_000 * Math.pow((i + 0.5) / 200, -1 / 0.6);
      customers.add(new Purchasing(5, 7, 60, Math.round(spend)));
    }
    Fit<GammaGamma> fit = GammaGamma.fit(RepeatSpends.of(customers));

    assertThat(fit).isEqualTo(new Undefined<>(Shortfall.NO_MEAN, 200));
  }

  @Test
  @DisplayName("F-8 where a parameter runs to its bound, there is a model but no error")
  void all_alike() {
    List<Purchasing> customers = Collections.nCopies(200, new Purchasing(3, 50, 60, 3_000));
    Fitted<GammaGamma> spend = fitted(customers);

    assertThat(spend.covariance()).isEmpty();
    assertThat(spend.parameters()).allMatch(one -> one.standardError().isEmpty());
    assertThat(spend.model().expected(customers.get(0))).isCloseTo(1_000, within(1.0));
    for (TransactionKind kind : TransactionKind.values()) {
      Fitted<TransactionModel> fitted = fitted(kind, customers);
      assertThat(fitted.logLikelihood()).isFinite();
      assertThat(fitted.model().expected(customers.get(0), 7 * 520)).isFinite().isPositive();
    }
  }
}
