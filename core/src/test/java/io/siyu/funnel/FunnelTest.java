package io.siyu.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.funnel.Exclusion.Effect;
import io.siyu.money.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funnels whose answer one can see. Letters are steps a, b and c, seconds apart. */
class FunnelTest {
  private static final long END = 1_000;
  private static final FunnelWindow TEN_SECONDS =
      new FunnelWindow.FromFirst(Duration.ofSeconds(10));

  private static FunnelSpec spec(
      StepOrder order, FunnelWindow window, Set<FunnelMode> modes, Exclusion... exclusions) {
    return new FunnelSpec(
        List.of("a", "b", "c"),
        order,
        window,
        modes,
        FunnelEntry.BEST_ATTEMPT,
        List.of(exclusions),
        Optional.empty());
  }

  private static FunnelSpec spec(Exclusion... exclusions) {
    return spec(StepOrder.ORDERED, TEN_SECONDS, Set.of(FunnelMode.STRICT_ONCE), exclusions);
  }

  private static FunnelMatcher follow(FunnelSpec spec, String life) {
    return follow(spec, life, END);
  }

  /** Reads a life such as {@code a0 b5 x7}: x is the first exclusion, y no step. */
  private static FunnelMatcher follow(FunnelSpec spec, String life, long asOfSeconds) {
    Occurrences occurrences = new Occurrences();
    for (String done : life.split(" ")) {
      int step = "abc".indexOf(done.charAt(0));
      long at = Long.parseLong(done.substring(1)) * 1_000;
      occurrences.add(
          at, step < 0 ? 0 : 1 << step, done.startsWith("x") ? 1 : 0, Occurrences.NO_VALUE);
    }
    FunnelMatcher matcher = new FunnelMatcher(spec);
    matcher.follow(occurrences, asOfSeconds * 1_000);
    return matcher;
  }

  private static List<Long> seconds(FunnelMatcher matcher) {
    return FunnelLawsTest.found(matcher).at().stream().map(at -> at / 1_000).toList();
  }

  @Test
  @DisplayName(
      "J-1 the longest attempt counts, of equally long ones the first, done as early as can be")
  void the_best_attempt() {
    assertThat(seconds(follow(spec(), "a0 a1 b2 b3 c10 c11"))).containsExactly(0L, 2L, 10L);
    assertThat(seconds(follow(spec(), "a0 b2 a5 b6 c12"))).containsExactly(5L, 6L, 12L);
    assertThat(seconds(follow(spec(), "b0 c1"))).isEmpty();
  }

  @Test
  @DisplayName("J-1 an attempt may have to begin where the first step is done first of all")
  void the_first_ever() {
    FunnelSpec first =
        new FunnelSpec(
            List.of("a", "b", "c"),
            StepOrder.ORDERED,
            TEN_SECONDS,
            Set.of(FunnelMode.STRICT_ONCE),
            FunnelEntry.FIRST_EVER,
            List.of(),
            Optional.empty());

    assertThat(seconds(follow(first, "a0 b2 a5 b6 c12"))).containsExactly(0L, 2L);
  }

  @ParameterizedTest
  @DisplayName("J-4 steps one right after another, or in any order")
  @CsvSource({
    "STRICT, a0 b1 c2, 3",
    "STRICT, a0 y1 b2 c3, 1",
    "STRICT, a0 y1 a2 b3 c4, 3",
    "STRICT, a0 b1 b2 c3, 2",
    "ANY, c0 a3 b9, 3",
    "ANY, c0 a3 b11, 2",
    "ANY, b0 b1 b2, 1",
    "ORDERED, c0 a3 b9, 2"
  })
  void order(StepOrder order, String life, int level) {
    FunnelSpec spec = spec(order, TEN_SECONDS, Set.of(FunnelMode.STRICT_ONCE));

    assertThat(follow(spec, life).level()).isEqualTo(level);
  }

  @Test
  @DisplayName("J-5 a window's end belongs to it")
  void the_window_is_inclusive() {
    FunnelSpec perStep =
        spec(
            StepOrder.ORDERED,
            new FunnelWindow.PerStep(Duration.ofSeconds(10)),
            Set.of(FunnelMode.STRICT_ONCE));

    assertThat(follow(spec(), "a0 b10").level()).isEqualTo(2);
    assertThat(follow(spec(), "a0 b11").level()).isEqualTo(1);
    assertThat(follow(perStep, "a0 b10 c20").level()).isEqualTo(3);
    assertThat(follow(perStep, "a0 b10 c21").level()).isEqualTo(2);
    assertThat(seconds(follow(perStep, "a0 b1 b9 c12"))).containsExactly(0L, 9L, 12L);
  }

