package io.siyu.tier;

import java.time.Instant;
import java.util.Optional;

/**
 * A tier that somebody granted by hand (人工调整等级). It stands beside what the rules say and changes
 * nothing in it; the later one counts.
 *
 * @param at from when it counts
 * @param tier the tier's code; empty where what was granted before ends
 * @param until when it ends, excluded; empty where it has no end
 * @param reason why
 */
public record TierOverride(Instant at, String tier, Optional<Instant> until, String reason) {}
