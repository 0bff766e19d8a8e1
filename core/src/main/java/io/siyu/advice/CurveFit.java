package io.siyu.advice;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Money;
import io.siyu.statistics.Beta;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Search;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A curve through what spending brought (曲线拟合), by least squares. There is none unless the figures
 * tell it from a straight line and from a constant, for which the sum of squares would have to be
 * as much larger in less than one case of 20 (by the F distribution).
 *
 * @param curve the curve
 * @param error by how much the figures are off it, typically
 */
public record CurveFit(ResponseCurve curve, double error) {
  private static final int LEAST_SPENDS = 3;
  private static final double SURE = 0.05;

  /** In the logarithm of k: how far from the spends it is looked for, and in what steps. */
  private static final double REACH = Math.log(1_000);

  private static final int STEPS = 100;
  private static final double TOLERANCE = 1e-9;

  /**
   * What was spent and what it brought, such as in a week.
   *
   * @param spend in minor units
   * @param response what it brought
   */
  public record Point(long spend, double response) {
    /** Checks the figures. */
    public Point {
      if (spend < 0 || spend > Money.MINOR_MAX || !Double.isFinite(response)) {
        throw new IllegalArgumentException(
            "spend must be from 0 to " + Money.MINOR_MAX + ", and response finite");
      }
    }
  }

  /** Fits a {@link ResponseCurve.Log}. */
  public static Estimate<CurveFit> logarithm(List<Point> points) {
    return of(points, (spend, k) -> Math.log1p(spend / k), ResponseCurve.Log::new);
  }

  /** Fits a {@link ResponseCurve.MichaelisMenten}. */
  public static Estimate<CurveFit> michaelisMenten(List<Point> points) {
    return of(points, (spend, k) -> spend / (spend + k), ResponseCurve.MichaelisMenten::new);
  }

  private interface Shape {
    ResponseCurve curve(double scale, double k);
  }

  private static Estimate<CurveFit> of(
      List<Point> points, DoubleBinaryOperator shape, Shape curves) {
    // In one order, so that the sums are the same.
    List<Point> sorted =
        points.stream()
            .filter(point -> point.spend() > 0)
            .sorted(Comparator.comparing(Point::spend).thenComparing(Point::response))
            .collect(ImmutableList.toImmutableList());
    if (sorted.stream().map(Point::spend).distinct().count() < LEAST_SPENDS) {
      return new Undefined<>("TOO_FEW_SPENDS");
    }
    double low = Math.log((double) sorted.get(0).spend()) - REACH;
    double high = Math.log((double) sorted.get(sorted.size() - 1).spend()) + REACH;
    double k = Math.exp(nearest(low, high, log -> squares(sorted, with(shape, Math.exp(log)))));
    double scale = scale(sorted, with(shape, k));
    if (scale <= 0) {
      return new Undefined<>("NO_RESPONSE");
    }
    double squares = squares(sorted, with(shape, k));
    int degrees = sorted.size() - 2;
    if (!worse(squares(sorted, spend -> spend), squares, degrees)) {
      return new Undefined<>("NO_SATURATION");
    }
    if (!worse(squares(sorted, spend -> 1), squares, degrees)) {
      return new Undefined<>("SATURATED");
    }
    return new Known<>(new CurveFit(curves.curve(scale, k), Math.sqrt(squares / degrees)));
  }

  private static DoubleUnaryOperator with(DoubleBinaryOperator shape, double k) {
    return spend -> shape.applyAsDouble(spend, k);
  }

  /** Where a function is least that may have several dips: around its lowest of many steps. */
  private static double nearest(double low, double high, DoubleUnaryOperator squares) {
    double step = (high - low) / STEPS;
    double best = low;
    double least = squares.applyAsDouble(low);
    for (int i = 1; i <= STEPS; i++) {
      double here = squares.applyAsDouble(low + i * step);
      if (here < least) {
        least = here;
        best = low + i * step;
      }
    }
    return Search.least(best - step, best + step, TOLERANCE, squares);
  }

  /** By how much a curve is to be multiplied to be nearest to the points. */
  private static double scale(List<Point> points, DoubleUnaryOperator curve) {
    double products = 0;
    double squares = 0;
    for (Point point : points) {
      double height = curve.applyAsDouble((double) point.spend());
      products += height * point.response();
      squares += height * height;
    }
    return products / squares;
  }

  /** The sum of squares by which points are off a curve that is multiplied to be nearest. */
  private static double squares(List<Point> points, DoubleUnaryOperator curve) {
    double scale = scale(points, curve);
    double sum = 0;
    for (Point point : points) {
      double off = point.response() - scale * curve.applyAsDouble((double) point.spend());
      sum += off * off;
    }
    return sum;
  }

  /** Tells whether a sum of squares is so much larger that it is hardly by chance. */
  private static boolean worse(double larger, double squares, int degrees) {
    return larger > squares && new Beta(degrees / 2.0, 0.5).upTo(squares / larger) < SURE;
  }
}
