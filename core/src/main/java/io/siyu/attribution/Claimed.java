package io.siyu.attribution;

import io.siyu.time.Window;

/**
 * What a platform says that a channel of its brought (平台自归因). It is compared with what is credited
 * here and never added to it, nor to what another platform says: several claim one order.
 * Immutable.
 *
 * @param source who claims it
 * @param channel for which channel
 * @param window for which time
 * @param amount what it says was bought, in minor units; not negative
 * @param conversions how many conversions it claims; not negative
 */
public record Claimed(String source, String channel, Window window, long amount, long conversions) {
  /** Checks the numbers. */
  public Claimed {
    if (amount < 0 || conversions < 0) {
      throw new IllegalArgumentException("what is claimed must not be negative");
    }
  }
}
