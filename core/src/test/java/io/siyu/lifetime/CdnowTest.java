package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.siyu.lifetime.Fit.Estimate;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.HoldoutCheck.Calibration;
import io.siyu.lifetime.HoldoutCheck.Holdout;
import io.siyu.lifetime.HoldoutCheck.Ranking;
import io.siyu.lifetime.Purchasing.Purchase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures that were published for the sample of CDNOW's customers (Fader, Hardie and Lee 2005;
 * Fader and Hardie 2013; BTYD; lifetimes; CLVTools). It is looked for as {@code cdnow_sample.txt}
 * in the directory that the system property {@code siyu.data} names.
 */
class CdnowTest {
  private static final LocalDate END = LocalDate.of(1997, 9, 30);
  private static final LocalDate LATER = LocalDate.of(1998, 6, 30);
  private static final int WEEKS_39 = 273;

  private static final BgNbd BG = new BgNbd(.242595, 4.413602, .792922, 2.425907);
  private static final MbgNbd MBG = new MbgNbd(.524843, 6.183085, .891359, 1.614002);
  private static final ParetoNbd PARETO = new ParetoNbd(.553277, 10.577684, .606240, 11.668731);
  private static final Nbd NBD = new Nbd(.384766, 12.072022);
  private static final GammaGamma SPENDS = new GammaGamma(6.249572, 3.744225, 1_544.3521);

