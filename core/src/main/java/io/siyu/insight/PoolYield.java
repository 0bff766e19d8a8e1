package io.siyu.insight;

/**
 * What a traffic pool cost and brought within some days (流量池产出).
 *
 * @param trafficPool its id
 * @param spent the media cost of its channels, in minor units
 * @param clicks how often these were clicked
 * @param joined the persons who joined through one of these for the first time
 * @param firstOrders the persons whose first order is credited to one of these
 */
public record PoolYield(
    String trafficPool, long spent, long clicks, long joined, long firstOrders) {}
