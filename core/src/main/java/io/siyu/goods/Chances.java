package io.siyu.goods;

import java.math.BigInteger;

/**
 * What became of persons with a chance to buy a product first: what each of them contributed, 0
 * where they did not. Not thread-safe.
 */
final class Chances {
  private long persons;
  private long bought;
  private long uncosted;
  private long contribution;
  private BigInteger squares = BigInteger.ZERO;

  void addNotBought() {
    persons++;
  }

  void addBought(long contributed) {
    persons++;
    bought++;
    contribution = Math.addExact(contribution, contributed);
    squares = squares.add(Exact.big(contributed).pow(2));
  }

  /** Counts somebody who bought, but nobody knows what that cost. */
  void addUncosted() {
    persons++;
    bought++;
    uncosted++;
  }

  long persons() {
    return persons;
  }

  long bought() {
    return bought;
  }

  long uncosted() {
    return uncosted;
  }

  long contribution() {
    return contribution;
  }

  /** Compares what one person contributed on average. Both have a person or more, or neither. */
  int compareMean(Chances other) {
    return Exact.big(contribution)
        .multiply(Exact.big(other.persons))
        .compareTo(Exact.big(other.contribution).multiply(Exact.big(persons)));
  }

  /**
   * Whether the means surely differ: the square of Welch's statistic reaches a number of
   * thousandths. Both have two persons or more.
   */
  boolean surelyDiffersFrom(Chances other, long chiSquare) {
    BigInteger n = Exact.big(persons);
    BigInteger m = Exact.big(other.persons);
    BigInteger mine = n.subtract(BigInteger.ONE);
    BigInteger theirs = m.subtract(BigInteger.ONE);
    BigInteger between =
        Exact.big(contribution).multiply(m).subtract(Exact.big(other.contribution).multiply(n));
    BigInteger statistic = between.pow(2).multiply(mine).multiply(theirs);
    BigInteger within =
        scatter()
            .multiply(m.pow(2))
            .multiply(theirs)
            .add(other.scatter().multiply(n.pow(2)).multiply(mine));
    return between.signum() != 0
        && statistic.multiply(Exact.big(1_000)).compareTo(within.multiply(Exact.big(chiSquare)))
            >= 0;
  }

  private BigInteger scatter() {
    return Exact.big(persons).multiply(squares).subtract(Exact.big(contribution).pow(2));
  }
}
