package io.siyu.points;

import static io.siyu.points.Examples.BERLIN;
import static io.siyu.points.Examples.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.points.ExpiryRule.After;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.ExpiryRule.EndOf.Unit;
import io.siyu.points.ExpiryRule.Inactivity;
import io.siyu.points.ExpiryRule.Never;
import io.siyu.points.ExpiryRule.On;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpiryRuleTest {
  @Test
  @DisplayName("B-8 the end of a unit is the midnight of the zone that begins the next")
  void end_of() {
    assertEnd(new EndOf(Unit.MONTH, 0), SHANGHAI, "2026-01-22T10:00", "2026-02-01T00:00");
    assertEnd(new EndOf(Unit.MONTH, 0), SHANGHAI, "2026-01-31T23:59:59", "2026-02-01T00:00");
    assertEnd(new EndOf(Unit.MONTH, 0), SHANGHAI, "2026-02-01T00:00", "2026-03-01T00:00");
    assertEnd(new EndOf(Unit.MONTH, 1), SHANGHAI, "2026-12-31T10:00", "2027-02-01T00:00");
    assertEnd(new EndOf(Unit.QUARTER, 0), SHANGHAI, "2026-01-01T00:00", "2026-04-01T00:00");
    assertEnd(new EndOf(Unit.QUARTER, 0), SHANGHAI, "2026-03-31T23:00", "2026-04-01T00:00");
    assertEnd(new EndOf(Unit.QUARTER, 1), SHANGHAI, "2026-11-30T23:00", "2027-04-01T00:00");
    assertEnd(new EndOf(Unit.YEAR, 0), SHANGHAI, "2026-01-22T10:00", "2027-01-01T00:00");
    assertEnd(new EndOf(Unit.YEAR, 1), SHANGHAI, "2028-02-29T10:00", "2030-01-01T00:00");
  }

  @Test
  @DisplayName("B-8 which month it is follows from the zone, not from UTC")
  void zone_decides() {
    Instant lateInDecember = Instant.parse("2026-12-31T17:00:00Z");
    assertThat(new EndOf(Unit.YEAR, 0).end(lateInDecember, SHANGHAI))
        .contains(Instant.parse("2027-12-31T16:00:00Z"));
    assertThat(new EndOf(Unit.YEAR, 0).end(lateInDecember, BERLIN))
        .contains(Instant.parse("2026-12-31T23:00:00Z"));
  }

  @Test
  @DisplayName("B-8 months after the 31st end on the last day of a shorter month, leap days kept")
  void after() {
    assertEnd(new After(1, 0), SHANGHAI, "2026-01-31T10:00", "2026-02-28T10:00");
    assertEnd(new After(1, 0), SHANGHAI, "2028-01-31T10:00", "2028-02-29T10:00");
    assertEnd(new After(12, 0), SHANGHAI, "2028-02-29T10:00", "2029-02-28T10:00");
    assertEnd(new After(48, 0), SHANGHAI, "2028-02-29T10:00", "2032-02-29T10:00");
    assertEnd(new After(1, 1), SHANGHAI, "2026-01-31T10:00", "2026-03-01T10:00");
    assertEnd(new After(0, 30), SHANGHAI, "2026-01-31T10:00", "2026-03-02T10:00");
  }

  @Test
  @DisplayName("B-8 a day is a day of the calendar where clocks are changed, with 23 or 25 hours")
  void clock_changes() {
    assertEnd(new After(0, 1), BERLIN, "2026-03-28T10:00", "2026-03-29T10:00");
    assertEnd(new After(0, 1), BERLIN, "2026-10-24T10:00", "2026-10-25T10:00");
    // 02:30 is left out on that day; the clock shows 03:30.
    assertEnd(new After(0, 1), BERLIN, "2026-03-28T02:30", "2026-03-29T03:30");
    assertEnd(new EndOf(Unit.MONTH, 0), BERLIN, "2026-03-30T10:00", "2026-04-01T00:00");
    // That day begins at 01:00.
    assertEnd(
        new On(MonthDay.of(9, 3)),
        ZoneId.of("America/Santiago"),
        "2022-09-01T10:00",
        "2022-09-04T00:00");
    assertEnd(
        new On(MonthDay.of(9, 10)),
        ZoneId.of("America/Santiago"),
        "2022-09-05T10:00",
        "2022-09-11T01:00");
  }

  @Test
  @DisplayName("B-8 what is valid on a day is gone when the day is over")
  void on() {
    On lastOfYear = new On(MonthDay.of(12, 31));
    assertEnd(lastOfYear, SHANGHAI, "2026-01-22T10:00", "2027-01-01T00:00");
    assertEnd(lastOfYear, SHANGHAI, "2026-12-31T23:59", "2027-01-01T00:00");
    assertEnd(new On(MonthDay.of(6, 30)), SHANGHAI, "2026-07-01T00:00", "2027-07-01T00:00");
    assertEnd(new On(MonthDay.of(2, 29)), SHANGHAI, "2026-01-01T00:00", "2026-03-01T00:00");
    assertEnd(new On(MonthDay.of(2, 29)), SHANGHAI, "2028-01-01T00:00", "2028-03-01T00:00");
    assertEnd(new On(MonthDay.of(2, 28)), SHANGHAI, "2028-02-29T10:00", "2029-03-01T00:00");
  }

  @Test
  @DisplayName("B-8 points live for ever where nothing says otherwise")
  void never() {
    assertThat(new Never().end(Instant.EPOCH, SHANGHAI)).isEmpty();
  }

  @Test
  void rules_under_which_points_would_not_live_are_refused() {
    assertThatThrownBy(() -> new After(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new After(-1, 40)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EndOf(Unit.YEAR, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Inactivity(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertEnd(ExpiryRule rule, ZoneId zone, String earned, String end) {
    assertThat(rule.end(LocalDateTime.parse(earned).atZone(zone).toInstant(), zone))
        .contains(LocalDateTime.parse(end).atZone(zone).toInstant());
  }
}
