package io.siyu.points;

import java.time.Instant;
import java.util.Optional;

/**
 * What earns points (积分规则).
 *
 * @param code its name
 * @param on what earns
 * @param points how many points it gives: once, or for each {@code per} of money; at least 1
 * @param per for how much money of an order, in minor units, the points are given; 0 where they are
 *     given once
 * @param rounding how a fraction of a point is settled, once an order
 * @param group of the rules of one group that apply only one does: that of the highest priority,
 *     then of the smallest code; empty where the rule stands on its own
 * @param priority the higher comes first
 * @param from from when on it applies to what happens, if not always
 * @param until up to when, excluded, if not for ever
 */
public record EarningRule(
    String code,
    On on,
    long points,
    long per,
    Rounding rounding,
    String group,
    int priority,
    Optional<Instant> from,
    Optional<Instant> until) {
  /** What earns points. */
  public enum On {
    /** An order that was paid (支付). */
    ORDER,
    /** Somebody qualified was brought along (推荐). */
    REFERRAL,
    /** A user pool was joined for the first time (入池). */
    JOIN
  }

  /** How a fraction of a point is settled (取整). */
  public enum Rounding {
    /** It is dropped. */
    DOWN,
    /** It makes a point. */
    UP,
    /** From a half on it makes a point. */
    HALF_UP
  }
}
