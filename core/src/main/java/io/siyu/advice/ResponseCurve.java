package io.siyu.advice;

import io.siyu.statistics.Search;

/**
 * What spending in a pool brings (响应曲线), such as new friends by advertising money. Spend is in
 * minor units of money. Every curve begins at 0, rises and flattens; only a {@link Hill} with a
 * shape above 1 is steeper later than at first.
 */
public sealed interface ResponseCurve {
  /** What a spend brings. */
  double response(double spend);

  /** What one unit more brings at a spend; infinite at 0 for some. */
  double slope(double spend);

  /** The largest spend at which one unit more still brings so much; 0 if it does nowhere. */
  double spendAt(double slope);

  /** Tells whether each unit brings less than the one before. */
  default boolean concave() {
    return true;
  }

  /**
   * {@code scale · ln(1 + x / k)}: never saturates.
   *
   * @param scale how much it brings
   * @param k after what spend the slope is half
   */
  record Log(double scale, double k) implements ResponseCurve {
    /** Checks the parameters. */
    public Log {
      requirePositive("scale", scale);
      requirePositive("k", k);
    }

    @Override
    public double response(double spend) {
      return scale * Math.log1p(spend / k);
    }

    @Override
    public double slope(double spend) {
      return scale / (spend + k);
    }

    @Override
    public double spendAt(double slope) {
      return Math.max(0, scale / slope - k);
    }
  }

  /**
   * {@code most · x / (x + k)}, after Michaelis and Menten.
   *
   * @param most what it can bring at most
   * @param k after what spend it brings half of that
   */
  record MichaelisMenten(double most, double k) implements ResponseCurve {
    /** Checks the parameters. */
    public MichaelisMenten {
      requirePositive("most", most);
      requirePositive("k", k);
    }

    @Override
    public double response(double spend) {
      return most * spend / (spend + k);
    }

    @Override
    public double slope(double spend) {
      return most * k / ((spend + k) * (spend + k));
    }

    @Override
    public double spendAt(double slope) {
      return Math.max(0, Math.sqrt(most * k / slope) - k);
    }
  }

  /**
   * {@code most · (1 - exp(-x / k))}.
   *
   * @param most what it can bring at most
   * @param k after what spend it brings 63 % of that
   */
  record Exponential(double most, double k) implements ResponseCurve {
    /** Checks the parameters. */
    public Exponential {
      requirePositive("most", most);
      requirePositive("k", k);
    }

    @Override
    public double response(double spend) {
      return -most * Math.expm1(-spend / k);
    }

    @Override
    public double slope(double spend) {
      return most / k * Math.exp(-spend / k);
    }

    @Override
    public double spendAt(double slope) {
      return Math.max(0, k * (Math.log(most / k) - Math.log(slope)));
    }
  }

  /**
   * {@code scale · x^power}.
   *
   * @param scale what the first unit brings
   * @param power between 0 and 1: by what power of spend it grows
   */
  record Power(double scale, double power) implements ResponseCurve {
    /** Checks the parameters. */
    public Power {
      requirePositive("scale", scale);
      requirePositive("power", power);
      if (power >= 1) {
        throw new IllegalArgumentException("power must be below 1");
      }
    }

    @Override
    public double response(double spend) {
      return scale * Math.pow(spend, power);
    }

    @Override
    public double slope(double spend) {
      return scale * power * Math.pow(spend, power - 1);
    }

    @Override
    public double spendAt(double slope) {
      return Math.pow(scale * power / slope, 1 / (1 - power));
    }
  }

  /**
   * {@code most · x^shape / (x^shape + k^shape)}: with a shape above 1, little comes of a little.
   *
   * @param most what it can bring at most
   * @param k after what spend it brings half of that
   * @param shape how sudden that is
   */
  record Hill(double most, double k, double shape) implements ResponseCurve {
    /** Checks the parameters. */
    public Hill {
      requirePositive("most", most);
      requirePositive("k", k);
      requirePositive("shape", shape);
    }

    @Override
    public double response(double spend) {
      return most / (1 + Math.pow(spend / k, -shape));
    }

    @Override
    public double slope(double spend) {
      if (spend == 0) {
        return shape > 1 ? 0 : shape < 1 ? Double.POSITIVE_INFINITY : most / k;
      }
      double left = 1 / (1 + Math.pow(spend / k, shape));
      return most * shape * left * (1 - left) / spend;
    }

    @Override
    public double spendAt(double slope) {
      double steepest = concave() ? 0 : k * Math.pow((shape - 1) / (shape + 1), 1 / shape);
      if (slope(steepest) <= slope) {
        return 0;
      }
      double beyond = steepest + k;
      while (slope(beyond) > slope) {
        beyond *= 2;
      }
      return Search.turn(steepest, beyond, spend -> slope(spend) <= slope);
    }

    @Override
    public boolean concave() {
      return shape <= 1;
    }

    /** The spend that brings most per unit (最低有效投入): less is worth less than none. 0 if concave. */
    public double leastWorthwhile() {
      return concave() ? 0 : k * Math.pow(shape - 1, 1 / shape);
    }
  }

  private static void requirePositive(String name, double number) {
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException(name + " must be above 0, and finite");
    }
  }
}
