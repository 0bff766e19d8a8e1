package io.siyu.statistics;

import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Integrals over shares, by Gauss-Legendre rules of ten points. */
final class Quadrature {
  private static final int REACH = 12;

  private Quadrature() {}

  /**
   * The integral from 0 to 1 of a smooth function that moves where the given distributions do.
   *
   * <p>It goes along the angle whose squared sine is the share: there a beta distribution is about
   * as wide everywhere, and not infinite at an end.
   */
  static double overShares(List<Beta> where, DoubleUnaryOperator function) {
    TreeSet<Double> cuts = new TreeSet<>(List.of(Math.PI / 2));
    for (Beta beta : where) {
      double middle = Math.asin(Math.sqrt(beta.mean()));
      double width = 0.5 / Math.sqrt(beta.a() + beta.b());
      for (int i = -REACH; i <= REACH; i++) {
        double cut = middle + i * width;
        if (cut > 0 && cut < Math.PI / 2) {
          cuts.add(cut);
        }
      }
    }
    double sum = 0;
    double from = 0;
    for (double to : cuts) {
      sum += piece(from, to, function);
      from = to;
    }
    return sum;
  }

  private static double piece(double from, double to, DoubleUnaryOperator function) {
    double half = (to - from) / 2;
    double middle = from + half;
    return half
        * (0.2955242247147529 * pair(middle, half * 0.1488743389816312, function)
            + 0.2692667193099963 * pair(middle, half * 0.4333953941292472, function)
            + 0.2190863625159820 * pair(middle, half * 0.6794095682990244, function)
            + 0.1494513491505806 * pair(middle, half * 0.8650633666889845, function)
            + 0.0666713443086881 * pair(middle, half * 0.9739065285171717, function));
  }

  private static double pair(double middle, double off, DoubleUnaryOperator function) {
    return at(middle - off, function) + at(middle + off, function);
  }

  private static double at(double angle, DoubleUnaryOperator function) {
    double sine = Math.sin(angle);
    return function.applyAsDouble(sine * sine) * Math.sin(2 * angle);
  }
}
