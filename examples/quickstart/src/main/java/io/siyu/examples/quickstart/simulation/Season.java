package io.siyu.examples.quickstart.simulation;

import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The days that are simulated (模拟期).
 *
 * @param window the days that are reported, also the reach of the report: as of its end
 * @param days how many days the window has
 */
record Season(Window window, int days) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

  /** How many days of the week in which 1970 began were of the year before. */
  private static final long MONDAY = 3;

  /** How much is spent week by week, in percent, over and over. */
  private static final List<Integer> SPENDING = List.of(40, 150, 80, 200, 120, 60, 180, 100);

  /** How many people come of it: the more is spent, the less one more yuan brings. */
  private static final List<Integer> ARRIVALS = List.of(53, 124, 88, 138, 112, 72, 134, 101);

  /** How long before the window lives may begin. */
  private static final Duration HISTORY = Duration.ofDays(20);

  /** How long after the window things may still happen. */
  private static final Duration AFTERMATH = Duration.ofDays(6);

  static Season of(int days) {
    return new Season(Window.days(FIRST_DAY, FIRST_DAY.plusDays(days), ZONE), days);
  }

  Instant start() {
    return window.start();
  }

  Instant end() {
    return window.end();
  }

  /** The instant after which nothing is simulated any more. */
  Instant close() {
    return end().plus(AFTERMATH);
  }

  /** When somebody first turns up: mostly within the window, sometimes before it or after it. */
  Instant arrival(Draw draw) {
    int when = draw.below(100);
    if (when < 8) {
      return start().minusSeconds(draw.between(3600, HISTORY.toSeconds()));
    }
    if (when < 10) {
      return end().plusSeconds(draw.between(0, Duration.ofDays(2).toSeconds()));
    }
    return within(draw, Duration.ofDays(days));
  }

  /** Some instant of the first days of the window, more often in strong weeks than in weak ones. */
  Instant within(Draw draw, Duration reach) {
    Instant at;
    do {
      at = start().plusSeconds(draw.between(0, reach.toSeconds() - 1));
    } while (!draw.chance(7 * of(ARRIVALS, LocalDate.ofInstant(at, ZONE))));
    return at;
  }

  /** How much is spent in the week of a day, in percent of an ordinary one. */
  static int spending(LocalDate day) {
    return of(SPENDING, day);
  }

  private static int of(List<Integer> weeks, LocalDate day) {
    long week = Math.floorDiv(day.toEpochDay() + MONDAY, 7);
    return weeks.get(Math.floorMod(week, weeks.size()));
  }

  /** The instant at which the day of an instant began. */
  static Instant midnightOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE).atStartOfDay(ZONE).toInstant();
  }
}
