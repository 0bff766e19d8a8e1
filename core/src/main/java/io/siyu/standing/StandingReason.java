package io.siyu.standing;

/**
 * Why somebody stands where they stand (判定理由): the codes of the reasons that {@link StandingJudge}
 * gives, with their figures.
 */
public enum StandingReason {
  /** There are no figures of the shop, or none of its discounts or its buyers' value. */
  NO_BASELINE,
  /** {@code orders} is below {@code leastOrders}. */
  TOO_FEW_ORDERS,
  /**
   * Of {@code orders}, those whose discount is {@code known} are fewer than {@code leastOrders}.
   */
  LIST_PRICES_UNKNOWN,
  /** An appeal is open, or was granted no longer than {@code appealDays} ago. */
  UNDER_APPEAL,
  /**
   * The {@code dependence} of the {@code orders} with known discounts, drawn to the {@code
   * shopMean}, reaches {@code dependentFrom}; all in millionths, rounded down.
   */
  DEPENDENCE_HIGH,
  /** As above, but it does not. */
  DEPENDENCE_LOW,
  /**
   * The {@code value} of the {@code orders} and {@code referrals} is positive and reaches the
   * {@code valueCut}, the shop's {@code percentile}.
   */
  VALUE_HIGH,
  /** As above, but it does not. */
  VALUE_LOW,
  /** Of so many {@code orders} costs are unknown, and what was paid stood in for what is left. */
  COSTS_UNKNOWN
}
