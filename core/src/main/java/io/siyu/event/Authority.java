package io.siyu.event;

/**
 * Whose figure an amount of money is (金额来源), best first: of several the earlier constant counts.
 */
public enum Authority {
  /** The payment provider that moved the money. */
  PROVIDER,
  /** A platform that reports on the order. */
  PLATFORM,
  /** The host's own books. */
  HOST,
  /** A bill or statement read later. */
  BILL
}