  private static final Map<Integer, Holdout> CUSTOMERS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    Path file =
        Path.of(System.getProperty("siyu.data", "../../shared/data")).resolve("cdnow_sample.txt");
    assumeTrue(Files.isRegularFile(file), "no cdnow_sample.txt: name its directory by siyu.data");
    Map<Integer, List<Purchase>> purchases = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      List<String> fields = Arrays.asList(line.trim().split(" +"));
      purchases
          .computeIfAbsent(Integer.valueOf(fields.get(1)), key -> new ArrayList<>())
          .add(
              new Purchase(
                  LocalDate.parse(fields.get(2), DateTimeFormatter.BASIC_ISO_DATE),
                  new BigDecimal(fields.get(4)).movePointRight(2).longValueExact()));
    }
    purchases.forEach(
        (id, bought) -> {
          Purchasing before = Purchasing.of(bought, END).orElseThrow();
          int all = Purchasing.of(bought, LATER).orElseThrow().repeats();
          CUSTOMERS.put(id, new Holdout(before, all - before.repeats()));
        });
  }

  private static List<Purchasing> customers() {
    return CUSTOMERS.values().stream().map(Holdout::before).toList();
  }

  private static TransactionModel model(TransactionKind kind) {
    return switch (kind) {
      case NBD -> NBD;
      case BG_NBD -> BG;
      case MBG_NBD -> MBG;
      case PARETO_NBD -> PARETO;
    };
  }

  @Test
  @DisplayName("F-1 histories are those of the data set")
  void histories() {
    PurchaseCounts counts = PurchaseCounts.of(customers());
    assertThat(counts.customers()).isEqualTo(2_357);
    assertThat(counts.repeaters()).isEqualTo(946);
    assertThat(counts.repeats()).isEqualTo(2_457);
    assertThat(CUSTOMERS.get(1)).isEqualTo(new Holdout(new Purchasing(2, 213, 272, 4_469), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "NBD, -9763.657615",
    "BG_NBD, -9582.429207",
    "MBG_NBD, -9582.135716",
    "PARETO_NBD, -9594.976179"
  })
  @DisplayName("F-3 a fit finds the published parameters and likelihood")
  void fits(TransactionKind kind, double logLikelihood) {
    Fitted<TransactionModel> fitted = FitTest.fitted(kind, customers());

    assertThat(fitted.model().kind()).isEqualTo(kind);
    assertThat(fitted.instead()).isEmpty();
    assertThat(fitted.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));
    for (int i = 0; i < fitted.parameters().size(); i++) {
      Estimate estimate = fitted.parameters().get(i);
      double published = model(kind).parameters().get(i);
      assertThat(estimate.value()).isCloseTo(published, within(1e-4 * published));
    }
  }

  @Test
  @DisplayName("F-3 a fit of spend finds the published parameters and likelihood")
  void fit_of_spend() {
    Fitted<GammaGamma> fitted = FitTest.fitted(customers());

    for (int i = 0; i < 3; i++) {
      double published = SPENDS.parameters().get(i);
      assertThat(fitted.parameters().get(i).value()).isCloseTo(published, within(1e-4 * published));
    }
    // The figure is of dollars; the density of cents is a hundredth of it for each customer.
    assertThat(fitted.logLikelihood() + 946 * Math.log(100)).isCloseTo(-4_055.917695, within(1e-6));
    assertThat(RepeatSpends.of(customers()).correlation().orElseThrow())
        .isCloseTo(.114, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "1, .726620, 1.225994, 1.558686, .706138, 1.262759, .869134, 1.455202, 1.850891, 1.826181",
    "3, 1, .194794, .251682, .389723, .153966, .295113, .107070, .136184, .294642",
    "7, .314941, .301637, .385718, .259523, .286839, .255173, .259910, .330583, 1.060412",
    "46, .830403, 7.229222, 9.066316, .818984, 6.860967, .910467, 7.531966, 9.578417, 9.537381",
    "157, .969221, 20.055249, 25.063341, .965938, 18.951873, .996187, 19.595849, 24.911709, 22.887150",
    "1596, 1, .234691, .301765, .414883, .195044, .351202, .148365, .187716, .350717",
    "1901, .000000, .000000, .000000, .000000, .000000, .000000, .000000, .000001, 20.165656",
    "2221, .700160, 2.147018, 2.691654, .679850, 2.100099, .825556, 2.385150, 3.010953, 3.317872"
  })
  @DisplayName("F-3 who is alive and will buy how much agrees, customer by customer")
  void customer_by_customer(
      int id,
      double bgAlive,
      double bg39,
      double bg52,
      double mbgAlive,
      double mbg39,
      double paretoAlive,
      double pareto39,
      double pareto52,
      double nbd39) {
    Purchasing customer = CUSTOMERS.get(id).before();
    agrees(BG.alive(customer), bgAlive);
    agrees(BG.expected(customer, WEEKS_39), bg39);
    agrees(BG.expected(customer, 364), bg52);
    agrees(MBG.alive(customer), mbgAlive);
    agrees(MBG.expected(customer, WEEKS_39), mbg39);
    agrees(PARETO.alive(customer), paretoAlive);
    agrees(PARETO.expected(customer, WEEKS_39), pareto39);
    agrees(PARETO.expected(customer, 364), pareto52);
    agrees(NBD.expected(customer, WEEKS_39), nbd39);
  }

  /** As far as six digits of the parameters and of the figure go. */
  private static void agrees(double value, double figure) {
    assertThat(value).isCloseTo(figure, within(6e-7 + 1e-6 * figure));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 24.653919",
    "3, 35.170371",
    "7, 18.910018",
    "157, 26.394264",
    "357, 179.572262",
    "1901, 294.217190"
  })
  @DisplayName("F-3 what the next repeat is worth agrees, customer by customer")
  void spend_by_customer(int id, double dollars) {
    assertThat(SPENDS.expected(CUSTOMERS.get(id).before()) / 100)
        .isCloseTo(dollars, within(1e-6 * dollars));
  }

  @Test
  @DisplayName("F-3 the histogram of repeats and the sales up to week 78 agree with the paper")
  void histogram_and_sales() {
    double[] expected = new double[8];
    int[] actual = new int[8];
    double bg78 = 0;
    double pareto78 = 0;
    long bought = 0;
    for (Holdout one : CUSTOMERS.values()) {
      int days = one.before().daysObserved();
      double rest = 1;
      for (int repeats = 0; repeats < 7; repeats++) {
        double probability = BG.probability(repeats, days);
        expected[repeats] += probability;
        rest -= probability;
      }
      expected[7] += rest;
      actual[Math.min(7, one.before().repeats())]++;
      bg78 += BG.expected(days + WEEKS_39);
      pareto78 += PARETO.expected(days + WEEKS_39);
      bought += one.before().repeats() + one.after();
    }
    double chiSquared = 0;
    for (int i = 0; i < 8; i++) {
      chiSquared += (actual[i] - expected[i]) * (actual[i] - expected[i]) / expected[i];
    }
    assertThat(chiSquared).isCloseTo(4.8211, within(1e-4));
    assertThat(100 * (bg78 / bought - 1)).isCloseTo(-4.1, within(.05));
    assertThat(100 * (pareto78 / bought - 1)).isCloseTo(-1.6, within(.05));
  }

  @ParameterizedTest
  @CsvSource({
    "NBD, 2929.8203, 1.041020, 1.859523, .583383, .453886",
    "BG_NBD, 1653.4087, .785454, 1.607982, .625647, .449287",
    "MBG_NBD, 1576.7284, .764779, 1.607183, .627253, .450048",
    "PARETO_NBD, 1665.5131, .754523, 1.602848, .630223, .459732"
  })
  @DisplayName("F-9 the check against the 39 weeks that followed agrees")
  void holdout(
      TransactionKind kind,
      double predicted,
      double meanAbsoluteError,
      double rootMeanSquareError,
      double correlation,
      double rankCorrelation) {
    HoldoutCheck check = HoldoutCheck.of(model(kind), CUSTOMERS.values(), WEEKS_39).orElseThrow();

    Calibration calibration = check.calibration();
    assertThat(calibration.predicted()).isCloseTo(predicted, within(2e-6 * predicted));
    assertThat(calibration.actual()).isEqualTo(1_882);
    assertThat(calibration.meanAbsoluteError()).isCloseTo(meanAbsoluteError, within(2e-6));
    assertThat(calibration.rootMeanSquareError()).isCloseTo(rootMeanSquareError, within(2e-6));
    Ranking ranking = check.ranking();
    assertThat(ranking.correlation().orElseThrow()).isCloseTo(correlation, within(1e-6));
    assertThat(ranking.rankCorrelation().orElseThrow()).isCloseTo(rankCorrelation, within(1e-6));
  }

  @Test
  @DisplayName("F-2 the order of customers changes no bit of a fit to real histories")
  void order_does_not_matter() {
    List<Purchasing> reversed = new ArrayList<>(customers());
    Collections.reverse(reversed);

    assertThat(FitTest.fitted(TransactionKind.BG_NBD, reversed))
        .isEqualTo(FitTest.fitted(TransactionKind.BG_NBD, customers()));
  }
}
