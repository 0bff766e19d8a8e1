package io.siyu.playbook;

/** Which touch an order is credited to (归因模型). */
public enum Attribution {
  /** The person's first touch through a known channel. */
  FIRST_TOUCH,
  /** The last such touch at or before the order's payment. */
  LAST_TOUCH
}
