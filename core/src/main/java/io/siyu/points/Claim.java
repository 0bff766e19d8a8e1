package io.siyu.points;

import java.util.ArrayList;
import java.util.List;

/** What a spending, or points taken by hand, took from which lots, and still owes. Mutable. */
final class Claim {
  final PointsAccount.Kind kind;
  final String cause;

  /** In the order of taking. */
  final List<Taking> takings = new ArrayList<>();

  long owed;

  Claim(PointsAccount.Kind kind, String cause) {
    this.kind = kind;
    this.cause = cause;
  }

  /** Some points of one lot. Mutable. */
  static final class Taking {
    final OpenLot lot;
    long points;

    Taking(OpenLot lot, long points) {
      this.lot = lot;
      this.points = points;
    }
  }
}