  @ParameterizedTest
  @DisplayName("J-5 calendar days end at midnight of the zone, on days of 23 and 25 hours too")
  @CsvSource({
    "1, Asia/Shanghai, 2026-03-01T10:00:00Z, 2026-03-01T15:59:59.999Z",
    "2, Asia/Shanghai, 2026-03-01T10:00:00Z, 2026-03-02T15:59:59.999Z",
    "1, Europe/Berlin, 2026-03-29T00:30:00Z, 2026-03-29T21:59:59.999Z",
    "1, Europe/Berlin, 2026-10-24T22:30:00Z, 2026-10-25T22:59:59.999Z",
    "2, Asia/Shanghai, 2028-02-28T00:00:00Z, 2028-02-29T15:59:59.999Z"
  })
  void calendar_days(int days, ZoneId zone, Instant first, Instant last) {
    FunnelSpec spec =
        FunnelSpec.ordered(List.of("a", "b"), new FunnelWindow.CalendarDays(days, zone));
    FunnelMatcher matcher = new FunnelMatcher(spec);
    Occurrences inTime = new Occurrences();
    inTime.add(first.toEpochMilli(), 1);
    inTime.add(last.toEpochMilli(), 2);
    Occurrences late = new Occurrences();
    late.add(first.toEpochMilli(), 1);
    late.add(last.toEpochMilli() + 1, 2);

    matcher.follow(inTime, Long.MAX_VALUE);
    assertThat(matcher.level()).isEqualTo(2);
    matcher.follow(late, Long.MAX_VALUE);
    assertThat(matcher.level()).isEqualTo(1);
  }

  @ParameterizedTest
  @DisplayName("J-6 what must not happen between two steps drops the person or ends the attempt")
  @CsvSource({
    "a0 x1 b2 c3, true, 1",
    "a0 b1 x2 c3, false, 3",
    "a0 x1, true, 1",
    "a0 x11 b12, false, 1",
    "x0 a1 b2 c3, false, 3",
    "a0 x1 a2 b3 c4, true, 3",
    "a0 b1 c2 a3 x4, false, 3"
  })
  void exclusions(String life, boolean dropped, int levelWhereItEndsAttempts) {
    FunnelMatcher drops = follow(spec(new Exclusion("refund", 1, 2, Effect.DROP_PERSON)), life);
    FunnelMatcher ends = follow(spec(new Exclusion("refund", 1, 2, Effect.END_ATTEMPT)), life);

    assertThat(drops.dropped()).isEqualTo(dropped);
    assertThat(ends.dropped()).isFalse();
    assertThat(ends.level()).isEqualTo(levelWhereItEndsAttempts);
    assertThat(drops.level()).isEqualTo(dropped ? 0 : follow(spec(), life).level());
  }

  @Test
  @DisplayName("J-7 a property held constant is the same in all steps")
  void one_product() {
    FunnelSpec spec =
        new FunnelSpec(
            List.of("a", "b"),
            StepOrder.ORDERED,
            TEN_SECONDS,
            Set.of(),
            FunnelEntry.BEST_ATTEMPT,
            List.of(),
            Optional.of("product"));
    Occurrences one = new Occurrences();
    one.add(0, 1, 0, 7);
    one.add(1_000, 2, 0, 8);
    FunnelMatcher matcher = new FunnelMatcher(spec);
    matcher.follow(one, END);
    assertThat(matcher.level()).isEqualTo(1);

    one.add(2_000, 2, 0, Occurrences.NO_VALUE);
    one.add(3_000, 2, 0, 7);
    matcher.follow(one, END * 1_000);
    assertThat(seconds(matcher)).containsExactly(0L, 3L);
  }

  @Test
  @DisplayName("J-8 steps of one instant are found in their order, however they arrive")
  void steps_of_one_instant() {
    assertThat(follow(spec(), "c5 b5 a5").level()).isEqualTo(3);
  }

