package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The part of the report that tells of tiers, points, standings and segments (会员结构的真相). */
final class ExpectedMembership {
  /** With more days than these the tiers are counted by month. */
  private static final int DAYS_MAX = 62;

  private static final List<String> MOVEMENTS =
      List.of("EARNED", "ADJUSTED", "SPENT", "RETURNED", "REVERSED", "EXPIRED", "SETTLED");

  private final Window window;
  private final Instant asOf;
  private final List<One> members;

  /** Who was never seen but brought somebody along is no member, and has points all the same. */
  private final List<One> everybody;

  ExpectedMembership(Truth truth) {
    this.window = truth.season().window();
    this.asOf = truth.season().end();
    this.everybody = truth.everybody().stream().map(it -> new One(it, window, asOf)).toList();
    this.members = everybody.stream().filter(it -> it.member.isMember()).toList();
  }

  /** A member and what is true of them. */
  private static final class One {
    final Member member;
    final TierHistory tiers;
    final PointsBook points;
    final GrowthBook growth;
    final Worth worth;
    final String tier;
    final String standing;

    One(Member member, Window window, Instant asOf) {
      this.member = member;
      this.tiers = new TierHistory(member, asOf);
      this.points = new PointsBook(member, window, asOf);
      this.growth = new GrowthBook(member, window, asOf);
      this.worth = new Worth(member, asOf);
      this.tier = tiers.tier();
      this.standing = worth.standing();
    }
  }

  private long count(Predicate<One> which) {
    return members.stream().filter(which).count();
  }

  /** Writes into a report, and into what it says of members. */
  void write(ObjectNode report, ObjectNode ofMembers) {
    ObjectNode byTier = ofMembers.putObject("byTier");
    TierHistory.codes().forEach(code -> byTier.put(code, count(it -> it.tier.equals(code))));
    ObjectNode byStanding = ofMembers.putObject("byStanding");
    Worth.standings()
        .forEach(standing -> byStanding.put(standing, count(it -> it.standing.equals(standing))));
    tiers(report.putArray("tiers"));
    tiersOverTime(report.putArray("tiersOverTime"));
    points(report.putArray("points"));
    standing(report.putObject("standing"));
    segments(report.putArray("segments"));
  }

  private void tiers(ArrayNode out) {
    Map<String, Long> entered = new TreeMap<>();
    Map<String, Long> left = new TreeMap<>();
    for (One one : members) {
      String before = "";
      for (TierHistory.Change change : one.tiers.changes()) {
        if (window.contains(change.at())) {
          entered.merge(change.to(), 1L, Long::sum);
          left.merge(before, 1L, Long::sum);
        }
        before = change.to();
      }
    }
    for (String code : TierHistory.codes()) {
      out.addObject()
          .put("code", code)
          .put("members", count(it -> it.tier.equals(code)))
          .put("entered", entered.getOrDefault(code, 0L))
          .put("left", left.getOrDefault(code, 0L));
    }
  }

  private void tiersOverTime(ArrayNode out) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(window.end(), Season.ZONE);
    for (LocalDate day = Season.FIRST_DAY; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(day);
    }
    if (days.size() > DAYS_MAX + 1) {
      days.removeIf(day -> day.getDayOfMonth() != 1);
    }
    for (LocalDate day : days) {
      Instant at = day.atStartOfDay(Season.ZONE).toInstant();
      ObjectNode byTier = out.addObject().put("at", at.toString()).putObject("byTier");
      List<One> then =
          members.stream()
              .filter(it -> it.member.reached(Member.Stage.LEAD).orElseThrow().isBefore(at))
              .toList();
      for (String code : TierHistory.codes()) {
        byTier.put(code, then.stream().filter(it -> it.tiers.tierAt(at).equals(code)).count());
      }
    }
  }

  private void points(ArrayNode out) {
    ledger(
        out,
        MembershipRules.GROWTH,
        everybody.stream().map(it -> it.growth.moved()).toList(),
        everybody.stream().mapToLong(it -> it.growth.balance()).sum(),
        everybody.stream().mapToLong(it -> it.growth.pending()).sum(),
        0);
    ledger(
        out,
        MembershipRules.SPENDABLE,
        everybody.stream().map(it -> it.points.moved()).toList(),
        everybody.stream().mapToLong(it -> it.points.balance()).sum(),
        0,
        everybody.stream().mapToLong(it -> it.points.debt()).sum());
  }

  private static void ledger(
      ArrayNode out,
      String ledger,
      List<Map<String, Long>> moved,
      long balance,
      long pending,
      long debt) {
    ObjectNode each =
        out.addObject()
            .put("ledger", ledger)
            .put("balance", balance)
            .put("pending", pending)
            .put("debt", debt);
    ObjectNode sums = each.putObject("moved");
    for (String kind : MOVEMENTS) {
      // What settles a debt goes from a lot and off the debt, and so comes to nothing.
      sums.put(kind, moved.stream().mapToLong(it -> it.getOrDefault(kind, 0L)).sum());
    }
  }

  private void standing(ObjectNode out) {
    ObjectNode byRfm = out.putObject("byRfm");
    ObjectNode abuse = out.putObject("abuse");
    Map<String, Long> classes = new LinkedHashMap<>();
    Map<String, Long> signs = new LinkedHashMap<>();
    long trained = 0;
    long began = 0;
    for (One one : members) {
      one.worth.rfm().ifPresent(it -> classes.merge(it, 1L, Long::sum));
      one.worth.signs().forEach(it -> signs.merge(it, 1L, Long::sum));
      Optional<Boolean> is = one.worth.trained();
      began += is.isPresent() ? 1 : 0;
      trained += is.orElse(false) ? 1 : 0;
    }
    classes.forEach(byRfm::put);
    signs.forEach(abuse::put);
    out.putObject("dependent")
        .put(
            "num",
            count(
                it ->
                    it.standing.equals(Worth.SUBSIDISED)
                        || it.standing.equals(Worth.DISCOUNT_HUNTER)))
        .put("den", count(it -> !it.standing.equals(Worth.UNKNOWN)));
    out.putObject("trained").put("num", trained).put("den", began);
  }

  private void segments(ArrayNode out) {
    segment(out, MembershipRules.ASLEEP, this::isAsleep);
    segment(out, MembershipRules.HELD_GOLD, it -> it.tier.equals(MembershipRules.GOLD));
    segment(out, MembershipRules.HUNTERS, it -> it.standing.equals(Worth.DISCOUNT_HUNTER));
    segment(out, MembershipRules.RICH, it -> it.points.balance() >= MembershipRules.MANY_POINTS);
  }

  private boolean isAsleep(One one) {
    Instant since = asOf.minus(Duration.ofDays(MembershipRules.ASLEEP_DAYS));
    List<Order> orders = one.member.validOrders();
    return !orders.isEmpty()
        && one.member.isReachable()
        && orders.stream().allMatch(order -> order.firstPaidAt().isBefore(since));
  }

  private void segment(ArrayNode out, String id, Predicate<One> which) {
    out.addObject().put("id", id).put("members", count(which));
  }
}
