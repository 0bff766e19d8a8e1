package io.siyu.points;

import io.siyu.points.EarningRule.On;
import io.siyu.points.EarningRule.Rounding;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Occasion;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import io.siyu.points.PointsProgramme.Kind;
import io.siyu.points.PointsProgramme.Lapsed;
import io.siyu.points.PointsProgramme.Pending;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Programmes and deeds of half a year, dense enough that lots expire, overlap and are given back.
 */
final class PointsArbitraries {
  static final Instant FIRST = Instant.parse("2028-01-01T00:00:00Z");

  private static final int DEEDS_MAX = 14;

  private PointsArbitraries() {}

  static Arbitrary<Instant> instants() {
    return Arbitraries.integers().between(0, 360).map(PointsArbitraries::at);
  }

  private static Instant at(int step) {
    return FIRST.plus(ReferenceLedger.STEP.multipliedBy(step));
  }

  static Arbitrary<PointsProgramme> programmes() {
    return programmes(
        Arbitraries.of(
            ZoneOffset.UTC, Examples.SHANGHAI, Examples.BERLIN, ZoneId.of("Asia/Kolkata")));
  }

  static Arbitrary<PointsProgramme> programmesInUtc() {
    return programmes(Arbitraries.just(ZoneOffset.UTC));
  }

