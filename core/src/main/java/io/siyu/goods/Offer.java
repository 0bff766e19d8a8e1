package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import io.siyu.standing.Decision.Reason;
import java.util.List;

/**
 * Something to offer one person, and why (推荐).
 *
 * @param kind what it is for them
 * @param sku the product
 * @param reasons why, the strongest first
 */
public record Offer(Kind kind, String sku, List<Reason> reasons) {
  /** Copies. */
  public Offer {
    reasons = ImmutableList.copyOf(reasons);
  }

  /** What it is for them, what comes first first. */
  public enum Kind {
    /** The first deal (首单). */
    FIRST_ORDER,
    /** The next rung of a ladder (升单). */
    LADDER,
    /** What they used up (复购). */
    REPURCHASE,
    /** What goes with what they bought last (组合). */
    COMBO
  }
}
