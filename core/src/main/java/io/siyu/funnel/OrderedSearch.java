package io.siyu.funnel;

import java.util.Arrays;
import java.util.List;

/**
 * The search for steps in order, whatever the modes, the window and the exclusions are.
 *
 * <p>There it keeps, per level, the chain that can go on longest: that which began last or, where
 * the window is per step, did its last step last. Back it notes for each occurrence and step when
 * the rest of a chain would be done at the earliest, and then builds the chain from the front.
 */
final class OrderedSearch implements Search {
  private static final int NONE = -1;

  private final int steps;
  private final int all;
  private final FunnelWindow window;
  private final boolean perStep;
  private final boolean adjacent;
  private final boolean once;
  private final boolean increase;
  private final boolean deduplicate;
  private final boolean strict;
  private final boolean reentry;
  private final boolean firstEver;
  private final List<Exclusion> exclusions;

  /** Per level the occurrence that the best chain began at, or did its last step at. */
  private final int[] stood;

  /** Those that cannot be gone on from yet. */
  private final int[] fresh;

  /** Those of the present occurrence. */
  private final int[] own;

  /** Per step the earliest end of a chain that goes on with it later. */
  private final long[] ends;

  private final long[] freshEnds;
  private final long[] ownEnds;

  /** The earliest end by occurrence and step. */
  private long[] table = {};

  private int seen;
  private int lastSteps;
  private int first;
  private boolean stopped;

  OrderedSearch(FunnelSpec spec) {
    steps = spec.steps().size();
    all = -1 >>> (32 - steps);
    window = spec.window();
    perStep = window instanceof FunnelWindow.PerStep;
    adjacent = spec.order() == StepOrder.STRICT;
    increase = spec.modes().contains(FunnelMode.STRICT_INCREASE);
    once = increase || spec.modes().contains(FunnelMode.STRICT_ONCE);
    deduplicate = spec.modes().contains(FunnelMode.STRICT_DEDUPLICATION);
    strict = spec.modes().contains(FunnelMode.STRICT_ORDER);
    reentry = spec.modes().contains(FunnelMode.ALLOW_REENTRY);
    firstEver = spec.entry() == FunnelEntry.FIRST_EVER;
    exclusions = spec.exclusions();
    stood = new int[steps];
    fresh = new int[steps];
    own = new int[steps];
    ends = new long[steps];
    freshEnds = new long[steps];
    ownEnds = new long[steps];
  }

  @Override
  public void run(Occurrences occurrences, int count, long asOf, Attempt found) {
    found.clear();
    reach(occurrences, count, found);
    if (found.level == steps) {
      found.completedAt = occurrences.at(seen - 1);
    } else if (!stopped) {
      settle();
      for (int k = 0; k + 1 < steps; k++) {
        found.open |= stood[k] != NONE && window.last(occurrences.at(stood[k])) >= asOf;
      }
    }
    if (found.level > 0) {
      note(occurrences, found.level);
      report(occurrences, found);
    }
  }

  private void reach(Occurrences occurrences, int count, Attempt found) {
    Arrays.fill(stood, NONE);
    Arrays.fill(fresh, NONE);
    seen = 0;
    lastSteps = 0;
    first = NONE;
    stopped = false;
    while (seen < count && !stopped && found.level < steps) {
      int i = seen++;
      lastSteps = occurrences.steps(i) & all;
      if (!increase || i == 0 || occurrences.at(i) != occurrences.at(i - 1)) {
        settle();
      }
      Arrays.fill(own, NONE);
      stopped = strict && found.level > 0 && lastSteps == 0;
      for (int left = lastSteps; left != 0 && !stopped; left &= left - 1) {
        step(occurrences, i, Integer.numberOfTrailingZeros(left), found);
      }
      if (found.level < steps) {
        exclude(occurrences, i, found);
      }
      for (int k = 0; k < steps; k++) {
        fresh[k] = Math.max(fresh[k], own[k]);
      }
    }
  }

  /** Lets what has been reached be gone on from. */
  private void settle() {
    for (int k = 0; k < steps; k++) {
      stood[k] = adjacent ? fresh[k] : Math.max(stood[k], fresh[k]);
      fresh[k] = NONE;
    }
  }

  private void step(Occurrences occurrences, int i, int k, Attempt found) {
    boolean repeated = deduplicate && k > 0 && k < found.level;
    boolean early = strict && found.level > 0 && k > found.level;
    if (repeated || (early && !reentry)) {
      stopped = true;
      lastSteps &= (1 << k) - 1;
    } else if (!early) {
      if (k == 0 && first == NONE) {
        first = i;
      }
      int from = k == 0 ? begins(i) : goesOn(occurrences, i, k);
      if (from != NONE) {
        own[k] = perStep ? i : from;
        found.level = Math.max(found.level, k + 1);
      }
    }
  }

  private int begins(int i) {
    return firstEver && i != first ? NONE : i;
  }

