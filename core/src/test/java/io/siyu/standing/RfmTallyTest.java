package io.siyu.standing;

import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.POLICY;
import static io.siyu.standing.People.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.standing.RfmPolicy.Cycle;
import io.siyu.standing.RfmPolicy.Fixed;
import io.siyu.standing.RfmPolicy.Mean;
import io.siyu.standing.RfmPolicy.Median;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.StandingFacts.Purchase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting packed orders against judging everybody by the baseline. */
class RfmTallyTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Provide
  Arbitrary<List<StandingFacts>> shops() {
    return People.anybody().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<RfmPolicy> policies() {
    return Arbitraries.of(
        RfmPolicy.defaults(ZONE),
        new RfmPolicy(
            new LookBack(2, NEW_YORK),
            new Fixed(List.of(7L, 30L, 90L)),
            new Quantiles(3),
            new Quantiles(10),
            new Mean()),
        new RfmPolicy(
            LookBack.year(NEW_YORK),
            new Quantiles(4),
            new Fixed(List.of(2L, 4L)),
            new Fixed(List.of(100L)),
            new Cycle(30)),
        new RfmPolicy(
            LookBack.year(ZONE),
            new Quantiles(2),
            new Quantiles(2),
            new Quantiles(2),
            new Median()));
  }

  private static RfmTally tally(RfmPolicy policy, List<StandingFacts> people) {
    RfmTally tally = new RfmTally(policy, AS_OF);
    for (StandingFacts person : people) {
      List<Purchase> before =
          person.purchases().stream().filter(it -> it.at().isBefore(AS_OF)).toList();
      tally.add(
          before.stream().mapToLong(it -> it.at().toEpochMilli()).toArray(),
          before.stream().mapToLong(Purchase::net).toArray(),
          0,
          before.size());
    }
    return tally;
  }

  private static Optional<Baseline> baseline(RfmPolicy policy, List<StandingFacts> people) {
    Baseline.Tally tally = new Baseline.Tally(POLICY, Optional.of(policy), AS_OF);
    people.forEach(tally::add);
    return Optional.of(tally.result("1"));
  }

  @Property(tries = 150)
  @Label("V-12 V-13 V-14 what is counted of packed orders is what everybody is judged to be")
  void counts(
      @ForAll @From("shops") List<StandingFacts> people,
      @ForAll @From("policies") RfmPolicy policy,
      @ForAll @IntRange(max = 30) int cut) {
    Optional<Baseline> shop = baseline(policy, people);
    Map<List<Integer>, List<Long>> cells = new TreeMap<>(RfmTallyTest::compare);
    Map<RfmClass, Long> classes = new TreeMap<>();
    for (StandingFacts person : people) {
      Rfm.of(policy, person, shop, AS_OF)
          .ifPresent(
              rfm -> {
                List<Integer> scores =
                    List.of(
                        rfm.recencyScore().orElseThrow(),
                        rfm.frequencyScore().orElseThrow(),
                        rfm.monetaryScore().orElseThrow());
                cells.computeIfAbsent(scores, any -> new ArrayList<>()).add(rfm.monetary());
                classes.merge(rfm.rfmClass().orElseThrow(), 1L, Long::sum);
              });
    }
    List<RfmCount.Cell> expected = new ArrayList<>();
    cells.forEach(
        (scores, paid) ->
            expected.add(
                new RfmCount.Cell(
                    scores.get(0),
                    scores.get(1),
                    scores.get(2),
                    paid.size(),
                    paid.stream().mapToLong(Long::longValue).sum())));

    int half = Math.min(cut, people.size());
    RfmTally parts = tally(policy, people.subList(half, people.size()));
    parts.add(tally(policy, people.subList(0, half)));
    assertThat(parts.result()).isEqualTo(tally(policy, people).result());
    assertThat(parts.result())
        .isEqualTo(shop.flatMap(Baseline::rfm).map(rfm -> new RfmCount(rfm, expected, classes)));
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < 3; i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-15T04:00:00Z, 12, 2026-01-10T04:59:59Z, 65",
    "2026-03-15T04:00:00Z, 12, 2026-01-10T05:00:00Z, 64",
    "2026-07-01T12:00:00Z, 6, 2026-06-10T03:59:59Z, 22",
    "2026-07-01T12:00:00Z, 6, 2026-06-10T04:00:00Z, 21"
  })
  @DisplayName("V-12 days of the zone are told from hours where clocks were changed in between")
  void changed_clocks(Instant asOf, int months, Instant paidAt, long days) {
    RfmPolicy year = RfmPolicy.defaults(NEW_YORK);
    RfmPolicy policy =
        new RfmPolicy(
            new LookBack(months, NEW_YORK),
            year.recency(),
            year.frequency(),
            year.monetary(),
            year.recencySplit());
    RfmTally tally = new RfmTally(policy, asOf);
    tally.add(new long[] {paidAt.toEpochMilli()}, new long[] {100}, 0, 1);

    assertThat(tally.baseline().orElseThrow().recencyMedian()).isEqualTo(days);
  }

  @Test
  @DisplayName("V-12 tallies of different policies are not added up")
  void different() {
    RfmTally one = new RfmTally(RfmPolicy.defaults(ZONE), AS_OF);
    assertThatThrownBy(() -> one.add(new RfmTally(RfmPolicy.defaults(NEW_YORK), AS_OF)))
        .hasMessageContaining("same policy");
    assertThatThrownBy(() -> one.add(new RfmTally(RfmPolicy.defaults(ZONE), AS_OF.plusMillis(1))))
        .hasMessageContaining("same policy");
  }
}
