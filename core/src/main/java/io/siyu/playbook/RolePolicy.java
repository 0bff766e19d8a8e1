package io.siyu.playbook;

import io.siyu.standing.PolicyNumber;

/**
 * From which figures on a product plays a part (角色门槛). Shares and percentiles are in millionths.
 *
 * @param leastOrders with fewer orders nothing is said
 * @param chiSquare how sure a share must be to lie on one side of its threshold: the score test's
 *     statistic, in thousandths; 3841 is 5 %, two-sided
 * @param leadInFrom of the orders with a lead-in product, how many are somebody's first
 * @param leadInPriceTo up to which percentile of the prices
 * @param comboFrom of the orders with a combo product, how many hold another product too
 * @param repurchaseDays within how many days a repurchase product is bought again
 * @param repurchaseFrom by how many of those who bought it
 * @param profitFrom how much of its revenue a profit product leaves
 * @param profitPriceFrom from which percentile of the prices on
 */
public record RolePolicy(
    int leastOrders,
    int chiSquare,
    int leadInFrom,
    int leadInPriceTo,
    int comboFrom,
    int repurchaseDays,
    int repurchaseFrom,
    int profitFrom,
    int profitPriceFrom) {
  /** The bounds of {@code leastOrders}. */
  public static final PolicyNumber LEAST_ORDERS = new PolicyNumber("leastOrders", 1, 1_000_000, 30);

  /** The bounds of {@code chiSquare}. */
  public static final PolicyNumber CHI_SQUARE = new PolicyNumber("chiSquare", 0, 100_000, 3_841);

  /** The bounds of {@code leadInFrom}. */
  public static final PolicyNumber LEAD_IN_FROM = share("leadInFrom", 500_000);

  /** The bounds of {@code leadInPriceTo}. */
  public static final PolicyNumber LEAD_IN_PRICE_TO = share("leadInPriceTo", 500_000);

  /** The bounds of {@code comboFrom}. */
  public static final PolicyNumber COMBO_FROM = share("comboFrom", 600_000);

  /** The bounds of {@code repurchaseDays}. */
  public static final PolicyNumber REPURCHASE_DAYS =
      new PolicyNumber("repurchaseDays", 1, 3_650, 60);

  /** The bounds of {@code repurchaseFrom}. */
  public static final PolicyNumber REPURCHASE_FROM = share("repurchaseFrom", 250_000);

  /** The bounds of {@code profitFrom}. */
  public static final PolicyNumber PROFIT_FROM = share("profitFrom", 500_000);

  /** The bounds of {@code profitPriceFrom}. */
  public static final PolicyNumber PROFIT_PRICE_FROM = share("profitPriceFrom", 500_000);

  /** What holds unless a playbook says otherwise. */
  public static final RolePolicy DEFAULT =
      new RolePolicy(
          (int) LEAST_ORDERS.otherwise(),
          (int) CHI_SQUARE.otherwise(),
          (int) LEAD_IN_FROM.otherwise(),
          (int) LEAD_IN_PRICE_TO.otherwise(),
          (int) COMBO_FROM.otherwise(),
          (int) REPURCHASE_DAYS.otherwise(),
          (int) REPURCHASE_FROM.otherwise(),
          (int) PROFIT_FROM.otherwise(),
          (int) PROFIT_PRICE_FROM.otherwise());

  /** Checks the bounds. */
  public RolePolicy {
    LEAST_ORDERS.check(leastOrders);
    CHI_SQUARE.check(chiSquare);
    LEAD_IN_FROM.check(leadInFrom);
    LEAD_IN_PRICE_TO.check(leadInPriceTo);
    COMBO_FROM.check(comboFrom);
    REPURCHASE_DAYS.check(repurchaseDays);
    REPURCHASE_FROM.check(repurchaseFrom);
    PROFIT_FROM.check(profitFrom);
    PROFIT_PRICE_FROM.check(profitPriceFrom);
  }

  private static PolicyNumber share(String name, long otherwise) {
    return new PolicyNumber(name, 1, 1_000_000, otherwise);
  }
}
