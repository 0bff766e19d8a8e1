package io.siyu.push;

import io.siyu.spi.Delivery;

/**
 * How far a signed timestamp may lie from when a delivery was received (时效).
 *
 * @param seconds 0 for any distance
 */
record Freshness(long seconds) {
  /** What is not stamped cannot be told fresh. */
  boolean isStale(Delivery delivery, long signedAt) {
    if (seconds == 0) {
      return false;
    }
    return !delivery.isStamped()
        || Math.abs(delivery.receivedAt().getEpochSecond() - signedAt) > seconds;
  }
}
