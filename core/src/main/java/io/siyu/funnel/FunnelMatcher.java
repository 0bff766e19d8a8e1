package io.siyu.funnel;

import java.util.Arrays;

/**
 * Follows one person after another through a funnel. It uses its memory again, so its answers are
 * those of the person followed last. Not thread-safe: one for each thread.
 */
public final class FunnelMatcher {
  private final FunnelSpec spec;
  private final Search search;
  private final Occurrences some = new Occurrences();
  private Attempt found;
  private Attempt other;

  /** Prepares for a funnel. */
  public FunnelMatcher(FunnelSpec spec) {
    this.spec = spec;
    search = Search.of(spec);
    found = new Attempt(spec.steps().size());
    other = new Attempt(spec.steps().size());
  }

  /** The funnel. */
  public FunnelSpec spec() {
    return spec;
  }

  /**
   * Follows a person.
   *
   * @param occurrences what they did
   * @param asOf up to when, excluded, that is known, in milliseconds since 1970; what comes later
   *     is not seen
   */
  public void follow(Occurrences occurrences, long asOf) {
    int count = occurrences.sizeBefore(asOf);
    if (spec.holdConstant().isEmpty()) {
      search.run(occurrences, count, asOf, found);
    } else {
      followEach(occurrences, count, asOf);
    }
    if (found.droppedAt < found.completedAt) {
      found.level = 0;
      found.open = false;
    } else {
      found.droppedAt = Attempt.NEVER;
    }
  }

  /** Follows each value for itself; the best of them is the person's. */
  private void followEach(Occurrences occurrences, int count, long asOf) {
    found.clear();
    long droppedAt = Attempt.NEVER;
    long completedAt = Attempt.NEVER;
    boolean open = false;
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = occurrences.value(i);
    }
    Arrays.sort(values);
    for (int i = 0; i < count; i++) {
      if (values[i] != Occurrences.NO_VALUE && (i == 0 || values[i] != values[i - 1])) {
        some.take(occurrences, count, values[i]);
        search.run(some, some.size(), asOf, other);
        droppedAt = Math.min(droppedAt, other.droppedAt);
        completedAt = Math.min(completedAt, other.completedAt);
        open |= other.open;
        if (better(other, found)) {
          Attempt swap = found;
          found = other;
          other = swap;
        }
      }
    }
    found.droppedAt = droppedAt;
    found.completedAt = completedAt;
    found.open = open && found.level < spec.steps().size();
  }

  private static boolean better(Attempt one, Attempt other) {
    if (one.level != other.level) {
      return one.level > other.level;
    }
    int at = Arrays.mismatch(one.at, 0, one.level, other.at, 0, other.level);
    return at >= 0 && one.at[at] < other.at[at];
  }

  /** How many steps the person did; 0 if none, or if they are dropped. */
  public int level() {
    return found.level;
  }

  /**
   * When a step of the attempt that counts was done, in milliseconds since 1970.
   *
   * @param step which, counted from 1 in the order in which they were done; at most the level
   */
  public long at(int step) {
    if (step < 1 || step > found.level) {
      throw new IllegalArgumentException("step must be from 1 to the level");
    }
    return found.at[step - 1];
  }

  /** Whether an exclusion drops the person. */
  public boolean dropped() {
    return found.droppedAt != Attempt.NEVER;
  }

  /** Whether the person has not done all steps, but may still do more of them in time (截尾). */
  public boolean incomplete() {
    return found.open;
  }
}
