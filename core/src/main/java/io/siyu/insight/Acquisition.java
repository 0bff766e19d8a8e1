package io.siyu.insight;

import io.siyu.money.Ratio;
import java.util.List;

/**
 * What a new buyer cost within a window (获客成本, CAC), the buyer counted at a valid first order.
 * Three figures that are all called CAC, and differ.
 *
 * @param paid media cost per new buyer whom a channel with media cost is credited with
 * @param blended media cost per new buyer, whoever is credited with them
 * @param fullyLoaded cost of every kind per new buyer, whoever is credited with them
 */
public record Acquisition(Ratio paid, Ratio blended, Ratio fullyLoaded) {
  /** Adds up channels, and what no channel is credited with. */
  public static Acquisition of(List<ChannelYield> channels, Unattributed rest) {
    long media = rest.spent();
    long full = rest.fullCost();
    long all = rest.firstOrders();
    long paidFor = 0;
    long paidBuyers = 0;
    for (ChannelYield channel : channels) {
      media = Math.addExact(media, channel.spent());
      full = Math.addExact(full, channel.fullCost());
      all = Math.addExact(all, channel.firstOrders());
      if (channel.spent() > 0) {
        paidFor = Math.addExact(paidFor, channel.spent());
        paidBuyers = Math.addExact(paidBuyers, channel.firstOrders());
      }
    }
    return new Acquisition(
        new Ratio(paidFor, paidBuyers), new Ratio(media, all), new Ratio(full, all));
  }
}
