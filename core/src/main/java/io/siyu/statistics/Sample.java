package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.math.BigInteger;

/**
 * Whole numbers, such as amounts of orders, by their exact sums (样本): in whatever order and parts
 * they come, the figures are the same.
 *
 * @param count how many there are
 * @param sum what they add up to
 * @param squares what their squares add up to
 */
public record Sample(long count, long sum, BigInteger squares) {
  /** Nothing yet. */
  public static final Sample EMPTY = new Sample(0, 0, BigInteger.ZERO);

  /** Checks that such sums can be. */
  public Sample {
    BigInteger total = BigInteger.valueOf(sum);
    if (count < 0
        || squares.multiply(BigInteger.valueOf(count)).compareTo(total.multiply(total)) < 0
        || (count == 0 && squares.signum() != 0)) {
      throw new IllegalArgumentException(
          "count must not be negative, and no numbers have such a sum of squares");
    }
  }

  /** One more. */
  public Sample plus(long number) {
    BigInteger value = BigInteger.valueOf(number);
    return new Sample(count + 1, Math.addExact(sum, number), squares.add(value.multiply(value)));
  }

  /** Both together. */
  public Sample plus(Sample other) {
    return new Sample(
        count + other.count, Math.addExact(sum, other.sum), squares.add(other.squares));
  }

  /** The mean. */
  public Estimate<Double> mean() {
    return count == 0 ? new Undefined<>("NOTHING_SEEN") : new Known<>(average());
  }

  double average() {
    return (double) sum / count;
  }

  /** The variance of the mean; only for two or more. */
  double varianceOfMean() {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger total = BigInteger.valueOf(sum);
    double spread = squares.multiply(n).subtract(total.multiply(total)).doubleValue();
    return spread / count / count / (count - 1);
  }
}
