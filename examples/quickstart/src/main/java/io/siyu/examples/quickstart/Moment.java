package io.siyu.examples.quickstart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A point of time as people write it: an instant, or a date whose beginning depends on a zone. */
sealed interface Moment {
  /** The instant that is meant where days are counted in a zone. */
  Instant in(ZoneId zone);

  /**
   * Reads a date such as {@code 2026-03-01} or an instant such as {@code
   * 2026-03-01T10:00:00+08:00}.
   *
   * @param option what the text was given for
   */
  static Moment parse(String option, String text) throws UsageException {
    try {
      return text.contains("T")
          ? new Exactly(OffsetDateTime.parse(text).toInstant())
          : new StartOf(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new UsageException(
          option
              + ": \""
              + text
              + "\" is neither a date such as 2026-03-01 nor an instant such as"
              + " 2026-03-01T10:00:00+08:00");
    }
  }

  /** An instant. */
  record Exactly(Instant instant) implements Moment {
    @Override
    public Instant in(ZoneId zone) {
      return instant;
    }
  }

  /** The beginning of a day. */
  record StartOf(LocalDate day) implements Moment {
    @Override
    public Instant in(ZoneId zone) {
      return day.atStartOfDay(zone).toInstant();
    }
  }
}
