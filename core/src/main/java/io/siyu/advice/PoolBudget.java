package io.siyu.advice;

import io.siyu.money.Money;

/**
 * What is known of spending in one pool (流量池预算). Amounts are in minor units.
 *
 * @param pool the pool's name
 * @param curve what spending in it brings
 * @param least what must be spent
 * @param most what may be spent
 * @param observed the most that was ever spent in a like period: beyond it the curve is a guess
 */
public record PoolBudget(String pool, ResponseCurve curve, long least, long most, long observed) {
  /** Checks the bounds. */
  public PoolBudget {
    if (least < 0 || least > most || observed < 0 || Math.max(most, observed) > Money.MINOR_MAX) {
      throw new IllegalArgumentException(
          "least must be from 0 to most, observed not below 0, and neither above "
              + Money.MINOR_MAX);
    }
  }
}
