package io.siyu.member;

import io.siyu.event.Appealed;
import io.siyu.event.Event;
import io.siyu.event.OrderLine;
import io.siyu.event.Party;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Referred;
import io.siyu.event.TierOverridden;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.playbook.StandingRules;
import io.siyu.points.EarningRule;
import io.siyu.points.PointsAccount;
import io.siyu.points.PointsDeed;
import io.siyu.points.PointsLedger;
import io.siyu.points.PointsProgramme;
import io.siyu.standing.AbuseFacts;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.AbuseSigns;
import io.siyu.standing.Decision;
import io.siyu.standing.Rfm;
import io.siyu.standing.Standing;
import io.siyu.standing.StandingFacts;
import io.siyu.standing.StandingJudge;
import io.siyu.tier.Merit;
import io.siyu.tier.TierEvaluation;
import io.siyu.tier.TierFacts;
import io.siyu.tier.TierOverride;
import io.siyu.tier.TierStatus;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges a person's tier, points and standing by what they bought, whom they brought along and what
 * the host did for them (chapter 5 of SPEC.md, M-30 to M-37). Not thread-safe; give it the person's
 * events in the order of the fold, then ask once.
 */
final class MembershipFold {
  /** A part of the whole in {@link StandingFacts.Purchase#discounted}: all of it. */
  private static final int WHOLE = 1_000_000;

  private static final Decision<Standing> NO_STANDING =
      new Decision<>(Standing.UNKNOWN, List.of(), Optional.empty());

  private static final StandingFacts NO_FACTS = new StandingFacts(List.of(), List.of(), List.of());

  private static final Decision<Set<AbuseSign>> NO_SIGNS =
      new Decision<>(Set.of(), List.of(), Optional.empty());

  private final Playbook playbook;
  private final Context context;
  private final Instant asOf;
  private final Set<IdentityKey> own;
  private final List<PointsDeed> occasions = new ArrayList<>();
  private final List<Event> pointsByHand = new ArrayList<>();
  private final List<TierOverride> grants = new ArrayList<>();
  private final List<StandingFacts.Appeal> appeals = new ArrayList<>();
  private final List<Instant> referrals = new ArrayList<>();
  private final Set<Referral> credited = new HashSet<>();
  private final List<Instant> selfReferrals = new ArrayList<>();

  private record Referral(String campaign, IdentityKey invitee) {}

  /**
   * Starts.
   *
   * @param own the person's keys
   */
  MembershipFold(Playbook playbook, Context context, Instant asOf, Set<IdentityKey> own) {
    this.playbook = playbook;
    this.context = context;
    this.asOf = asOf;
    this.own = own;
  }

  void add(Event event) {
    if (event.fact() instanceof Referred fact) {
      referred(event, fact);
    } else if (event.fact() instanceof PointsAdjusted || event.fact() instanceof PointsSpent) {
      pointsByHand.add(event);
    } else if (event.fact() instanceof TierOverridden fact) {
      grants.add(new TierOverride(event.occurredAt(), fact.tier(), fact.until(), fact.reason()));
    } else if (event.fact() instanceof Appealed fact && fact.against().equals("standing")) {
      appeals.add(
          new StandingFacts.Appeal(
              event.occurredAt(), StandingFacts.Appeal.Outcome.valueOf(fact.outcome().name())));
    }
  }

  /** The same invitee counts once in a campaign, however often they were brought along. */
  private void referred(Event event, Referred fact) {
    if (own.contains(fact.invitee())) {
      selfReferrals.add(event.occurredAt());
    } else if (fact.qualified() && credited.add(new Referral(fact.campaign(), fact.invitee()))) {
      referrals.add(event.occurredAt());
      occasions.add(
          new PointsDeed.Occasion(
              event.id().toString(), event.occurredAt(), EarningRule.On.REFERRAL));
    }
  }

  /**
   * States the result.
   *
   * @param enrolled when the person became a lead; empty for nobody yet
   */
  Membership result(Optional<Instant> enrolled, List<Order> orders, List<Presence> presences) {
    List<PointsAccount> accounts = accounts(orders, presences);
    TierStatus tier = tier(enrolled, orders, accounts);
    StandingRules rules = playbook.standing();
    if (rules.equals(StandingRules.NONE)) {
      return new Membership(tier, accounts, NO_STANDING, Optional.empty(), NO_SIGNS, NO_FACTS);
    }
    StandingFacts facts = new StandingFacts(purchases(orders), referrals, appeals);
    return new Membership(
        tier,
        accounts,
        rules
            .standing()
            .map(policy -> StandingJudge.of(policy, facts, context.baseline(), asOf))
            .orElse(NO_STANDING),
        rules.rfm().flatMap(policy -> Rfm.of(policy, facts, context.baseline(), asOf)),
        rules
            .abuse()
            .map(policy -> AbuseSigns.of(policy, abuse(orders, presences), asOf))
            .orElse(NO_SIGNS),
        facts);
  }

