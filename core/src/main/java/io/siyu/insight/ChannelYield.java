package io.siyu.insight;

import io.siyu.money.Ratio;

/**
 * What a channel cost and brought within a window (渠道产出). Amounts are in minor units of the
 * playbook's currency.
 *
 * @param code the channel's code
 * @param trafficPool the id of the traffic pool it draws from
 * @param spent the media cost of the window's days
 * @param joined distinct persons one of whose presences in a pool began within the window by a join
 *     that carried the channel's code
 * @param firstOrders persons whose first order lies within the window and is credited to the
 *     channel
 * @param orders valid orders first paid within the window and credited to the channel
 * @param revenue what was paid minus what was given back within the window, of orders credited to
 *     the channel
 */
public record ChannelYield(
    String code,
    String trafficPool,
    long spent,
    long joined,
    long firstOrders,
    long orders,
    long revenue) {

  /** Media cost per new buyer (CAC, paid), the buyer counted at a valid first order. */
  public Ratio cac() {
    return new Ratio(spent, firstOrders);
  }

  /** Revenue per media cost (ROAS, 投产比). */
  public Ratio roas() {
    return new Ratio(revenue, spent);
  }
}
