package io.siyu.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.BaitTest.Arm;
import io.siyu.advice.BaitTest.Count;
import io.siyu.advice.BaitTest.Look;
import io.siyu.advice.BaitTest.Verdict.Undecided;
import io.siyu.advice.BaitTest.Verdict.Winner;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.AnytimeTest;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Homogeneity;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BaitTestTest {
  private static final BaitPolicy POLICY = BaitPolicy.DEFAULTS;
  private static final int LOOKS = 60;
  private static final int OFFERS_A_DAY = 20;

  @Test
  @DisplayName(
      "N-6 looked at every day, baits none of which is best have a winner in at most one of 20 tests")
  void no_best_bait() {
    assertThat(shareOfWinners(2_000, 0.3, 0.3)).isLessThanOrEqualTo(0.05);
    assertThat(shareOfWinners(300, 0.3, 0.3, 0.3, 0.3, 0.3)).isLessThanOrEqualTo(0.05);
    assertThat(shareOfWinners(300, 0.1, 0.3, 0.1, 0.3, 0.1)).isLessThanOrEqualTo(0.05);
  }

  @Test
  @DisplayName("N-6 a test for one look, looked at every day, has five times as many false winners")
  void peeking() {
    SplittableRandom random = new SplittableRandom(1);
    int winners = 0;
    for (int run = 0; run < 1_000; run++) {
      Proportion one = new Proportion(0, 0);
      Proportion two = new Proportion(0, 0);
      boolean won = false;
      for (int look = 0; look < LOOKS && !won; look++) {
        one = one.plus(new Proportion(takers(random, 0.3), OFFERS_A_DAY));
        two = two.plus(new Proportion(takers(random, 0.3), OFFERS_A_DAY));
        won =
            one.trials() >= POLICY.leastOffers()
                && Homogeneity.p(one, two) instanceof Known<Double> p
                && p.value() < 0.05;
      }
      winners += won ? 1 : 0;
    }

    assertThat(winners / 1_000.0).isGreaterThan(0.25);
  }

  @Test
  @DisplayName("N-6 a bait that draws 45 % where the others draw 30 wins almost always")
  void a_better_bait() {
    int won = 0;
    for (int run = 0; run < 200; run++) {
      Optional<String> winner = winner(new SplittableRandom(run), 0.3, 0.45, 0.3);
      won += winner.equals(Optional.of("bait1")) ? 1 : 0;
      assertThat(winner).isNotEqualTo(Optional.of("bait0")).isNotEqualTo(Optional.of("bait2"));
    }

    assertThat(won).isGreaterThan(190);
  }

  /** In how many of so many tests some look showed a winner. */
  private static double shareOfWinners(int runs, double... shares) {
    int winners = 0;
    for (int run = 0; run < runs; run++) {
      winners += winner(new SplittableRandom(run), shares).isPresent() ? 1 : 0;
    }
    return (double) winners / runs;
  }

  /** Who is the winner of the first day that shows one. */
  private static Optional<String> winner(SplittableRandom random, double... shares) {
    SortedMap<String, Proportion> baits = new TreeMap<>();
    for (int day = 0; day < LOOKS; day++) {
      for (int i = 0; i < shares.length; i++) {
        Proportion today = new Proportion(takers(random, shares[i]), OFFERS_A_DAY);
        baits.merge("bait" + i, today, Proportion::plus);
      }
      List<Count> counts =
          baits.entrySet().stream().map(bait -> new Count(bait.getKey(), bait.getValue())).toList();
      Count leader = BaitTest.leader(counts).orElseThrow();
      if (day > 0 && BaitTest.rivals(counts, leader, POLICY).isEmpty()) {
        List<Look> looks =
            counts.stream()
                .map(c -> new Look(c.bait(), c.taken().trials(), c.taken().successes()))
                .toList();
        assertThat(BaitTest.of(looks, POLICY).decision().value())
            .isEqualTo(new Winner(leader.bait()));
        return Optional.of(leader.bait());
      }
    }
    return Optional.empty();
  }

  private static long takers(SplittableRandom random, double share) {
    long takers = 0;
    for (int i = 0; i < OFFERS_A_DAY; i++) {
      takers += random.nextDouble() < share ? 1 : 0;
    }
    return takers;
  }

  @Test
  @DisplayName("N-6 a winner comes with those that it is better than")
  void winner() {
    BaitTest test =
        BaitTest.of(
            List.of(
                new Look("wipes", 200, 180), new Look("mask", 200, 100), new Look("pen", 200, 90)),
            POLICY);

    assertThat(test.decision().value()).isEqualTo(new Winner("wipes"));
    assertThat(test.decision().reasons())
        .containsExactly(
            new Reason(
                "BETTER_THAN", Map.of("offered", 200L, "taken", 100L), List.of("wipes", "mask")),
            new Reason(
                "BETTER_THAN", Map.of("offered", 200L, "taken", 90L), List.of("wipes", "pen")));
    assertThat(test.decision().until()).isEmpty();
  }

  @Test
  @DisplayName("N-6 evidence must be greater the more baits there are")
  void several_baits_need_more_evidence() {
    List<Look> two = List.of(new Look("a", 400, 160), new Look("b", 400, 107));
    List<Look> many = new ArrayList<>(two);
    for (int i = 0; i < 8; i++) {
      many.add(new Look("c" + i, 400, 10));
    }

    assertThat(BaitTest.of(two, POLICY).decision().value()).isEqualTo(new Winner("a"));
    BaitTest test = BaitTest.of(many, POLICY);
    assertThat(test.decision().value()).isEqualTo(new Undecided());
    assertThat(test.decision().reasons()).hasSize(1);
    assertThat(test.decision().reasons().get(0).evidence()).containsExactly("a", "b");
  }

  @Test
  @DisplayName(
      "N-6 nobody wins before each bait was offered often enough, and N-7 it says how many are missing")
  void least_offers() {
    BaitTest test = BaitTest.of(List.of(new Look("a", 1_000, 900), new Look("b", 29, 0)), POLICY);

    assertThat(test.decision().value()).isEqualTo(new Undecided());
    assertThat(test.decision().reasons())
        .containsExactly(
            new Reason("TOO_FEW_OFFERS", Map.of("offered", 29L, "moreOffers", 1L), List.of("b")));
    assertThat(
            BaitTest.of(List.of(new Look("a", 1_000, 900), new Look("b", 30, 0)), POLICY)
                .decision()
                .value())
        .isEqualTo(new Winner("a"));
  }

  @Test
  @DisplayName("N-7 who is undecided hears how many more offers each bait may need")
  void undecided() {
    BaitTest test =
        BaitTest.of(
            List.of(new Look("a", 100, 30), new Look("b", 100, 40), new Look("c", 100, 40)),
            POLICY);

    assertThat(test.decision().value()).isEqualTo(new Undecided());
    assertThat(test.decision().reasons())
        .extracting(Reason::code)
        .containsExactlyInAnyOrder("NOT_TOLD_APART", "NO_DIFFERENCE_SEEN");
    Reason apart =
        test.decision().reasons().stream()
            .filter(reason -> reason.code().equals("NOT_TOLD_APART"))
            .findFirst()
            .orElseThrow();
    assertThat(apart.evidence()).containsExactly("b", "a");
    assertThat(apart.figures())
        .containsEntry(
            "moreOffers",
            ((Known<Long>)
                    AnytimeTest.trialsToCome(
                        new Proportion(40, 100), new Proportion(30, 100), Math.log(2 / 0.05)))
                .value());
  }

  @Test
  @DisplayName("N-7 one bait, none, and more takers than offers are reasons, not errors")
  void nothing_to_decide() {
    assertThat(BaitTest.of(List.of(), POLICY).decision().reasons())
        .containsExactly(new Reason("TOO_FEW_BAITS", Map.of("baits", 0L), List.of()));
    BaitTest one = BaitTest.of(List.of(new Look("a", 50, 49)), POLICY);
    assertThat(one.decision().reasons())
        .containsExactly(new Reason("TOO_FEW_BAITS", Map.of("baits", 1L), List.of()));
    Interval interval = ((Known<Interval>) one.arms().get(0).interval()).value();
    assertThat(interval.low()).isCloseTo(0.895, within(5e-4));
    assertThat(interval.high()).isCloseTo(0.996, within(5e-4));
    BaitTest odd =
        BaitTest.of(
            List.of(new Look("a", 900, 500), new Look("b", 900, 90), new Look("c", 1, 2)), POLICY);
    assertThat(odd.decision().value()).isEqualTo(new Undecided());
    assertThat(odd.decision().reasons())
        .containsExactly(
            new Reason(
                "MORE_TAKEN_THAN_OFFERED", Map.of("offered", 1L, "taken", 2L), List.of("c")));
    assertThat(odd.arms()).extracting(Arm::bait).containsExactly("a", "b");
    Look most = new Look("a", Proportion.MOST_TRIALS, 1);
    assertThat(BaitTest.of(List.of(most, most), POLICY).decision().reasons())
        .extracting(Reason::code)
        .containsExactly("TOO_MANY_OFFERS", "TOO_FEW_BAITS");
  }

  @Test
  @DisplayName("N-8 baits are ranked by the lower bound, not by the share, then by name")
  void ranking() {
    BaitTest test =
        BaitTest.of(
            List.of(
                new Look("none", 0, 0),
                new Look("d", 100, 50),
                new Look("few", 2, 2),
                new Look("c", 100, 50),
                new Look("many", 1_000, 900)),
            POLICY);

    assertThat(test.arms()).extracting(Arm::bait).containsExactly("many", "c", "d", "few", "none");
    assertThat(test.arms().get(4).interval()).isEqualTo(new Undefined<>("NO_TRIALS"));
    assertThat(test.arms().get(4).always()).isEqualTo(new Interval(0, 1, 0.95));
  }

  @Test
  @DisplayName(
      "N-1 the order of looks and how they are split do not matter, nor on which day a bait was taken")
  void order() {
    List<Look> looks = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      looks.add(new Look("a", 10, day % 7));
      looks.add(new Look("b", day, 0));
      looks.add(new Look("b", 0, day / 3));
    }
    BaitTest inOrder = BaitTest.of(looks, POLICY);
    Collections.shuffle(looks, new Random(3));

    assertThat(BaitTest.of(looks, POLICY)).isEqualTo(inOrder);
    assertThat(
            BaitTest.of(
                List.of(new Look("b", 190, 57), new Look("a", 200, taken(looks, "a"))), POLICY))
        .isEqualTo(inOrder);
  }

  private static long taken(List<Look> looks, String bait) {
    return looks.stream().filter(l -> l.bait().equals(bait)).mapToLong(Look::taken).sum();
  }

  @Test
  void a_policy_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> new BaitPolicy(1, 30)).hasMessageContaining("falseWinners");
    assertThatThrownBy(() -> new BaitPolicy(0.1, 0)).hasMessageContaining("leastOffers");
    assertThatThrownBy(() -> new Look("a", -1, 0)).hasMessageContaining("offered and taken");
  }
}
