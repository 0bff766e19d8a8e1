package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Whether one share is greater than another, however often it is looked at (随时有效检验): a sequential
 * probability ratio test with a mixture (Robbins 1970) of the beta-binomial kind.
 *
 * <p>If a share is p, then the ratio of how likely its successes are under shares scattered around
 * p, by {@code Beta(cp, c(1-p))}, to how likely they are under p is a martingale that begins at 1.
 * So is the product of the ratios of two shares that are both p, whatever is tried how often and
 * whenever one stops, and so is the mean of such products over several c: 5, 50 and 500, for shares
 * that are far apart and near. The evidence is the least of it over p. So if the shares are equal,
 * the chance that it ever reaches 1/α is at most α (Ville 1939).
 *
 * <p>The logarithm is convex in p, so that the least is found, and convex in two shares too: where
 * the counts point one way and there is evidence, no pair of shares that lie the other way explains
 * the counts better than a pair of equals.
 */
public final class AnytimeTest {
  private static final double[] CONCENTRATIONS = {5, 50, 500};
  private static final double NEAR_0 = 1e-12;

  /** In standard errors: as exact as the evidence needs it, and where the least is looked for. */
  private static final double TOLERANCE = 1e-4;

  private static final double AROUND = 4;

  private AnytimeTest() {}

  /**
   * The logarithm of the evidence that one share is greater than another; 0 where the counts do not
   * point that way.
   */
  public static double logEvidence(Proportion greater, Proportion less) {
    return logEvidence(Counts.of(greater), Counts.of(less));
  }

  /** The interval of a share that holds at all times at once, with the probability of the level. */
  public static Interval interval(Proportion proportion, double level) {
    Interval.requireShare("level", level);
    if (proportion.trials() == 0) {
      return new Interval(0, 1, level);
    }
    double enough = -Math.log1p(-level);
    Counts counts = Counts.of(proportion);
    DoubleUnaryOperator ratio = share -> logRatio(share, List.of(counts));
    // Nothing is as likely as what was observed, so that the ratio is below 1 there.
    double within = Math.min(1 - NEAR_0, Math.max(NEAR_0, counts.share()));
    double low =
        ratio.applyAsDouble(NEAR_0) < enough
            ? 0
            : Search.turn(NEAR_0, within, share -> ratio.applyAsDouble(share) < enough);
    double high =
        ratio.applyAsDouble(1 - NEAR_0) < enough
            ? 1
            : Search.turn(within, 1 - NEAR_0, share -> ratio.applyAsDouble(share) >= enough);
    return new Interval(low, high, level);
  }

  /**
   * About how many more trials each of two takes until the evidence reaches a logarithm, if both go
   * on as before: enough, and at most a hundredth too many.
   */
  public static Estimate<Long> trialsToCome(Proportion greater, Proportion less, double logEnough) {
    if (greater.trials() == 0 || less.trials() == 0) {
      return new Undefined<>("NO_TRIALS");
    }
    Counts one = Counts.of(greater);
    Counts two = Counts.of(less);
    if (one.share() <= two.share()) {
      return new Undefined<>("NO_DIFFERENCE_SEEN");
    }
    long few = 0;
    long enough = 1 + Math.min(greater.trials(), less.trials()) / 4;
    while (logEvidence(one.goingOn(enough), two.goingOn(enough)) < logEnough) {
      few = enough;
      enough *= 2;
      if (enough > Proportion.MOST_TRIALS) {
        return new Undefined<>("TOO_SMALL_A_DIFFERENCE");
      }
    }
    while (enough - few > 1 + few / 100) {
      long middle = few + (enough - few) / 2;
      if (logEvidence(one.goingOn(middle), two.goingOn(middle)) < logEnough) {
        few = middle;
      } else {
        enough = middle;
      }
    }
    return new Known<>(enough);
  }

  private static double logEvidence(Counts greater, Counts less) {
    if (greater.trials == 0 || less.trials == 0 || greater.share() <= less.share()) {
      return 0;
    }
    List<Counts> both = List.of(greater, less);
    DoubleUnaryOperator ratio = share -> logRatio(share, both);
    double trials = greater.trials + less.trials;
    double pooled = (greater.successes + less.successes) / trials;
    double atPooled = ratio.applyAsDouble(pooled);
    if (atPooled <= 0) {
      return 0;
    }
    double error = Math.sqrt(pooled * (1 - pooled) / trials);
    double low = pooled;
    double high = pooled;
    // Convex: where it is no less on both sides, its least is between them.
    for (double reach = AROUND * error; low > NEAR_0; reach *= 2) {
      low = Math.max(NEAR_0, pooled - reach);
      if (ratio.applyAsDouble(low) >= atPooled) {
        break;
      }
    }
    for (double reach = AROUND * error; high < 1 - NEAR_0; reach *= 2) {
      high = Math.min(1 - NEAR_0, pooled + reach);
      if (ratio.applyAsDouble(high) >= atPooled) {
        break;
      }
    }
    double least = Search.least(low, high, TOLERANCE * error, ratio);
    return Math.max(0, Math.min(atPooled, ratio.applyAsDouble(least)));
  }

  /** The logarithm of the mean of the products of ratios, if all shares are this one. */
  private static double logRatio(double share, List<Counts> all) {
    double[] logs = new double[CONCENTRATIONS.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      double a = CONCENTRATIONS[i] * share;
      double b = CONCENTRATIONS[i] * (1 - share);
      double around = LogBeta.value(a, b);
      for (Counts counts : all) {
        logs[i] += LogBeta.value(a + counts.successes, b + counts.failures()) - around;
      }
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    double mixed = most + Math.log(sum / logs.length);
    for (Counts counts : all) {
      mixed -= counts.successes * Math.log(share) + counts.failures() * Math.log1p(-share);
    }
    return mixed;
  }

  /** Counts that need not be whole, as those to come are not. */
  private record Counts(double successes, double trials) {
    static Counts of(Proportion proportion) {
      return new Counts((double) proportion.successes(), (double) proportion.trials());
    }

    double share() {
      return successes / trials;
    }

    double failures() {
      return trials - successes;
    }

    Counts goingOn(long more) {
      return new Counts(successes + share() * more, trials + more);
    }
  }
}
