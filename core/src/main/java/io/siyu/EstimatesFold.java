package io.siyu;

import io.siyu.Estimates.Lifetime;
import io.siyu.Estimates.OfChannel;
import io.siyu.Estimates.Referral;
import io.siyu.advice.Fission;
import io.siyu.advice.Fission.Parent;
import io.siyu.advice.PlacementChoice;
import io.siyu.advice.PlacementChoice.Placed;
import io.siyu.advice.PoolBaits;
import io.siyu.advice.PoolSpend;
import io.siyu.advice.PriceTrend;
import io.siyu.advice.Valley;
import io.siyu.advice.WeeklyBudget;
import io.siyu.advice.WeeklyBudget.Goal;
import io.siyu.channel.Placement;
import io.siyu.insight.BaitOffer;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.MarketBook;
import io.siyu.insight.PlacementCohorts;
import io.siyu.insight.PoolDays;
import io.siyu.insight.Referrals;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.GammaGamma;
import io.siyu.lifetime.GroupValue;
import io.siyu.lifetime.HoldoutCheck;
import io.siyu.lifetime.HoldoutCheck.Holdout;
import io.siyu.lifetime.Outlook;
import io.siyu.lifetime.PurchaseCounts;
import io.siyu.lifetime.Purchasing;
import io.siyu.lifetime.RepeatSpends;
import io.siyu.lifetime.TransactionKind;
import io.siyu.lifetime.TransactionModel;
import io.siyu.playbook.Playbook;
import io.siyu.pool.TrafficPool;
import io.siyu.statistics.UnitCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Estimates from what was counted and what was bought. */
final class EstimatesFold {
  /** A customer of a private domain may be gone after one purchase, which this model allows for. */
  private static final TransactionKind MODEL = TransactionKind.MBG_NBD;

  private static final int DAYS_PER_WEEK = 7;

  /** The later third is kept back to check by, if it is a month or more. */
  private static final int HOLDOUT_PART = 3;

  private static final int HOLDOUT_LEAST = 30;

  private final Playbook playbook;
  private final Report report;
  private final EstimateInputs inputs;
  private final PurchaseLog purchases;
  private final MarketBook market;
  private final PoolDays days;
  private final LocalDate today;
  private final EstimatePolicy policy;

  EstimatesFold(Playbook playbook, Report report, EstimateInputs inputs, EstimatePolicy policy) {
    this.playbook = playbook;
    this.report = report;
    this.inputs = inputs;
    this.purchases = inputs.purchases();
    this.market = inputs.market();
    this.days = inputs.days();
    days.add(market);
    this.today = report.asOf().atZone(report.zone()).toLocalDate();
    this.policy = policy;
  }

  Estimates estimates() {
    Lifetime lifetime = lifetime();
    List<OfChannel> channels = new ArrayList<>();
    for (ChannelYield channel : report.channels()) {
      channels.add(
          new OfChannel(
              channel.code(),
              new UnitCost(channel.spent(), channel.firstOrders()).interval(policy.level()),
              value(channel.code(), lifetime)));
    }
    return new Estimates(
        report,
        policy,
        channels,
        valleys(),
        lifetime,
        baits(),
        inputs.attribution(report),
        PriceTrend.of(days, today),
        budgets(),
        placement(),
        referral());
  }

  private PlacementChoice placement() {
    return PlacementChoice.of(
        placed(Placement.COMMERCIALIZING, 0), placed(Placement.PRIVATIZING, policy.serviceADay()));
  }

  private Placed placed(Placement placement, long serviceADay) {
    PlacementCohorts cohorts = inputs.placements();
    return new Placed(
        cohorts.cost(placement, market),
        cohorts.won(placement),
        cohorts.worth(placement),
        serviceADay);
  }

