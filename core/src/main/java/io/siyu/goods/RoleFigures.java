package io.siyu.goods;

import io.siyu.money.Ratio;
import java.util.OptionalLong;

/**
 * What a product's orders say of the part it plays (角色指标), in one domain or in all.
 *
 * @param orders valid orders of persons with it, first paid in the window
 * @param firstOrders of these, those before which the person had none
 * @param attached of these, those that hold another product too
 * @param units how many were sold in them
 * @param unknownAmount of the orders, those of which nobody knows what was paid; they are in the
 *     revenue with nothing, and in no price
 * @param revenue its share of what was paid and not given back of them
 * @param uncostedOrders of the orders, those for which its cost is not known, as where the amount
 *     is not
 * @param uncosted the revenue of those
 * @param cost what its goods cost, as far as known
 * @param pricePercentile of twice the other products sold there for a known price, twice those that
 *     are sold for less and once those that are sold for as much; of 0 where there is no other
 * @param repurchase of the persons whose days to buy it again ended in the window, those who did,
 *     on a later day
 * @param intervals how many times somebody bought it again on a later day in the window
 * @param medianInterval the lower median of the times between, in seconds
 */
public record RoleFigures(
    long orders,
    long firstOrders,
    long attached,
    long units,
    long unknownAmount,
    long revenue,
    long uncostedOrders,
    long uncosted,
    long cost,
    Ratio pricePercentile,
    Ratio repurchase,
    long intervals,
    OptionalLong medianInterval) {
  /** How many of its orders are somebody's first (首单占比). */
  public Ratio firstOrderShare() {
    return new Ratio(firstOrders, orders);
  }

  /** How many of its orders hold another product too (连带率). */
  public Ratio attachRate() {
    return new Ratio(attached, orders);
  }

  /** What is left of its revenue after its goods, where their cost is known (贡献). */
  public long contribution() {
    return Math.subtractExact(Math.subtractExact(revenue, uncosted), cost);
  }

  /** The contribution over the revenue it is of (贡献率). */
  public Ratio contributionRate() {
    return new Ratio(contribution(), Math.subtractExact(revenue, uncosted));
  }
}
