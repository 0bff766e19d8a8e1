package io.siyu.tier;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;

/**
 * What it takes to reach or to keep a tier (升级/保级条件): any one of some thresholds.
 *
 * @param anyOf the least amount of each measure that suffices on its own, by measure; at least one
 */
public record TierRule(Map<String, Long> anyOf) {
  /** What was paid and not given back, in minor units (净支付额). */
  public static final String PAID = "paid";

  /** How many valid orders there were (订单数). */
  public static final String ORDERS = "orders";

  /** Copies. */
  public TierRule {
    anyOf = ImmutableSortedMap.copyOf(anyOf);
  }
}
