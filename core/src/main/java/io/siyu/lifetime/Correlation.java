package io.siyu.lifetime;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How two figures of the same customers go together (相关系数). */
final class Correlation {
  private Correlation() {}

  /** By value; empty where one of the two is the same for all. */
  static OptionalDouble pearson(double[] one, double[] other) {
    if (allAlike(one) || allAlike(other)) {
      return OptionalDouble.empty();
    }
    double meanOne = mean(one);
    double meanOther = mean(other);
    double both = 0;
    double squareOne = 0;
    double squareOther = 0;
    for (int i = 0; i < one.length; i++) {
      both += (one[i] - meanOne) * (other[i] - meanOther);
      squareOne += (one[i] - meanOne) * (one[i] - meanOne);
      squareOther += (other[i] - meanOther) * (other[i] - meanOther);
    }
    double correlation = both / (Math.sqrt(squareOne) * Math.sqrt(squareOther));
    return Double.isFinite(correlation)
        ? OptionalDouble.of(Math.max(-1, Math.min(1, correlation)))
        : OptionalDouble.empty();
  }

  /** By rank (Spearman); who is equal shares the mean of their ranks. */
  static OptionalDouble spearman(double[] one, double[] other) {
    return pearson(ranks(one), ranks(other));
  }

  private static boolean allAlike(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() < 2;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
