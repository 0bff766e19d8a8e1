package io.siyu.funnel;

/**
 * What else is asked of a chain of steps, under the names that ClickHouse's {@code windowFunnel}
 * has for it. No mode at all is its {@code default}, in which one occurrence may fill several
 * steps.
 */
public enum FunnelMode {
  /** {@code strict_once}: an occurrence fills one step of a chain at most. */
  STRICT_ONCE,
  /**
   * {@code strict_deduplication}: the search ends where a step after the first that somebody has
   * reached is done again.
   */
  STRICT_DEDUPLICATION,
  /**
   * {@code strict_order}: after the first step the search ends at an occurrence that is no step, or
   * a step of which the one before has not been reached.
   */
  STRICT_ORDER,
  /** {@code allow_reentry}, beside STRICT_ORDER: a step that comes too early is passed over. */
  ALLOW_REENTRY,
  /** {@code strict_increase}: each step of a chain is later than the one before. */
  STRICT_INCREASE
}
