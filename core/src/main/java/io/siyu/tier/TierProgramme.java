package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The rules of tiers and when which of them held (会员等级体系). What is in force at an instant applies
 * from then on and changes nothing before. Immutable.
 *
 * <p>When other rules come into force, everybody's tier carries over by its code; where that is
 * gone, to the highest tier below it that is left. What the new rules give at once comes on top. A
 * term that runs keeps its end, unless the new rules know no end or the tier changes.
 *
 * @param policies the versions of the rules, in the order in which they come into force; empty
 *     where there are no tiers
 */
public record TierProgramme(List<TierPolicy> policies) {
  /** There are no tiers. */
  public static final TierProgramme NONE = new TierProgramme(List.of());

  /**
   * Copies and sorts.
   *
   * @throws IllegalArgumentException if two versions come into force at one instant
   */
  public TierProgramme {
    policies =
        ImmutableList.sortedCopyOf(Comparator.comparing(TierPolicy::effectiveFrom), policies);
    for (int i = 1; i < policies.size(); i++) {
      if (policies.get(i).effectiveFrom().equals(policies.get(i - 1).effectiveFrom())) {
        throw new IllegalArgumentException(
            "two tier policies come into force at one instant: give each its own effectiveFrom");
      }
    }
  }

  /** The measures that any of the rules names. */
  public Set<String> measures() {
    ImmutableSortedSet.Builder<String> measures = ImmutableSortedSet.naturalOrder();
    policies.forEach(policy -> measures.addAll(policy.measures()));
    return measures.build();
  }

  /** Tells whether any of the rules names a measure. */
  boolean names(String measure) {
    for (TierPolicy policy : policies) {
      for (Tier tier : policy.ladder()) {
        if (tier.upgrade().anyOf().containsKey(measure)
            || tier.keep().anyOf().containsKey(measure)) {
          return true;
        }
      }
    }
    return false;
  }
}
