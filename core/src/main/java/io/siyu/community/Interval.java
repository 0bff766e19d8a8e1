package io.siyu.community;

import java.time.Instant;
import java.util.Optional;

/**
 * When something happened that may not have been seen (区间): after one instant and not later than
 * another.
 *
 * @param after when it had certainly not happened yet; empty where that is not known
 * @param by when it certainly had
 */
public record Interval(Optional<Instant> after, Instant by) {
  /** What was seen happening. */
  static Interval at(Instant instant) {
    return new Interval(Optional.of(instant), instant);
  }

  /** Whether the instant is known. */
  public boolean isInstant() {
    return after.filter(by::equals).isPresent();
  }
}
