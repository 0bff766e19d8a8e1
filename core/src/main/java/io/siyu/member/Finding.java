package io.siyu.member;

/** Something in the events that does not fit and that somebody should look at (告警). */
public enum Finding {
  /** The host's figure of an order differs from the one that counts. */
  AMOUNT_DIFFERS,
  /** An amount is not in the playbook's currency and counts as unknown. */
  FOREIGN_CURRENCY,
  /** Payments and refunds of an order share no basis, so its amount counts as unknown. */
  MIXED_BASIS,
  /** A fact names a user pool that the playbook does not have. */
  UNKNOWN_POOL,
  /** A channel code that we wrote came back cut, so that the channel is unknown. */
  CHANNEL_CUT,
  /** A channel code that we wrote came back changed, so that the channel is unknown. */
  CHANNEL_DAMAGED
}
