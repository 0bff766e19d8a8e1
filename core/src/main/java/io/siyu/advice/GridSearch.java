package io.siyu.advice;

import java.util.ArrayList;
import java.util.List;

/**
 * The best split over curves of any shape, by going through a grid of amounts (dynamic
 * programming), then through a finer one around what was found, down to single units. Budgets of up
 * to {@link #POINTS} units are gone through by single units at once, and so exactly.
 */
final class GridSearch {
  /** How many steps the grid has. */
  static final int POINTS = 2_000;

  /** How many steps around what was found the finer grid reaches. */
  private static final int AROUND = 3;

  private GridSearch() {}

  static List<Long> split(long budget, List<Slot> slots) {
    List<Slot> within = slots;
    long step = step(budget, slots);
    List<Long> found = onGrid(budget, within, step);
    while (step > 1) {
      within = around(found, slots, step);
      step = Math.min(step / 2, step(budget, within));
      found = onGrid(budget, within, step);
    }
    return Leftover.round(budget, slots, found.stream().map(Long::doubleValue).toList());
  }

  private static long free(long budget, List<Slot> slots) {
    long free = budget;
    long room = 0;
    for (Slot slot : slots) {
      free -= slot.least();
      room += slot.most() - slot.least();
    }
    return Math.min(free, room);
  }

  private static long step(long budget, List<Slot> slots) {
    return Math.max(1, (free(budget, slots) + POINTS - 1) / POINTS);
  }

  private static List<Slot> around(List<Long> found, List<Slot> slots, long step) {
    List<Slot> around = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      around.add(
          new Slot(
              slot.curve(),
              Math.max(slot.least(), found.get(i) - AROUND * step),
              Math.min(slot.most(), found.get(i) + AROUND * step)));
    }
    return around;
  }

  /** The best split of the budget or less into each slot's least and whole steps. */
  private static List<Long> onGrid(long budget, List<Slot> slots, long step) {
    int steps = (int) (free(budget, slots) / step);
    double[] best = new double[steps + 1];
    int[][] taken = new int[slots.size()][];
    for (int i = 0; i < slots.size(); i++) {
      taken[i] = new int[steps + 1];
      best = with(slots.get(i), step, best, taken[i]);
    }
    List<Long> split = new ArrayList<>(slots.stream().map(Slot::least).toList());
    int left = steps;
    for (int i = slots.size() - 1; i >= 0; i--) {
      split.set(i, split.get(i) + taken[i][left] * step);
      left -= taken[i][left];
    }
    return split;
  }

  /** The best with one slot more, for each number of steps, and how many it takes of them. */
  private static double[] with(Slot slot, long step, double[] before, int[] taken) {
    int most = (int) Math.min(before.length - 1, (slot.most() - slot.least()) / step);
    double[] response = new double[most + 1];
    for (int i = 0; i <= most; i++) {
      response[i] = slot.curve().response((double) (slot.least() + i * step));
    }
    double[] best = new double[before.length];
    for (int left = 0; left < best.length; left++) {
      best[left] = before[left] + response[0];
      for (int mine = 1; mine <= Math.min(left, most); mine++) {
        double sum = before[left - mine] + response[mine];
        if (sum > best[left]) {
          best[left] = sum;
          taken[left] = mine;
        }
      }
    }
    return best;
  }
}
