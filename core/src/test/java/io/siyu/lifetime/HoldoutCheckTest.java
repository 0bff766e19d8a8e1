package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.lifetime.HoldoutCheck.Holdout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HoldoutCheckTest {
  /** Foretells (1 + repeats) / 10 a week for who was observed for nine weeks. */
  private static final Nbd MODEL = new Nbd(1, 1);

  private static Holdout customer(int repeats, int after) {
    return new Holdout(new Purchasing(repeats, repeats, 63, 0), after);
  }

  @Test
  @DisplayName("F-9 whether numbers are right is told apart from whether the order is")
  void calibration_and_ranking() {
    // Foretold 1, 2 and 4 in ten weeks: twice as many come, in the same order.
    List<Holdout> customers = List.of(customer(3, 8), customer(0, 2), customer(1, 4));
    HoldoutCheck check = HoldoutCheck.of(MODEL, customers, 70).orElseThrow();

    assertThat(check.customers()).isEqualTo(3);
    assertThat(check.calibration().predicted()).isCloseTo(7, within(1e-12));
    assertThat(check.calibration().actual()).isEqualTo(14);
    assertThat(check.calibration().meanAbsoluteError()).isCloseTo(7 / 3.0, within(1e-12));
    assertThat(check.calibration().rootMeanSquareError()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(check.ranking().correlation().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(check.ranking().rankCorrelation().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  @DisplayName("F-9 equal customers share their ranks, and where all are alike there is no ranking")
  void ties() {
    HoldoutCheck check =
        HoldoutCheck.of(
                MODEL, List.of(customer(0, 5), customer(0, 1), customer(1, 1), customer(2, 0)), 70)
            .orElseThrow();
    // Ranks 1.5 1.5 3 4 and 4 2.5 2.5 1.
    assertThat(check.ranking().rankCorrelation().orElseThrow())
        .isCloseTo(-3.75 / 4.5, within(1e-12));
    HoldoutCheck alike =
        HoldoutCheck.of(MODEL, List.of(customer(1, 1), customer(1, 3)), 70).orElseThrow();
    assertThat(alike.ranking().correlation()).isEmpty();
    assertThat(alike.ranking().rankCorrelation()).isEmpty();
    assertThat(HoldoutCheck.of(MODEL, List.of(), 70)).isEmpty();
  }

  @Test
  @DisplayName("F-2 the order of customers changes no bit of a check")
  void order_does_not_matter() {
    List<Holdout> customers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      customers.add(customer(i * 37 % 61, i % 7));
    }
    List<Holdout> reversed = new ArrayList<>(customers);
    Collections.reverse(reversed);

    assertThat(HoldoutCheck.of(MODEL, reversed, 70))
        .isEqualTo(HoldoutCheck.of(MODEL, customers, 70));
  }
}
