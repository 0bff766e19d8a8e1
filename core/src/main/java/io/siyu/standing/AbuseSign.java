package io.siyu.standing;

/**
 * A sign that rules are broken (滥用迹象). That somebody likes discounts is none, and no sign moves a
 * {@link Standing}: what follows from one is for people to decide.
 */
public enum AbuseSign {
  /** Joined, took what was offered and left (秒删). */
  QUICK_DELETE,
  /** Buys and gives back (只买不留). */
  REFUND_ONLY,
  /** Splits orders so as to have an offer more than once (拆单). */
  ORDER_SPLITTING,
  /** Brought themselves along (自荐). */
  SELF_REFERRAL
}