  private Referral referral() {
    Referrals.Result referrals = inputs.referrals();
    List<Parent> parents =
        referrals.bringers().stream()
            .map(bringer -> new Parent(bringer.contact(), bringer.children()))
            .toList();
    return new Referral(
        Fission.of(parents, policy.referrals(), report.asOf()),
        referrals.referred(),
        referrals.byFission(),
        referrals.kept(),
        referrals.unknown());
  }

  private List<WeeklyBudget> budgets() {
    return Arrays.stream(Goal.values()).map(goal -> WeeklyBudget.of(goal, days, today)).toList();
  }

  private List<PoolBaits> baits() {
    Map<String, Long> joined = new HashMap<>();
    report.channels().forEach(channel -> joined.put(channel.code(), channel.joined()));
    return PoolBaits.of(BaitOffer.in(report.window(), market, playbook), joined, policy.baits());
  }

  private Lifetime lifetime() {
    List<Purchasing> all = purchases.all();
    Fit<TransactionModel> buying = MODEL.fit(PurchaseCounts.of(all));
    Fit<GammaGamma> spend = GammaGamma.fit(RepeatSpends.of(all));
    Optional<Double> margin = purchases.margin();
    return new Lifetime(buying, spend, holdout(), margin, value(buying, spend, margin, all));
  }

  /**
   * What those whom a channel won are worth, by what they did themselves: channels win unlike
   * customers. Where that is not enough to see what is seen of everybody, it is by what everybody
   * did, and how far these are from that is not known.
   */
  private Optional<GroupValue> value(String channel, Lifetime everybody) {
    List<Purchasing> won = purchases.wonBy(channel);
    Fit<TransactionModel> buying = MODEL.fit(PurchaseCounts.of(won));
    Fit<GammaGamma> spend = GammaGamma.fit(RepeatSpends.of(won));
    return value(buying, spend, purchases.marginOf(channel), won)
        .filter(own -> own.interval().isPresent() && isAlike(buying, everybody.buying()))
        .or(
            () ->
                value(everybody.buying(), everybody.spend(), everybody.margin(), won)
                    .map(GroupValue::meanAlone));
  }

  /** Few customers may not show that any has gone where many do. */
  private static boolean isAlike(Fit<TransactionModel> own, Fit<TransactionModel> everybody) {
    return own.found()
        .map(TransactionModel::kind)
        .equals(everybody.found().map(TransactionModel::kind));
  }

  private Optional<HoldoutCheck> holdout() {
    int days = (int) (purchases.days() / HOLDOUT_PART);
    if (days < HOLDOUT_LEAST) {
      return Optional.empty();
    }
    List<Holdout> customers = purchases.holdout(days);
    List<Purchasing> before = customers.stream().map(Holdout::before).toList();
    return MODEL
        .fit(PurchaseCounts.of(before))
        .found()
        .flatMap(model -> HoldoutCheck.of(model, customers, days));
  }

  private Optional<GroupValue> value(
      Fit<TransactionModel> buying,
      Fit<GammaGamma> spend,
      Optional<Double> margin,
      List<Purchasing> customers) {
    if (margin.isEmpty()
        || Math.abs(margin.get()) > 1
        || !(buying instanceof Fitted<TransactionModel> model)
        || !(spend instanceof Fitted<GammaGamma> spends)) {
      return Optional.empty();
    }
    Outlook outlook =
        new Outlook(policy.weeks(), DAYS_PER_WEEK, policy.weeklyDiscount(), margin.get());
    return GroupValue.of(model, spends, customers, outlook);
  }

  private List<Valley> valleys() {
    List<PoolSpend> pools = new ArrayList<>();
    for (TrafficPool pool : playbook.trafficPools()) {
      pools.add(PoolSpend.of(pool.id(), report.channels()));
    }
    List<Valley> valleys = new ArrayList<>();
    for (PoolSpend pool : pools) {
      List<PoolSpend> others =
          pools.stream().filter(it -> !it.pool().equals(pool.pool()) && it.cost() > 0).toList();
      valleys.add(Valley.of(pool, others, policy.leastOrders(), policy.level()));
    }
    return valleys;
  }
}
