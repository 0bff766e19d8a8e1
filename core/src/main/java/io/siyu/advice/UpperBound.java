package io.siyu.advice;

import io.siyu.statistics.Search;
import java.util.List;

/**
 * What no split can exceed (Lagrange): at each price of a unit, what the slots would gain if each
 * could buy as it likes, and the price of the budget. The lowest over all prices is the best bound;
 * for concave curves it is reached.
 */
final class UpperBound {
  /** Of the logarithm of the price. */
  private static final double REACH = 70;

  private static final double TOLERANCE = 1e-9;

  private UpperBound() {}

  static double of(long budget, List<Slot> slots) {
    double log =
        Search.least(-REACH, REACH, TOLERANCE, price -> at(Math.exp(price), budget, slots));
    return Math.min(at(0, budget, slots), at(Math.exp(log), budget, slots));
  }

  private static double at(double price, long budget, List<Slot> slots) {
    double sum = price * (budget - slots.stream().mapToLong(Slot::least).sum());
    for (Slot slot : slots) {
      double gain =
          Math.max(
              gain(slot, (double) slot.least(), price), gain(slot, (double) slot.most(), price));
      if (price > 0) {
        gain = Math.max(gain, gain(slot, slot.spendAt(price), price));
      }
      sum += gain;
    }
    return sum;
  }

  /** What a spend gains, if what is above the least is paid for. */
  private static double gain(Slot slot, double spend, double price) {
    return slot.curve().response(spend) - price * (spend - slot.least());
  }
}
