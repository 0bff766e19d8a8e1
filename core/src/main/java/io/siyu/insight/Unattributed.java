package io.siyu.insight;

/**
 * What no channel of the playbook can be credited with (未归因).
 *
 * @param spent media cost of channels that the playbook does not have
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
    long joined,
    long foreign,
    long firstOrders,
    long orders,
    long revenue,
    long cost,
    long uncosted) {}
