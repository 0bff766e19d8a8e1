package io.siyu.cocreation;

import io.siyu.statistics.Normal;
import java.util.Arrays;
import java.util.List;

/**
 * How much of what was pledged will be bought (需求), if each of those who pledged buys all of theirs
 * with one probability, on their own.
 */
final class Demand {
  /** Beyond so much work the sum is taken for normal. */
  private static final double MOST_STEPS = 2_000_000;

  private final long[] pledges;
  private final long total;

  Demand(List<Long> pledges) {
    this.pledges = pledges.stream().mapToLong(units -> units).sorted().toArray();
    long sum = 0;
    for (long units : this.pledges) {
      sum = Math.addExact(sum, units);
    }
    this.total = sum;
  }

  /** How many units are enough with a probability, if each buys with another. */
  long enough(double probability, double buying) {
    return (double) pledges.length * total <= MOST_STEPS
        ? exact(probability, buying)
        : normal(probability, buying);
  }

  private long exact(double probability, double buying) {
    double[] chance = new double[(int) total + 1];
    chance[0] = 1;
    int most = 0;
    for (long units : pledges) {
      int step = (int) units;
      most += step;
      for (int sum = most; sum >= 0; sum--) {
        double bought = sum >= step ? chance[sum - step] * buying : 0;
        chance[sum] = chance[sum] * (1 - buying) + bought;
      }
    }
    double below = 0;
    for (int sum = 0; sum < total; sum++) {
      below += chance[sum];
      if (below >= probability) {
        return sum;
      }
    }
    return total;
  }

  private long normal(double probability, double buying) {
    double squares = Arrays.stream(pledges).mapToDouble(units -> (double) units * units).sum();
    double spread = Math.sqrt(buying * (1 - buying) * squares);
    double enough = buying * total + Normal.exceededWith(1 - probability) * spread;
    return Math.max(0, Math.min(total, (long) Math.ceil(enough)));
  }
}
