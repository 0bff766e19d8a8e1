package io.siyu.spi;

/**
 * Turns one connection's deliveries into events (平台适配器).
 *
 * <p>Implementations must be thread-safe; must verify before they decrypt, and decrypt before they
 * parse; must do no I/O, read no clock and keep no state between deliveries; must never throw,
 * whatever the delivery holds; and must give equal events for equal happenings, however often and
 * in whatever encryption they are delivered. {@code PlatformAdapterContract} in the {@code tck}
 * test-jar tests this.
 */
public interface PlatformAdapter {
  /**
   * Verifies, decrypts, parses and translates.
   *
   * @param delivery the raw request, stamped with its received-at
   */
  Translation translate(Delivery delivery);
}
