package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Ratio;
import java.util.List;

/**
 * What a channel cost and brought within a window (渠道产出). Amounts are in minor units of the
 * playbook's currency.
 *
 * @param code the channel's code
 * @param trafficPool the id of the traffic pool it draws from
 * @param spent the media cost of the window's days
 * @param fullCost the cost of every kind (全成本) of the window's days, the media cost among it
 * @param impressions how often it was seen (曝光) on the window's days
 * @param clicks how often it was clicked (点击) on the window's days
 * @param offered to how many people a bait (诱饵) was offered on the window's days, by day and bait
 * @param claimed what a platform says that it brought; never a part of what follows
 * @param joined distinct persons one of whose presences in a pool began within the window by a join
 *     that carried the channel's code
 * @param firstOrders persons whose first order lies within the window and is credited to the
 *     channel
 * @param orders valid orders first paid within the window and credited to the channel
 * @param revenue what was paid minus what was given back within the window, of orders credited to
 *     the channel
 * @param cost what these orders cost within the window, goods and carrying out, less what came
 *     back, as far as it is known
 * @param uncosted of the revenue, that of orders whose costs or amounts are not known
 * @param payback when those won within the window had brought in the full cost
 * @param worth what those won within the window had brought in, by age
 */
public record ChannelYield(
    String code,
    String trafficPool,
    long spent,
    long fullCost,
    long impressions,
    long clicks,
    long offered,
    ClaimedYield claimed,
    long joined,
    long firstOrders,
    long orders,
    long revenue,
    long cost,
    long uncosted,
    Payback payback,
    List<WorthByAge> worth) {
  /** Copies. */
  public ChannelYield {
    worth = ImmutableList.copyOf(worth);
  }

  /** Revenue minus cost, of orders whose costs are known (贡献). */
  public long contribution() {
    return Math.subtractExact(Math.subtractExact(revenue, uncosted), cost);
  }

  /**
   * What is left of the contribution after the full cost, per full cost (ROI, 投资回报率). Not to be
   * mistaken for {@link #roas}.
   */
  public Ratio roi() {
    return new Ratio(Math.subtractExact(contribution(), fullCost), fullCost);
  }

  /** Media cost per new buyer (CAC, paid), the buyer counted at a valid first order. */
  public Ratio cac() {
    return new Ratio(spent, firstOrders);
  }

  /** Revenue per media cost (ROAS, 投产比). */
  public Ratio roas() {
    return new Ratio(revenue, spent);
  }
}
