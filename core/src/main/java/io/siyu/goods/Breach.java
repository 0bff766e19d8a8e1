package io.siyu.goods;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.pool.Domain;
import java.util.Map;
import java.util.Optional;

/**
 * A product that does what its role forbids (越界).
 *
 * @param kind what it does
 * @param sku the product
 * @param domain where; empty for everywhere
 * @param figures the numbers that it rests on, by name
 */
public record Breach(Kind kind, String sku, Optional<Domain> domain, Map<String, Long> figures) {
  /** Copies. */
  public Breach {
    figures = ImmutableSortedMap.copyOf(figures);
  }

  /** What a role forbids. */
  public enum Kind {
    /** It lost money, and is not meant to lead in anywhere ({@code loss}). */
    LOSS_WITHOUT_ROLE,
    /** It is meant to lead in and lost money without a subsidy budget ({@code loss}). */
    LOSS_WITHOUT_BUDGET,
    /** It lost more than its subsidy budget for the window ({@code loss}, {@code budget}). */
    LOSS_OVER_BUDGET,
    /** It has a subsidy budget and is not meant to lead in anywhere. */
    SUBSIDY_WITHOUT_ROLE,
    /** It is to earn the money and to lead in, both in one domain. */
    PROFIT_LEADS_IN,
    /** It is to earn the money and was offered as a bait ({@code people}). */
    PROFIT_AS_BAIT
  }
}
