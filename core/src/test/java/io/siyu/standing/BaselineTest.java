package io.siyu.standing;

import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.POLICY;
import static io.siyu.standing.People.ZONE;
import static io.siyu.standing.People.bought;
import static io.siyu.standing.People.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Violations.Violation;
import io.siyu.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final Optional<RfmPolicy> RFM = Optional.of(RfmPolicy.defaults(ZONE));

  private static Baseline of(List<StandingFacts> shop) {
    Baseline.Tally tally = new Baseline.Tally(POLICY, RFM, AS_OF);
    shop.forEach(tally::add);
    return tally.result("v");
  }

  @Test
  @DisplayName("V-9 V-10 five members by hand: one has bought nothing, and the cut is the third's")
  void by_hand() {
    Baseline baseline =
        of(
            List.of(
                bought(purchases(1, 10, 0)),
                bought(purchases(2, 20, 500_000)),
                bought(purchases(3, 30, 1_000_000)),
                bought(purchases(1, 5, 1_000_000)),
                bought(List.of())));

    assertThat(baseline.toJson())
        .isEqualTo(
            "{\"asOf\":\"2026-03-15T04:00:00Z\",\"discountedShare\":{\"den\":7,\"num\":5000000},"
                + "\"members\":5,\"percentile\":80,\"rfm\":{\"buyers\":4,"
                + "\"frequency\":{\"cuts\":[2,3],\"sum\":7},"
                + "\"monetary\":{\"cuts\":[11,42,93],\"sum\":152},"
                + "\"recency\":{\"cuts\":[71,72],\"median\":72,\"sum\":289}},"
                + "\"siyu\":\"baseline/1\",\"valueCut\":90,\"version\":\"v\"}");
    assertThat(baseline.discountedShare()).isEqualTo(new Ratio(5_000_000, 7));
  }

  @Property(tries = 300)
  @Label(
      "V-10 at least the percentile's share of the buyers is at or below the cut, and no less cut would do")
  void the_cut_is_the_lower_quantile(
      @ForAll("shops") List<StandingFacts> shop,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    StandingPolicy policy = new StandingPolicy(LookBack.year(ZONE), 3, 2, 600_000, percent, 0, 365);
    Baseline.Tally tally = new Baseline.Tally(policy, Optional.empty(), AS_OF);
    shop.forEach(tally::add);
    List<Long> values = new ArrayList<>();
    for (StandingFacts facts : shop) {
      List<Long> earned =
          facts.purchases().stream()
              .filter(one -> policy.window().contains(one.at(), AS_OF))
              .map(one -> one.contribution().orElse(one.net()))
              .toList();
      if (!earned.isEmpty()) {
        values.add(earned.stream().mapToLong(Long::longValue).sum());
      }
    }

    var cut = tally.result("v").valueCut();
    assertThat(cut.isPresent()).isEqualTo(!values.isEmpty());
    if (cut.isPresent()) {
      long at = cut.getAsLong();
      assertThat(values).contains(at);
      assertThat(values.stream().filter(v -> v <= at).count() * 100)
          .isGreaterThanOrEqualTo((long) percent * values.size());
      assertThat(values.stream().filter(v -> v < at).count() * 100)
          .isLessThan((long) percent * values.size());
    }
  }

  @Property(tries = 300)
  @Label("V-9 members in any order, in tallies split anywhere, give the same bytes")
  void split_anywhere(
      @ForAll("shops") List<StandingFacts> shop,
      @ForAll @IntRange(min = 0, max = 12) int at,
      @ForAll Random random) {
    List<StandingFacts> shuffled = People.shuffled(shop, random);
    int cut = Math.min(at, shuffled.size());
    Baseline.Tally one = new Baseline.Tally(POLICY, RFM, AS_OF);
    Baseline.Tally other = new Baseline.Tally(POLICY, RFM, AS_OF);
    shuffled.subList(0, cut).forEach(facts -> one.add(People.shuffled(facts, random)));
    shuffled.subList(cut, shuffled.size()).forEach(other::add);
    one.add(other);

    assertThat(one.result("v").toJson()).isEqualTo(of(shop).toJson());
  }

  @Property(tries = 300)
  @Label("V-9 what is written is read back, equal")
  void round_trip(@ForAll("shops") List<StandingFacts> shop) {
    Baseline baseline = of(shop);

    assertThat(Baseline.parse(baseline.toJson())).isEqualTo(baseline);
  }

  @Test
  @DisplayName("V-9 every mistake is reported at once, fields that nobody knows included")
  void mistakes() {
    assertThatThrownBy(
            () ->
                Baseline.parse(
                    """
                    {"siyu":"baseline/2","asOf":"yesterday","members":-1,"percentile":101,
                     "discountedShare":{"num":1},"colour":"red",
                     "rfm":{"buyers":0,"recency":{"sum":1,"median":2,"cuts":[2,1]},
                            "frequency":{"sum":1},"monetary":{"sum":1,"mode":1}}}
                    """))
        .isInstanceOfSatisfying(
            BaselineException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder(
                        "/siyu",
                        "/version",
                        "/asOf",
                        "/members",
                        "/percentile",
                        "/discountedShare/den",
                        "/colour",
                        "/rfm/buyers",
                        "/rfm/recency/cuts",
                        "/rfm/monetary/mode"));
  }

  @Test
  void tallies_of_different_policies_are_not_added_up() {
    Baseline.Tally tally = new Baseline.Tally(POLICY, RFM, AS_OF);

    assertThatThrownBy(() -> tally.add(new Baseline.Tally(POLICY, RFM, AS_OF.plusMillis(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same policies and instant");
  }

  @Provide
  Arbitrary<List<StandingFacts>> shops() {
    return People.anybody().list().ofMaxSize(12);
  }
}
