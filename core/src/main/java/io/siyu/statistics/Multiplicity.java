package io.siyu.statistics;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Probabilities of tests, adjusted for there being several (多重比较校正). */
public final class Multiplicity {
  private Multiplicity() {}

  /**
   * Adjusts so that any false finding at all is as rare as said (Holm 1979).
   *
   * @param p the probabilities of the tests, from 0 to 1
   * @return the adjusted ones, in the same order
   */
  public static List<Double> holm(List<Double> p) {
    List<Integer> order = ascending(p);
    Double[] adjusted = new Double[p.size()];
    double most = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      most = Math.max(most, (order.size() - rank) * p.get(order.get(rank)));
      adjusted[order.get(rank)] = Math.min(1, most);
    }
    return ImmutableList.copyOf(adjusted);
  }

  /**
   * Adjusts so that of the findings no greater share is false than said (Benjamini and Hochberg
   * 1995), for independent tests.
   *
   * @param p the probabilities of the tests, from 0 to 1
   * @return the adjusted ones, in the same order
   */
  public static List<Double> benjaminiHochberg(List<Double> p) {
    List<Integer> order = ascending(p);
    Double[] adjusted = new Double[p.size()];
    double least = 1;
    for (int rank = order.size() - 1; rank >= 0; rank--) {
      least = Math.min(least, p.get(order.get(rank)) * order.size() / (rank + 1));
      adjusted[order.get(rank)] = least;
    }
    return ImmutableList.copyOf(adjusted);
  }

  private static List<Integer> ascending(List<Double> p) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) {
      if (!(p.get(i) >= 0 && p.get(i) <= 1)) {
        throw new IllegalArgumentException("a probability must be from 0 to 1");
      }
      order.add(i);
    }
    order.sort(Comparator.comparing(p::get));
    return order;
  }
}
