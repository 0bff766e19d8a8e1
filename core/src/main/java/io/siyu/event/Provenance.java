package io.siyu.event;

/**
 * Who vouches for an event (来源). The order is the order of belief: where several events describe
 * one thing, the earlier constant wins (rule E-4).
 */
public enum Provenance {
  /** A platform pushed it and the push was verified. */
  CALLBACK,
  /** The host says so, through its own authenticated events or {@code ingest}. */
  HOST,
  /** Read from a platform's state at some later time. */
  SNAPSHOT,
  /** Echoed by the host's own calls, because the platform reports none. */
  SELF
}
