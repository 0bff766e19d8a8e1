package io.siyu.funnel;

/** What a search found in one person's occurrences. Mutable, used again for the next. */
final class Attempt {
  /** An instant that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  /** How many steps were done. */
  int level;

  /** When each was done. */
  final long[] at;

  /** Whether more could still be done in time. */
  boolean open;

  /** When the person was dropped, or {@link #NEVER}. */
  long droppedAt;

  /** When all steps had been done for the first time, or {@link #NEVER}. */
  long completedAt;

  Attempt(int steps) {
    at = new long[steps];
  }

  void clear() {
    level = 0;
    open = false;
    droppedAt = NEVER;
    completedAt = NEVER;
  }
}
