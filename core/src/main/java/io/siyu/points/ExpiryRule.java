package io.siyu.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When earned points are gone (过期规则). Closed.
 *
 * <p>An end is the first instant at which the points are not there any more: what is valid up to
 * and including 31 December ends on 1 January at 00:00 of the zone. Where a day has no 00:00 it
 * ends with the day's first instant.
 */
public sealed interface ExpiryRule {
  /** The end of what is earned at an instant; empty where it has none. */
  Optional<Instant> end(Instant earned, ZoneId zone);

  /** They never go. */
  record Never() implements ExpiryRule {
    @Override
    public Optional<Instant> end(Instant earned, ZoneId zone) {
      return Optional.empty();
    }
  }

  /**
   * They go after some time, at the time of the day at which they were earned. Months are added
   * first; where the month has no such day, its last day stands for it: a month after 31 January is
   * 28 February, or 29 in a leap year.
   *
   * @param months how many calendar months; not negative
   * @param days how many calendar days; not negative, and not zero where months are
   */
  record After(int months, int days) implements ExpiryRule {
    /** Checks that points live at all. */
    public After {
      if (months < 0 || days < 0 || (months == 0 && days == 0)) {
        throw new IllegalArgumentException("points must live for some months or days");
      }
    }

    @Override
    public Optional<Instant> end(Instant earned, ZoneId zone) {
      return Optional.of(earned.atZone(zone).plusMonths(months).plusDays(days).toInstant());
    }
  }

  /**
   * They go when the calendar unit in which they were earned ends, or one after it.
   *
   * @param unit which unit
   * @param plus how many further such units they live; not negative
   */
  record EndOf(Unit unit, int plus) implements ExpiryRule {
    /** A unit of the calendar. */
    public enum Unit {
      /** A calendar month. */
      MONTH,
      /** Three calendar months, from January, April, July or October on. */
      QUARTER,
      /** A calendar year. */
      YEAR
    }

    /** Checks that points do not end before they begin. */
    public EndOf {
      if (plus < 0) {
        throw new IllegalArgumentException("plus must not be negative");
      }
    }

    @Override
    public Optional<Instant> end(Instant earned, ZoneId zone) {
      LocalDate first = earned.atZone(zone).toLocalDate().withDayOfMonth(1);
      LocalDate end =
          switch (unit) {
            case MONTH -> first.plusMonths(1L + plus);
            case QUARTER -> first.plusMonths(3L * (1 + plus) - (first.getMonthValue() - 1) % 3);
            case YEAR -> first.withMonth(1).plusYears(1L + plus);
          };
      return Optional.of(end.atStartOfDay(zone).toInstant());
    }
  }

  /**
   * They go when the next such day is over; the day on which they were earned may be it. In a year
   * without a 29 February that day is the 28th.
   *
   * @param last the last day on which they are valid
   */
  record On(MonthDay last) implements ExpiryRule {
    @Override
    public Optional<Instant> end(Instant earned, ZoneId zone) {
      LocalDate day = earned.atZone(zone).toLocalDate();
      LocalDate next = last.atYear(day.getYear());
      if (next.isBefore(day)) {
        next = last.atYear(day.getYear() + 1);
      }
      return Optional.of(next.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }

  /**
   * They go together when nothing was earned or spent for some months. Points by a rule, points
   * given by hand and a spending keep them; what is taken back, taken by hand or comes back does
   * not.
   *
   * @param months how many calendar months, counted as by {@link After}; at least 1
   */
  record Inactivity(int months) implements ExpiryRule {
    /** Checks that points live at all. */
    public Inactivity {
      if (months < 1) {
        throw new IllegalArgumentException("points must live for some months");
      }
    }

    @Override
    public Optional<Instant> end(Instant earned, ZoneId zone) {
      return Optional.of(earned.atZone(zone).plusMonths(months).toInstant());
    }
  }
}
