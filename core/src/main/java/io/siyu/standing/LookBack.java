package io.siyu.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * How far back things count (观察窗口): from the start of the day that lies some months before the day
 * of an instant, up to that instant, excluded. By whole days, so that what has once left never
 * comes back in.
 *
 * @param months how many months back
 * @param zone where days begin
 */
public record LookBack(int months, ZoneId zone) {
  /** The bounds of the months. */
  public static final PolicyNumber MONTHS = new PolicyNumber("months", 1, 120, 12);

  /** Checks the months. */
  public LookBack {
    MONTHS.check(months);
  }

  /** The last twelve months. */
  public static LookBack year(ZoneId zone) {
    return new LookBack((int) MONTHS.otherwise(), zone);
  }

  /** Returns the span as a period of months. */
  public Period period() {
    return Period.ofMonths(months);
  }

  /** Returns the first instant that counts as of another. */
  public Instant start(Instant asOf) {
    return day(asOf).minusMonths(months).atStartOfDay(zone).toInstant();
  }

  /** Tells whether what happened at an instant counts as of another. */
  public boolean contains(Instant at, Instant asOf) {
    return at.isBefore(asOf) && !at.isBefore(start(asOf));
  }

  /** Returns the first instant as of which what happened at an instant counts no more. */
  public Instant end(Instant at) {
    LocalDate next = day(at).plusDays(1);
    LocalDate end = next.plusMonths(months);
    if (end.minusMonths(months).isBefore(next)) {
      // The later month is shorter and has no such day.
      end = end.plusDays(1);
    }
    return end.atStartOfDay(zone).toInstant();
  }

  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
