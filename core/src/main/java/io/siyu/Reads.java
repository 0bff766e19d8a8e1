package io.siyu;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.siyu.basket.ComboEffect;
import io.siyu.basket.ComboOrder;
import io.siyu.community.Group;
import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.Explainer;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Review;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.goods.ComboOrders;
import io.siyu.goods.Goods;
import io.siyu.goods.GoodsTally;
import io.siyu.goods.OfferChooser;
import io.siyu.goods.Offers;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.JourneyBuilder;
import io.siyu.insight.Journeys;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.SegmentExplainer;
import io.siyu.member.SegmentReason;
import io.siyu.playbook.Playbook;
import io.siyu.playbook.StandingRules;
import io.siyu.segment.Condition;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@link Siyu} answers from a store without changing it, each as of a given instant. */
final class Reads {
  private final Playbook playbook;
  private final EventStore store;
  private final Optional<Baseline> baseline;

  Reads(Playbook playbook, EventStore store, Optional<Baseline> baseline) {
    this.playbook = playbook;
    this.store = store;
    this.baseline = baseline;
  }

  private Context context(List<Event> renames) {
    return new Context(Stewards.of(renames), baseline);
  }

  private IdentityResolution resolved(Cluster cluster) {
    return IdentityResolution.of(cluster, playbook.identity());
  }

  private Stream<Dossier> persons(Snapshot snapshot) {
    return snapshot.clusters().flatMap(cluster -> resolved(cluster).persons().stream());
  }

  Optional<Dossier> person(IdentityKey key) {
    return store.cluster(key).flatMap(cluster -> resolved(cluster).person(key));
  }

  Member member(Dossier person, Instant asOf) {
    return MemberFold.of(person, playbook, context(store.renames()), asOf);
  }

  Optional<String> export(IdentityKey key, Instant asOf) {
    return person(key).map(it -> PersonExport.of(it, member(it, asOf), store.naming(it.keys())));
  }

  Optional<Offers> offers(IdentityKey key, Goods goods, Instant asOf) {
    OfferChooser chooser = new OfferChooser(playbook, goods);
    return person(key).map(it -> chooser.offers(it, member(it, asOf)));
  }

  Optional<List<SegmentReason>> explain(IdentityKey key, Condition condition, Instant asOf) {
    return person(key)
        .map(it -> new SegmentExplainer(it, playbook, member(it, asOf)).explain(condition));
  }

  Explanation explain(IdentityKey a, IdentityKey b) {
    Set<Cluster> clusters = new LinkedHashSet<>();
    store.cluster(a).ifPresent(clusters::add);
    store.cluster(b).ifPresent(clusters::add);
    return Explainer.of(clusters, playbook.identity()).explain(a, b);
  }

  Stream<ReviewItem> review() {
    Snapshot snapshot = store.snapshot();
    Review review = new Review(playbook.identity());
    Stream<ReviewItem> inClusters =
        snapshot.clusters().flatMap(it -> review.of(it, resolved(it)).stream());
    // Asked for only when the clusters are through.
    Stream<ReviewItem> across = Stream.of(review).flatMap(it -> it.oversized().stream());
    return Stream.concat(inClusters, across).onClose(snapshot::close);
  }

  Stream<Member> members(Instant asOf) {
    Snapshot snapshot = store.snapshot();
    Context context = context(snapshot.renames());
    return persons(snapshot)
        .map(person -> MemberFold.of(person, playbook, context, asOf))
        .filter(member -> member.stage().isPresent())
        .onClose(snapshot::close);
  }

  Stream<DueChange> dueChanges(Instant now, Window window) {
    Snapshot snapshot = store.snapshot();
    Context context = context(snapshot.renames());
    return persons(snapshot)
        .flatMap(person -> DueChange.of(person, playbook, context, now, window).stream())
        .onClose(snapshot::close);
  }

  Baseline baseline(String version, Instant asOf) {
    StandingRules rules = playbook.standing();
    if (rules.standing().isEmpty()) {
      throw new IllegalStateException(
          "a baseline needs the rules of standing; the playbook must have \"standing\"");
    }
    Baseline.Tally tally = new Baseline.Tally(rules.standing().get(), rules.rfm(), asOf);
    try (Stream<Member> members = members(asOf)) {
      members.forEach(member -> tally.add(member.membership().evidence()));
    }
    return tally.result(version);
  }

  List<Group> groups(Instant asOf) {
    ListMultimap<GroupChat, Event> events =
        MultimapBuilder.treeKeys(Comparator.comparing(GroupChat::text)).arrayListValues().build();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot
          .others()
          .forEach(
              event -> {
                if (event.subject() instanceof GroupChat chat) {
                  events.put(chat, event);
                }
              });
    }
    return events.keySet().stream().map(chat -> Group.of(chat, events.get(chat), asOf)).toList();
  }

  Report report(Window window, Instant asOf) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      return Report.of(snapshot.clusters(), snapshot.others(), playbook, context, window, asOf);
    }
  }

  Comparison backtest(
      Playbook other, Optional<Baseline> otherBaseline, Window window, Instant asOf, int examples) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      return Comparison.of(
          snapshot.clusters(),
          snapshot.others(),
          new Comparison.Rules(playbook, context),
          new Comparison.Rules(other, new Context(context.stewards(), otherBaseline)),
          window,
          asOf,
          examples);
    }
  }

  Estimates estimates(Window window, Instant asOf, EstimatePolicy policy) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      return Estimates.of(
          snapshot.clusters(), snapshot.others(), playbook, context, window, asOf, policy);
    }
  }

  Goods goods(Window window, Instant asOf) {
    GoodsTally tally = new GoodsTally(playbook, window, asOf);
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      persons(snapshot)
          .forEachOrdered(it -> tally.add(it, MemberFold.of(it, playbook, context, asOf)));
      snapshot.others().forEachOrdered(tally::add);
    }
    return tally.result();
  }

  ComboEffect combo(Set<String> skus, Window window, Instant asOf) {
    long least = Math.max(2, playbook.goods().roles().leastOrders());
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      List<ComboOrder> orders =
          persons(snapshot)
              .map(it -> MemberFold.of(it, playbook, context, asOf))
              .flatMap(it -> ComboOrders.of(it, playbook, window).stream())
              .toList();
      return ComboEffect.of(skus, orders, least, EstimatePolicy.DEFAULT.level());
    }
  }

  Journeys journeys(Instant asOf) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      JourneyBuilder journeys = new JourneyBuilder(asOf);
      persons(snapshot)
          .forEachOrdered(it -> journeys.add(it, MemberFold.of(it, playbook, context, asOf)));
      return journeys.result();
    }
  }
}
