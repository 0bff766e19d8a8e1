package io.siyu.statistics;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * What is believed of a share: a beta distribution.
 *
 * @param a the successes, those believed beforehand included
 * @param b the failures, likewise
 */
public record Beta(double a, double b) {
  /** Every share is as likely. */
  public static final Beta UNIFORM = new Beta(1, 1);

  private static final double LONGEST_SUM = 1_000;

  /** Checks the parameters. */
  public Beta {
    if (!(a > 0 && b > 0) || Double.isInfinite(a + b)) {
      throw new IllegalArgumentException("a and b must be above 0, and finite");
    }
  }

  /** The mean. */
  public double mean() {
    return a / (a + b);
  }

  /** The probability that the share is at most so much. */
  public double upTo(double share) {
    return RegularizedBeta.value(Math.min(1, Math.max(0, share)), a, b);
  }

  /** The share that is not exceeded with a probability from 0 to 1. */
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be from 0 to 1");
    }
    return Search.turn(0, 1, share -> upTo(share) >= probability);
  }

  /** The interval with the same probability on either side. */
  public Interval interval(double level) {
    Interval.requireShare("level", level);
    double tail = (1 - level) / 2;
    double high = Search.turn(0, 1, share -> RegularizedBeta.complement(share, a, b) <= tail);
    return new Interval(quantile(tail), high, level);
  }

  /**
   * The probability that this share is greater than another one. Looked at again and again until it
   * is high enough, it finds differences where there are none: see {@link AnytimeTest}.
   */
  public double probabilityAbove(Beta other) {
    double shortest = Math.min(Math.min(a, b), Math.min(other.a, other.b));
    if (shortest > LONGEST_SUM) {
      return Quadrature.overShares(
          List.of(this, other), share -> density(share) * other.upTo(share));
    }
    // The sum (Miller 2015) runs over a whole parameter; the other three by symmetry.
    if (a == shortest && whole(a)) {
      return sum(other.a, other.b, a, b);
    }
    if (other.a == shortest && whole(other.a)) {
      return 1 - sum(a, b, other.a, other.b);
    }
    if (b == shortest && whole(b)) {
      return 1 - sum(other.b, other.a, b, a);
    }
    if (other.b == shortest && whole(other.b)) {
      return sum(b, a, other.b, other.a);
    }
    return Quadrature.overShares(List.of(this, other), share -> density(share) * other.upTo(share));
  }

  /**
   * What is expected to be lost, as a share, by choosing this one where the other may be better.
   */
  public double expectedLoss(Beta other) {
    return Quadrature.overShares(
        List.of(this, other),
        share -> upTo(share) * RegularizedBeta.complement(share, other.a, other.b));
  }

  /** The probability of each to be the greatest. */
  public static List<Double> best(List<Beta> shares) {
    ImmutableList.Builder<Double> best = ImmutableList.builder();
    for (int i = 0; i < shares.size(); i++) {
      int mine = i;
      DoubleUnaryOperator ahead =
          share -> {
            double product = shares.get(mine).density(share);
            for (int j = 0; j < shares.size(); j++) {
              product *= j == mine ? 1 : shares.get(j).upTo(share);
            }
            return product;
          };
      best.add(Quadrature.overShares(shares, ahead));
    }
    return best.build();
  }

  private double density(double share) {
    return RegularizedBeta.derivative(share, a, b);
  }

  private static boolean whole(double parameter) {
    return parameter == Math.rint(parameter);
  }

  /** The probability that a share by (c, d) exceeds one by (a, b), for a whole c. */
  private static double sum(double a, double b, double c, double d) {
    double sum = 0;
    for (int i = 0; i < c; i++) {
      sum +=
          Math.exp(
              LogBeta.value(a + i, b + d)
                  - Math.log(d + i)
                  - LogBeta.value(1.0 + i, d)
                  - LogBeta.value(a, b));
    }
    return Math.min(1, sum);
  }
}
