package io.siyu.lifetime;

/** Sums of logarithms that depend on one number of a history alone, so that rows share them. */
final class Terms {
  private Terms() {}

  /** ln (b)ₓ, the rising factorial Γ(b+x)/Γ(b), for 0 to {@code most}. */
  static double[] rising(double b, int most) {
    double[] terms = new double[most + 1];
    for (int x = 1; x <= most; x++) {
      terms[x] = terms[x - 1] + Math.log(b + x - 1);
    }
    return terms;
  }

  /** ln (1 + weeks/alpha) for 0 to {@code most} days. */
  static double[] waited(double alpha, int most) {
    double[] terms = new double[most + 1];
    for (int days = 0; days <= most; days++) {
      terms[days] = Math.log1p(Purchasing.weeks(days) / alpha);
    }
    return terms;
  }

  /** ln (1 + e^z). */
  static double log1pExp(double z) {
    // Beyond it, 1 is lost beside e^z; Math.log1p is many times slower and no better for a sum.
    return z > 37 ? z : Math.log(1 + Math.exp(z));
  }

  /** (e^(a·y) − 1)/a, and y for a = 0. */
  static double expm1Over(double a, double y) {
    return a == 0 ? y : Math.expm1(a * y) / a;
  }
}
