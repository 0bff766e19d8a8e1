package io.siyu.event;

import io.siyu.json.JsonObject;
import java.util.OptionalLong;

/** Figures of points in facts (积分). */
final class Points {
  /** Stands where no figure can be read, in a fact that is discarded. */
  private static final long UNREADABLE = 1;

  private Points() {}

  /**
   * Checks a figure, which is never 0.
   *
   * @throws IllegalArgumentException naming the rule, if it is out of bounds
   */
  static void require(String what, long points, long least) {
    if (!isWithin(points, least)) {
      throw new IllegalArgumentException("the points of " + what + " " + rule(least));
    }
  }

  static long read(JsonObject in, String name, long least) {
    OptionalLong points = in.optionalNumber(name);
    if (points.isPresent() ? !isWithin(points.getAsLong(), least) : !in.has(name)) {
      in.violation(name, rule(least));
      return UNREADABLE;
    }
    return points.orElse(UNREADABLE);
  }

  private static boolean isWithin(long points, long least) {
    return points != 0 && points >= least && points <= PointsAdjusted.POINTS_MAX;
  }

  private static String rule(long least) {
    return "must be from "
        + least
        + " to "
        + PointsAdjusted.POINTS_MAX
        + (least < 0 ? " and not 0" : "");
  }
}
