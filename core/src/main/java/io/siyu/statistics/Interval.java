package io.siyu.statistics;

/**
 * Between which bounds a figure lies (区间), bounds included.
 *
 * @param low the lower bound
 * @param high the upper bound
 * @param level how sure that is, between 0 and 1, such as 0.95
 */
public record Interval(double low, double high, double level) {
  /** Checks the order of the bounds. */
  public Interval {
    requireShare("level", level);
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval's low must not be above its high");
    }
  }

  /** Tells whether a figure is within the bounds. */
  public boolean contains(double figure) {
    return low <= figure && figure <= high;
  }

  static void requireShare(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, both excluded");
    }
  }
}
