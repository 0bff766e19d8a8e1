package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;

/**
 * How many of how many (比例): counts, never a percentage, so that it shows how much is known. 49 of
 * 50 and 980 of 1,000 are both 98 %.
 *
 * @param successes how many it holds for
 * @param trials of how many
 */
public record Proportion(long successes, long trials) {
  /** The most trials. */
  public static final long MOST_TRIALS = 10_000_000_000L;

  /** Checks the counts. */
  public Proportion {
    if (successes < 0 || successes > trials || trials > MOST_TRIALS) {
      throw new IllegalArgumentException(
          "successes must be from 0 to the trials, and trials at most " + MOST_TRIALS);
    }
  }

  /** How many it does not hold for. */
  public long failures() {
    return trials - successes;
  }

  /** Both counts together. */
  public Proportion plus(Proportion other) {
    return new Proportion(successes + other.successes, trials + other.trials);
  }

  /**
   * The interval whose bounds each hold for sure, however few trials (Clopper and Pearson 1934);
   * from 0 to 1 where there were none.
   */
  public Interval exact(double level) {
    Interval.requireShare("level", level);
    double tail = (1 - level) / 2;
    double low = successes == 0 ? 0 : new Beta(successes, failures() + 1.0).quantile(tail);
    double high = failures() == 0 ? 1 : new Beta(successes + 1.0, failures()).quantile(1 - tail);
    return new Interval(low, high, level);
  }

  /** The observed share. */
  public Estimate<Double> value() {
    return trials == 0 ? noTrials() : new Known<>(share());
  }

  /** The score interval (Wilson 1927), which holds for few trials and shares near 0 and 1 too. */
  public Estimate<Interval> wilson(double level) {
    double z2 = Math.pow(Normal.reach(level), 2);
    if (trials == 0) {
      return noTrials();
    }
    double n = trials;
    double centre = (successes + z2 / 2) / (n + z2);
    double spread = Math.sqrt(z2 * (share() * (1 - share()) * n + z2 / 4)) / (n + z2);
    return new Known<>(
        new Interval(
            successes == 0 ? 0 : Math.max(0, centre - spread),
            failures() == 0 ? 1 : Math.min(1, centre + spread),
            level));
  }

  /** What is believed of the share after the trials, if every share was as likely before. */
  public Beta posterior() {
    return posterior(Beta.UNIFORM);
  }

  /** What is believed of the share after the trials. */
  public Beta posterior(Beta prior) {
    return new Beta(prior.a() + successes, prior.b() + failures());
  }

  /** The interval of this share less another (Newcombe 1998, hybrid of two score intervals). */
  public Estimate<Interval> minus(Proportion other, double level) {
    if (!(wilson(level) instanceof Known<Interval> mine)
        || !(other.wilson(level) instanceof Known<Interval> theirs)) {
      return noTrials();
    }
    double difference = share() - other.share();
    double below = Math.hypot(share() - mine.value().low(), theirs.value().high() - other.share());
    double above = Math.hypot(mine.value().high() - share(), other.share() - theirs.value().low());
    return new Known<>(new Interval(difference - below, difference + above, level));
  }

  private double share() {
    return (double) successes / trials;
  }

  private static <T> Estimate<T> noTrials() {
    return new Undefined<>("NO_TRIALS");
  }
}
