package io.siyu.funnel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts persons whom a matcher has followed, one by one, in any order. It keeps eight bytes for
 * each step after the first that somebody did. Not thread-safe.
 */
public final class FunnelTally {
  private static final int INITIAL = 16;

  private final FunnelSpec spec;
  private final long[] stand;
  private final long[] incomplete;
  private long dropped;

  /** How long each took from the first step to another, by step. */
  private final long[][] times;

  private final int[] timesKept;

  /** Starts with nobody. */
  public FunnelTally(FunnelSpec spec) {
    this.spec = spec;
    int steps = spec.steps().size();
    stand = new long[steps + 1];
    incomplete = new long[steps + 1];
    times = new long[steps][INITIAL];
    timesKept = new int[steps];
  }

  /** Counts the person whom a matcher has followed last. */
  public void add(FunnelMatcher followed) {
    check(followed.spec());
    if (followed.dropped()) {
      dropped++;
      return;
    }
    int level = followed.level();
    stand[level]++;
    incomplete[level] += followed.incomplete() ? 1 : 0;
    for (int k = 1; k < level; k++) {
      keep(k, followed.at(k + 1) - followed.at(1));
    }
  }

  /** Counts whom another tally of the same funnel has counted. */
  public void add(FunnelTally other) {
    check(other.spec);
    dropped += other.dropped;
    for (int level = 0; level < stand.length; level++) {
      stand[level] += other.stand[level];
      incomplete[level] += other.incomplete[level];
    }
    for (int k = 0; k < times.length; k++) {
      for (int i = 0; i < other.timesKept[k]; i++) {
        keep(k, other.times[k][i]);
      }
    }
  }

  private void check(FunnelSpec other) {
    if (!spec.equals(other)) {
      throw new IllegalArgumentException("only persons of the same funnel can be added up");
    }
  }

  private void keep(int k, long time) {
    if (timesKept[k] == times[k].length) {
      times[k] = Arrays.copyOf(times[k], 2 * timesKept[k]);
    }
    times[k][timesKept[k]++] = time;
  }

  /** States how many came how far. */
  public FunnelCount count() {
    List<Long> reached = new ArrayList<>();
    List<Long> open = new ArrayList<>();
    long followed = dropped + Arrays.stream(stand).sum();
    long left = followed - dropped;
    for (int level = 1; level < stand.length; level++) {
      left -= stand[level - 1];
      reached.add(left);
      open.add(incomplete[level]);
    }
    return new FunnelCount(spec.steps(), followed, dropped, reached, open);
  }

  /**
   * In what time so many percent of those who did a step had come to it from the first one: the
   * least time that one of them took and so many did not exceed (lower quantile).
   *
   * @param step which, counted from 2
   * @param percent from 1 to 100; 50 for the median
   * @return exactly; empty where nobody did the step
   */
  public Optional<Duration> timeTo(int step, int percent) {
    if (step < 2 || step > times.length || percent < 1 || percent > 100) {
      throw new IllegalArgumentException(
          "a time needs a step after the first and 1 to 100 percent");
    }
    int kept = timesKept[step - 1];
    if (kept == 0) {
      return Optional.empty();
    }
    // The order in which they are kept means nothing.
    Arrays.sort(times[step - 1], 0, kept);
    int index = (int) (((long) kept * percent + 99) / 100 - 1);
    return Optional.of(Duration.ofMillis(times[step - 1][index]));
  }
}
