package io.siyu.examples.quickstart.simulation;

import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days that are simulated (模拟期).
 *
 * @param window the days that are reported, also the reach of the report: as of its end
 * @param days how many days the window has
 */
record Season(Window window, int days) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

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
    return start().plusSeconds(draw.between(0, Duration.ofDays(days).toSeconds() - 1));
  }

  /** The instant at which the day of an instant began. */
  static Instant midnightOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE).atStartOfDay(ZONE).toInstant();
  }
}
