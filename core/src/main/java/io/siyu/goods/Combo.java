package io.siyu.goods;

import io.siyu.money.Ratio;

/**
 * Two products that come together in orders (组合).
 *
 * @param with the product that somebody has
 * @param then the one that goes with it
 * @param both valid orders of the window with both
 * @param withs those with the first
 * @param thens those with the second
 * @param orders all with any product of the playbook
 */
public record Combo(String with, String then, long both, long withs, long thens, long orders) {
  /** How many times as often they come together as by chance (提升度). */
  public Ratio lift() {
    return new Ratio(Math.multiplyExact(both, orders), Math.multiplyExact(withs, thens));
  }

  /** Of the orders with the first, how many have the second too (连带率). */
  public Ratio attachRate() {
    return new Ratio(both, withs);
  }
}
