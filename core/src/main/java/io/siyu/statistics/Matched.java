package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.List;

/**
 * Those of one kind beside others who are like them in all that is known (匹配): figures of groups,
 * each weighted by how many of the one kind are in it.
 */
public final class Matched {
  private Matched() {}

  /**
   * One group of means.
   *
   * @param ones those of the one kind, two or more
   * @param others the others, two or more
   */
  public record Means(Sample ones, Sample others) {
    /** Checks that each has a spread. */
    public Means {
      if (Math.min(ones.count(), others.count()) < 2) {
        throw new IllegalArgumentException("a group needs two or more on either side");
      }
    }
  }

  /**
   * One group of shares.
   *
   * @param weight how many of the one kind there are; 1 or more
   * @param others how many of the others it holds for; of 1 or more
   */
  public record Shares(long weight, Proportion others) {
    /** Checks that there are some. */
    public Shares {
      if (weight < 1 || others.trials() < 1) {
        throw new IllegalArgumentException("a group needs one or more on either side");
      }
    }
  }

  /** By how much the mean of the ones exceeds what the others' would be in the same groups. */
  public static Estimate<Double> difference(List<Means> groups) {
    double sum = 0;
    double ones = 0;
    for (Means group : groups) {
      sum += group.ones.count() * (group.ones.average() - group.others.average());
      ones += group.ones.count();
    }
    return groups.isEmpty() ? none() : new Known<>(sum / ones);
  }

  /** The interval of that difference, by its standard error. */
  public static Estimate<Interval> differenceInterval(List<Means> groups, double level) {
    double z = Normal.reach(level);
    if (!(difference(groups) instanceof Known<Double> difference)) {
      return none();
    }
    double variance = 0;
    double ones = 0;
    for (Means group : groups) {
      double weight = (double) group.ones.count();
      double own = group.ones.varianceOfMean() + group.others.varianceOfMean();
      variance += weight * weight * own;
      ones += weight;
    }
    double reach = z * Math.sqrt(variance) / ones;
    return new Known<>(new Interval(difference.value() - reach, difference.value() + reach, level));
  }

  /** The share of the others, if they were spread over the groups as the ones are (标准化率). */
  public static Estimate<Double> share(List<Shares> groups) {
    double sum = 0;
    double weights = 0;
    for (Shares group : groups) {
      sum += group.weight * shareOf(group);
      weights += group.weight;
    }
    return groups.isEmpty() ? none() : new Known<>(sum / weights);
  }

  /** The interval of that share, from the score intervals of the groups (Zou and Donner 2008). */
  public static Estimate<Interval> shareInterval(List<Shares> groups, double level) {
    double below = 0;
    double above = 0;
    double weights = 0;
    for (Shares group : groups) {
      if (group.others.wilson(level) instanceof Known<Interval> own) {
        below = Math.hypot(below, group.weight * (shareOf(group) - own.value().low()));
        above = Math.hypot(above, group.weight * (own.value().high() - shareOf(group)));
      }
      weights += group.weight;
    }
    if (!(share(groups) instanceof Known<Double> share)) {
      return none();
    }
    return new Known<>(
        new Interval(
            Math.max(0, share.value() - below / weights),
            Math.min(1, share.value() + above / weights),
            level));
  }

  private static double shareOf(Shares group) {
    return (double) group.others.successes() / group.others.trials();
  }

  private static <T> Estimate<T> none() {
    return new Undefined<>("NOBODY_ALIKE");
  }
}
