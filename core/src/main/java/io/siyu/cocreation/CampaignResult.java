package io.siyu.cocreation;

import io.siyu.standing.Decision;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a presale stands before an instant (预售进度). Immutable.
 *
 * @param campaign the campaign's id
 * @param asOf the instant
 * @param state where in its life it is
 * @param pledgers how many persons pledge something
 * @param units how many units they pledge
 * @param deposits what they paid down, in minor units of the playbook's currency
 * @param paidUnits how many of the units are paid
 * @param paid how many pledgers paid, of those whose time is up (到期支付)
 * @param shows of the pledges whose time is up in all campaigns that did not fail, how many were
 *     paid
 * @param showing in which the share of those who pay lies, if enough pledges' time is up
 * @param quantity how many to make, if that is known
 * @param decision whether to make it, and why
 */
public record CampaignResult(
    String campaign,
    Instant asOf,
    State state,
    long pledgers,
    long units,
    long deposits,
    long paidUnits,
    Proportion paid,
    Proportion shows,
    Optional<Interval> showing,
    Optional<Quantity> quantity,
    Decision<Verdict> decision) {

  /** Where in its life a presale is. */
  public enum State {
    /** It takes pledges and has too few (进行中). */
    OPEN,
    /** It takes pledges and has enough (已达标). */
    REACHED,
    /** It takes no more, and had too few (未达标). */
    FAILED,
    /** It takes no more, had enough, and waits for payments (待付尾款). */
    COLLECTING,
    /** It had enough, and the time to pay is up (已结束). */
    SETTLED
  }

  /**
   * How many units to make so that they are enough with the probability asked for (建议产量).
   *
   * @param service that probability, in percent
   * @param least how many are enough if as few of the others pay as the interval has it
   * @param units how many are enough wherever in the interval the share of those who pay lies
   */
  public record Quantity(int service, long least, long units) {}

  /** How many did not pay, of those whose time is up (未支付). */
  public Proportion noShows() {
    return new Proportion(paid.failures(), paid.trials());
  }
}
