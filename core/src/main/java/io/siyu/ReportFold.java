package io.siyu;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.MemberId;
import io.siyu.dossier.OrderFile;
import io.siyu.dossier.Review;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.MarketFact;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.AttributionMeasures;
import io.siyu.insight.ChannelTally;
import io.siyu.insight.CohortMeasures;
import io.siyu.insight.ConsentCount;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.MemberCount;
import io.siyu.insight.MembershipCount;
import io.siyu.insight.OrderTotals;
import io.siyu.insight.PathTally;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.insight.RepurchaseMeasures;
import io.siyu.member.Context;
import io.siyu.member.Finding;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.Order;
import io.siyu.member.OrderFold;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over clusters and other events that adds up a report. Not thread-safe. */
final class ReportFold {
  /** Hears of each member, and of each order that belongs to nobody, as it is counted. */
  interface Listener {
    void member(Dossier person, Member member);

    void unresolved(Order order);
  }

  private final List<Listener> listeners;
  private final Playbook playbook;
  private final Context context;
  private final Window window;
  private final Instant asOf;
  private final Map<FactKind, Long> events = new EnumMap<>(FactKind.class);
  private final Map<Finding, Long> warnings = new EnumMap<>(Finding.class);
  private final List<Event> market = new ArrayList<>();
  private final Set<IdentityKey> shared = new HashSet<>();
  private final MemberCount.Tally members = new MemberCount.Tally();
  private final MembershipCount.Tally membership;
  private final ConsentCount.Tally consents = new ConsentCount.Tally();
  private final OrderTotals.Tally money;
  private final PoolFlow.Tally pools;
  private final ChannelTally channels;
  private final ProductSales.Tally products;
  private final FunnelStep.Tally funnel;
  private final PathTally paths;
  private final RepurchaseMeasures repurchase;
  private final CohortMeasures cohorts;
  private final AttributionMeasures attribution;
  private long unresolvedOrders;
  private long unresolvedProfiles;
  private final Review review;
  private final Set<MemberId> atRisk = new HashSet<>();
  private long quarantined;

  ReportFold(
      Playbook playbook, Context context, Window window, Instant asOf, Listener... listeners) {
    this.listeners = List.of(listeners);
    this.playbook = playbook;
    this.context = context;
    this.window = window;
    this.asOf = asOf;
    this.review = new Review(playbook.identity());
    this.membership = new MembershipCount.Tally(playbook, window, asOf);
    this.money = new OrderTotals.Tally(window);
    this.pools = new PoolFlow.Tally(playbook, window);
    this.channels = new ChannelTally(playbook, window, asOf);
    this.products = new ProductSales.Tally(playbook, window);
    this.funnel = new FunnelStep.Tally(window);
    this.attribution = new AttributionMeasures(window);
    this.paths = new PathTally(playbook, window);
    this.repurchase = new RepurchaseMeasures(window, playbook.zone(), asOf);
    this.cohorts = new CohortMeasures(window, playbook.zone(), asOf);
  }

  void add(Event other) {
    count(other);
    if (other.fact() instanceof MarketFact) {
      market.add(other);
    }
  }

  /** Adds a cluster and returns the members in it. */
  List<Member> add(Cluster cluster) {
    cluster.events().forEach(this::count);
    IdentityResolution resolution = IdentityResolution.of(cluster, playbook.identity());
    List<Member> found = new ArrayList<>();
    for (Dossier person : resolution.persons()) {
      if (!person.events().isEmpty() || !person.orders().isEmpty()) {
        Member member = MemberFold.of(person, playbook, context, asOf);
        add(member);
        if (member.stage().isPresent()) {
          found.add(member);
          listeners.forEach(listener -> listener.member(person, member));
        }
      }
    }
    for (OrderFile file : resolution.unresolvedOrders()) {
      if (hasBegun(file.events())) {
        Order order = OrderFold.of(file, playbook, asOf);
        unresolvedOrders++;
        channels.addUnresolved(order);
        attribution.addUnresolved(order);
        listeners.forEach(listener -> listener.unresolved(order));
        add(order);
        order.findings().forEach(finding -> warn(finding, 1));
      }
    }
    unresolvedProfiles += resolution.unresolvedProfiles().stream().filter(this::hasBegun).count();
    // An oversized key is a shared one, so that the review hears of those here too.
    if (!resolution.quarantined().isEmpty() || !resolution.shared().isEmpty()) {
      review.of(cluster, resolution).forEach(this::atRisk);
    }
    quarantined += resolution.quarantined().size();
    shared.addAll(resolution.shared());
    return found;
  }

  private void atRisk(ReviewItem item) {
    if (item instanceof ReviewItem.QuarantinedLink || item instanceof ReviewItem.SharedKey) {
      atRisk.addAll(item.wouldJoin());
    }
  }

  private boolean hasBegun(List<Event> events) {
    return events.stream().anyMatch(event -> event.occurredAt().isBefore(asOf));
  }

  private void add(Member member) {
    members.add(member);
    membership.add(member);
    consents.add(member);
    pools.add(member);
    channels.add(member);
    funnel.add(member);
    paths.add(member);
    repurchase.add(member);
    cohorts.add(member);
    attribution.add(member);
    member.orders().forEach(this::add);
    member.findings().forEach(this::warn);
  }

  private void add(Order order) {
    money.add(order);
    products.add(order);
  }

  private void count(Event event) {
    if (event.occurredAt().isBefore(asOf)) {
      events.merge(event.fact().kind(), 1L, Long::sum);
    }
  }

  private void warn(Finding finding, long times) {
    warnings.merge(finding, times, Long::sum);
  }

  Report report() {
    channels.addMarket(market, asOf);
    if (channels.foreignCurrency() > 0) {
      warn(Finding.FOREIGN_CURRENCY, channels.foreignCurrency());
    }
    review.oversized().forEach(this::atRisk);
    return new Report(
        window,
        playbook.zone(),
        asOf,
        playbook.version(),
        events,
        members.result(),
        membership.result(),
        consents.result(),
        new Report.Undecided(
            unresolvedOrders, unresolvedProfiles, quarantined, shared.size(), atRisk.size()),
        money.result(),
        pools.result(),
        channels.channels(),
        paths.privatisation(channels.channels(), channels.unattributed()),
        channels.unattributed(),
        products.result(),
        funnel.result(),
        paths.paths(),
        repurchase.result(),
        cohorts.result(),
        attribution.result(),
        warnings);
  }
}
