package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of one person that tiers are judged by. Immutable.
 *
 * @param enrolled when the person became a member, from which anniversaries count
 * @param merits what counts, by measure: {@link TierRule#PAID}, {@link TierRule#ORDERS} or the id
 *     of a points ledger; in no order
 * @param overrides what was granted by hand; in no order
 */
public record TierFacts(
    Instant enrolled, Map<String, List<Merit>> merits, List<TierOverride> overrides) {
  /** Copies. */
  public TierFacts {
    ImmutableMap.Builder<String, List<Merit>> copy = ImmutableMap.builder();
    merits.forEach((measure, list) -> copy.put(measure, ImmutableList.copyOf(list)));
    merits = copy.buildOrThrow();
    overrides = ImmutableList.copyOf(overrides);
  }
}
