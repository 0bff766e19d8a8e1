package io.siyu.funnel;

import java.util.Arrays;

/**
 * The search for the usual funnel, in one pass there, one back and one along the chain; each is
 * linear and allocates nothing. What it finds is what {@link OrderedSearch} finds.
 *
 * <p>Of the chains that have come to a level, the one that began last can go on longest, so that
 * one beginning per level is enough.
 */
final class UsualSearch implements Search {
  /** Longer ago than any window is long. */
  private static final long NONE = Long.MIN_VALUE / 2;

  private final int steps;
  private final int all;
  private final long window;

  /** The latest beginning of a chain that has come to each level. */
  private final long[] begins;

  /** When the rest of a chain from each step on would be done at the earliest. */
  private final long[] ends;

  UsualSearch(FunnelSpec spec) {
    steps = spec.steps().size();
    all = -1 >>> (32 - steps);
    window = spec.window().last(0);
    begins = new long[steps];
    ends = new long[steps];
  }

  @Override
  public void run(Occurrences occurrences, int count, long asOf, Attempt found) {
    found.clear();
    int seen = reach(occurrences, count, found);
    int level = found.level;
    if (level == steps) {
      found.completedAt = occurrences.at(seen - 1);
    }
    for (int k = 0; k + 1 < steps && level < steps && !found.open; k++) {
      found.open = begins[k] + window >= asOf;
    }
    if (level > 0) {
      report(occurrences, begin(occurrences, seen, level), found);
    }
  }

  /** Finds the level, and how many occurrences had to be seen for it. */
  private int reach(Occurrences occurrences, int count, Attempt found) {
    Arrays.fill(begins, NONE);
    int level = 0;
    for (int i = 0; i < count; i++) {
      long at = occurrences.at(i);
      int left = occurrences.steps(i) & all;
      // The last step first, so that no occurrence goes on from itself.
      while (left != 0) {
        int k = 31 - Integer.numberOfLeadingZeros(left);
        left ^= 1 << k;
        if (k == 0) {
          begins[0] = at;
          level = Math.max(level, 1);
        } else if (at - begins[k - 1] <= window) {
          begins[k] = begins[k - 1];
          level = Math.max(level, k + 1);
        }
      }
      if (level == steps) {
        found.level = level;
        return i + 1;
      }
    }
    found.level = level;
    return count;
  }

  /** The first occurrence from which the level can be reached. */
  private int begin(Occurrences occurrences, int count, int level) {
    Arrays.fill(ends, Attempt.NEVER);
    int needed = -1 >>> (32 - level);
    int begin = -1;
    for (int i = count - 1; i >= 0; i--) {
      long at = occurrences.at(i);
      int left = occurrences.steps(i) & needed;
      while (left != 0) {
        int k = Integer.numberOfTrailingZeros(left);
        left ^= 1 << k;
        long end = k + 1 == level ? at : ends[k + 1];
        if (end != Attempt.NEVER) {
          ends[k] = end;
          if (k == 0 && end - at <= window) {
            begin = i;
          }
        }
      }
    }
    return begin;
  }

  /** From there each step as soon as it is done. */
  private static void report(Occurrences occurrences, int begin, Attempt found) {
    int i = begin;
    for (int k = 0; k < found.level; k++) {
      while ((occurrences.steps(i) & (1 << k)) == 0) {
        i++;
      }
      found.at[k] = occurrences.at(i++);
    }
  }
}
