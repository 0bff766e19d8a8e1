package io.siyu.cohort;

import io.siyu.money.Ratio;
import java.time.Instant;
import java.util.Optional;

/**
 * How many bought again (复购), by one definition. Immutable.
 *
 * @param question the definition and its windows
 * @param asOf up to when, excluded, orders were known
 * @param share the measure; exact
 * @param censored how many do not count as buying again but still may in time (截尾): by {@link
 *     RepurchaseQuestion.Definition#COHORT_REPEAT_N} all whose days are not over, who are in
 *     neither number; by the others those in the denominator only
 */
public record Repurchase(RepurchaseQuestion question, Instant asOf, Ratio share, long censored) {
  /** Why a measure has no value. */
  public enum Undefined {
    /** Nobody ordered in the window. */
    NO_ORDERS,
    /** Some began in the window, but the days of none of them are over. */
    NOBODY_LONG_ENOUGH
  }

  /** Why there is no value; empty where there is one. */
  public Optional<Undefined> undefined() {
    if (share.den() > 0) {
      return Optional.empty();
    }
    return Optional.of(censored > 0 ? Undefined.NOBODY_LONG_ENOUGH : Undefined.NO_ORDERS);
  }
}
