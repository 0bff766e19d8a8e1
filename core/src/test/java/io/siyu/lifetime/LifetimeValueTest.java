package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.siyu.lifetime.Fit.Fitted;
import io.siyu.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeValueTest {
  /** A purchase in five weeks for who bought once in nine weeks, and one in ten for a new one. */
  private static final Nbd MODEL = new Nbd(1, 1);

  /** 600 for who is new, 1,000 for who paid 1,400 once. */
  private static final GammaGamma SPENDS = new GammaGamma(2, 3, 600);

  private static final Purchasing CUSTOMER = new Purchasing(1, 30, 63, 1_400);

  @Test
  @DisplayName(
      "F-10 a value is margin times spend times purchases, each period's discounted once more")
  void a_value_is_discounted() {
    LifetimeValue value = LifetimeValue.of(MODEL, SPENDS, CUSTOMER, new Outlook(3, 35, 0.25, 0.4));

    assertThat(value.spend()).isCloseTo(1_000, within(1e-9));
    assertThat(value.purchases()).isCloseTo(0.8 + 0.64 + 0.512, within(1e-12));
    assertThat(value.exact()).isCloseTo(780.8, within(1e-9));
    assertThat(value.rounded()).isEqualTo(781);
    assertThat(new LifetimeValue(1, 1, 2.5).rounded()).isEqualTo(3);
    assertThat(new LifetimeValue(1, 1, -2.5).rounded()).isEqualTo(-2);
  }

  @Test
  @DisplayName("F-10 without a discount the periods do not matter, only how far they reach")
  void without_a_discount() {
    BgNbd model = new BgNbd(.242595, 4.413602, .792922, 2.425907);

    assertThat(new Outlook(52, 7, 0, 1).purchases(model, CUSTOMER))
        .isCloseTo(model.expected(CUSTOMER, 364), within(1e-12));
    assertThat(new Outlook(1, 364, 0, 1).purchases(model, CUSTOMER))
        .isEqualTo(model.expected(CUSTOMER, 364));
  }

  @Test
  @DisplayName("F-10 a group has its mean, and an interval where both fits have errors")
  void a_group_has_a_mean() {
    Purchasing other = new Purchasing(0, 0, 63, 0);
    Outlook outlook = new Outlook(1, 70, 0, 0.5);
    // By logarithms: the mean rises with r as 2 x 500/(1 + repeats) + ...; r alone is uncertain.
    Covariance rate = new Covariance(2, List.of(0.01, 0.0, 0.0, 0.0));
    Covariance sure = new Covariance(3, List.of(0., 0., 0., 0., 0., 0., 0., 0., 0.));
    GroupValue value =
        GroupValue.of(fitted(MODEL, rate), fitted(SPENDS, sure), List.of(other, CUSTOMER), outlook)
            .orElseThrow();

    // 0.5 x (600 x 1 + 1,000 x 2) / 2; r times the slope in r: 0.5 x (600 + 1,000) / 2.
    assertThat(value.customers()).isEqualTo(2);
    assertThat(value.mean()).isCloseTo(650, within(1e-9));
    Interval interval = value.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(650 - 1.959964 * 0.1 * 400, within(1e-3));
    assertThat(interval.high()).isCloseTo(650 + 1.959964 * 0.1 * 400, within(1e-3));
    assertThat(value.fittedTo()).isEqualTo(1);
  }

  @Test
  @DisplayName("F-11 the outcome of a group is what parameters leave open and the chance in each")
  void an_outcome_has_chance_in_it() {
    Covariance rate = new Covariance(2, List.of(0.01, 0.0, 0.0, 0.0));
    Covariance sure = new Covariance(3, List.of(0., 0., 0., 0., 0., 0., 0., 0., 0.));
    List<Purchasing> group = List.of(new Purchasing(0, 0, 63, 0), CUSTOMER);
    Outlook outlook = new Outlook(1, 70, 0, 0.5);
    GroupValue value =
        GroupValue.of(fitted(MODEL, rate), fitted(SPENDS, sure), group, outlook).orElseThrow();

    // Numbers of mean 1 and 2 and variance 2 and 4; means squared of 720,000 and 4/3 million.
    double one = 720_000 * (1 / 2.0 + 2 + 1) - 600.0 * 600;
    double other = 4e6 / 3 * (2 / 2.0 + 4 + 4) - 2_000.0 * 2_000;
    double half = 1.959964 * Math.sqrt(40 * 40 + 0.25 * (one + other) / 4);
    Interval outcome = value.outcome().orElseThrow();
    assertThat(outcome.low()).isCloseTo(650 - half, within(0.01));
    assertThat(outcome.high()).isCloseTo(650 + half, within(0.01));
  }

  @Test
  @DisplayName(
      "F-11 a discount makes the chance smaller as it makes the mean, and no variance none")
  void an_outcome_is_discounted_and_may_be_missing() {
    Covariance none = new Covariance(2, List.of(0.0, 0.0, 0.0, 0.0));
    Covariance sure = new Covariance(3, List.of(0., 0., 0., 0., 0., 0., 0., 0., 0.));
    List<Purchasing> group = List.of(CUSTOMER);
    GroupValue plain =
        GroupValue.of(fitted(MODEL, none), fitted(SPENDS, sure), group, new Outlook(1, 70, 0, 1))
            .orElseThrow();
    GroupValue halved =
        GroupValue.of(fitted(MODEL, none), fitted(SPENDS, sure), group, new Outlook(1, 70, 1, 1))
            .orElseThrow();
    double half = plain.outcome().orElseThrow().high() - plain.mean();

    assertThat(halved.mean()).isCloseTo(plain.mean() / 2, within(1e-9));
    assertThat(halved.outcome().orElseThrow().high() - halved.mean())
        .isCloseTo(half / 2, within(1e-9));
    GammaGamma unlike = new GammaGamma(2, 1.5, 600);
    GroupValue wild =
        GroupValue.of(
                fitted(MODEL, none),
                fitted(unlike, sure),
                List.of(new Purchasing(0, 0, 63, 0)),
                new Outlook(1, 70, 0, 1))
            .orElseThrow();
    assertThat(wild.interval()).isPresent();
    assertThat(wild.outcome()).isEmpty();
  }

  @Test
  @DisplayName("F-10 the interval of a group takes in how uncertain spend is")
  void spend_is_uncertain_too() {
    Covariance sure = new Covariance(2, List.of(0.0, 0.0, 0.0, 0.0));
    // The logarithm of gamma alone: of who is new, the spend is in proportion to it.
    Covariance scale = new Covariance(3, List.of(0., 0., 0., 0., 0., 0., 0., 0., 0.04));
    Purchasing once = new Purchasing(0, 0, 63, 0);
    GroupValue value =
        GroupValue.of(
                fitted(MODEL, sure), fitted(SPENDS, scale), List.of(once), new Outlook(1, 70, 0, 1))
            .orElseThrow();

    assertThat(value.mean()).isCloseTo(600, within(1e-9));
    assertThat(value.interval().orElseThrow().high() - 600)
        .isCloseTo(1.959964 * 0.2 * 600, within(1e-3));
  }

  @Test
  @DisplayName(
      "F-10 without errors of a fit a group has no interval, and without customers no value")
  void without_errors() {
    Fitted<TransactionModel> bare =
        new Fitted<>(MODEL, 0, 1, List.of(), Optional.empty(), Optional.empty());
    Covariance sure = new Covariance(3, List.of(0., 0., 0., 0., 0., 0., 0., 0., 0.));
    Outlook outlook = new Outlook(1, 70, 0, 1);

    assertThat(GroupValue.of(bare, fitted(SPENDS, sure), List.of(CUSTOMER), outlook))
        .contains(new GroupValue(1, 1, 2_000, Optional.empty(), Optional.empty()));
    assertThat(GroupValue.of(bare, fitted(SPENDS, sure), List.of(), outlook)).isEmpty();
  }

  private static <M> Fitted<M> fitted(M model, Covariance covariance) {
    return new Fitted<>(model, 0, 1, List.of(), Optional.of(covariance), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 30, 0, 0.5",
    "1, 0, 0, 0.5",
    "2000, 2000, 0, 0.5",
    "1, 30, -0.1, 0.5",
    "1, 30, NaN, 0.5",
    "1, 30, 0, 1.5",
    "1, 30, 0, NaN"
  })
  void an_outlook_that_makes_no_sense_is_refused(
      int periods, int days, double discount, double margin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outlook(periods, days, discount, margin));
  }
}
