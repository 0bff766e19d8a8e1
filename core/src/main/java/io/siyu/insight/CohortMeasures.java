package io.siyu.insight;

import io.siyu.cohort.RetentionMatrix;
import io.siyu.cohort.RetentionPeriod.Calendar;
import io.siyu.cohort.RetentionSpec;
import io.siyu.cohort.RetentionTally;
import io.siyu.member.Member;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Who bought again in which month after the one of their first valid order (复购同期群), member by
 * member (rule R-27). Not thread-safe.
 */
public final class CohortMeasures {
  /** How many months have cohorts, the last one that in which the window ends. */
  public static final int MONTHS = 12;

  private final RetentionTally tally;

  /** Starts with nobody. */
  public CohortMeasures(Window window, ZoneId zone, Instant asOf) {
    this.tally = new RetentionTally(spec(zone), cohorts(window, zone), wholeMillis(asOf));
  }

  /** What a report asks. */
  public static RetentionSpec spec(ZoneId zone) {
    return new RetentionSpec(
        RetentionSpec.Entry.FIRST_TIME,
        new Calendar(Calendar.Unit.MONTH, zone),
        RetentionSpec.Mode.ON,
        RetentionSpec.Base.ZERO,
        MONTHS - 1);
  }

  private static Window cohorts(Window window, ZoneId zone) {
    LocalDate last = LocalDate.ofInstant(window.end().minusNanos(1), zone);
    LocalDate first = last.withDayOfMonth(1).minusMonths(MONTHS - 1);
    return new Window(
        first.atStartOfDay(zone).toInstant(), Instant.ofEpochMilli(wholeMillis(window.end())));
  }

  /** The first whole millisecond that an excluded bound excludes: events have no finer instants. */
  private static long wholeMillis(Instant bound) {
    return bound.plusNanos(999_999).toEpochMilli();
  }

  /** Adds a member's orders. */
  public void add(Member member) {
    long[] orders = RepurchaseMeasures.orders(member);
    if (orders.length > 0) {
      tally.add(orders, orders);
    }
  }

  /** States the result. */
  public RetentionMatrix result() {
    return tally.matrix();
  }
}
