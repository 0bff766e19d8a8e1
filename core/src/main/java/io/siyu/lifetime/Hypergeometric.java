package io.siyu.lifetime;

/** The hypergeometric function ₂F₁(1, b; c; z) for 0 &lt; b &lt; c and 0 ≤ z &lt; 1. */
final class Hypergeometric {
  private static final double ENOUGH = 1e-16;

  private Hypergeometric() {}

  /**
   * By Gauss's continued fraction, read from the front as a sum of positive terms. Its power series
   * takes thousands of terms where z is near to 1, where a search for parameters does come by.
   */
  static double of(double b, double c, double z) {
    double sum = 1;
    double term = 1;
    double ratio = 1;
    for (int n = 1; ; n++) {
      ratio = 1 / (1 - coefficient(n, b, c) * z * ratio);
      term *= ratio - 1;
      sum += term;
      // The terms to come shrink by about ratio - 1 each.
      if (term <= ENOUGH * sum * (2 - ratio)) {
        return sum;
      }
    }
  }

  private static double coefficient(int n, double b, double c) {
    int k = n / 2;
    return n % 2 == 1
        ? (b + k) * (c - 1 + k) / ((c + n - 2) * (c + n - 1))
        : k * (c - b + k - 1) / ((c + n - 2) * (c + n - 1));
  }
}
