package io.siyu.funnel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How long somebody may take (转化窗口). Closed; instants are in milliseconds. */
public sealed interface FunnelWindow {
  /** The longest duration that a window may have. */
  Duration LONGEST = Duration.ofDays(36_500);

  /**
   * The last millisecond that belongs to a window that begins at an instant; never earlier for a
   * later beginning.
   */
  long last(long begin);

  /**
   * From the first step on.
   *
   * @param length up to how long after it the last step may be, included; not negative
   */
  record FromFirst(Duration length) implements FunnelWindow {
    /** Checks the length. */
    public FromFirst {
      check(length);
    }

    @Override
    public long last(long begin) {
      return begin + length.toMillis();
    }
  }

  /**
   * So many calendar days (自然日): the day of the first step and those after it.
   *
   * @param days how many, the first step's included; positive
   * @param zone where days begin and end
   */
  record CalendarDays(int days, ZoneId zone) implements FunnelWindow {
    /** Checks the number of days. */
    public CalendarDays {
      if (days < 1 || days > LONGEST.toDays()) {
        throw new IllegalArgumentException(
            "a window must have from 1 to " + LONGEST.toDays() + " days");
      }
    }

    @Override
    public long last(long begin) {
      return Instant.ofEpochMilli(begin)
              .atZone(zone)
              .toLocalDate()
              .plusDays(days)
              .atStartOfDay(zone)
              .toInstant()
              .toEpochMilli()
          - 1;
    }
  }

  /**
   * From each step to the next.
   *
   * @param length up to how long after the step before a step may be, included; not negative
   */
  record PerStep(Duration length) implements FunnelWindow {
    /** Checks the length. */
    public PerStep {
      check(length);
    }

    @Override
    public long last(long begin) {
      return begin + length.toMillis();
    }
  }

  private static void check(Duration length) {
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window must last from nothing to " + LONGEST.toDays() + " days");
    }
  }
}
