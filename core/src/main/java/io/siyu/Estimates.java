package io.siyu;

import com.google.common.collect.ImmutableList;
import io.siyu.advice.Fission;
import io.siyu.advice.PlacementChoice;
import io.siyu.advice.PoolBaits;
import io.siyu.advice.PriceTrend;
import io.siyu.advice.Valley;
import io.siyu.advice.WeeklyBudget;
import io.siyu.attribution.Attributed;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.GammaGamma;
import io.siyu.lifetime.GroupValue;
import io.siyu.lifetime.HoldoutCheck;
import io.siyu.lifetime.TransactionModel;
import io.siyu.member.Context;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Interval;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can only be estimated (估计), kept apart from the exact {@link Report}: {@code
 * "siyu":"estimates/1"}. A pure function of the same things as the report; equal to the bit on one
 * JVM, within a millionth across JVMs. Immutable.
 *
 * @param report what was counted, which the estimates are made from
 * @param policy what was asked for
 * @param channels what each channel's counts allow to be said, by code
 * @param valleys what an order costs in each traffic pool, beside all others, by id
 * @param lifetime what customers will still be worth
 * @param baits which bait draws best in each traffic pool in which any was offered, by the pool's
 *     id
 * @param attribution what models credit channels with, side by side
 * @param prices what an order cost in each traffic pool in all months that are over
 * @param budgets how the money of a week would be split better, by goal
 * @param placement whether it paid to sell at once or to win people first, of those days of the
 *     window that were over thirty days before the instant
 * @param referral what referrals bring
 */
public record Estimates(
    Report report,
    EstimatePolicy policy,
    List<OfChannel> channels,
    List<Valley> valleys,
    Lifetime lifetime,
    List<PoolBaits> baits,
    Attribution attribution,
    PriceTrend prices,
    List<WeeklyBudget> budgets,
    PlacementChoice placement,
    Referral referral) {
  /** Copies. */
  public Estimates {
    baits = ImmutableList.copyOf(baits);
    budgets = ImmutableList.copyOf(budgets);
    channels = ImmutableList.copyOf(channels);
    valleys = ImmutableList.copyOf(valleys);
  }

  /**
   * What a channel's counts allow to be said.
   *
   * @param code the channel's code
   * @param costPerFirstOrder between which bounds what a new buyer costs lies
   * @param value what those whom it won are still worth on average, in minor units: by models and a
   *     margin of their own where they bear them, else by everybody's and without an interval;
   *     empty where no model was found or it won nobody who bought
   */
  public record OfChannel(
      String code, Estimate<Interval> costPerFirstOrder, Optional<GroupValue> value) {}

  /**
   * What customers will still be worth (预测 LTV): models of repeat buying and of spend, fitted to
   * everybody's valid orders of before the instant. Seasons are in neither.
   *
   * @param buying how often they buy again, and whether they have gone
   * @param spend what they pay each time
   * @param holdout what a fit to the earlier part foretold of the later; empty where that is too
   *     short or no model was found
   * @param margin the part of revenue that was left after costs, of the orders whose costs are
   *     known; empty without such
   * @param value what they are still worth on average; empty where one of all these is
   */
  public record Lifetime(
      Fit<TransactionModel> buying,
      Fit<GammaGamma> spend,
      Optional<HoldoutCheck> holdout,
      Optional<Double> margin,
      Optional<GroupValue> value) {}

  /**
   * The orders of the window, credited by every model (归因对比). Nobody's journeys prove a cause:
   * whether somebody would have bought anyway, none of them knows.
   *
   * @param models those of the report, then {@code TIME_DECAY} and {@code MARKOV}
   * @param lost the members who were touched within the window and bought nothing in it, whose
   *     journeys the last model learns from too
   * @param open those of them whose last touch may yet be credited, should they buy
   */
  public record Attribution(List<Attributed> models, long lost, long open) {
    /** Copies. */
    public Attribution {
      models = ImmutableList.copyOf(models);
    }
  }

  /**
   * What referrals bring (裂变), of everybody who ever reached CONTACT.
   *
   * @param fission how many contacts a contact brings, and how soon
   * @param referred of all contacts, those whom another brought
   * @param byFission of all contacts, those whose first touch was through a channel of fission
   *     (裂变), whoever brought them
   * @param kept of those whom another brought, those who can still be reached
   * @param unknown referrals that count of somebody who is no contact
   */
  public record Referral(
      Fission fission, Ratio referred, Ratio byFission, Ratio kept, long unknown) {}

  /**
   * Estimates from events held anywhere, as {@link Report#of} reports.
   *
   * @param clusters every cluster of the events addressed to identity keys
   * @param others every other event
   * @param context what is known beside the persons' own events
   */
  public static Estimates of(
      Stream<Cluster> clusters,
      Stream<Event> others,
      Playbook playbook,
      Context context,
      Window window,
      Instant asOf,
      EstimatePolicy policy) {
    EstimateInputs inputs = new EstimateInputs(playbook, window, asOf, policy);
    ReportFold fold = new ReportFold(playbook, context, window, asOf, inputs);
    clusters.forEachOrdered(fold::add);
    others.forEachOrdered(
        other -> {
          fold.add(other);
          inputs.add(other);
        });
    return new EstimatesFold(playbook, fold.report(), inputs, policy).estimates();
  }

  /** Returns the canonical JSON form. */
  public String toJson() {
    return EstimatesJson.write(this);
  }
}
