package io.siyu.insight;

/**
 * What no channel of the playbook can be credited with (未归因).
 *
 * @param spent media cost of channels that the playbook does not have
 * @param fullCost cost of every kind of such channels, the media cost among it
 * @param impressions how often such channels were seen
 * @param clicks how often such channels were clicked
 * @param offered to how many people a bait was offered through such channels, by day and bait
 * @param joined distinct persons with a presence begun within the window by a join that carried
 *     nothing
 * @param foreign distinct persons with a presence begun within the window by a join that carried
 *     something else than a channel of the playbook
 * @param firstOrders persons whose first order lies within the window and is credited to no channel
 * @param orders valid orders first paid within the window and credited to no channel
 * @param revenue what was paid minus what was given back within the window, of orders credited to
 *     no channel
 * @param cost what these orders cost within the window, less what came back, as far as it is known
 * @param uncosted of the revenue, that of orders whose costs or amounts are not known
 */
public record Unattributed(
    long spent,
    long fullCost,
    long impressions,
    long clicks,
    long offered,
    long joined,
    long foreign,
    long firstOrders,
    long orders,
    long revenue,
    long cost,
    long uncosted) {}