  private static Arbitrary<PointsProgramme> programmes(Arbitrary<ZoneId> zones) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(4, Kind.SPENDABLE), Tuple.of(1, Kind.GROWTH)),
            rules().list().ofMinSize(1).ofMaxSize(4),
            pending(),
            expiry(),
            Arbitraries.of(new Lapsed.Lost(), new Lapsed.RestoredFor(5)),
            zones)
        .as(
            (kind, rules, pending, expiry, lapsed, zone) ->
                new PointsProgramme("points", kind, coded(rules), pending, expiry, lapsed, zone))
        .withoutEdgeCases();
  }

  private static List<EarningRule> coded(List<EarningRule> rules) {
    List<EarningRule> coded = new ArrayList<>();
    for (EarningRule rule : rules) {
      coded.add(
          new EarningRule(
              "r" + coded.size(),
              rule.on(),
              rule.points(),
              rule.on() == On.ORDER ? rule.per() : 0,
              rule.rounding(),
              rule.group(),
              rule.priority(),
              rule.from(),
              rule.until()));
    }
    return coded;
  }

  private static Arbitrary<EarningRule> rules() {
    return Combinators.combine(
            Arbitraries.of(On.ORDER, On.ORDER, On.ORDER, On.JOIN),
            Arbitraries.longs().between(1, 5),
            Arbitraries.of(0L, 70L, 100L, 100L, 333L),
            Arbitraries.of(Rounding.class),
            Arbitraries.of("", "", "g"),
            Arbitraries.integers().between(0, 1),
            instants().optional(0.2),
            instants().optional(0.2))
        .as(
            (on, points, per, rounding, group, priority, from, until) ->
                new EarningRule("r", on, points, per, rounding, group, priority, from, until));
  }

  private static Arbitrary<Pending> pending() {
    return Arbitraries.of(
        new Pending.None(),
        new Pending.None(),
        new Pending.AfterPayment(3),
        new Pending.AfterCompletion(0),
        new Pending.AfterCompletion(7));
  }

  private static Arbitrary<ExpiryRule> expiry() {
    return Arbitraries.of(
        new ExpiryRule.Never(),
        new ExpiryRule.After(1, 0),
        new ExpiryRule.After(0, 20),
        new EndOf(EndOf.Unit.MONTH, 0),
        new EndOf(EndOf.Unit.MONTH, 1),
        new EndOf(EndOf.Unit.QUARTER, 0),
        new ExpiryRule.On(MonthDay.of(2, 29)),
        new ExpiryRule.Inactivity(1));
  }

  /** Deeds with unique ids, in any order. */
  static Arbitrary<List<PointsDeed>> deeds() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, purchases()),
            Tuple.of(1, occasions()),
            Tuple.of(4, spendings()),
            Tuple.of(3, returns()),
            Tuple.of(2, adjustments()))
        .list()
        .ofMaxSize(DEEDS_MAX)
        .map(
            makers -> {
              List<PointsDeed> deeds = new ArrayList<>();
              for (int i = 0; i < makers.size(); i++) {
                deeds.add(makers.get(i).apply(i));
              }
              return deeds;
            })
        .withoutEdgeCases();
  }

  /** Deeds of which many share an instant. */
  static Arbitrary<List<PointsDeed>> crowdedDeeds() {
    return deeds()
        .map(
            deeds -> {
              List<PointsDeed> crowded = new ArrayList<>();
              deeds.forEach(deed -> crowded.add(crowded(deed)));
              return crowded;
            });
  }

  private static PointsDeed crowded(PointsDeed deed) {
    if (deed instanceof Purchase purchase) {
      return new Purchase(
          purchase.id(),
          crowded(purchase.at()),
          crowded(purchase.payments()),
          crowded(purchase.refunds()),
          purchase.completedAt().map(PointsArbitraries::crowded));
    } else if (deed instanceof Spending spending) {
      return new Spending(spending.id(), crowded(spending.at()), 1 + spending.points() / 13);
    } else if (deed instanceof Occasion occasion) {
      return new Occasion(occasion.id(), crowded(occasion.at()), occasion.on());
    }
    Adjustment adjustment = (Adjustment) deed;
    return new Adjustment(
        adjustment.id(),
        crowded(adjustment.at()),
        adjustment.points(),
        adjustment.reason(),
        adjustment.returns());
  }

  private static List<Amount> crowded(List<Amount> amounts) {
    return amounts.stream().map(it -> new Amount(crowded(it.at()), it.minor())).toList();
  }

  private static Instant crowded(Instant at) {
    long step = Duration.between(FIRST, at).dividedBy(ReferenceLedger.STEP);
    return at((int) (step - step % 60));
  }

  static PointsDeed renamed(PointsDeed deed, UnaryOperator<String> ids) {
    String id = ids.apply(deed.id());
    if (deed instanceof Purchase purchase) {
      return new Purchase(
          id, purchase.at(), purchase.payments(), purchase.refunds(), purchase.completedAt());
    } else if (deed instanceof Spending spending) {
      return new Spending(id, spending.at(), spending.points());
    } else if (deed instanceof Occasion occasion) {
      return new Occasion(id, occasion.at(), occasion.on());
    }
    Adjustment adjustment = (Adjustment) deed;
    return new Adjustment(
        id,
        adjustment.at(),
        adjustment.points(),
        adjustment.reason(),
        ids.apply(adjustment.returns()));
  }

  private static String id(int i) {
    return "d" + (char) ('a' + i);
  }

  private static Arbitrary<Integer> steps() {
    return Arbitraries.integers().between(0, 240);
  }

  private static Arbitrary<IntFunction<PointsDeed>> purchases() {
    Arbitrary<List<Integer>> offsets = Arbitraries.integers().between(0, 60).list().ofSize(3);
    return Combinators.combine(
            steps(),
            Arbitraries.longs().between(0, 900).list().ofMinSize(1).ofMaxSize(3),
            offsets,
            Arbitraries.integers().between(0, 4).list().ofMaxSize(3),
            offsets,
            Arbitraries.integers().between(0, 30).optional(0.7))
        .as(
            (step, paid, when, quarters, later, completed) ->
                i -> purchase(i, step, paid, when, quarters, later, completed));
  }

  /** Refunds are quarters of all that was paid, and never more than it. */
  private static PointsDeed purchase(
      int i,
      int step,
      List<Long> paid,
      List<Integer> when,
      List<Integer> quarters,
      List<Integer> later,
      Optional<Integer> completed) {
    List<Amount> payments = new ArrayList<>();
    long total = 0;
    int last = step;
    for (int j = 0; j < paid.size(); j++) {
      payments.add(new Amount(at(last), paid.get(j)));
      total += paid.get(j);
      last += when.get(j);
    }
    List<Amount> refunds = new ArrayList<>();
    long left = total;
    int refunded = step;
    for (int j = 0; j < quarters.size(); j++) {
      refunded += later.get(j);
      long part = Math.min(left, (total * quarters.get(j) + 3) / 4);
      refunds.add(new Amount(at(refunded), part));
      left -= part;
    }
    return new Purchase(id(i), at(step), payments, refunds, completed.map(n -> at(step + n)));
  }

  private static Arbitrary<IntFunction<PointsDeed>> occasions() {
    return steps().map(step -> i -> new Occasion(id(i), at(step), On.JOIN));
  }

  private static Arbitrary<IntFunction<PointsDeed>> spendings() {
    return Combinators.combine(steps(), Arbitraries.longs().between(1, 25))
        .as((step, points) -> i -> new Spending(id(i), at(step), points));
  }

  private static Arbitrary<IntFunction<PointsDeed>> returns() {
    return Combinators.combine(
            steps(),
            Arbitraries.longs().between(1, 25),
            Arbitraries.integers().between(0, DEEDS_MAX))
        .as((step, points, of) -> i -> new Adjustment(id(i), at(step), points, "", id(of)));
  }

  private static Arbitrary<IntFunction<PointsDeed>> adjustments() {
    return Combinators.combine(steps(), Arbitraries.longs().between(-15, 15))
        .as((step, points) -> i -> new Adjustment(id(i), at(step), points, "", ""));
  }
}
