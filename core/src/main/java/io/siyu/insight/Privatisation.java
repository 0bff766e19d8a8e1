package io.siyu.insight;

import io.siyu.money.Ratio;

/**
 * How many of those whom a traffic pool brought became the brand's own (私有化), of the members who
 * became leads within a window and whom a channel of the pool was the first to touch.
 *
 * @param trafficPool the traffic pool's id; empty for those whom no channel brought
 * @param clicks how often its channels were clicked on the window's days
 * @param leads who became leads
 * @param contacts who of them became contacts since
 * @param buyers who of them made a valid order
 */
public record Privatisation(
    String trafficPool, long clicks, long leads, long contacts, long buyers) {
  /**
   * Those who were counted and cannot be spoken to: they never became contacts (虚荣粉丝). Some may
   * have bought all the same.
   */
  public long vanity() {
    return leads - contacts;
  }

  /** The part of the leads that became contacts (私有化率). */
  public Ratio rate() {
    return new Ratio(contacts, leads);
  }

  /**
   * Contacts per click that the platforms counted (加粉率): of how many came to look the brand can
   * still speak to how many.
   */
  public Ratio perClick() {
    return new Ratio(contacts, clicks);
  }
}
