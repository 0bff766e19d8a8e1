package io.siyu.basket;

import java.time.Instant;

/**
 * At what price one unit was sold (成交价).
 *
 * @param at when
 * @param price for how much, discounts taken off, in minor units; not negative
 */
public record Deal(Instant at, long price) {
  /** Checks the price. */
  public Deal {
    if (price < 0) {
      throw new IllegalArgumentException("a deal's price must not be negative");
    }
  }
}