  @Test
  @DisplayName("J-10 who may still do more in time is incomplete")
  void incomplete() {
    assertThat(follow(spec(), "a0", 10).incomplete()).isTrue();
    assertThat(follow(spec(), "a0", 11).incomplete()).isFalse();
    assertThat(follow(spec(), "a0 b1 c2", 3).incomplete()).isFalse();
    assertThat(follow(spec(), "a0 b9", 9)).returns(1, FunnelMatcher::level);
    assertThat(follow(spec(), "a0 b1 a20 y21", 25).incomplete()).isTrue();
    FunnelSpec strict = spec(StepOrder.ORDERED, TEN_SECONDS, Set.of(FunnelMode.STRICT_ORDER));
    assertThat(follow(strict, "a20 y21", 25).incomplete()).isFalse();
  }

  @Test
  @DisplayName("J-9 conversions are exact, and times to convert one of those that were taken")
  void conversions() {
    FunnelTally tally = new FunnelTally(spec());
    for (String life : List.of("a0 b3 c9", "a0 b1", "a0 b5 c6", "a0", "y0")) {
      tally.add(follow(spec(), life));
    }
    FunnelCount count = tally.count();

    assertThat(count.reached()).containsExactly(4L, 3L, 2L);
    assertThat(count.fromPrevious(1)).isEqualTo(new Ratio(4, 5));
    assertThat(count.fromPrevious(2)).isEqualTo(new Ratio(3, 4));
    assertThat(count.fromPrevious(3)).isEqualTo(new Ratio(2, 3));
    assertThat(count.overall()).isEqualTo(new Ratio(2, 4));
    assertThat(tally.timeTo(2, 50)).contains(Duration.ofSeconds(3));
    assertThat(tally.timeTo(3, 50)).contains(Duration.ofSeconds(6));
    assertThat(tally.timeTo(3, 51)).contains(Duration.ofSeconds(9));
    assertThat(new FunnelTally(spec()).timeTo(2, 50)).isEmpty();
  }

  @Test
  @DisplayName("J-11 what cannot be asked together is refused, with the reason")
  void refusals() {
    assertThatThrownBy(() -> spec(StepOrder.ANY, TEN_SECONDS, Set.of(FunnelMode.STRICT_INCREASE)))
        .hasMessage("modes but STRICT_ONCE need steps that are ORDERED");
    assertThatThrownBy(() -> spec(StepOrder.ORDERED, TEN_SECONDS, Set.of(FunnelMode.ALLOW_REENTRY)))
        .hasMessage("ALLOW_REENTRY needs STRICT_ORDER beside it");
    FunnelWindow perStep = new FunnelWindow.PerStep(Duration.ofDays(1));
    assertThatThrownBy(() -> spec(StepOrder.ANY, perStep, Set.of()))
        .hasMessage("steps in ANY order need a window from the first one");
    Exclusion drop = new Exclusion("refund", 1, 2, Effect.DROP_PERSON);
    assertThatThrownBy(() -> spec(StepOrder.ORDERED, perStep, Set.of(), drop))
        .hasMessage("exclusion refund needs a window from the first step to drop by");
    assertThatThrownBy(() -> spec(StepOrder.STRICT, TEN_SECONDS, Set.of(), drop))
        .hasMessage("exclusions need steps that are ORDERED");
    assertThatThrownBy(() -> spec(new Exclusion("refund", 1, 4, Effect.END_ATTEMPT)))
        .hasMessage("exclusion refund must end at a step of the funnel");
    assertThatThrownBy(() -> new Exclusion("refund", 2, 2, Effect.END_ATTEMPT))
        .hasMessage("exclusion refund must lie between a step and a later one");
    assertThatThrownBy(() -> FunnelSpec.ordered(List.of("a", "a"), TEN_SECONDS))
        .hasMessage("the steps of a funnel must have different names");
    assertThatThrownBy(() -> FunnelSpec.ordered(Collections.nCopies(33, "a"), TEN_SECONDS))
        .hasMessage("a funnel must have from 1 to 32 steps");
    assertThatThrownBy(() -> new FunnelWindow.FromFirst(Duration.ofSeconds(-1)))
        .hasMessage("a window must last from nothing to 36500 days");
    Occurrences occurrences = new Occurrences();
    occurrences.add(2, 1);
    assertThatThrownBy(() -> occurrences.add(1, 1))
        .hasMessage("occurrences must be added in order of time");
  }
}
