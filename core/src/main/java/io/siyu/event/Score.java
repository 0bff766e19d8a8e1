package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Ratio;

/**
 * How much somebody liked something, on a scale that is stated with it (评分): four of five stars, or
 * one of one for a plain yes.
 *
 * @param given what was given; from 0 to {@code best}
 * @param best the most that could be given; from 1 to {@link #BEST_MAX}
 */
public record Score(long given, long best) {
  /** The longest scale. */
  public static final long BEST_MAX = 1_000;

  /** A plain yes (赞成). */
  public static final Score YES = new Score(1, 1);

  /** A plain no (反对). */
  public static final Score NO = new Score(0, 1);

  private static final String BEST_RULE = "must be from 1 to " + BEST_MAX;
  private static final String GIVEN_RULE = "must be from 0 to the best of its scale";

  /** Checks both numbers. */
  public Score {
    if (best < 1 || best > BEST_MAX) {
      throw new IllegalArgumentException("the best of a scale " + BEST_RULE);
    }
    if (given < 0 || given > best) {
      throw new IllegalArgumentException("a score " + GIVEN_RULE);
    }
  }

  /** Tells whether this is at least such a share of the best. */
  public boolean reaches(Ratio share) {
    return Math.multiplyExact(given, share.den()) >= Math.multiplyExact(share.num(), best);
  }

  void describe(FactWriter out) {
    out.number("score", given);
    out.number("best", best);
  }

  static Score read(JsonObject in) {
    long given = in.number("score");
    long best = in.number("best");
    if (best < 1 || best > BEST_MAX) {
      in.violation("best", BEST_RULE);
    } else if (given < 0 || given > best) {
      in.violation("score", GIVEN_RULE);
    } else {
      return new Score(given, best);
    }
    return NO;
  }
}
