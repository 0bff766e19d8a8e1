package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How uncertain the logarithms of a model's parameters are together (协方差): the inverse of the
 * observed information.
 *
 * @param size how many parameters there are
 * @param cells row by row
 */
public record Covariance(int size, List<Double> cells) {
  /** Copies, and checks that every cell is there and finite. */
  public Covariance {
    cells = ImmutableList.copyOf(cells);
    if (cells.size() != size * size || !cells.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "a covariance of " + size + " parameters has " + size * size + " finite cells");
    }
  }

  /** The covariance of two logarithms. */
  public double get(int one, int other) {
    return cells.get(one * size + other);
  }

  /** The variance of a figure that changes by so much with each logarithm (delta method). */
  double variance(double[] gradient) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += gradient[i] * get(i, j) * gradient[j];
      }
    }
    return sum;
  }

  /**
   * The inverse of an information matrix, by Cholesky.
   *
   * @return empty where it is not positive definite, so that the data do not tell
   */
  static Optional<Covariance> inverse(double[][] information) {
    int size = information.length;
    double[][] root = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = information[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        if (i != j) {
          root[i][j] = rest / root[j][j];
        } else if (rest > 1e-9 * information[i][i]) {
          root[i][i] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    List<Double> cells = new ArrayList<>(size * size);
    double[][] inverse = invertLower(root);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double cell = 0;
        for (int k = Math.max(i, j); k < size; k++) {
          cell += inverse[k][i] * inverse[k][j];
        }
        cells.add(cell);
      }
    }
    return Optional.of(new Covariance(size, cells));
  }

  private static double[][] invertLower(double[][] root) {
    int size = root.length;
    double[][] inverse = new double[size][size];
    for (int column = 0; column < size; column++) {
      inverse[column][column] = 1 / root[column][column];
      for (int row = column + 1; row < size; row++) {
        double sum = 0;
        for (int k = column; k < row; k++) {
          sum -= root[row][k] * inverse[k][column];
        }
        inverse[row][column] = sum / root[row][row];
      }
    }
    return inverse;
  }
}
