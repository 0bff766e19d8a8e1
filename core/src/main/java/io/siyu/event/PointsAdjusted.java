package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * Points were given to a person or taken from them by hand, or came back from a spending (积分调整).
 *
 * @param ledger the id of a points account of the playbook (积分账户)
 * @param points how many were given; negative if they were taken; never 0, and from minus to plus
 *     {@link #POINTS_MAX}
 * @param reason why; never empty, since nothing is entered by hand without a reason
 * @param returns the number of the {@link PointsSpent} whose points come back, all or a part of
 *     them, which are then given; empty for any other adjustment
 */
public record PointsAdjusted(String ledger, long points, String reason, String returns)
    implements PersonFact {
  /**
   * The most points that one fact moves: more than anybody has, and little enough that sums of
   * millions of such figures do not overflow.
   */
  public static final long POINTS_MAX = 1_000_000_000_000L;

  private static final String RETURNS_RULE =
      "must be absent where points are taken: what comes back from a spending is given";

  /** Checks the fields. */
  public PointsAdjusted {
    RequiredText.require(
        ledger, "an adjustment of points needs its ledger, the id of a points account");
    RequiredText.require(
        reason, "an adjustment of points needs a reason, since nothing is entered without one");
    Points.require("an adjustment", points, -POINTS_MAX);
    if (points < 0 && !returns.isEmpty()) {
      throw new IllegalArgumentException("the spending that an adjustment returns " + RETURNS_RULE);
    }
  }

  @Override
  public FactKind kind() {
    return FactKind.POINTS_ADJUSTED;
  }

  void describe(FactWriter out) {
    out.text("ledger", ledger);
    out.number("points", points);
    out.personal("reason", reason);
    out.hashed("returns", returns);
  }

  static PointsAdjusted read(JsonObject in) {
    String ledger = RequiredText.read(in, "ledger");
    long points = Points.read(in, "points", -POINTS_MAX);
    String reason = RequiredText.read(in, "reason");
    String returns = in.optionalText("returns");
    if (points < 0 && !returns.isEmpty()) {
      in.violation("returns", RETURNS_RULE);
      returns = "";
    }
    return new PointsAdjusted(ledger, points, reason, returns);
  }
}
