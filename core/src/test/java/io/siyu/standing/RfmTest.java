package io.siyu.standing;

import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.POLICY;
import static io.siyu.standing.People.ZONE;
import static io.siyu.standing.People.bought;
import static io.siyu.standing.People.purchase;
import static io.siyu.standing.People.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.money.Ratio;
import io.siyu.standing.RfmBaseline.Dimension;
import io.siyu.standing.RfmPolicy.Cycle;
import io.siyu.standing.RfmPolicy.Fixed;
import io.siyu.standing.RfmPolicy.Mean;
import io.siyu.standing.RfmPolicy.Median;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.RfmPolicy.RecencySplit;
import io.siyu.standing.StandingFacts.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmTest {
  private static RfmPolicy fixed(RecencySplit split) {
    return new RfmPolicy(
        LookBack.year(ZONE),
        new Fixed(List.of(7L, 30L, 90L)),
        new Fixed(List.of(2L, 4L)),
        new Fixed(List.of(100L, 200L)),
        split);
  }

  private static Optional<Baseline> shop(RfmBaseline rfm) {
    return Optional.of(
        new Baseline("1", AS_OF, 9, new Ratio(0, 1), 80, OptionalLong.empty(), Optional.of(rfm)));
  }

  private static Dimension sum(long sum) {
    return new Dimension(sum, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-15T11:59:59, 0, 4",
    "2026-03-14T23:59:59, 1, 4",
    "2026-03-08T00:00:00, 7, 4",
    "2026-03-07T23:59:59, 8, 3",
    "2025-12-15T00:00:00, 90, 2",
    "2025-12-14T23:59:59, 91, 1",
  })
  @DisplayName("V-12 V-13 recency is in days of the zone, and a bound of days is reached up to it")
  void recency(String last, long days, int score) {
    Rfm rfm =
        Rfm.of(
                fixed(new Median()),
                bought(List.of(purchase("a", last, 0, 0))),
                Optional.empty(),
                AS_OF)
            .orElseThrow();

    assertThat(rfm.recencyDays()).isEqualTo(days);
    assertThat(rfm.recencyScore()).hasValue(score);
  }

  @Test
  @DisplayName("V-12 V-13 all three are over one window, and fixed bounds need no baseline")
  void one_window() {
    List<Purchase> orders = new ArrayList<>(purchases(4, 49, 0));
    orders.add(purchase("old", "2025-03-14T23:59:59", 9_000, 0));
    orders.add(purchase("new", "2026-03-15T12:00:00", 9_000, 0));

    assertThat(Rfm.of(fixed(new Median()), bought(orders), Optional.empty(), AS_OF))
        .contains(
            new Rfm(
                70,
                4,
                200,
                OptionalInt.of(2),
                OptionalInt.of(3),
                OptionalInt.of(3),
                Optional.empty()));
    assertThat(Rfm.of(fixed(new Median()), bought(orders.subList(4, 6)), Optional.empty(), AS_OF))
        .isEmpty();
  }

  @Test
  @DisplayName("V-13 V-14 without a baseline what is relative is absent")
  void relative_needs_a_baseline() {
    Rfm rfm =
        Rfm.of(RfmPolicy.defaults(ZONE), bought(purchases(1, 0, 0)), Optional.empty(), AS_OF)
            .orElseThrow();

    assertThat(rfm.recencyScore()).isEmpty();
    assertThat(rfm.frequencyScore()).isEmpty();
    assertThat(rfm.monetaryScore()).isEmpty();
    assertThat(rfm.rfmClass()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 2, 200, IMPORTANT_VALUED, 111, 重要价值",
    "2026-03-04, 2, 200, IMPORTANT_TO_WIN_BACK, 011, 重要唤回",
    "2026-03-05, 1, 200, IMPORTANT_TO_DEVELOP, 101, 重要发展",
    "2026-03-04, 1, 200, IMPORTANT_TO_RETAIN, 001, 重要挽留",
    "2026-03-05, 2, 50, GENERAL_VALUED, 110, 一般价值",
    "2026-03-05, 1, 50, GENERAL_TO_DEVELOP, 100, 一般发展",
    "2026-03-04, 2, 50, GENERAL_TO_KEEP, 010, 一般保持",
    "2026-03-04, 1, 50, GENERAL_TO_RETAIN, 000, 一般挽留",
  })
  @DisplayName("V-14 the eight classes and their bits")
  void eight_classes(
      String day, int orders, long each, RfmClass expected, String bits, String chinese) {
    List<Purchase> purchases =
        IntStream.range(0, orders)
            .mapToObj(i -> purchase("o" + i, day + "T10:00:00", each - 1, 0))
            .toList();
    // means: 1.5 orders and 100; the median is 11 days
    Optional<Baseline> shop = shop(new RfmBaseline(2, sum(500), 11, sum(3), sum(200)));

    Optional<RfmClass> found =
        Rfm.of(fixed(new Median()), bought(purchases), shop, AS_OF).orElseThrow().rfmClass();

    assertThat(found).contains(expected);
    assertThat(expected.bits()).isEqualTo(bits);
    assertThat(expected.chinese()).isEqualTo(chinese);
  }

  @Test
  @DisplayName(
      "V-14 recency is split at the median, the mean or a cycle, and just there is not better")
  void splits() {
    // median 10 days, mean 12.5
    Optional<Baseline> shop = shop(new RfmBaseline(2, sum(25), 10, sum(2), sum(2)));

    assertThat(latest(new Median(), shop)).isEqualTo(9);
    assertThat(latest(new Mean(), shop)).isEqualTo(12);
    assertThat(latest(new Cycle(20), shop)).isEqualTo(19);
  }

  /** With how many days somebody is still recent. */
  private static int latest(RecencySplit split, Optional<Baseline> shop) {
    return IntStream.range(0, 60)
        .filter(
            days -> {
              Purchase one =
                  new Purchase(
                      "a",
                      AS_OF.minusSeconds(days * 86_400L + 1),
                      0,
                      Optional.empty(),
                      Optional.empty());
              return Rfm.of(fixed(split), bought(List.of(one)), shop, AS_OF)
                  .flatMap(Rfm::rfmClass)
                  .orElseThrow()
                  .bits()
                  .startsWith("1");
            })
        .max()
        .orElseThrow();
  }

  @Property(tries = 300)
  @Label("V-13 equal values have equal scores, which are those of a slow reference")
  void quantiles(
      @ForAll("shops") List<StandingFacts> people, @ForAll @IntRange(min = 2, max = 7) int groups) {
    Quantiles quantiles = new Quantiles(groups);
    RfmPolicy policy =
        new RfmPolicy(LookBack.year(ZONE), quantiles, quantiles, quantiles, new Median());
    Baseline.Tally tally = new Baseline.Tally(POLICY, Optional.of(policy), AS_OF);
    people.forEach(tally::add);
    Optional<Baseline> shop = Optional.of(tally.result("v"));
    List<Rfm> scored =
        people.stream().flatMap(one -> Rfm.of(policy, one, shop, AS_OF).stream()).toList();

    assertThat(scored.stream().map(rfm -> rfm.recencyScore().orElseThrow()).toList())
        .isEqualTo(slowScores(scored.stream().map(rfm -> -rfm.recencyDays()).toList(), groups));
    assertThat(scored.stream().map(rfm -> rfm.frequencyScore().orElseThrow()).toList())
        .isEqualTo(slowScores(scored.stream().map(Rfm::frequency).toList(), groups));
    assertThat(scored.stream().map(rfm -> rfm.monetaryScore().orElseThrow()).toList())
        .isEqualTo(slowScores(scored.stream().map(Rfm::monetary).toList(), groups));
  }

  private static List<Integer> slowScores(List<Long> values, int groups) {
    List<Long> raw =
        values.stream()
            .map(v -> groups * values.stream().filter(w -> w < v).count() / values.size())
            .toList();
    List<Long> dense = raw.stream().distinct().sorted().toList();
    return raw.stream().map(group -> dense.indexOf(group) + 1).toList();
  }

  @Test
  @DisplayName(
      "V-13 many ties make fewer scores, and a value not seen scores as the next worse one")
  void ties() {
    RfmPolicy policy = RfmPolicy.defaults(ZONE);
    Baseline.Tally tally = new Baseline.Tally(POLICY, Optional.of(policy), AS_OF);
    for (int orders : new int[] {1, 1, 1, 1, 1, 1, 1, 1, 3, 5}) {
      tally.add(bought(purchases(orders, 0, 0)));
    }
    Optional<Baseline> shop = Optional.of(tally.result("v"));

    List<Integer> scores =
        Stream.of(1, 2, 3, 4, 5, 6)
            .map(orders -> Rfm.of(policy, bought(purchases(orders, 0, 0)), shop, AS_OF))
            .map(rfm -> rfm.orElseThrow().frequencyScore().orElseThrow())
            .toList();

    assertThat(scores).containsExactly(1, 1, 2, 2, 2, 2);
  }

  @Test
  void bounds_must_rise() {
    assertThatThrownBy(() -> new Fixed(List.of(1L, 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each greater than the one before");
  }

  @Provide
  Arbitrary<List<StandingFacts>> shops() {
    return People.anybody().list().ofMinSize(1).ofMaxSize(15);
  }
}
