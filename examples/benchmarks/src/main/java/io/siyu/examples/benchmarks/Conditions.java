package io.siyu.examples.benchmarks;

import io.siyu.consent.Consents;
import io.siyu.member.Member;
import io.siyu.member.SegmentTest;
import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.stage.Stage;
import io.siyu.standing.Standing;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of members: one condition of twelve leaves, and five of one leaf. */
final class Conditions {
  static final String TAG = "et7-interest";
  static final String SECOND_HALF = "MA200";

  /**
   * What holds for most comes first, so that for most every leaf is asked and no shortcut taken;
   * the last two hold for half each.
   */
  static final Condition SEGMENT =
      Condition.all(
          List.of(
              Condition.stageAtLeast(Stage.CONTACT),
              new Condition.Reached(Stage.LEAD, 365),
              new Condition.InPool("guides"),
              new Condition.ReachableIn(Set.of("guides")),
              new Condition.HasTag(TAG, "").negated(),
              Condition.tierIn("gold").negated(),
              Condition.standingIn(Standing.DISCOUNT_HUNTER).negated(),
              Condition.orders(90, Range.atMost(3)),
              new Condition.Paid(365, Range.atMost(100_000)),
              new Condition.Points("points", Range.atMost(1_000)),
              new Condition.FirstTouchIn(
                  IntStream.range(100, 200)
                      .mapToObj(channel -> "MA" + channel)
                      .collect(Collectors.toSet())),
              Condition.consent(Consents.MARKETING, "push")));

  /** Stage, tier, orders, money and tag. */
  static final List<Condition> RULES =
      List.of(
          Condition.stageAtLeast(Stage.FIRST_ORDER),
          Condition.tierIn("silver", "gold"),
          Condition.orders(90, Range.atLeast(1)),
          new Condition.Paid(365, Range.atLeast(20_000)),
          new Condition.HasTag(TAG, ""));

  private Conditions() {}

  /** The five, ready to be asked. */
  static List<Predicate<Member>> rules() {
    SegmentTest test = SegmentTest.of(List.of());
    return RULES.stream().map(test::of).toList();
  }

  /** The twelve, ready to be asked. */
  static Predicate<Member> segment() {
    return SegmentTest.of(List.of()).of(SEGMENT);
  }
}
