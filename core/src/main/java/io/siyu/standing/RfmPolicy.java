package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.time.ZoneId;
import java.util.List;

/**
 * How recency, frequency and money are scored (RFM 规则).
 *
 * @param window which purchases count, in all three dimensions
 * @param recency how days since the last purchase are scored; fewer are better
 * @param frequency how the number of purchases is scored
 * @param monetary how what was paid and not given back is scored
 * @param recencySplit what recency must be better than for the first bit of an {@link RfmClass}
 */
public record RfmPolicy(
    LookBack window,
    Scoring recency,
    Scoring frequency,
    Scoring monetary,
    RecencySplit recencySplit) {
  /** The bounds of the number of quantiles. */
  public static final PolicyNumber QUANTILES = new PolicyNumber("quantiles", 2, 100, 5);

  /** The bounds of the days of a cycle. */
  public static final PolicyNumber CYCLE_DAYS = new PolicyNumber("cycleDays", 1, 3_650, 30);

  /** The most bounds of a {@link Fixed} scoring. */
  public static final int BOUNDS_MAX = 99;

  /** What is asked of the bounds of a {@link Fixed} scoring, in words. */
  public static final String BOUNDS_RULE =
      "must be 1 to " + BOUNDS_MAX + " whole numbers, each greater than the one before";

  /** How one dimension is scored (打分方式). */
  public sealed interface Scoring permits Fixed, Quantiles {}

  /**
   * Scores by fixed bounds (固定区间): 1, and one more for each bound that is reached. A bound of money
   * or frequency is reached from it on, one of recency up to it.
   *
   * @param bounds the bounds, rising; at least one
   */
  public record Fixed(List<Long> bounds) implements Scoring {
    /** Checks and copies. */
    public Fixed {
      bounds = ImmutableList.copyOf(bounds);
      if (!isValid(bounds)) {
        throw new IllegalArgumentException("the bounds of a score " + BOUNDS_RULE);
      }
    }

    /** Tells whether bounds are what is asked of them. */
    public static boolean isValid(List<Long> bounds) {
      return !bounds.isEmpty() && bounds.size() <= BOUNDS_MAX && rises(bounds);
    }
  }

  /**
   * Scores by the cuts of a {@link Baseline} (分位数).
   *
   * @param groups into how many groups of equal size, if there are no ties
   */
  public record Quantiles(int groups) implements Scoring {
    /** Checks the number. */
    public Quantiles {
      QUANTILES.check(groups);
    }
  }

  /** What recency must be better than (近度分界). */
  public sealed interface RecencySplit permits Median, Mean, Cycle {}

  /** The shop's lower median. */
  public record Median() implements RecencySplit {}

  /** The shop's mean, which those who were lost long ago dominate. */
  public record Mean() implements RecencySplit {}

  /**
   * How often people come again in this business (复购周期).
   *
   * @param days the days of a cycle
   */
  public record Cycle(int days) implements RecencySplit {
    /** Checks the days. */
    public Cycle {
      CYCLE_DAYS.check(days);
    }
  }

  /** Quintiles of the last twelve months, split at the median. */
  public static RfmPolicy defaults(ZoneId zone) {
    Scoring quintiles = new Quantiles((int) QUANTILES.otherwise());
    return new RfmPolicy(LookBack.year(zone), quintiles, quintiles, quintiles, new Median());
  }

  static boolean rises(List<Long> numbers) {
    return Ordering.natural().isStrictlyOrdered(numbers);
  }
}
