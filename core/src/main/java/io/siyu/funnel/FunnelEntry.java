package io.siyu.funnel;

/** Where an attempt may begin. */
public enum FunnelEntry {
  /** Anywhere; the longest attempt counts, of equally long ones the earliest. */
  BEST_ATTEMPT,
  /** Where the first step is done for the first time ever. */
  FIRST_EVER
}
