package io.siyu.tier;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the history of somebody's tiers (等级变更记录), by the rules alone.
 *
 * @param at when it happened
 * @param tier the tier's code from then on; empty for none
 * @param termEnd when its term ends unless it is kept, excluded; empty where it has no end
 * @param cause why
 */
public record TierRecord(Instant at, String tier, Optional<Instant> termEnd, Cause cause) {
  /** Why a record was made. */
  public enum Cause {
    /** The threshold of a higher tier was reached. */
    UP,
    /** The term ended and the tier was kept: another begins. */
    KEPT,
    /** The term ended and what keeps the tier is missing, but time is given to make up for it. */
    GRACE,
    /** The term, or the grace, ended and the tier was not kept. */
    DOWN,
    /** What had earned the tier was taken back. */
    REVERSED,
    /** Other rules came into force. */
    RULES
  }
}
