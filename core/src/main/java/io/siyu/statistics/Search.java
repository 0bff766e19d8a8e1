package io.siyu.statistics;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** Searches along a line, by the same steps each time. */
public final class Search {
  private static final int HALVINGS = 200;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Search() {}

  /**
   * Where a predicate that is false, then true, turns: to the last digit, if 200 halvings do.
   *
   * @return the least number found for which it is true; {@code high} if none is below it
   */
  public static double turn(double low, double high, DoublePredicate reached) {
    double from = low;
    double to = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = from + (to - from) / 2;
      if (middle <= from || middle >= to) {
        break;
      }
      if (reached.test(middle)) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return to;
  }

  /** Where a function that falls, then rises is least, at most so far away. */
  public static double least(
      double low, double high, double tolerance, DoubleUnaryOperator convex) {
    double from = low;
    double to = high;
    double left = to - GOLDEN * (to - from);
    double right = from + GOLDEN * (to - from);
    double atLeft = convex.applyAsDouble(left);
    double atRight = convex.applyAsDouble(right);
    for (int i = 0; i < HALVINGS && to - from > tolerance; i++) {
      if (atLeft <= atRight) {
        to = right;
        right = left;
        atRight = atLeft;
        left = to - GOLDEN * (to - from);
        atLeft = convex.applyAsDouble(left);
      } else {
        from = left;
        left = right;
        atLeft = atRight;
        right = from + GOLDEN * (to - from);
        atRight = convex.applyAsDouble(right);
      }
    }
    return from + (to - from) / 2;
  }
}
