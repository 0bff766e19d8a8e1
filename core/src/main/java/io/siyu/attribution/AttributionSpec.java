package io.siyu.attribution;

import java.time.Duration;

/**
 * How conversions are credited. Immutable.
 *
 * @param model how they are shared
 * @param lookBack how long before the conversion a touch counts (回溯期), its end included; from
 *     nothing to {@link #LOOK_BACK_MAX}
 */
public record AttributionSpec(AttributionModel model, Duration lookBack) {
  /** As good as for ever. */
  public static final Duration LOOK_BACK_MAX = Duration.ofDays(36_500);

  /** Checks the look-back. */
  public AttributionSpec {
    if (lookBack.isNegative() || lookBack.compareTo(LOOK_BACK_MAX) > 0) {
      throw new IllegalArgumentException(
          "a look-back must be from nothing to " + LOOK_BACK_MAX.toDays() + " days");
    }
  }
}
