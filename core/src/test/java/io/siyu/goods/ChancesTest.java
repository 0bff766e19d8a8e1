package io.siyu.goods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What two products are compared by, and which come together. */
class ChancesTest {
  private static Chances of(List<Integer> contributions) {
    Chances chances = new Chances();
    contributions.forEach(each -> chances.addBought(each));
    return chances;
  }

  private static double mean(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).average().orElseThrow();
  }

  private static double varianceOfMean(List<Integer> numbers) {
    double mean = mean(numbers);
    double squares = numbers.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
    return squares / (numbers.size() - 1) / numbers.size();
  }

  @Property(tries = 200)
  @Label("U-13 means surely differ from where Welch's statistic reaches the threshold on")
  void welch(
      @ForAll @Size(min = 2, max = 9) List<@IntRange(min = -500, max = 900) Integer> ones,
      @ForAll @Size(min = 2, max = 9) List<@IntRange(min = -500, max = 900) Integer> others) {
    double between = mean(ones) - mean(others);
    double within = varianceOfMean(ones) + varianceOfMean(others);
    double statistic = 1_000 * between * between / within;
    if (within > 0 && between != 0 && statistic < 1e9) {
      assertThat(of(ones).surelyDiffersFrom(of(others), (long) (statistic * (1 - 1e-9)))).isTrue();
      assertThat(of(others).surelyDiffersFrom(of(ones), (long) (statistic * (1 + 1e-9)) + 1))
          .isFalse();
    }
    assertThat(of(ones).surelyDiffersFrom(of(ones), 0)).isFalse();
  }

  @Test
  @DisplayName(
      "U-20 combos come together in enough orders and beyond chance, the greatest lift first")
  void combos() {
    ComboTally tally = new ComboTally(2);
    for (int i = 0; i < 2; i++) {
      tally.add(List.of("C", "D"));
      tally.add(List.of("A", "C"));
      tally.add(List.of("A", "B"));
    }
    tally.add(List.of("A", "B"));
    tally.add(List.of("E", "F"));
    tally.add(List.of());
    assertThat(tally.result())
        .containsExactly(
            new Combo("D", "C", 2, 2, 4, 8),
            new Combo("C", "D", 2, 4, 2, 8),
            new Combo("B", "A", 3, 3, 5, 8),
            new Combo("A", "B", 3, 5, 3, 8));
  }
}
