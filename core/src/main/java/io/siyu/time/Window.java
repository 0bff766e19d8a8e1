package io.siyu.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A span of time {@code [start, end)}: its start belongs to it, its end does not. Immutable.
 *
 * @param start the first instant inside
 * @param end the first instant outside; after {@code start}
 */
public record Window(Instant start, Instant end) {
  /** Checks that the window is not empty. */
  public Window {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a window must start before it ends");
    }
  }

  /** The window of a calendar month in a zone. */
  public static Window month(int year, int month, ZoneId zone) {
    YearMonth of = YearMonth.of(year, month);
    return days(of.atDay(1), of.plusMonths(1).atDay(1), zone);
  }

  /** The window of whole calendar days {@code [first, end)} in a zone. */
  public static Window days(LocalDate first, LocalDate end, ZoneId zone) {
    return new Window(first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  /** Tells whether an instant lies inside. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
