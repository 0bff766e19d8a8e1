package io.siyu.pool;

/** What the brand can do with the people in a user pool (触达能力). */
public enum Capability {
  /** Send to many at once (群发). */
  PUSH,
  /** Talk to one person (私聊). */
  ONE_TO_ONE,
  /** Talk in a group (社群). */
  GROUP,
  /** Take an order (成交). */
  CLOSE_TRADE;

  /** Whether a pool with this capability lets the brand speak to somebody. */
  public boolean reaches() {
    return this != CLOSE_TRADE;
  }
}
