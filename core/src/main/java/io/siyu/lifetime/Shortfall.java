package io.siyu.lifetime;

/** Why data do not bear the model that was asked for (无法估计的原因). */
public enum Shortfall {
  /** Fewer than {@value Fit#LEAST_CUSTOMERS} customers. */
  TOO_FEW_CUSTOMERS,
  /**
   * Fewer than {@value Fit#LEAST_REPEATERS} customers who bought again, and paid where that is
   * asked.
   */
  TOO_FEW_REPEATERS,
  /**
   * Nobody can be seen to have gone: the model explains the histories no better than {@link Nbd}.
   */
  NO_DROPOUT,
  /** Spend differs so much between customers that its mean is not a number that data can tell. */
  NO_MEAN
}
