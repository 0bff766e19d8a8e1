package io.siyu.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How long a tier is held before it has to be kept (有效期). Closed.
 *
 * <p>A term ends at a midnight, excluded: one that is valid "up to 31 December" ends when 1 January
 * begins. Where a month has no such day, the term lasts to the end of that month.
 */
public sealed interface TierValidity {
  /**
   * When a term that begins at an instant ends, excluded; later than that. Empty where it has no
   * end.
   *
   * @param start when it begins
   * @param zone where days begin and end
   * @param enrolled when the person became a member
   */
  Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled);

  /**
   * So many months.
   *
   * @param months how many; positive
   * @param toMonthEnd whether to the end of the month that it would end in
   */
  record Months(int months, boolean toMonthEnd) implements TierValidity {
    /** Checks that there is a month. */
    public Months {
      if (months < 1) {
        throw new IllegalArgumentException("a validity must last a month at least");
      }
    }

    @Override
    public Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled) {
      ZonedDateTime begins = start.atZone(zone);
      LocalDate end = sameDay(begins.toLocalDate(), months);
      boolean atMidnight = begins.equals(begins.toLocalDate().atStartOfDay(zone));
      if (!atMidnight && end.getDayOfMonth() == begins.getDayOfMonth()) {
        end = end.plusDays(1);
      }
      if (toMonthEnd && end.getDayOfMonth() > 1) {
        end = end.withDayOfMonth(1).plusMonths(1);
      }
      return midnight(end, zone);
    }
  }

  /** Up to the next anniversary of becoming a member (入会周年). */
  record Anniversary() implements TierValidity {
    @Override
    public Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled) {
      LocalDate joined = enrolled.atZone(zone).toLocalDate();
      int years = Math.max(1, start.atZone(zone).getYear() - joined.getYear());
      Optional<Instant> end = midnight(sameDay(joined, 12L * years), zone);
      return end.orElseThrow().isAfter(start)
          ? end
          : midnight(sameDay(joined, 12L * (years + 1)), zone);
    }
  }

  /** Up to the end of the calendar year (自然年). */
  record CalendarYear() implements TierValidity {
    @Override
    public Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled) {
      return midnight(LocalDate.of(start.atZone(zone).getYear() + 1, 1, 1), zone);
    }
  }

  /**
   * Up to the next such day of a month, as which begins the tier is judged anew (每月 N 日更新).
   *
   * @param day the day of the month, from 1 to 28
   */
  record Monthly(int day) implements TierValidity {
    /** The last day that every month has. */
    public static final int DAY_MAX = 28;

    /** Checks that every month has the day. */
    public Monthly {
      if (day < 1 || day > DAY_MAX) {
        throw new IllegalArgumentException("a day of every month must be from 1 to " + DAY_MAX);
      }
    }

    @Override
    public Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled) {
      LocalDate begins = start.atZone(zone).toLocalDate();
      LocalDate end = begins.withDayOfMonth(day);
      return midnight(end.isAfter(begins) ? end : end.plusMonths(1), zone);
    }
  }

  /** For ever (永久). */
  record Unlimited() implements TierValidity {
    @Override
    public Optional<Instant> end(Instant start, ZoneId zone, Instant enrolled) {
      return Optional.empty();
    }
  }

  /** The same day so many months later; where there is none, the first of the month after. */
  private static LocalDate sameDay(LocalDate day, long months) {
    LocalDate later = day.plusMonths(months);
    return later.getDayOfMonth() == day.getDayOfMonth() ? later : later.plusDays(1);
  }

  private static Optional<Instant> midnight(LocalDate day, ZoneId zone) {
    return Optional.of(day.atStartOfDay(zone).toInstant());
  }
}
