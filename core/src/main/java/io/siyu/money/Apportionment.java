package io.siyu.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly, by the method
 * of the largest remainder (Hamilton).
 */
public final class Apportionment {
  private Apportionment() {}

  /**
   * Splits a total over weights.
   *
   * <p>Each part is first rounded towards zero; the units left over go one each to the largest
   * remainders, ties to the earlier weight. Where all weights are zero, they count as equal. The
   * sign of the total is kept.
   *
   * @param total the amount to split
   * @param weights at least one, none negative
   * @return the parts in the order of the weights; they sum to {@code total}
   */
  public static List<Long> of(long total, List<Long> weights) {
    if (weights.isEmpty() || weights.stream().anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException("weights must be at least one, and none negative");
    }
    boolean allZero = weights.stream().allMatch(w -> w == 0);
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(allZero ? 1 : weight));
    }
    BigInteger amount = BigInteger.valueOf(total).abs();
    List<BigInteger> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    BigInteger left = amount;
    for (long weight : weights) {
      BigInteger[] part =
          amount.multiply(BigInteger.valueOf(allZero ? 1 : weight)).divideAndRemainder(sum);
      parts.add(part[0]);
      remainders.add(part[1]);
      left = left.subtract(part[0]);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
    for (int i = 0; i < left.intValueExact(); i++) {
      parts.set(order.get(i), parts.get(order.get(i)).add(BigInteger.ONE));
    }
    return parts.stream().map(part -> (total < 0 ? part.negate() : part).longValueExact()).toList();
  }
}
