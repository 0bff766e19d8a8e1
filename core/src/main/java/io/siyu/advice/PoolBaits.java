package io.siyu.advice;

import static java.util.Comparator.comparingDouble;

import com.google.common.collect.ImmutableList;
import io.siyu.advice.BaitTest.Look;
import io.siyu.advice.BaitTest.Verdict;
import io.siyu.insight.BaitOffer;
import io.siyu.json.Utf8Order;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.Beta;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import io.siyu.statistics.SampleSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which bait draws best in one traffic pool (同一流量池内的诱饵测试). Only there is one offered to people like
 * those whom the others are offered to.
 *
 * @param trafficPool the traffic pool's id
 * @param counted how takers were counted, for all baits alike
 * @param arms what became of each bait, by its code
 * @param decision which bait won, or that nobody has yet, with what is missing
 * @param sample how many offers of each of the two best it takes in all until a test that is looked
 *     at once, at the end, tells them apart in four cases of five, if their shares are those seen
 */
public record PoolBaits(
    String trafficPool,
    Counted counted,
    List<Arm> arms,
    Decision<Verdict> decision,
    Estimate<Long> sample) {
  private static final double POWER = 0.8;

  /** Copies. */
  public PoolBaits {
    arms = ImmutableList.copyOf(arms);
  }

  /** How takers are counted. */
  public enum Counted {
    /** Somebody counted them with every offer. */
    TAKEN,
    /** They are those who joined through the bait's channels. */
    JOINED
  }

  /**
   * What became of one bait.
   *
   * @param bait its code
   * @param channels the codes of the channels through which it was offered
   * @param offered to how many people it was offered
   * @param taken how many took it; not known where takers are those who joined and one of the
   *     channels offered another bait too ({@code SEVERAL_BAITS})
   * @param figures what the counts say; undefined without takers, without offers, or with more
   *     takers than offers
   */
  public record Arm(
      String bait,
      List<String> channels,
      long offered,
      Estimate<Long> taken,
      Estimate<Figures> figures) {
    /** Copies. */
    public Arm {
      channels = ImmutableList.copyOf(channels);
    }
  }

  /**
   * What a bait's counts say.
   *
   * @param interval in which its share of takers lies, if it is looked at once
   * @param always in which it lies whenever it is looked at
   * @param believed in which it is believed to lie, if every share was as likely before
   * @param best how likely it is the best of all; to be looked at once
   * @param behind by how much its share is below that of the one with the largest, if it is looked
   *     at once; empty for that one
   */
  public record Figures(
      Interval interval,
      Interval always,
      Interval believed,
      double best,
      Optional<Interval> behind) {}

  /**
   * Judges each traffic pool in which anything was offered, by its id.
   *
   * @param offers what was offered in a window
   * @param joined how many joined through each channel in it
   * @param policy when a bait has won; intervals are as sure as that
   */
  public static List<PoolBaits> of(
      List<BaitOffer> offers, Map<String, Long> joined, BaitPolicy policy) {
    SortedMap<String, List<BaitOffer>> byPool = new TreeMap<>(Utf8Order.INSTANCE);
    for (BaitOffer offer : offers) {
      byPool.computeIfAbsent(offer.trafficPool(), pool -> new ArrayList<>()).add(offer);
    }
    List<PoolBaits> pools = new ArrayList<>();
    byPool.forEach((pool, its) -> pools.add(of(pool, its, joined, policy)));
    return pools;
  }

  private static PoolBaits of(
      String pool, List<BaitOffer> offers, Map<String, Long> joined, BaitPolicy policy) {
    Counted counted =
        offers.stream().allMatch(it -> it.taken().isPresent()) ? Counted.TAKEN : Counted.JOINED;
    SortedMap<String, List<BaitOffer>> byBait = new TreeMap<>(Utf8Order.INSTANCE);
    for (BaitOffer offer : offers) {
      byBait.computeIfAbsent(offer.bait(), bait -> new ArrayList<>()).add(offer);
    }
    Set<String> mixed = counted == Counted.TAKEN ? Set.of() : withSeveral(offers);
    List<Look> looks = new ArrayList<>();
    List<Arm> unknown = new ArrayList<>();
    for (List<BaitOffer> its : byBait.values()) {
      long people = its.stream().mapToLong(BaitOffer::people).reduce(0, Math::addExact);
      long takers =
          its.stream().mapToLong(it -> takers(it, counted, joined)).reduce(0, Math::addExact);
      if (its.stream().anyMatch(it -> mixed.contains(it.channel()))) {
        unknown.add(arm(its, people, new Undefined<>("SEVERAL_BAITS"), "SEVERAL_BAITS"));
      } else if (Math.max(people, takers) > Proportion.MOST_TRIALS) {
        unknown.add(arm(its, people, new Known<>(takers), "TOO_MANY_OFFERS"));
      } else {
        looks.add(new Look(its.get(0).bait(), people, takers));
      }
    }
    return judged(pool, counted, byBait, looks, unknown, policy);
  }

  private static PoolBaits judged(
      String pool,
      Counted counted,
      Map<String, List<BaitOffer>> byBait,
      List<Look> looks,
      List<Arm> unknown,
      BaitPolicy policy) {
    BaitTest test = BaitTest.of(looks, policy);
    List<BaitTest.Arm> rivals = rivals(test);
    Map<String, Figures> figures = figures(rivals);
    List<Arm> arms = new ArrayList<>(unknown);
    for (Look look : looks) {
      arms.add(arm(byBait.getOrDefault(look.bait(), List.of()), look, figures));
    }
    arms.sort(Comparator.comparing(Arm::bait, Utf8Order.INSTANCE));
    return new PoolBaits(
        pool,
        counted,
        arms,
        unknown.isEmpty() ? test.decision() : undecided(unknown, test.decision()),
        sample(rivals, policy));
  }

  private static long takers(BaitOffer offer, Counted counted, Map<String, Long> joined) {
    return counted == Counted.TAKEN
        ? offer.taken().orElse(0)
        : joined.getOrDefault(offer.channel(), 0L);
  }

  /** The channels through which more than one bait was offered. */
  private static Set<String> withSeveral(List<BaitOffer> offers) {
    Set<String> once = new HashSet<>();
    Set<String> several = new HashSet<>();
    offers.forEach(it -> (once.add(it.channel()) ? once : several).add(it.channel()));
    return several;
  }

  private static Arm arm(List<BaitOffer> offers, long people, Estimate<Long> taken, String reason) {
    return new Arm(
        offers.get(0).bait(),
        offers.stream().map(BaitOffer::channel).toList(),
        people,
        taken,
        new Undefined<>(reason));
  }

  private static Arm arm(List<BaitOffer> offers, Look look, Map<String, Figures> figures) {
    Figures known = figures.get(look.bait());
    String reason = look.taken() > look.offered() ? "MORE_TAKEN_THAN_OFFERED" : "NO_OFFERS";
    Arm arm = arm(offers, look.offered(), new Known<>(look.taken()), reason);
    return known == null
        ? arm
        : new Arm(arm.bait(), arm.channels(), arm.offered(), arm.taken(), new Known<>(known));
  }

  /** What the counts say of each bait that can be ranked. */
  private static Map<String, Figures> figures(List<BaitTest.Arm> rivals) {
    List<Beta> beliefs = rivals.stream().map(it -> it.taken().posterior()).toList();
    List<Double> best = Beta.best(beliefs);
    Map<String, Figures> figures = new HashMap<>();
    for (int i = 0; i < rivals.size(); i++) {
      BaitTest.Arm arm = rivals.get(i);
      double level = arm.always().level();
      if (arm.interval() instanceof Known<Interval> interval) {
        Optional<Interval> behind =
            i > 0
                    && rivals.get(0).taken().minus(arm.taken(), level)
                        instanceof Known<Interval> known
                ? Optional.of(known.value())
                : Optional.empty();
        Interval believed = beliefs.get(i).interval(level);
        figures.put(
            arm.bait(), new Figures(interval.value(), arm.always(), believed, best.get(i), behind));
      }
    }
    return figures;
  }

  /** The baits that can be ranked, that with the largest share first. */
  private static List<BaitTest.Arm> rivals(BaitTest test) {
    return test.arms().stream()
        .filter(arm -> arm.taken().trials() > 0)
        .sorted(comparingDouble(arm -> -share(arm)))
        .toList();
  }

  private static double share(BaitTest.Arm arm) {
    return (double) arm.taken().successes() / arm.taken().trials();
  }

  /** Whose takers are not known may be better than the best of the others. */
  private static Decision<Verdict> undecided(List<Arm> unknown, Decision<Verdict> others) {
    List<Reason> reasons = new ArrayList<>();
    for (Arm arm : unknown) {
      String code = ((Undefined<Figures>) arm.figures()).reason();
      reasons.add(new Reason(code, Map.of("offered", arm.offered()), List.of(arm.bait())));
    }
    if (others.value() instanceof Verdict.Undecided) {
      reasons.addAll(others.reasons());
    }
    return new Decision<>(new Verdict.Undecided(), reasons, Optional.empty());
  }

  private static Estimate<Long> sample(List<BaitTest.Arm> rivals, BaitPolicy policy) {
    if (rivals.size() < 2) {
      return new Undefined<>("TOO_FEW_BAITS");
    }
    double best = share(rivals.get(0));
    double next = share(rivals.get(1));
    if (best == next) {
      return new Undefined<>("NO_DIFFERENCE_SEEN");
    }
    if (best >= 1 || next <= 0) {
      return new Undefined<>("SHARE_OF_NONE_OR_ALL");
    }
    long trials = new SampleSize(next, best, policy.falseWinners(), POWER).trials();
    return trials > Proportion.MOST_TRIALS
        ? new Undefined<>("TOO_SMALL_A_DIFFERENCE")
        : new Known<>(trials);
  }
}
