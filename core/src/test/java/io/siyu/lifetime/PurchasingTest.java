package io.siyu.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.siyu.lifetime.Purchasing.Purchase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasingTest {
  private static final LocalDate END = LocalDate.of(2026, 9, 30);

  private static Purchase bought(String day, long amount) {
    return new Purchase(LocalDate.parse(day), amount);
  }

  @Test
  @DisplayName(
      "F-1 the first day is no repeat, purchases of a day are one, later ones are left out")
  void a_history_is_summed_up() {
    List<Purchase> purchases =
        List.of(
            bought("2026-10-01", 9_000),
            bought("2026-08-02", 300),
            bought("2026-01-01", 5_000),
            bought("2026-08-02", 45),
            bought("2026-01-01", 70),
            bought("2026-01-18", 1_000));

    assertThat(Purchasing.of(purchases, END)).contains(new Purchasing(2, 213, 272, 1_345));
  }

  @Test
  @DisplayName("F-1 who bought on one day only has no repeats, and who never bought no history")
  void without_repeats() {
    assertThat(Purchasing.of(List.of(bought("2026-09-30", 5)), END))
        .contains(new Purchasing(0, 0, 0, 0));
    assertThat(Purchasing.of(List.of(bought("2026-10-01", 5)), END)).isEmpty();
    assertThat(Purchasing.of(List.of(), END)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0",
    "0, 1, 1, 0",
    "1, 0, 1, 0",
    "1, 2, 1, 0",
    "0, 0, -1, 0",
    "0, 0, 36526, 0",
    "36526, 1, 1, 0",
    "0, 0, 1, 5"
  })
  void what_cannot_be_a_history_is_refused(int repeats, int last, int observed, long spend) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Purchasing(repeats, last, observed, spend));
  }

  @Test
  void histories_are_counted() {
    Purchasing one = new Purchasing(1, 7, 30, 100);
    Purchasing other = new Purchasing(0, 0, 30, 0);
    PurchaseCounts counts =
        PurchaseCounts.of(List.of(one, other, one, new Purchasing(2, 36_524, 36_525, 5), other));

    assertThat(counts.size()).isEqualTo(3);
    assertThat(counts.customers()).isEqualTo(5);
    assertThat(counts.repeaters()).isEqualTo(3);
    assertThat(counts.repeats()).isEqualTo(4);
    assertThat(counts.daysToLast(2)).isEqualTo(36_524);
    assertThat(counts.daysObserved(2)).isEqualTo(36_525);
    assertThat(counts.count(1)).isEqualTo(2);
    assertThat(counts.atMost(2).size()).isEqualTo(2);
  }

  @Test
  void who_paid_nothing_for_repeats_tells_nothing_about_spend() {
    RepeatSpends spends =
        RepeatSpends.of(
            List.of(
                new Purchasing(2, 7, 30, 300),
                new Purchasing(1, 7, 30, 0),
                new Purchasing(1, 7, 30, -5),
                new Purchasing(0, 0, 30, 0),
                new Purchasing(1, 1, 30, 90)));

    assertThat(spends.customers()).isEqualTo(2);
    assertThat(spends.correlation().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(RepeatSpends.of(List.of()).correlation()).isEmpty();
  }
}
