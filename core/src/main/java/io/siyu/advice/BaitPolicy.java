package io.siyu.advice;

/**
 * When a bait has won (诱饵测试规则).
 *
 * @param falseWinners how often, at most, a bait may be shown as the winner that is not better than
 *     all others, over all looks of a test
 * @param leastOffers how often each bait must have been offered before one can win
 */
public record BaitPolicy(double falseWinners, long leastOffers) {
  /** What holds unless said otherwise: one test in twenty, and 30 offers. */
  public static final BaitPolicy DEFAULTS = new BaitPolicy(0.05, 30);

  /** Checks the bounds. */
  public BaitPolicy {
    if (!(falseWinners > 0 && falseWinners < 1)) {
      throw new IllegalArgumentException("falseWinners must be between 0 and 1, both excluded");
    }
    if (leastOffers < 1) {
      throw new IllegalArgumentException("leastOffers must be at least 1");
    }
  }
}
