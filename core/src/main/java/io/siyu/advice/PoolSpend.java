package io.siyu.advice;

/**
 * What a traffic pool was paid for and what came of it, in one period.
 *
 * @param pool the traffic pool's id
 * @param cost what was paid for its traffic, in minor units
 * @param clicks how many came, the visits that could have become orders
 * @param orders how many of them did
 */
public record PoolSpend(String pool, long cost, long clicks, long orders) {
  /** Checks the counts. */
  public PoolSpend {
    if (cost < 0 || orders < 0 || orders > clicks) {
      throw new IllegalArgumentException(
          "cost must not be negative, and orders must be from 0 to the clicks");
    }
  }
}
