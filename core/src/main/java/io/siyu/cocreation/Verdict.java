package io.siyu.cocreation;

/** What becomes of a product (做或不做). */
public enum Verdict {
  /** Make it (做). */
  MAKE,
  /** Do not (不做). */
  DROP,
  /** Opinions differ, or the time is not yet up. */
  UNDECIDED,
  /** Too few have said anything for it to mean something. */
  INSUFFICIENT_DATA
}
