package io.siyu;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.attribution.Attributed;
import io.siyu.cohort.Repurchase;
import io.siyu.cohort.RetentionMatrix;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.insight.Acquisition;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.ConsentCount;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.MemberCount;
import io.siyu.insight.MembershipCount;
import io.siyu.insight.OrderTotals;
import io.siyu.insight.PathCount;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.Privatisation;
import io.siyu.insight.ProductSales;
import io.siyu.insight.Unattributed;
import io.siyu.member.Context;
import io.siyu.member.Finding;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The exact report of a window (报表), {@code "siyu":"report/1"}: whole numbers and ratios only, a
 * pure function of the events that occurred before {@code asOf}, with identity as it is known now.
 * Equal reports are equal bytes. Immutable. Chapter 6 of SPEC.md defines every figure.
 *
 * @param window the window that flows and money are counted in
 * @param zone the zone in which days were counted
 * @param asOf the instant before which everything occurred
 * @param playbookVersion the playbook under which it was computed
 * @param events how many events of each kind there are; only kinds that occur
 * @param members how many members there are
 * @param membership their tiers, points, standings and segments, as far as the playbook has rules
 * @param consents how many of them agree to what, by purpose and means
 * @param identity what the identity graph could not decide
 * @param money the money of the window
 * @param userPools comings and goings, by pool id
 * @param channels what channels cost and brought, by code
 * @param trafficPools what became of those whom traffic pools brought, by id
 * @param unattributed what no channel can be credited with
 * @param products what products sold, by sku
 * @param funnel the funnel of those who became leads within the window, by stage
 * @param flows which ways they went, from traffic pool over channel and user pool to stage
 * @param repurchase how many bought again, by several definitions
 * @param cohorts who bought again in which month after the first, by the month of their first order
 * @param attribution what several models credit channels with, side by side
 * @param warnings what does not fit, and how often; only what occurs
 */
public record Report(
    Window window,
    ZoneId zone,
    Instant asOf,
    String playbookVersion,
    Map<FactKind, Long> events,
    MemberCount members,
    MembershipCount membership,
    List<ConsentCount> consents,
    Undecided identity,
    OrderTotals money,
    List<PoolFlow> userPools,
    List<ChannelYield> channels,
    List<Privatisation> trafficPools,
    Unattributed unattributed,
    List<ProductSales> products,
    List<FunnelStep> funnel,
    List<PathCount> flows,
    List<Repurchase> repurchase,
    RetentionMatrix cohorts,
    List<Attributed> attribution,
    Map<Finding, Long> warnings) {

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /**
   * What the identity graph could not decide.
   *
   * @param orders orders that belong to nobody
   * @param profiles other keys with events that belong to nobody
   * @param quarantinedEdges links that were not acted upon because the persons conflict
   * @param sharedKeys keys with more neighbours than their limit
   * @param wouldJoin persons whom these links and keys would make one with others: what it would
   *     cost to believe them wrongly
   */
  public record Undecided(
      long orders, long profiles, long quarantinedEdges, long sharedKeys, long wouldJoin) {}

  /** Copies. */
  public Report {
    if (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST)) {
      throw new IllegalArgumentException("a report's instant must be within the years 0 to 9999");
    }
    events = Maps.immutableEnumMap(ImmutableMap.copyOf(events));
    consents = ImmutableList.copyOf(consents);
    userPools = ImmutableList.copyOf(userPools);
    channels = ImmutableList.copyOf(channels);
    trafficPools = ImmutableList.copyOf(trafficPools);
    products = ImmutableList.copyOf(products);
    funnel = ImmutableList.copyOf(funnel);
    flows = ImmutableList.copyOf(flows);
    repurchase = ImmutableList.copyOf(repurchase);
    attribution = ImmutableList.copyOf(attribution);
    warnings = Maps.immutableEnumMap(ImmutableMap.copyOf(warnings));
  }

  /**
   * Computes a report from events held anywhere: the fold alone, without façade or store.
   *
   * @param clusters every cluster of the events addressed to identity keys
   * @param others every other event
   * @param context what is known beside the persons' own events
   */
  public static Report of(
      Stream<Cluster> clusters,
      Stream<Event> others,
      Playbook playbook,
      Context context,
      Window window,
      Instant asOf) {
    ReportFold fold = new ReportFold(playbook, context, window, asOf);
    clusters.forEachOrdered(fold::add);
    others.forEachOrdered(fold::add);
    return fold.report();
  }

  /** What a new buyer cost, by three definitions. */
  public Acquisition acquisition() {
    return Acquisition.of(channels, unattributed);
  }

  /** Returns the canonical JSON form. */
  public String toJson() {
    return ReportJson.write(this);
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws io.siyu.error.SiyuException if the text is not a report
   */
  public static Report parse(String json) {
    return ReportJson.read(json);
  }
}
