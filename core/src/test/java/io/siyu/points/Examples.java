package io.siyu.points;

import io.siyu.points.EarningRule.On;
import io.siyu.points.EarningRule.Rounding;
import io.siyu.points.PointsAccount.Entry;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Occasion;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import io.siyu.points.PointsProgramme.Kind;
import io.siyu.points.PointsProgramme.Lapsed;
import io.siyu.points.PointsProgramme.Pending;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Short ways to write programmes and deeds. A day such as 03-15 is its midnight in 2026, in UTC.
 */
final class Examples {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A point for each 1.00 paid. */
  static final EarningRule BASE = perMoney("base", 1, 100);

  private Examples() {}

  static Instant day(String day) {
    return Instant.parse("2026-" + day + "T00:00:00Z");
  }

  static EarningRule perMoney(String code, long points, long per) {
    return new EarningRule(
        code, On.ORDER, points, per, Rounding.DOWN, "", 0, Optional.empty(), Optional.empty());
  }

  static EarningRule once(String code, On on, long points) {
    return new EarningRule(
        code, on, points, 0, Rounding.DOWN, "", 0, Optional.empty(), Optional.empty());
  }

  static EarningRule grouped(EarningRule rule, String group, int priority) {
    return new EarningRule(
        rule.code(),
        rule.on(),
        rule.points(),
        rule.per(),
        rule.rounding(),
        group,
        priority,
        rule.from(),
        rule.until());
  }

  static EarningRule during(EarningRule rule, String from, String until) {
    return new EarningRule(
        rule.code(),
        rule.on(),
        rule.points(),
        rule.per(),
        rule.rounding(),
        rule.group(),
        rule.priority(),
        from.isEmpty() ? Optional.empty() : Optional.of(day(from)),
        until.isEmpty() ? Optional.empty() : Optional.of(day(until)));
  }

  static PointsProgramme programme(ExpiryRule expiry, EarningRule... rules) {
    return programme(new Pending.None(), expiry, new Lapsed.Lost(), rules);
  }

  static PointsProgramme programme(
      Pending pending, ExpiryRule expiry, Lapsed lapsed, EarningRule... rules) {
    return new PointsProgramme(
        "points",
        Kind.SPENDABLE,
        rules.length == 0 ? List.of(BASE) : List.of(rules),
        pending,
        expiry,
        lapsed,
        ZoneOffset.UTC);
  }

  static PointsProgramme growth(PointsProgramme of) {
    return new PointsProgramme(
        of.ledger(), Kind.GROWTH, of.rules(), of.pending(), of.expiry(), of.lapsed(), of.zone());
  }

  static Purchase order(String id, String day, long minor, Amount... refunds) {
    return new Purchase(
        id, day(day), List.of(new Amount(day(day), minor)), List.of(refunds), Optional.empty());
  }

  static Purchase completed(Purchase order, String day) {
    return new Purchase(
        order.id(), order.at(), order.payments(), order.refunds(), Optional.of(day(day)));
  }

  static Amount back(String day, long minor) {
    return new Amount(day(day), minor);
  }

  static Occasion joined(String id, String day) {
    return new Occasion(id, day(day), On.JOIN);
  }

  static Spending spent(String id, String day, long points) {
    return new Spending(id, day(day), points);
  }

  static Adjustment returned(String id, String day, long points, String of) {
    return new Adjustment(id, day(day), points, "", of);
  }

  static Adjustment byHand(String id, String day, long points) {
    return new Adjustment(id, day(day), points, "goodwill", "");
  }

  static PointsAccount asOf(PointsProgramme programme, String day, PointsDeed... deeds) {
    return PointsLedger.of(programme, List.of(deeds), day(day));
  }

  static long sum(PointsAccount account) {
    return account.entries().stream().mapToLong(Entry::points).sum();
  }

  static long sum(PointsAccount account, PointsAccount.Kind kind) {
    return account.entries().stream()
        .filter(entry -> entry.kind() == kind)
        .mapToLong(Entry::points)
        .sum();
  }

  static long left(PointsAccount account, String lot) {
    return account.lots().stream()
        .filter(each -> each.id().equals(lot))
        .mapToLong(PointsAccount.Lot::left)
        .sum();
  }
}
