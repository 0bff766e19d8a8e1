package io.siyu.identity;

/** How far a kind of key may be trusted to say who somebody is (身份强度). */
public enum KeyClass {
  /** Stands for one person across accounts: unionid, member number, verified phone. */
  STRONG,
  /** Stands for one person within one account: openid, external user id. */
  SCOPED,
  /** Names an order or a payment, which belongs to at most one person. */
  ORDER,
  /** A device, a cookie, an id that a client claims: never joins two persons. */
  WEAK;

  /** Whether a key of this class stands for a person by itself. */
  public boolean isPersonal() {
    return this == STRONG || this == SCOPED;
  }
}
