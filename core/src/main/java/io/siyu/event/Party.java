package io.siyu.event;

/** Who did something to a relation (发起方). */
public enum Party {
  /** The customer (客户). */
  CUSTOMER,
  /** The employee who holds the contact (跟进成员). */
  STEWARD,
  /** The platform, by its own rules. */
  PLATFORM,
  /** Not said. */
  UNKNOWN
}
