package io.siyu.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.BaitTest.Verdict;
import io.siyu.advice.PoolBaits;
import io.siyu.advice.PoolBaits.Arm;
import io.siyu.advice.PoolBaits.Counted;
import io.siyu.advice.PoolBaits.Figures;
import io.siyu.event.Event;
import io.siyu.event.Offered;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BaitEstimatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private static Event offered(String channel, String bait, long people, OptionalLong taken) {
    return Story.stated(channel, DAY, new Offered(bait, people, taken, 1));
  }

  private static Event offered(String channel, String bait, long people, long taken) {
    return offered(channel, bait, people, OptionalLong.of(taken));
  }

  private static List<Event> joins(String channel, int people) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      events.add(Story.joined("03-11 10:00", Story.external(channel + i), "zhang", channel));
    }
    return events;
  }

  private static PoolBaits shops(List<Event> events) {
    return PureEstimates.of(events).baits().stream()
        .filter(pool -> pool.trafficPool().equals("shops"))
        .findFirst()
        .orElseThrow();
  }

  private static Figures figures(Arm arm) {
    return ((Known<Figures>) arm.figures()).value();
  }

  @Test
  @DisplayName(
      "Y-5 wet wipes win over masks with 98 % of 500 against 60 %, and the counts are shown")
  void winner() {
    PoolBaits shops =
        shops(
            List.of(
                offered("SH01", "wipes", 500, 490),
                offered("SH02", "masks", 500, 300),
                offered("MA01", "coupon", 900, 1)));
    assertThat(shops.counted()).isEqualTo(Counted.TAKEN);
    assertThat(shops.decision().value()).isEqualTo(new Verdict.Winner("wipes"));
    assertThat(shops.arms())
        .extracting(Arm::bait, Arm::channels, Arm::offered, Arm::taken)
        .containsExactly(
            tuple("masks", List.of("SH02"), 500L, new Known<>(300L)),
            tuple("wipes", List.of("SH01"), 500L, new Known<>(490L)));
    Proportion wipes = new Proportion(490, 500);
    Proportion masks = new Proportion(300, 500);
    Figures first = figures(shops.arms().get(1));
    assertThat(first.interval()).isEqualTo(((Known<Interval>) wipes.wilson(0.95)).value());
    assertThat(first.believed()).isEqualTo(wipes.posterior().interval(0.95));
    assertThat(first.best()).isCloseTo(1, within(1e-9));
    assertThat(first.behind()).isEmpty();
    assertThat(figures(shops.arms().get(0)).behind())
        .contains(((Known<Interval>) wipes.minus(masks, 0.95)).value());
  }

  @Test
  @DisplayName("Y-5 56 of 70 against 48 of 80 is not told apart yet, and how many it takes is said")
  void undecided() {
    PoolBaits shops =
        shops(List.of(offered("SH01", "wipes", 70, 56), offered("SH02", "masks", 80, 48)));
    assertThat(shops.decision().value()).isEqualTo(new Verdict.Undecided());
    Reason reason = shops.decision().reasons().get(0);
    assertThat(reason.code()).isEqualTo("NOT_TOLD_APART");
    assertThat(reason.evidence()).containsExactly("wipes", "masks");
    assertThat(reason.figures().get("moreOffers")).isPositive();
    Interval behind = figures(shops.arms().get(0)).behind().orElseThrow();
    assertThat(behind.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(behind.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(shops.sample()).as("60 against 80 %").isEqualTo(new Known<>(82L));
  }

  @Test
  @DisplayName("Y-5 without counts of takers they are those who joined through the bait's channels")
  void joined() {
    List<Event> events = new ArrayList<>(joins("SH01", 40));
    events.addAll(joins("SH02", 20));
    events.add(offered("SH01", "wipes", 50, OptionalLong.empty()));
    events.add(offered("SH02", "masks", 60, 59));
    PoolBaits shops = shops(events);
    assertThat(shops.counted()).isEqualTo(Counted.JOINED);
    assertThat(shops.arms())
        .extracting(Arm::taken)
        .containsExactly(new Known<>(20L), new Known<>(40L));
    assertThat(shops.decision().value()).isEqualTo(new Verdict.Winner("wipes"));

    events.add(offered("SH02", "gifts", 60, 59));
    PoolBaits mixed = shops(events);
    Estimate<Long> unknown = new Undefined<>("SEVERAL_BAITS");
    assertThat(mixed.arms())
        .extracting(Arm::taken)
        .as("who joined through SH02 may have come for gifts or masks")
        .containsExactly(unknown, unknown, new Known<>(40L));
    assertThat(mixed.decision().value()).isEqualTo(new Verdict.Undecided());
    assertThat(mixed.decision().reasons())
        .extracting(Reason::code)
        .containsExactly("SEVERAL_BAITS", "SEVERAL_BAITS", "TOO_FEW_BAITS");
  }

  @Test
  @DisplayName("Y-5 more takers than offers are shown and count for nothing")
  void more_takers() {
    List<Event> events = new ArrayList<>(joins("SH01", 40));
    events.add(offered("SH01", "wipes", 30, OptionalLong.empty()));
    events.add(offered("SH02", "masks", 60, OptionalLong.empty()));
    PoolBaits shops = shops(events);
    assertThat(shops.arms().get(1).taken()).isEqualTo(new Known<>(40L));
    assertThat(shops.arms().get(1).figures())
        .isEqualTo(new Undefined<Figures>("MORE_TAKEN_THAN_OFFERED"));
    assertThat(shops.decision().reasons())
        .contains(
            new Reason(
                "MORE_TAKEN_THAN_OFFERED", Map.of("offered", 30L, "taken", 40L), List.of("wipes")));
    assertThat(shops.sample()).isEqualTo(new Undefined<Long>("TOO_FEW_BAITS"));
  }

  @Test
  @DisplayName("Y-5 one bait, no offers, and more offers than can be told are no comparison")
  void nothing() {
    assertThat(PureEstimates.of(List.of()).baits()).isEmpty();
    PoolBaits alone = shops(List.of(offered("SH01", "wipes", 0, 0)));
    assertThat(alone.arms().get(0).figures()).isEqualTo(new Undefined<Figures>("NO_OFFERS"));
    PoolBaits many = shops(List.of(offered("SH01", "wipes", 1_000_000_000_000L, 0)));
    assertThat(many.arms().get(0).figures()).isEqualTo(new Undefined<Figures>("TOO_MANY_OFFERS"));
    assertThat(PureEstimates.of(List.of(offered("SH01", "wipes", 9, 3))).toJson())
        .contains("\"verdict\" : \"INSUFFICIENT_DATA\"", "TOO_FEW_BAITS", "\"taken\" : 3");
  }

  @Test
  @DisplayName("Y-5 the last revision of a day counts, and days outside the window do not")
  void restated() {
    PoolBaits shops =
        shops(
            List.of(
                offered("SH01", "wipes", 500, 490),
                Story.stated("SH01", DAY, new Offered("wipes", 300, OptionalLong.of(30), 2)),
                Story.stated(
                    "SH01",
                    LocalDate.of(2026, 2, 28),
                    new Offered("wipes", 80, OptionalLong.of(8), 1))));
    assertThat(shops.arms().get(0).offered()).isEqualTo(300);
    assertThat(shops.arms().get(0).taken()).isEqualTo(new Known<>(30L));
  }
}
