package io.siyu.advice;

import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.function.DoubleUnaryOperator;

/**
 * What a referral factor comes to (裂变增长), where each person invites once, in the cycle after
 * joining: a branching process. The other formula in use, seeds · (1 + K)^cycles, lets everybody
 * invite again in every cycle; it is not used.
 *
 * @param k how many children a parent brings on average (K 因子)
 */
public record Growth(double k) {
  private static final int MOST_STEPS = 100;

  /** Checks the factor. */
  public Growth {
    if (!(k >= 0) || Double.isInfinite(k)) {
      throw new IllegalArgumentException("k must be at least 0, and finite");
    }
  }

  /**
   * How many people there are after some cycles, the seeds included (Skok 2009).
   *
   * @param seeds with how many it began
   * @param cycles how many cycles went by, parts of one included
   */
  public Estimate<Double> after(long seeds, double cycles) {
    requireNotNegative("seeds", (double) seeds);
    requireNotNegative("cycles", cycles);
    double people =
        k == 1 ? seeds * (cycles + 1) : seeds * Math.expm1(Math.log(k) * (cycles + 1)) / (k - 1);
    return Double.isFinite(people) ? new Known<>(people) : new Undefined<>("TOO_MANY");
  }

  /** After how many cycles there are so many people, the seeds included. */
  public Estimate<Double> cyclesTo(long seeds, long people) {
    requireNotNegative("seeds", (double) seeds);
    if (people <= seeds) {
      return new Known<>(0.0);
    }
    if (seeds == 0) {
      return new Undefined<>("NO_SEEDS");
    }
    double perSeed = (double) people / seeds;
    if (k < 1 && perSeed * (1 - k) >= 1) {
      return new Undefined<>("NEVER");
    }
    return new Known<>(k == 1 ? perSeed - 1 : Math.log1p(perSeed * (k - 1)) / Math.log(k) - 1);
  }

  /** How many people come of one seed in the end, itself included; endless from a factor of 1. */
  public Estimate<Double> perSeed() {
    return k < 1 ? new Known<>(1 / (1 - k)) : endless();
  }

  /** The variance of {@link #perSeed}, if the number of children is a Poisson count. */
  public Estimate<Double> variancePerSeed() {
    return k < 1 ? new Known<>(k / Math.pow(1 - k, 3)) : endless();
  }

  /** How likely it ends by itself, from one seed, if the number of children is a Poisson count. */
  public double extinction() {
    if (k <= 1) {
      return 1;
    }
    return leastFixedPoint(q -> Math.exp(k * (q - 1)), q -> k * Math.exp(k * (q - 1)));
  }

  /**
   * How likely it ends by itself, from one seed, if few bring most of the children: the number is a
   * negative binomial count.
   *
   * @param dispersion how even it is: 0.1 is a few super-spreaders, the larger the nearer to
   *     Poisson
   */
  public double extinction(double dispersion) {
    if (!(dispersion > 0)) {
      throw new IllegalArgumentException("dispersion must be above 0");
    }
    if (k <= 1) {
      return 1;
    }
    return leastFixedPoint(
        q -> Math.pow(1 + k * (1 - q) / dispersion, -dispersion),
        q -> k * Math.pow(1 + k * (1 - q) / dispersion, -dispersion - 1));
  }

  /**
   * By what rate it grows, by Lotka and Euler: people are multiplied by e to this in a unit of
   * time.
   *
   * @param cycle how long it takes from a parent to a child on average, in that unit
   * @param shape how alike these times are (of a gamma distribution): 1 is exponential
   */
  public Estimate<Double> rate(double cycle, double shape) {
    requirePositive("cycle", cycle);
    requirePositive("shape", shape);
    return k == 0
        ? new Undefined<>("NO_CHILDREN")
        : new Known<>(Math.expm1(Math.log(k) / shape) * shape / cycle);
  }

  /** By what rate it grows if each child comes exactly one cycle after its parent. */
  public Estimate<Double> rate(double cycle) {
    requirePositive("cycle", cycle);
    return k == 0 ? new Undefined<>("NO_CHILDREN") : new Known<>(Math.log(k) / cycle);
  }

  /**
   * What a person costs (获客成本) if those whom referral brings cost nothing: {@code cost · (1 - k)}.
   *
   * @param cost what a seed costs, in minor units
   */
  public Estimate<Double> costPerPerson(long cost) {
    return k < 1 ? new Known<>(cost * (1 - k)) : endless();
  }

  /** By Newton's method, whose steps from 0 only rise, since the curve is convex. */
  private static double leastFixedPoint(DoubleUnaryOperator curve, DoubleUnaryOperator slope) {
    double q = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
      double rise = (curve.applyAsDouble(q) - q) / (1 - slope.applyAsDouble(q));
      if (!(rise > 0)) {
        break;
      }
      q = Math.min(1, q + rise);
    }
    return q;
  }

  private static <T> Estimate<T> endless() {
    return new Undefined<>("ENDLESS");
  }

  private static void requireNotNegative(String name, double number) {
    if (!(number >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
  }

  private static void requirePositive(String name, double number) {
    if (!(number > 0)) {
      throw new IllegalArgumentException(name + " must be above 0");
    }
  }
}
