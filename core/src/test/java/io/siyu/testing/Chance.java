package io.siyu.testing;

import java.util.SplittableRandom;

/** Draws from distributions, the same for every seed. */
public final class Chance {
  private final SplittableRandom random;

  /** Draws of a seed. */
  public Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A whole number; {@code beyond} is excluded. */
  public int whole(int least, int beyond) {
    return random.nextInt(least, beyond);
  }

  /** A number between 0 and 1. */
  public double share() {
    return random.nextDouble();
  }

  /** Whether something of this probability happens. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** How long it takes until something of this rate happens. */
  public double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  /** How often something of this mean happens. */
  public int poisson(double mean) {
    int count = 0;
    for (double at = exponential(1); at < mean; at += exponential(1)) {
      count++;
    }
    return count;
  }

  /** How many of so many have something of this probability. */
  public int binomial(int trials, double probability) {
    int count = 0;
    for (int i = 0; i < trials; i++) {
      count += happens(probability) ? 1 : 0;
    }
    return count;
  }

  /** A share of beta distribution. */
  public double beta(double a, double b) {
    double one = gamma(a);
    return one / (one + gamma(b));
  }

  /** Gamma distribution of scale 1 (Marsaglia and Tsang 2000). */
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log1p(-random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
