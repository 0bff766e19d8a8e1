package io.siyu.basket;

/**
 * Which itemsets are looked for (频繁项集的门槛). All of them are found, or none: where there are more
 * than the most, nothing is left out in silence.
 *
 * @param leastCount in how many baskets a set must be; at least 1
 * @param largestSize how many products a set may have; at least 1
 * @param mostSets how many sets there may be; at least 1
 */
public record MiningLimits(long leastCount, int largestSize, int mostSets) {
  private static final int MOST_SETS = 1_000_000;

  /** Checks the limits. */
  public MiningLimits {
    if (leastCount < 1 || largestSize < 1 || mostSets < 1) {
      throw new IllegalArgumentException(
          "the least count, the largest size and the most sets must be at least 1");
    }
  }

  /** Sets of any size, at most a million of them. */
  public static MiningLimits atLeast(long count) {
    return new MiningLimits(count, Integer.MAX_VALUE, MOST_SETS);
  }

  /** The same for sets of at most so many products. */
  public MiningLimits upTo(int size) {
    return new MiningLimits(leastCount, size, mostSets);
  }
}
