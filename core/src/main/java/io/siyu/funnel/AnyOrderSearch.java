package io.siyu.funnel;

import java.util.Arrays;

/**
 * The search for steps in any order: from each occurrence that is a step, as many different steps
 * as can be done in the window. Where an occurrence fills one step only, which one is found by
 * augmenting paths (Kuhn 1955).
 */
final class AnyOrderSearch implements Search {
  private static final int NONE = -1;

  private final int steps;
  private final int all;
  private final FunnelWindow window;
  private final boolean once;
  private final boolean firstEver;

  /** The occurrence that fills each step. */
  private final int[] filledBy;

  private final long[] at;

  /** The steps that the present occurrence has been tried for. */
  private int tried;

  AnyOrderSearch(FunnelSpec spec) {
    steps = spec.steps().size();
    all = -1 >>> (32 - steps);
    window = spec.window();
    once = spec.modes().contains(FunnelMode.STRICT_ONCE);
    firstEver = spec.entry() == FunnelEntry.FIRST_EVER;
    filledBy = new int[steps];
    at = new long[steps];
  }

  @Override
  public void run(Occurrences occurrences, int count, long asOf, Attempt found) {
    found.clear();
    for (int i = 0; i < count && found.level < steps; i++) {
      if ((occurrences.steps(i) & all) != 0) {
        int level = attempt(occurrences, i, count);
        if (level > found.level) {
          found.level = level;
          System.arraycopy(at, 0, found.at, 0, level);
        }
        found.open |= window.last(occurrences.at(i)) >= asOf;
        if (firstEver) {
          break;
        }
      }
    }
    if (found.level == steps) {
      found.open = false;
      found.completedAt = found.at[steps - 1];
    }
  }

  private int attempt(Occurrences occurrences, int begin, int count) {
    Arrays.fill(filledBy, NONE);
    long last = window.last(occurrences.at(begin));
    int level = 0;
    for (int i = begin; i < count && level < steps && occurrences.at(i) <= last; i++) {
      tried = 0;
      int left = occurrences.steps(i) & all;
      while (left != 0 && fill(occurrences, i, once ? all : left)) {
        at[level++] = occurrences.at(i);
        left = once ? 0 : left & ~tried;
      }
    }
    return level;
  }

  /** Fills one more step of some with an occurrence, moving others to other steps if need be. */
  private boolean fill(Occurrences occurrences, int i, int some) {
    for (int left = occurrences.steps(i) & some & ~tried; left != 0; left &= left - 1) {
      int k = Integer.numberOfTrailingZeros(left);
      if ((tried & (1 << k)) == 0) {
        tried |= 1 << k;
        if (filledBy[k] == NONE || (once && fill(occurrences, filledBy[k], all))) {
          filledBy[k] = i;
          return true;
        }
      }
    }
    return false;
  }
}
