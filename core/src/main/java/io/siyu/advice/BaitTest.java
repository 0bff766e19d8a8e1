package io.siyu.advice;

import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import io.siyu.json.Utf8Order;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.AnytimeTest;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which of several baits draws best (诱饵测试), and whether that can be told yet.
 *
 * <p>It may be looked at every day and stopped at any: see {@link AnytimeTest}. A bait wins when
 * the evidence that it is better than each of the others reaches (baits - 1) / falseWinners. Two
 * baits that are equal cannot both be shown to be better, so among k baits k - 1 comparisons can go
 * wrong, and each does so at most falseWinners / (k - 1) of the time.
 *
 * @param arms the baits, the best first: by the lower bound of their interval
 * @param decision who won, or that nobody has yet, with what is missing
 */
public record BaitTest(List<Arm> arms, Decision<Verdict> decision) {
  /** Copies. */
  public BaitTest {
    arms = ImmutableList.copyOf(arms);
  }

  /**
   * What became of one bait since the last look, such as in a day. More may be taken than offered,
   * where the offers were made before.
   *
   * @param bait the bait's name
   * @param offered to how many people it was offered
   * @param taken how many took it
   */
  public record Look(String bait, long offered, long taken) {
    /** Checks the counts. */
    public Look {
      if (offered < 0 || taken < 0 || Math.max(offered, taken) > Proportion.MOST_TRIALS) {
        throw new IllegalArgumentException(
            "offered and taken must be from 0 to " + Proportion.MOST_TRIALS);
      }
    }
  }

  /**
   * A bait and what is known of it.
   *
   * @param bait its name
   * @param taken how many took it, of those to whom it was offered
   * @param interval in which its share of takers lies, if it is looked at once
   * @param always in which it lies whenever it is looked at
   */
  public record Arm(String bait, Proportion taken, Estimate<Interval> interval, Interval always) {}

  /** What a test came to. */
  public sealed interface Verdict {
    /** One bait is better than all others. */
    record Winner(String bait) implements Verdict {}

    /** It cannot be told yet. */
    record Undecided() implements Verdict {}
  }

  /** Judges by all looks so far; their order and how they were split do not matter. */
  public static BaitTest of(List<Look> looks, BaitPolicy policy) {
    SortedMap<String, Long> offers = new TreeMap<>(Utf8Order.INSTANCE);
    Map<String, Long> takers = new HashMap<>();
    for (Look look : looks) {
      offers.merge(look.bait(), look.offered(), Long::sum);
      takers.merge(look.bait(), look.taken(), Long::sum);
    }
    List<Reason> reasons = new ArrayList<>();
    List<Count> baits = new ArrayList<>();
    offers.forEach(
        (bait, offered) -> {
          long taken = takers.getOrDefault(bait, 0L);
          if (taken <= offered && offered <= Proportion.MOST_TRIALS) {
            baits.add(new Count(bait, new Proportion(taken, offered)));
          } else {
            String code = taken > offered ? "MORE_TAKEN_THAN_OFFERED" : "TOO_MANY_OFFERS";
            Map<String, Long> counts = Map.of("offered", offered, "taken", taken);
            reasons.add(new Reason(code, counts, List.of(bait)));
          }
        });
    reasons.addAll(missing(baits, policy));
    List<Arm> arms = arms(baits, policy);
    Optional<Count> leader = leader(baits);
    List<Count> rivals = leader.isEmpty() ? List.of() : rivals(baits, leader.get(), policy);
    if (reasons.isEmpty() && leader.isPresent() && rivals.isEmpty()) {
      Verdict winner = new Verdict.Winner(leader.get().bait());
      return new BaitTest(arms, decision(winner, beaten(arms, leader.get().bait())));
    }
    for (Count rival : rivals) {
      reasons.add(untold(leader.orElseThrow(), rival, logEnough(baits.size(), policy)));
    }
    return new BaitTest(arms, decision(new Verdict.Undecided(), reasons));
  }

  private static Decision<Verdict> decision(Verdict verdict, List<Reason> reasons) {
    return new Decision<>(verdict, reasons, Optional.empty());
  }

  private static List<Arm> arms(List<Count> baits, BaitPolicy policy) {
    double level = 1 - policy.falseWinners();
    return baits.stream()
        .map(
            count ->
                new Arm(
                    count.bait(),
                    count.taken(),
                    count.taken().wilson(level),
                    AnytimeTest.interval(count.taken(), level)))
        .sorted(comparingDouble(BaitTest::lowerBound).reversed())
        .toList();
  }

  private static double lowerBound(Arm arm) {
    return arm.interval() instanceof Known<Interval> known ? known.value().low() : -1;
  }

  /** What is missing before there can be a winner at all. */
  private static List<Reason> missing(List<Count> baits, BaitPolicy policy) {
    List<Reason> missing = new ArrayList<>();
    if (baits.size() < 2) {
      missing.add(new Reason("TOO_FEW_BAITS", Map.of("baits", (long) baits.size()), List.of()));
    }
    for (Count count : baits) {
      long offered = count.taken().trials();
      if (offered < policy.leastOffers()) {
        Map<String, Long> offers =
            Map.of("offered", offered, "moreOffers", policy.leastOffers() - offered);
        missing.add(new Reason("TOO_FEW_OFFERS", offers, List.of(count.bait())));
      }
    }
    return missing;
  }

  /** The bait with the largest share of takers, the first of several: no other can win. */
  static Optional<Count> leader(List<Count> baits) {
    return baits.stream()
        .filter(count -> count.taken().trials() > 0)
        .min(comparingDouble(count -> -count.share()));
  }

  /** The others that a bait is not yet known to be better than. */
  static List<Count> rivals(List<Count> baits, Count one, BaitPolicy policy) {
    double enough = logEnough(baits.size(), policy);
    return baits.stream()
        .filter(other -> !other.bait().equals(one.bait()))
        .filter(other -> AnytimeTest.logEvidence(one.taken(), other.taken()) < enough)
        .toList();
  }

  private static double logEnough(int baits, BaitPolicy policy) {
    return Math.log((baits - 1) / policy.falseWinners());
  }

  private static List<Reason> beaten(List<Arm> arms, String winner) {
    return arms.stream()
        .filter(other -> !other.bait().equals(winner))
        .map(
            other ->
                new Reason(
                    "BETTER_THAN",
                    Map.of("offered", other.taken().trials(), "taken", other.taken().successes()),
                    List.of(winner, other.bait())))
        .toList();
  }

  /** How many more offers it may take until one bait is known to be better than another. */
  private static Reason untold(Count leader, Count rival, double logEnough) {
    List<String> both = List.of(leader.bait(), rival.bait());
    Estimate<Long> more = AnytimeTest.trialsToCome(leader.taken(), rival.taken(), logEnough);
    return more instanceof Known<Long> offers
        ? new Reason("NOT_TOLD_APART", Map.of("moreOffers", offers.value()), both)
        : new Reason(((Undefined<Long>) more).reason(), Map.of(), both);
  }

  /** A bait's offers and takers over all looks. */
  record Count(String bait, Proportion taken) {
    double share() {
      return (double) taken.successes() / taken.trials();
    }
  }
}
