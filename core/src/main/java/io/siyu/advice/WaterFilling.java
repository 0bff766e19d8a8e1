package io.siyu.advice;

import io.siyu.statistics.Search;
import java.util.List;

/**
 * The best split over concave curves: one slope for all, but for those that it would take beyond
 * their bounds.
 */
final class WaterFilling {
  /** The logarithms of the least and the largest slope that a double holds. */
  private static final double LEAST_LOG = -700;

  private static final double MOST_LOG = 700;

  private WaterFilling() {}

  static List<Long> split(long budget, List<Slot> slots) {
    double slope =
        Math.exp(Search.turn(LEAST_LOG, MOST_LOG, log -> spent(slots, Math.exp(log)) <= budget));
    return Leftover.round(budget, slots, slots.stream().map(slot -> slot.spendAt(slope)).toList());
  }

  private static double spent(List<Slot> slots, double slope) {
    double sum = 0;
    for (Slot slot : slots) {
      sum += slot.spendAt(slope);
    }
    return sum;
  }
}
