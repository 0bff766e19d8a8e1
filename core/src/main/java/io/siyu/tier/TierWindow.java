package io.siyu.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What is looked at when a tier is judged (统计周期): what was earned in {@code [from, to)}. Closed.
 *
 * <p>Whatever is judged is judged as of an instant, excluded: the end of a term is, so that the
 * last thing that counts happened the instant before. A calendar month or year is the one that this
 * last instant lies in.
 */
public sealed interface TierWindow {
  /**
   * From when on what was earned counts.
   *
   * @param asOf the instant judged, excluded
   * @param zone where days begin and end
   * @param changed since when the present term, or having no tier, is counted
   */
  Instant from(Instant asOf, ZoneId zone, Instant changed);

  /** Up to when what was earned counts, excluded. */
  default Instant to(Instant asOf, ZoneId zone) {
    return asOf;
  }

  /**
   * So many months and days back (最近 N 天/月).
   *
   * @param months how many months; not negative
   * @param days how many days besides; not negative, and positive where no months are given
   */
  record Rolling(int months, int days) implements TierWindow {
    /** Checks that the window is longer than nothing. */
    public Rolling {
      if (months < 0 || days < 0 || (months == 0 && days == 0)) {
        throw new IllegalArgumentException("a rolling window must be longer than nothing");
      }
    }

    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      LocalDateTime local = LocalDateTime.ofInstant(asOf, zone);
      return local.minusMonths(months).minusDays(days).atZone(zone).toInstant();
    }
  }

  /**
   * The calendar month, quarter, half-year or year (自然月/季/半年/年): the current one, at the end of a
   * term the one that it closes.
   *
   * @param unit which
   */
  record Calendar(Unit unit) implements TierWindow {
    /** A part of the calendar. */
    public enum Unit {
      /** 自然月. */
      MONTH(1),
      /** 自然季度. */
      QUARTER(3),
      /** 自然半年. */
      HALF_YEAR(6),
      /** 自然年. */
      YEAR(12);

      private final int months;

      Unit(int months) {
        this.months = months;
      }
    }

    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      LocalDate month = monthOf(asOf, zone);
      return month
          .minusMonths((month.getMonthValue() - 1) % unit.months)
          .atStartOfDay(zone)
          .toInstant();
    }
  }

  /**
   * The whole calendar months before the one judged (满 N 个自然月): for a term that ends with July,
   * those up to the end of June.
   *
   * @param months how many; positive
   */
  record FullMonths(int months) implements TierWindow {
    /** Checks that there is a month. */
    public FullMonths {
      if (months < 1) {
        throw new IllegalArgumentException("a window of full months must have one at least");
      }
    }

    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      return monthOf(asOf, zone).minusMonths(months).atStartOfDay(zone).toInstant();
    }

    @Override
    public Instant to(Instant asOf, ZoneId zone) {
      return monthOf(asOf, zone).atStartOfDay(zone).toInstant();
    }
  }

  /** Since the present term began, or since the last tier was lost (本级有效期内). */
  record SinceLastChange() implements TierWindow {
    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      return changed;
    }
  }

  /** Everything ever (累计). */
  record Lifetime() implements TierWindow {
    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      return Instant.MIN;
    }
  }

  /** The largest one since the present term began, or since the last tier was lost (单笔). */
  record SingleOrder() implements TierWindow {
    @Override
    public Instant from(Instant asOf, ZoneId zone, Instant changed) {
      return changed;
    }
  }

  private static LocalDate monthOf(Instant asOf, ZoneId zone) {
    ZonedDateTime last = asOf.minusNanos(1).atZone(zone);
    return LocalDate.of(last.getYear(), last.getMonth(), 1);
  }
}
