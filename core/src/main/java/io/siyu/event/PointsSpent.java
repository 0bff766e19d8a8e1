package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person spent points (积分消耗).
 *
 * @param ledger the id of a points account of the playbook, as in {@link PointsAdjusted}
 * @param points how many; from 1 to {@link PointsAdjusted#POINTS_MAX}
 * @param spending the host's number of this spending, by which {@link PointsAdjusted} returns it
 * @param what what for, such as a gift or an order's number
 */
public record PointsSpent(String ledger, long points, String spending, String what)
    implements PersonFact {
  /** Checks the fields. */
  public PointsSpent {
    RequiredText.require(
        ledger, "a spending of points needs its ledger, the id of a points account");
    Points.require("a spending", points, 1);
    RequiredText.require(
        spending, "a spending of points needs its number, by which its points can come back");
  }

  @Override
  public FactKind kind() {
    return FactKind.POINTS_SPENT;
  }

  void describe(FactWriter out) {
    out.text("ledger", ledger);
    out.number("points", points);
    out.hashed("spending", spending);
    out.personal("what", what);
  }

  static PointsSpent read(JsonObject in) {
    return new PointsSpent(
        RequiredText.read(in, "ledger"),
        Points.read(in, "points", 1),
        RequiredText.read(in, "spending"),
        in.optionalText("what"));
  }
}
