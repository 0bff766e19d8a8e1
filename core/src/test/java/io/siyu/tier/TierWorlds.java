package io.siyu.tier;

import io.siyu.tier.TierPolicy.Grace;
import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.tier.TierPolicy.OnRefund;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rules and lives made up, from a leap year on. */
final class TierWorlds {
  static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  static final int DAYS = 1_100;

  private static final List<String> CODES = List.of("silver", "gold", "platinum", "black");

  private TierWorlds() {}

  /** One version or two, all of Shanghai or of zones with summer time too. */
  static Arbitrary<TierProgramme> programmes(ZoneId... zones) {
    Arbitrary<Instant> later =
        Arbitraries.integers()
            .between(1, DAYS)
            .map(day -> ReferenceTiers.instant(FIRST.plusDays(day)));
    Arbitrary<TierPolicy> versions = policies(zones);
    return Combinators.combine(
            versions,
            versions,
            later,
            Arbitraries.of(true, true, false),
            Arbitraries.of(true, false))
        .as(
            (one, two, start, always, both) -> {
              List<TierPolicy> policies = new ArrayList<>();
              if (always) {
                policies.add(one);
              }
              if (both || !always) {
                policies.add(from(two, start));
              }
              return new TierProgramme(policies);
            });
  }

  private static TierPolicy from(TierPolicy policy, Instant start) {
    return new TierPolicy(
        start,
        policy.zone(),
        policy.ladder(),
        policy.upgradeWindow(),
        policy.keepWindow(),
        policy.upgradeMoment(),
        policy.validity(),
        policy.onFail(),
        policy.grace(),
        policy.onRefund());
  }

  static Arbitrary<TierPolicy> policies(ZoneId... zones) {
    Arbitrary<TierValidity> validities =
        Arbitraries.of(
            new TierValidity.Months(1, false),
            new TierValidity.Months(2, true),
            new TierValidity.Months(12, false),
            new TierValidity.Anniversary(),
            new TierValidity.CalendarYear(),
            new TierValidity.Monthly(2),
            new TierValidity.Unlimited());
    Arbitrary<UpgradeMoment> moments =
        Arbitraries.of(
            new UpgradeMoment.Immediate(),
            new UpgradeMoment.AfterDays(15),
            new UpgradeMoment.AtEvaluation());
    return Combinators.combine(
            ladders(),
            Combinators.combine(windows(), windows()).as(List::of),
            moments,
            validities,
            Arbitraries.of(
                new OnFail.Stay(),
                new OnFail.OneDown(),
                new OnFail.ToMatching(),
                new OnFail.ToFloor("")),
            Arbitraries.of(Grace.NONE, new Grace(20, 1), new Grace(45, 2)),
            Arbitraries.of(OnRefund.class),
            Arbitraries.of(zones))
        .as(
            (ladder, windows, moment, validity, onFail, grace, onRefund, zone) ->
                new TierPolicy(
                    Instant.MIN,
                    zone,
                    ladder,
                    windows.get(0),
                    windows.get(1),
                    moment,
                    moment instanceof UpgradeMoment.AtEvaluation
                            && validity instanceof TierValidity.Unlimited
                        ? new TierValidity.CalendarYear()
                        : validity,
                    onFail instanceof OnFail.ToFloor
                        ? new OnFail.ToFloor(ladder.get(ladder.size() / 2).code())
                        : onFail,
                    grace,
                    onRefund));
  }

  private static Arbitrary<List<Tier>> ladders() {
    Arbitrary<List<String>> codes =
        Arbitraries.subsetOf(CODES)
            .filter(set -> !set.isEmpty())
            .map(set -> CODES.stream().filter(set::contains).toList());
    return Combinators.combine(
            codes,
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(1, 80),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(
            (chosen, least, step, share, orders) -> {
              List<Tier> ladder = new ArrayList<>();
              for (int i = 0; i < chosen.size(); i++) {
                long paid = least + (long) i * step;
                ladder.add(
                    new Tier(
                        chosen.get(i),
                        "",
                        new TierRule(
                            orders
                                ? Map.of(TierRule.PAID, paid, TierRule.ORDERS, 2L + 2 * i)
                                : Map.of(TierRule.PAID, paid)),
                        new TierRule(Map.of(TierRule.PAID, paid / share))));
              }
              return ladder;
            });
  }

  private static Arbitrary<TierWindow> windows() {
    return Arbitraries.of(
        new TierWindow.Rolling(1, 0),
        new TierWindow.Rolling(6, 5),
        new TierWindow.Rolling(0, 90),
        new TierWindow.Calendar(TierWindow.Calendar.Unit.MONTH),
        new TierWindow.Calendar(TierWindow.Calendar.Unit.QUARTER),
        new TierWindow.Calendar(TierWindow.Calendar.Unit.HALF_YEAR),
        new TierWindow.Calendar(TierWindow.Calendar.Unit.YEAR),
        new TierWindow.FullMonths(1),
        new TierWindow.FullMonths(12),
        new TierWindow.SinceLastChange(),
        new TierWindow.Lifetime(),
        new TierWindow.SingleOrder());
  }

  /** A life whose facts lie so many hours apart, or a multiple of it; 24 makes them midnights. */
  static Arbitrary<TierFacts> lives(int hours) {
    Arbitrary<Instant> joins = instants(hours, 200);
    Arbitrary<List<TierOverride>> grants =
        Combinators.combine(
                instants(hours, DAYS), Arbitraries.of("gold", ""), instants(hours, DAYS).optional())
            .as((at, tier, until) -> new TierOverride(at, tier, until, "补偿"))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(joins, merits(hours, 60), merits(hours, 1), grants)
        .as(
            (joined, paid, orders, overrides) ->
                new TierFacts(
                    joined,
                    Map.of(TierRule.PAID, paid, TierRule.ORDERS, orders, "unnamed", paid),
                    overrides));
  }

  private static Arbitrary<Instant> instants(int hours, int days) {
    return Arbitraries.integers()
        .between(0, days * 24 / hours)
        .map(step -> ReferenceTiers.instant(FIRST).plusSeconds(3_600L * hours * step));
  }

  private static Arbitrary<List<Merit>> merits(int hours, int most) {
    return merit(hours, most).list().ofMaxSize(10);
  }

  static Arbitrary<Merit> merit(int hours, int most) {
    return Combinators.combine(
            instants(hours, DAYS),
            Arbitraries.integers().between(1, most),
            Arbitraries.integers().between(0, 100).list().ofMaxSize(2),
            Arbitraries.of(false, false, true))
        .as(
            (at, amount, waits, all) -> {
              List<Merit.Reversal> reversals = new ArrayList<>();
              long left = amount;
              for (int wait : waits) {
                long back = all ? left : Math.min(left, amount / 2);
                if (back > 0) {
                  reversals.add(new Merit.Reversal(at.plusSeconds(3_600L * hours * wait), back));
                  left -= back;
                }
              }
              return new Merit(at, amount, reversals);
            });
  }

  static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, DAYS + 200).map(FIRST::plusDays);
  }
}
