package io.siyu.truth;

import io.siyu.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/** How often the interval of one figure held the truth, over markets of several seeds. */
final class Coverage {
  private int seeds;
  private int held;
  private int sharp;
  private double reach;

  /** Takes in a seed; without an interval nothing is held. */
  void add(Optional<Interval> interval, double truth, double... wrong) {
    seeds++;
    if (interval.isPresent()) {
      held += interval.get().contains(truth) ? 1 : 0;
      sharp += containsAny(interval.get(), wrong) ? 0 : 1;
      reach += (interval.get().high() - interval.get().low()) / 2 / Math.abs(truth);
    }
  }

  private static boolean containsAny(Interval interval, double... figures) {
    for (double figure : figures) {
      if (interval.contains(figure)) {
        return true;
      }
    }
    return false;
  }

  /** In how many seeds the truth was within the interval. */
  int held() {
    return held;
  }

  /** In how many seeds there was an interval, with nothing within it that is clearly wrong. */
  int sharp() {
    return sharp;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "held in %d and sharp in %d of %d seeds, reaching %.0f %% of the truth to either side",
        held,
        sharp,
        seeds,
        100 * reach / seeds);
  }
}
