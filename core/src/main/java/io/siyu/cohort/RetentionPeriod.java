package io.siyu.cohort;

import io.siyu.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** What the distance between beginning and coming back is counted in. Closed. */
public sealed interface RetentionPeriod {
  /**
   * So long, counted from each person's own beginning; cohorts are as long, counted from where the
   * first one begins.
   *
   * @param length how long; whole milliseconds, positive
   */
  record Rolling(Duration length) implements RetentionPeriod {
    /** Checks the length. */
    public Rolling {
      if (length.toMillis() < 1 || !Duration.ofMillis(length.toMillis()).equals(length)) {
        throw new IllegalArgumentException("a period must last whole milliseconds, one at least");
      }
    }
  }

  /**
   * Parts of the calendar: who begins on 31 January comes back in the month after on any day of
   * February.
   *
   * @param unit which part
   * @param zone where days begin and end
   */
  record Calendar(Unit unit, ZoneId zone) implements RetentionPeriod {
    /** A part of the calendar. */
    public enum Unit {
      /** 自然日. */
      DAY,
      /** 自然周, from Monday on. */
      WEEK,
      /** 自然月. */
      MONTH,
      /** 自然季度. */
      QUARTER,
      /** 自然年. */
      YEAR
    }

    /** The part that is so many after the one in which a window begins. */
    Window part(Window first, int after) {
      LocalDate day = first.start().atZone(zone).toLocalDate();
      return Window.days(begin(day, after), begin(day, after + 1), zone);
    }

    private LocalDate begin(LocalDate day, int after) {
      LocalDate month = day.withDayOfMonth(1);
      return switch (unit) {
        case DAY -> day.plusDays(after);
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(after);
        case MONTH -> month.plusMonths(after);
        case QUARTER -> month.minusMonths((month.getMonthValue() - 1) % 3).plusMonths(3L * after);
        case YEAR -> month.withMonth(1).plusYears(after);
      };
    }
  }
}
