package io.siyu.cohort;

import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where cohorts and periods begin and end, as numbers, so that people are sorted in quickly. */
sealed interface Cohorts {
  /** How many cohorts there are. */
  int count();

  /** The window of a cohort. */
  Window window(int cohort);

  /** The cohort of an instant, which must lie in one. */
  int cohort(long at);

  /** How many periods after a beginning an instant lies; negative where it is before. */
  int period(long begin, long at);

  /** When a period of a cohort begins for the first who may be in it. */
  long begins(int cohort, int period);

  /** When a period of a cohort is over for the last who may be in it. */
  long ends(int cohort, int period);

  /** The cohorts of a window that have begun before an instant. */
  static Cohorts of(RetentionSpec spec, Window window, long asOf) {
    long end = Math.min(window.end().toEpochMilli(), asOf);
    if (spec.period() instanceof RetentionPeriod.Calendar calendar) {
      return parts(calendar, spec.periods(), window, end);
    }
    RetentionPeriod.Rolling rolling = (RetentionPeriod.Rolling) spec.period();
    long from = window.start().toEpochMilli();
    long length = rolling.length().toMillis();
    long count = end <= from ? 0 : (end - from - 1) / length + 1;
    check(count);
    return new Slices(from, length, (int) count);
  }

  private static Cohorts parts(
      RetentionPeriod.Calendar calendar, int periods, Window window, long end) {
    List<Window> parts = new ArrayList<>();
    int count = 0;
    // One more than is looked at, for whatever comes later.
    while (parts.size() <= count + periods) {
      Window part = calendar.part(window, parts.size());
      count += part.start().toEpochMilli() < end ? 1 : 0;
      check(count);
      parts.add(part);
    }
    return new Parts(parts, count);
  }

  private static void check(long count) {
    if (count > RetentionSpec.COHORTS_MAX) {
      throw new IllegalArgumentException(
          "a window must hold at most " + RetentionSpec.COHORTS_MAX + " cohorts: narrow it");
    }
  }

  /** Parts of the calendar. */
  final class Parts implements Cohorts {
    private final List<Window> parts;
    private final long[] starts;
    private final int count;

    private Parts(List<Window> parts, int count) {
      this.parts = parts;
      this.count = count;
      starts = parts.stream().mapToLong(part -> part.start().toEpochMilli()).toArray();
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public Window window(int cohort) {
      return parts.get(cohort);
    }

    @Override
    public int cohort(long at) {
      int found = Arrays.binarySearch(starts, at);
      return found >= 0 ? found : -found - 2;
    }

    @Override
    public int period(long begin, long at) {
      return cohort(at) - cohort(begin);
    }

    @Override
    public long begins(int cohort, int period) {
      return starts[cohort + period];
    }

    @Override
    public long ends(int cohort, int period) {
      return parts.get(cohort + period).end().toEpochMilli();
    }
  }

  /**
   * Slices of one length.
   *
   * @param from when the first begins
   * @param length how long each is
   * @param count how many are cohorts
   */
  record Slices(long from, long length, int count) implements Cohorts {
    @Override
    public Window window(int cohort) {
      return new Window(
          Instant.ofEpochMilli(begins(cohort, 0)), Instant.ofEpochMilli(begins(cohort, 1)));
    }

    @Override
    public int cohort(long at) {
      return (int) ((at - from) / length);
    }

    @Override
    public int period(long begin, long at) {
      return (int) Math.min(Integer.MAX_VALUE, Math.floorDiv(at - begin, length));
    }

    @Override
    public long begins(int cohort, int period) {
      return from + ((long) cohort + period) * length;
    }

    @Override
    public long ends(int cohort, int period) {
      // Who began in the last millisecond of the cohort.
      return from + (cohort + period + 2L) * length - 1;
    }
  }
}