  private AbuseFacts abuse(List<Order> orders, List<Presence> presences) {
    List<AbuseFacts.PaidOrder> paid = new ArrayList<>();
    for (Order order : orders) {
      if (isPaid(order)) {
        paid.add(new AbuseFacts.PaidOrder(id(order), order.paidAt().get(), order.givenBackAt()));
      }
    }
    return new AbuseFacts(
        paid,
        presences.stream()
            .map(
                stay ->
                    new AbuseFacts.Stay(
                        stay.since(), stay.until(), stay.endedBy() == Party.CUSTOMER))
            .toList(),
        selfReferrals);
  }

  private List<PointsAccount> accounts(List<Order> orders, List<Presence> presences) {
    if (playbook.points().isEmpty()) {
      return List.of();
    }
    List<PointsDeed> shared = new ArrayList<>(occasions);
    for (Presence presence : presences) {
      if (presence.generation() == 1) {
        shared.add(
            new PointsDeed.Occasion(
                "join/" + presence.pool(), presence.since(), EarningRule.On.JOIN));
      }
    }
    for (Order order : orders) {
      if (isPaid(order)) {
        shared.add(
            new PointsDeed.Purchase(
                id(order),
                order.paidAt().get(),
                amounts(order.payments()),
                amounts(order.refunds()),
                order.completedAt()));
      }
    }
    List<PointsAccount> accounts = new ArrayList<>();
    for (PointsProgramme programme : playbook.points()) {
      List<PointsDeed> deeds = new ArrayList<>(shared);
      byHand(programme.ledger(), deeds);
      accounts.add(PointsLedger.of(programme, deeds, asOf));
    }
    return accounts;
  }

  private void byHand(String ledger, List<PointsDeed> deeds) {
    for (Event event : pointsByHand) {
      if (event.fact() instanceof PointsSpent fact && fact.ledger().equals(ledger)) {
        deeds.add(new PointsDeed.Spending(fact.spending(), event.occurredAt(), fact.points()));
      } else if (event.fact() instanceof PointsAdjusted fact && fact.ledger().equals(ledger)) {
        deeds.add(
            new PointsDeed.Adjustment(
                event.id().toString(),
                event.occurredAt(),
                fact.points(),
                fact.reason(),
                fact.returns()));
      }
    }
  }

  private static List<PointsDeed.Amount> amounts(List<Flow> flows) {
    return flows.stream().map(flow -> new PointsDeed.Amount(flow.at(), flow.minor())).toList();
  }

  /** Whether an order is or was one, be it given back since. */
  private boolean isPaid(Order order) {
    return order.paidAt().isPresent() && order.paid() >= playbook.stages().leastOrder();
  }

  private static String id(Order order) {
    return order.events().get(0).toString();
  }

  private TierStatus tier(
      Optional<Instant> enrolled, List<Order> orders, List<PointsAccount> accounts) {
    if (playbook.tiers().policies().isEmpty() || enrolled.isEmpty()) {
      return TierStatus.none();
    }
    Map<String, List<Merit>> merits = Merits.of(orders, accounts);
    return TierEvaluation.of(playbook.tiers(), new TierFacts(enrolled.get(), merits, grants), asOf);
  }

  private List<StandingFacts.Purchase> purchases(List<Order> orders) {
    List<StandingFacts.Purchase> purchases = new ArrayList<>();
    for (Order order : orders) {
      if (order.valid() && order.amountKnown() && order.paidAt().isPresent()) {
        OptionalLong contribution = order.contribution();
        purchases.add(
            new StandingFacts.Purchase(
                id(order),
                order.paidAt().get(),
                Math.subtractExact(order.paid(), order.refunded()),
                contribution.isPresent() ? Optional.of(contribution.getAsLong()) : Optional.empty(),
                discounted(order)));
      }
    }
    return purchases;
  }

  /**
   * What part of an order was bought at a discount, by what its lines cost at list price: all of it
   * where a coupon was used, of lines else those that cost less than their list price.
   */
  private static Optional<Integer> discounted(Order order) {
    if (order.coupons() > 0) {
      return Optional.of(WHOLE);
    }
    long list = 0;
    long reduced = 0;
    for (OrderLine line : order.lines()) {
      Optional<Long> price = line.list().map(Money::minor);
      Optional<Long> paid = line.paid().map(Money::minor);
      if (price.isEmpty() || paid.isEmpty()) {
        return Optional.empty();
      }
      list = Math.addExact(list, price.get());
      reduced = paid.get() < price.get() ? Math.addExact(reduced, price.get()) : reduced;
    }
    return list == 0 ? Optional.empty() : Optional.of((int) millionths(reduced, list));
  }

  private static long millionths(long part, long whole) {
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(WHOLE))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
