package io.siyu.standing;

import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.POLICY;
import static io.siyu.standing.People.bought;
import static io.siyu.standing.People.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.money.Ratio;
import io.siyu.standing.StandingFacts.Purchase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrainedBaseTest {
  private static final int UNKNOWN = -1;

  private static TrainedBase of(List<StandingFacts> members) {
    TrainedBase.Tally tally = new TrainedBase.Tally(POLICY, AS_OF);
    for (StandingFacts facts : members) {
      tally.add(facts, new Decision<>(Standing.UNKNOWN, List.of(), Optional.empty()));
    }
    return tally.result();
  }

  /** Orders of the years since 2017, the first ones long before the window. */
  private static StandingFacts parts(int... discounted) {
    List<Purchase> purchases = new ArrayList<>();
    for (int i = 0; i < discounted.length; i++) {
      Purchase one = purchase("o" + i, (2017 + i) + "-01-01T10:00:00", 10, discounted[i]);
      purchases.add(
          discounted[i] == UNKNOWN
              ? new Purchase(one.id(), one.at(), 10, one.contribution(), Optional.empty())
              : one);
    }
    Collections.reverse(purchases);
    return bought(purchases);
  }

  @Test
  @DisplayName("V-15 of those whose standing is known, so many live on discounts")
  void dependent() {
    TrainedBase.Tally tally = new TrainedBase.Tally(POLICY, AS_OF);
    for (Standing standing : Standing.values()) {
      tally.add(bought(List.of()), new Decision<>(standing, List.of(), Optional.empty()));
    }
    tally.add(bought(List.of()), new Decision<>(Standing.POTENTIAL, List.of(), Optional.empty()));

    assertThat(tally.result().dependent()).isEqualTo(new Ratio(2, 5));
  }

  @Test
  @DisplayName("V-15 who began at the full price and buys at a discount only has been trained")
  void trained() {
    assertThat(of(List.of(parts(0, 1, 1, 1))).trained()).isEqualTo(new Ratio(1, 1));
    assertThat(of(List.of(parts(0, 0, 0, 9, 9, 9))).trained()).isEqualTo(new Ratio(1, 1));
    assertThat(of(List.of(parts(0, 9, 9, 9, 0))).trained()).isEqualTo(new Ratio(0, 1));
    assertThat(of(List.of(parts(0, 0, 9, 9))).trained()).isEqualTo(new Ratio(0, 1));
    assertThat(of(List.of(parts(0, 9, 9, 9), parts(0, 9, 9, 0))).trained())
        .isEqualTo(new Ratio(1, 2));
  }

  @Test
  @DisplayName(
      "V-15 who began at a discount, bought too little or at unknown list prices is in neither")
  void not_counted() {
    assertThat(
            of(List.of(
                    parts(9, 9, 9, 9),
                    parts(0, 9, 9),
                    parts(UNKNOWN, 9, 9, 9),
                    parts(0, 9, UNKNOWN, 9)))
                .trained())
        .isEqualTo(new Ratio(0, 0));
    assertThat(of(List.of(parts(0, UNKNOWN, 9, 9, 9))).trained()).isEqualTo(new Ratio(1, 1));
    // the tenth is of 2026-01-01, the eleventh of after the instant
    assertThat(of(List.of(parts(0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0))).trained())
        .isEqualTo(new Ratio(1, 1));
  }
}
