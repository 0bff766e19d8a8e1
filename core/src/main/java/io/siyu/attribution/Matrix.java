package io.siyu.attribution;

/** Inverts a square matrix. */
final class Matrix {
  private Matrix() {}

  /**
   * The inverse by Gauss and Jordan, with the largest pivot of each column; spoils its argument.
   */
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      inverse[i][i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
          pivot = row;
        }
      }
      swap(matrix, column, pivot);
      swap(inverse, column, pivot);
      double by = matrix[column][column];
      for (int j = 0; j < n; j++) {
        matrix[column][j] /= by;
        inverse[column][j] /= by;
      }
      for (int row = 0; row < n; row++) {
        double times = matrix[row][column];
        for (int j = 0; j < n && row != column && times != 0; j++) {
          matrix[row][j] -= times * matrix[column][j];
          inverse[row][j] -= times * inverse[column][j];
        }
      }
    }
    return inverse;
  }

  private static void swap(double[][] rows, int one, int other) {
    double[] row = rows[one];
    rows[one] = rows[other];
    rows[other] = row;
  }
}
