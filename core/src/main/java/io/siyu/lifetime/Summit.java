package io.siyu.lifetime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the parameters with the largest likelihood, by their logarithms: up any slope by a
 * simplex (Nelder and Mead), and from near the top by slopes and curvature (BFGS). Nothing in it is
 * random. Parameters are at most four.
 */
final class Summit {
  private static final double STEP = 0.5;

  /** A simplex rests when its corners differ by less than this part of the likelihood. */
  private static final double FLAT = 1e-9;

  private static final int MOST_TURNS = 2_000;
  private static final int MOST_RESTARTS = 8;
  private static final double SLOPE_STEP = 1e-4;
  private static final double CURVATURE_STEP = 1e-3;
  private static final int MOST_STEPS = 200;

  /** A step that promises less moves no parameter by more than 1/30,000 of its standard error. */
  private static final double NEAR = 1e-9;

  private final List<Parameter> parameters;

  Summit(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** The parameters of these logarithms, each within its bounds. */
  double[] values(double[] logs) {
    double[] values = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      values[i] = parameters.get(i).ofLog(logs[i]);
    }
    return values;
  }

  static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  /**
   * Looks from every start by a likelihood that is quick to tell, and from the best find by the one
   * that counts.
   */
  double[] find(
      List<double[]> starts, ToDoubleFunction<double[]> quick, ToDoubleFunction<double[]> full) {
    double[] best = {};
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] start : starts) {
      double[] logs = climb(quick, within(logs(start)));
      double height = height(quick, logs);
      if (best.length == 0 || height > highest) {
        best = logs;
        highest = height;
      }
    }
    return values(approach(full, best, firstGuess(full, best)));
  }

  /** How a likelihood curves, by logarithms; positive at a top. */
  double[][] information(ToDoubleFunction<double[]> likelihood, double[] values) {
    double[] top = logs(values);
    int size = top.length;
    double[][] information = new double[size][size];
    double height = height(likelihood, top);
    double h = CURVATURE_STEP;
    for (int i = 0; i < size; i++) {
      double pair = height(likelihood, moved(top, i, h, i, 0));
      pair += height(likelihood, moved(top, i, -h, i, 0));
      information[i][i] = (2 * height - pair) / (h * h);
      for (int j = 0; j < i; j++) {
        double same = height(likelihood, moved(top, i, h, j, h));
        same += height(likelihood, moved(top, i, -h, j, -h));
        double opposite = height(likelihood, moved(top, i, h, j, -h));
        opposite += height(likelihood, moved(top, i, -h, j, h));
        information[i][j] = (opposite - same) / (4 * h * h);
        information[j][i] = information[i][j];
      }
    }
    return information;
  }

  private static double[] moved(double[] from, int i, double by, int j, double alsoBy) {
    double[] to = from.clone();
    to[i] += by;
    to[j] += alsoBy;
    return to;
  }

  private double height(ToDoubleFunction<double[]> likelihood, double[] logs) {
    double height = likelihood.applyAsDouble(values(logs));
    return Double.isFinite(height) ? height : -Double.MAX_VALUE;
  }

  private double[] within(double[] logs) {
    double[] inside = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      Parameter bounds = parameters.get(i);
      inside[i] = Math.max(Math.log(bounds.least()), Math.min(Math.log(bounds.most()), logs[i]));
    }
    return inside;
  }

  private record Corner(double height, List<Double> at) {
    static final Comparator<Corner> HIGHEST_FIRST =
        Comparator.comparingDouble(Corner::height).reversed();

    double[] logs() {
      return at.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private Corner corner(ToDoubleFunction<double[]> likelihood, double[] logs) {
    double[] inside = within(logs);
    return new Corner(height(likelihood, inside), Arrays.stream(inside).boxed().toList());
  }

  /** A simplex can rest on a slope: it starts anew where it rests until that gains nothing. */
  private double[] climb(ToDoubleFunction<double[]> likelihood, double[] start) {
    Corner best = corner(likelihood, start);
    for (int i = 0; i < MOST_RESTARTS; i++) {
      Corner next = simplex(likelihood, best);
      double gain = next.height - best.height;
      best = next;
      if (gain <= FLAT * Math.abs(best.height)) {
        break;
      }
    }
    return best.logs();
  }

  private Corner simplex(ToDoubleFunction<double[]> likelihood, Corner start) {
    int size = parameters.size();
    Corner[] corners = new Corner[size + 1];
    corners[size] = start;
    for (int i = 0; i < size; i++) {
      double[] logs = start.logs();
      // Away from the nearer bound, or else a corner could fall on the start.
      boolean down = within(moved(logs, i, STEP, i, 0))[i] < logs[i] + STEP;
      corners[i] = corner(likelihood, moved(logs, i, down ? -STEP : STEP, i, 0));
    }
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      Arrays.sort(corners, Corner.HIGHEST_FIRST);
      Corner best = corners[0];
      Corner worst = corners[size];
      if (best.height - worst.height <= FLAT * Math.abs(best.height)) {
        break;
      }
      double[] middle = new double[size];
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < size; k++) {
          middle[k] += corners[i].at.get(k) / size;
        }
      }
      Corner across = corner(likelihood, between(middle, worst, -1));
      if (across.height > best.height) {
        Corner further = corner(likelihood, between(middle, worst, -2));
        corners[size] = further.height > across.height ? further : across;
      } else if (across.height > corners[size - 1].height) {
        corners[size] = across;
      } else {
        boolean outside = across.height > worst.height;
        Corner nearer = corner(likelihood, between(middle, worst, outside ? -0.5 : 0.5));
        if (nearer.height > Math.max(across.height, worst.height)) {
          corners[size] = nearer;
        } else {
          for (int i = 1; i <= size; i++) {
            corners[i] = corner(likelihood, between(best.logs(), corners[i], 0.5));
          }
        }
      }
    }
    Arrays.sort(corners, Corner.HIGHEST_FIRST);
    return corners[0];
  }

  private static double[] between(double[] from, Corner corner, double part) {
    double[] at = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      at[i] = from[i] + part * (corner.at.get(i) - from[i]);
    }
    return at;
  }

  private double[] approach(
      ToDoubleFunction<double[]> likelihood, double[] start, double[][] inverse) {
    int size = start.length;
    double[] at = start;
    double height = height(likelihood, at);
    double[] slope = slope(likelihood, at);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = times(inverse, slope);
      double promise = dot(direction, slope);
      if (!(promise > NEAR)) {
        return at;
      }
      double part = Math.min(1, 2 / longest(direction));
      double[] next = within(along(at, direction, part));
      double nextHeight = height(likelihood, next);
      while (nextHeight < height + 1e-4 * part * promise && part > 1e-9) {
        part /= 2;
        next = within(along(at, direction, part));
        nextHeight = height(likelihood, next);
      }
      if (nextHeight <= height) {
        return at;
      }
      double[] nextSlope = slope(likelihood, next);
      double[] moved = new double[size];
      double[] bent = new double[size];
      for (int i = 0; i < size; i++) {
        moved[i] = next[i] - at[i];
        bent[i] = slope[i] - nextSlope[i];
      }
      update(inverse, moved, bent);
      at = next;
      height = nextHeight;
      slope = nextSlope;
    }
    return at;
  }

  /** Central differences; 0 where only a bound keeps the likelihood from rising. */
  private double[] slope(ToDoubleFunction<double[]> likelihood, double[] at) {
    double[] slope = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] up = within(moved(at, i, SLOPE_STEP, i, 0));
      double[] down = within(moved(at, i, -SLOPE_STEP, i, 0));
      double rise = height(likelihood, up) - height(likelihood, down);
      boolean held = rise > 0 ? up[i] == at[i] : down[i] == at[i];
      slope[i] = held ? 0 : rise / (up[i] - down[i]);
    }
    return slope;
  }

  /** The inverse curvature, if the start is near enough to a top to have one. */
  private double[][] firstGuess(ToDoubleFunction<double[]> likelihood, double[] at) {
    Optional<Covariance> known = Covariance.inverse(information(likelihood, values(at)));
    double[][] guess = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        guess[i][j] = known.isPresent() ? known.get().get(i, j) : i == j ? 1 : 0;
      }
    }
    return guess;
  }

  private static void update(double[][] inverse, double[] moved, double[] bent) {
    double turn = dot(moved, bent);
    if (!(turn > 1e-12 * Math.sqrt(dot(moved, moved) * dot(bent, bent)))) {
      return;
    }
    double[] seen = times(inverse, bent);
    double scale = (1 + dot(bent, seen) / turn) / turn;
    for (int i = 0; i < moved.length; i++) {
      for (int j = 0; j < moved.length; j++) {
        inverse[i][j] +=
            scale * moved[i] * moved[j] - (seen[i] * moved[j] + moved[i] * seen[j]) / turn;
      }
    }
  }

  private static double[] along(double[] from, double[] direction, double part) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += part * direction[i];
    }
    return to;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double longest(double[] vector) {
    double longest = 0;
    for (double each : vector) {
      longest = Math.max(longest, Math.abs(each));
    }
    return longest;
  }
}