  private int goesOn(Occurrences occurrences, int i, int k) {
    int from = once ? stood[k - 1] : Math.max(stood[k - 1], own[k - 1]);
    return from != NONE && window.last(occurrences.at(from)) >= occurrences.at(i) ? from : NONE;
  }

  /** Drops who stands between the steps of an exclusion, and then ends what does. */
  private void exclude(Occurrences occurrences, int i, Attempt found) {
    int bits = occurrences.exclusions(i);
    for (int which = 0; which < exclusions.size() && bits != 0; which++) {
      if ((bits & (1 << which)) != 0
          && exclusions.get(which).effect() == Exclusion.Effect.DROP_PERSON
          && found.droppedAt == Attempt.NEVER
          && drops(occurrences, i, exclusions.get(which))) {
        found.droppedAt = occurrences.at(i);
      }
    }
    for (int which = 0; which < exclusions.size() && bits != 0; which++) {
      Exclusion exclusion = exclusions.get(which);
      if ((bits & (1 << which)) != 0 && exclusion.effect() == Exclusion.Effect.END_ATTEMPT) {
        Arrays.fill(stood, exclusion.from() - 1, exclusion.to() - 1, NONE);
        Arrays.fill(fresh, exclusion.from() - 1, exclusion.to() - 1, NONE);
      }
    }
  }

  private boolean drops(Occurrences occurrences, int i, Exclusion exclusion) {
    int to = exclusion.to() - 1;
    int goneOn = Math.max(own[to], Math.max(stood[to], fresh[to]));
    for (int k = exclusion.from() - 1; k < to; k++) {
      int from = Math.max(stood[k], fresh[k]);
      // Where a chain with this beginning, or a later one, has gone on, nothing stands in between.
      if (from > goneOn && window.last(occurrences.at(from)) >= occurrences.at(i)) {
        return true;
      }
    }
    return false;
  }

  /** Fills the table, from the last occurrence seen. */
  private void note(Occurrences occurrences, int level) {
    if (table.length < seen * level) {
      table = new long[Math.max(seen * level, 2 * table.length)];
    }
    Arrays.fill(table, 0, seen * level, Attempt.NEVER);
    Arrays.fill(ends, Attempt.NEVER);
    Arrays.fill(freshEnds, Attempt.NEVER);
    for (int i = seen - 1; i >= 0; i--) {
      if (!increase || i + 1 == seen || occurrences.at(i) != occurrences.at(i + 1)) {
        settleEnds();
      }
      Arrays.fill(ownEnds, Attempt.NEVER);
      int done = i + 1 == seen ? lastSteps : occurrences.steps(i);
      for (int k = level - 1; k >= 0; k--) {
        if ((done & (1 << k)) != 0) {
          ownEnds[k] = end(occurrences.at(i), k, level);
          table[i * level + k] = ownEnds[k];
        }
      }
      forgetEnds(occurrences.exclusions(i));
      for (int k = 0; k < level; k++) {
        freshEnds[k] = Math.min(freshEnds[k], ownEnds[k]);
      }
    }
  }

  private void settleEnds() {
    for (int k = 0; k < steps; k++) {
      ends[k] = adjacent ? freshEnds[k] : Math.min(ends[k], freshEnds[k]);
      freshEnds[k] = Attempt.NEVER;
    }
  }

  private long end(long at, int k, int level) {
    if (k + 1 == level) {
      return at;
    }
    long end = once ? ends[k + 1] : Math.min(ends[k + 1], ownEnds[k + 1]);
    if (!perStep || end == Attempt.NEVER) {
      return end;
    }
    // Per step only the next one has to be near, so its instant stands for the end.
    return end <= window.last(at) ? at : Attempt.NEVER;
  }

  private void forgetEnds(int bits) {
    for (int which = 0; which < exclusions.size() && bits != 0; which++) {
      Exclusion exclusion = exclusions.get(which);
      if ((bits & (1 << which)) != 0 && exclusion.effect() == Exclusion.Effect.END_ATTEMPT) {
        Arrays.fill(ends, exclusion.from(), exclusion.to(), Attempt.NEVER);
        Arrays.fill(freshEnds, exclusion.from(), exclusion.to(), Attempt.NEVER);
      }
    }
  }

  /** Begins as early as the level allows, and does each step as early as it then allows. */
  private void report(Occurrences occurrences, Attempt found) {
    int level = found.level;
    int i = 0;
    while (!reaches(occurrences, i, level)) {
      i++;
    }
    long last = perStep ? Attempt.NEVER - 1 : window.last(occurrences.at(i));
    found.at[0] = occurrences.at(i);
    for (int k = 1; k < level; k++) {
      i = once ? i + 1 : i;
      while (table[i * level + k] > last || (increase && occurrences.at(i) == found.at[k - 1])) {
        i++;
      }
      found.at[k] = occurrences.at(i);
    }
  }

  private boolean reaches(Occurrences occurrences, int i, int level) {
    long end = table[i * level];
    return end != Attempt.NEVER
        && begins(i) != NONE
        && (perStep || end <= window.last(occurrences.at(i)));
  }
}
