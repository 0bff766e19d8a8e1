package io.siyu.lifetime;

/**
 * A positive parameter of a model, with the bounds between which it is sought, without which a
 * likelihood that is flat far out would take it to infinity.
 */
record Parameter(String name, double least, double most) {
  /** How alike customers are: the larger, the more. */
  static Parameter shape(String name) {
    return new Parameter(name, 1e-3, 1e4);
  }

  /** In weeks. */
  static Parameter scale(String name) {
    return new Parameter(name, 1e-2, 1e6);
  }

  void check(double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be " + least + " to " + most + ", not " + value);
    }
  }

  /** The parameter of this logarithm, or the bound that it is beyond. */
  double ofLog(double log) {
    return Math.max(least, Math.min(most, Math.exp(log)));
  }

  /** Whether a value is so near to a bound that only the bound holds it. */
  boolean isBound(double value) {
    return value < least * 1.001 || value > most / 1.001;
  }
}
