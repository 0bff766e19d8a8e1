package io.siyu.advice;

import io.siyu.money.Apportionment;
import java.util.ArrayList;
import java.util.List;

/** Hands out the units that rounding left over. */
final class Leftover {
  private static final double PARTS = 1e6;

  private Leftover() {}

  /** Spends that add up to the budget or fill every slot, each next to its exact one. */
  static List<Long> round(long budget, List<Slot> slots, List<Double> exact) {
    List<Long> spends = new ArrayList<>();
    long room = 0;
    long left = budget;
    for (int i = 0; i < slots.size(); i++) {
      long spend = (long) Math.floor(exact.get(i));
      spends.add(spend);
      room += slots.get(i).most() - spend;
      left -= spend;
    }
    left = Math.min(left, room);
    while (left > 0) {
      List<Long> parts = Apportionment.of(left, weights(slots, spends, exact));
      for (int i = 0; i < parts.size(); i++) {
        long part = Math.min(parts.get(i), slots.get(i).most() - spends.get(i));
        spends.set(i, spends.get(i) + part);
        left -= part;
      }
    }
    return List.copyOf(spends);
  }

  private static List<Long> weights(List<Slot> slots, List<Long> spends, List<Double> exact) {
    List<Long> weights = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      double over = Math.max(0, exact.get(i) - spends.get(i));
      weights.add(spends.get(i) < slots.get(i).most() ? 1 + (long) (PARTS * over) : 0);
    }
    return weights;
  }
}
