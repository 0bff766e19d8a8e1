package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Whether shares may all be the same, looked at once: the tests of a table of two columns. They are
 * undefined ({@code NOTHING_TO_COMPARE}) for fewer than two arms with trials, and where all trials
 * or none were successes.
 */
public final class Homogeneity {
  private static final long LONGEST_SUM = 10_000_000;

  /** Below this expected count in a cell the tests by χ² are too coarse (Cochran 1954). */
  private static final double LEAST_EXPECTED = 5;

  private Homogeneity() {}

  /**
   * What a test came to.
   *
   * @param statistic how far the counts are from the expected ones
   * @param degrees the degrees of freedom
   * @param p the probability of being as far, if the shares are the same
   */
  public record Result(double statistic, int degrees, double p) {}

  /** Pearson's χ². */
  public static Estimate<Result> chiSquare(List<Proportion> arms) {
    return distance(arms, (seen, expected) -> Math.pow(seen - expected, 2) / expected);
  }

  /** χ² of two arms with the correction of Yates (1934), which is on the safe side. */
  public static Estimate<Result> yates(Proportion one, Proportion two) {
    return distance(
        List.of(one, two),
        (seen, expected) -> {
          double off = Math.abs(seen - expected);
          return Math.pow(off - Math.min(0.5, off), 2) / expected;
        });
  }

  /** The likelihood ratio, G. */
  public static Estimate<Result> likelihoodRatio(List<Proportion> arms) {
    return distance(arms, (seen, expected) -> seen == 0 ? 0 : 2 * seen * Math.log(seen / expected));
  }

  /**
   * Fisher's exact probability of two arms, two-sided: of all tables that are no more likely. With
   * more than ten million of them it is undefined ({@code TOO_MANY_FOR_EXACT}).
   */
  public static Estimate<Double> fisher(Proportion one, Proportion two) {
    Sum all = Sum.of(List.of(one, two));
    if (!comparable(List.of(one, two), all)) {
      return new Undefined<>("NOTHING_TO_COMPARE");
    }
    long least = Math.max(0, all.successes() - two.trials());
    long most = Math.min(all.successes(), one.trials());
    if (most - least > LONGEST_SUM) {
      return new Undefined<>("TOO_MANY_FOR_EXACT");
    }
    double seen = logTable(one.successes(), one, two);
    double sum = 0;
    double same = 0;
    for (long successes = least; successes <= most; successes++) {
      double table = logTable(successes, one, two);
      double likely = Math.exp(table - seen);
      sum += likely;
      // Tables as likely as the seen one differ from it in the last digits.
      same += table <= seen + 1e-7 ? likely : 0;
    }
    return new Known<>(Math.min(1, same / sum));
  }

  /** The exact probability for two arms where a count is expected to be below 5, or that of χ². */
  public static Estimate<Double> p(Proportion one, Proportion two) {
    Sum all = Sum.of(List.of(one, two));
    double rarer = Math.min(all.successes(), all.failures());
    double smaller = Math.min(one.trials(), two.trials());
    if (rarer * smaller < LEAST_EXPECTED * all.trials()
        && fisher(one, two) instanceof Known<Double> exact) {
      return exact;
    }
    return chiSquare(List.of(one, two)) instanceof Known<Result> result
        ? new Known<>(result.value().p())
        : new Undefined<>("NOTHING_TO_COMPARE");
  }

  /** All arms, which may be more than one proportion holds. */
  private record Sum(long successes, long failures) {
    static Sum of(List<Proportion> arms) {
      return new Sum(
          arms.stream().mapToLong(Proportion::successes).sum(),
          arms.stream().mapToLong(Proportion::failures).sum());
    }

    double trials() {
      return successes + failures;
    }
  }

  private interface Cell {
    double distance(double seen, double expected);
  }

  private static Estimate<Result> distance(List<Proportion> arms, Cell cell) {
    Sum all = Sum.of(arms);
    if (!comparable(arms, all)) {
      return new Undefined<>("NOTHING_TO_COMPARE");
    }
    double sum = 0;
    int degrees = -1;
    for (Proportion arm : arms) {
      if (arm.trials() > 0) {
        double expected = (double) arm.trials() * all.successes() / all.trials();
        sum += cell.distance((double) arm.successes(), expected);
        sum += cell.distance((double) arm.failures(), arm.trials() - expected);
        degrees++;
      }
    }
    double statistic = Math.max(0, sum);
    double p = RegularizedGamma.Q.value(degrees / 2.0, statistic / 2);
    return new Known<>(new Result(statistic, degrees, p));
  }

  private static boolean comparable(List<Proportion> arms, Sum all) {
    return arms.stream().filter(arm -> arm.trials() > 0).count() > 1
        && all.successes() > 0
        && all.failures() > 0;
  }

  /** The logarithm of how likely a table is, but for what all tables of these margins share. */
  private static double logTable(long successes, Proportion one, Proportion two) {
    long others = one.successes() + two.successes() - successes;
    return -LogGamma.value(successes + 1.0)
        - LogGamma.value(one.trials() - successes + 1.0)
        - LogGamma.value(others + 1.0)
        - LogGamma.value(two.trials() - others + 1.0);
  }
}
