package io.siyu.advice;

/** A curve and the bounds of what is spent on it. */
record Slot(ResponseCurve curve, long least, long most) {
  /** What is spent if a unit must bring so much, as far as the curve is concave. */
  double spendAt(double slope) {
    return Math.min((double) most, Math.max((double) least, curve.spendAt(slope)));
  }
}
