package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.member.Member;
import io.siyu.points.PointsAccount;
import io.siyu.standing.Standing;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is measured must be the work it is called, and the same work for all who are compared. */
class MembershipBenchmarksTest {
  private static final int ASKED = 400;

  @Test
  void a_person_is_folded_to_a_tier_points_a_standing_and_segments() {
    MembershipBenchmark benchmark = new MembershipBenchmark();
    Member member = benchmark.foldMembership();
    assertThat(member.tier().tier()).isEqualTo("silver");
    assertThat(member.points("points").map(PointsAccount::balance)).contains(10 + 99L - 19);
    assertThat(member.points("growth").map(PointsAccount::balance)).contains(99L - 19);
    assertThat(member.standing().value()).isNotEqualTo(Standing.UNKNOWN);
    assertThat(member.segments()).containsExactly("buyers", "recent", "silver");
    Member without = new MembershipBenchmark().foldOnly();
    assertThat(without.id()).isEqualTo(member.id());
    assertThat(without.tier().tier()).isEmpty();
    assertThat(without.membership().points()).isEmpty();
  }

  @Test
  void twenty_orders_lift_and_keep_a_tier_and_earn_points_each() {
    MembershipBenchmark benchmark = new MembershipBenchmark();
    assertThat(benchmark.tier().tier()).isEqualTo("silver");
    assertThat(benchmark.tier().history()).hasSizeGreaterThan(3);
    assertThat(benchmark.points().lots()).hasSize(20).allMatch(lot -> lot.amount() == 99);
  }

  @Test
  void the_segment_and_its_floor_are_of_the_same_members() {
    Member[] members = CrowdMembers.of(ASKED);
    Predicate<Member> segment = Conditions.segment();
    assertThat(members)
        .allMatch(member -> segment.test(member) == MemberChecks.isInSegment(member));
    SegmentBenchmark benchmark = new SegmentBenchmark();
    benchmark.fold();
    assertThat(benchmark.segment())
        .isEqualTo(benchmark.floor())
        .isBetween(SegmentBenchmark.BATCH / 8, SegmentBenchmark.BATCH / 3);
  }

  @Test
  void every_engine_says_of_each_member_which_rules_hold() {
    RulesBenchmark benchmark = new RulesBenchmark();
    for (int i = 0; i < ASKED; i++) {
      assertThat(benchmark.conditions(i, i + 1))
          .isEqualTo(benchmark.floor(i, i + 1))
          .isEqualTo(benchmark.easyRules(i, i + 1))
          .isEqualTo(benchmark.drools(i, i + 1));
    }
    long[] all = benchmark.conditions();
    assertThat(all)
        .isEqualTo(benchmark.floor())
        .isEqualTo(benchmark.easyRules())
        .isEqualTo(benchmark.drools());
    assertThat(Arrays.stream(all)).allMatch(held -> held > 0 && held < RulesBenchmark.BATCH / 2);
  }
}
