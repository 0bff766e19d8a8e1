package io.siyu.standing;

import io.siyu.standing.Decision.Reason;
import io.siyu.standing.StandingFacts.Appeal;
import io.siyu.standing.StandingFacts.Appeal.Outcome;
import io.siyu.standing.StandingFacts.Purchase;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Judges where somebody stands (客户定位判定), against frozen figures of the shop.
 *
 * <p>Dependence (优惠依赖度) is the mean of the discounted parts of somebody's purchases, drawn to the
 * shop's mean as if they had made some more purchases just like it, so that few purchases say
 * little. Value is what is left of the purchases after costs, and what referrals are worth.
 * Purchases whose discount is unknown count towards value only. All comparisons are exact.
 *
 * <p>An appeal is open until one is decided at or after it; several are open or decided together.
 */
public final class StandingJudge {
  private final StandingPolicy policy;
  private final Optional<Baseline> baseline;
  private final List<Purchase> purchases;
  private final List<Instant> referrals;
  private final Instant protectedUntil;

  private StandingJudge(
      StandingPolicy policy, StandingFacts facts, Optional<Baseline> baseline, Instant asOf) {
    this.policy = policy;
    this.baseline = baseline.filter(StandingJudge::tells);
    this.purchases = Evidence.purchases(policy.window(), facts, asOf);
    this.referrals = Evidence.referrals(policy.window(), facts, asOf);
    this.protectedUntil = protectedUntil(policy, facts, asOf);
  }

  /**
   * Judges by what happened before an instant.
   *
   * @return the standing, why, and the first instant at which, if nothing happens and the baseline
   *     stays, it is another
   */
  public static Decision<Standing> of(
      StandingPolicy policy, StandingFacts facts, Optional<Baseline> baseline, Instant asOf) {
    return new StandingJudge(policy, facts, baseline, asOf).decide(asOf);
  }

  private static boolean tells(Baseline baseline) {
    return baseline.discountedShare().den() > 0 && baseline.valueCut().isPresent();
  }

  private static Instant protectedUntil(StandingPolicy policy, StandingFacts facts, Instant asOf) {
    Instant open = Instant.MIN;
    Instant decided = Instant.MIN;
    Instant until = Instant.MIN;
    for (Appeal appeal : facts.appeals()) {
      Instant at = appeal.at();
      if (!at.isBefore(asOf)) {
        continue;
      }
      if (appeal.outcome() == Outcome.OPEN) {
        open = later(open, at);
      } else {
        decided = later(decided, at);
      }
      if (appeal.outcome() == Outcome.GRANTED) {
        until =
            later(
                until, at.atZone(policy.window().zone()).plusDays(policy.appealDays()).toInstant());
      }
    }
    return open.isAfter(decided) ? Instant.MAX : until;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Decision<Standing> decide(Instant asOf) {
    Evidence evidence = new Evidence(policy, purchases, referrals.size());
    boolean appealed = asOf.isBefore(protectedUntil);
    Standing standing = standing(evidence, appealed);
    return new Decision<>(standing, reasons(evidence, standing), until(evidence, standing, asOf));
  }

  private Standing standing(Evidence evidence, boolean appealed) {
    if (baseline.isEmpty() || evidence.known() < policy.leastOrders()) {
      return Standing.UNKNOWN;
    }
    boolean valuable = isValuable(evidence, baseline.get());
    if (!isDependent(evidence, baseline.get())) {
      return valuable ? Standing.SUPER_USER : Standing.POTENTIAL;
    }
    if (appealed) {
      return Standing.UNKNOWN;
    }
    return valuable ? Standing.SUBSIDISED : Standing.DISCOUNT_HUNTER;
  }

  /** Whoever is worth nothing is not worth much, however many are worth less. */
  private static boolean isValuable(Evidence evidence, Baseline baseline) {
    return evidence.value() > 0 && evidence.value() >= baseline.valueCut().orElseThrow();
  }

  private boolean isDependent(Evidence evidence, Baseline baseline) {
    return dependence(evidence, baseline).compareTo(BigInteger.valueOf(policy.dependentFrom()))
        >= 0;
  }

  /** In millionths, rounded down, which no comparison with a whole number can tell from exact. */
  private BigInteger dependence(Evidence evidence, Baseline baseline) {
    BigInteger meanNum = BigInteger.valueOf(baseline.discountedShare().num());
    BigInteger meanDen = BigInteger.valueOf(baseline.discountedShare().den());
    BigInteger weight = BigInteger.valueOf(policy.priorWeight());
    return BigInteger.valueOf(evidence.discounted())
        .multiply(meanDen)
        .add(weight.multiply(meanNum))
        .divide(BigInteger.valueOf(evidence.known()).add(weight).multiply(meanDen));
  }

  private Optional<Instant> until(Evidence evidence, Standing standing, Instant asOf) {
    LookBack window = policy.window();
    TreeSet<Instant> changes = new TreeSet<>();
    purchases.forEach(purchase -> changes.add(window.end(purchase.at())));
    referrals.forEach(at -> changes.add(window.end(at)));
    if (protectedUntil.isAfter(asOf) && protectedUntil.isBefore(Instant.MAX)) {
      changes.add(protectedUntil);
    }
    int purchase = 0;
    int referral = 0;
    for (Instant at : changes) {
      while (purchase < purchases.size() && !window.end(purchases.get(purchase).at()).isAfter(at)) {
        evidence.forget(purchases.get(purchase++));
      }
      while (referral < referrals.size() && !window.end(referrals.get(referral)).isAfter(at)) {
        evidence.forgetReferral();
        referral++;
      }
      if (standing(evidence, at.isBefore(protectedUntil)) != standing) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private List<Reason> reasons(Evidence evidence, Standing standing) {
    List<Reason> reasons = new ArrayList<>();
    if (baseline.isEmpty()) {
      reasons.add(reason(StandingReason.NO_BASELINE, Map.of(), List.of()));
    }
    Map<String, Long> orders =
        Map.of("orders", evidence.orders(), "leastOrders", (long) policy.leastOrders());
    if (evidence.orders() < policy.leastOrders()) {
      reasons.add(reason(StandingReason.TOO_FEW_ORDERS, orders, purchases));
    } else if (evidence.known() < policy.leastOrders()) {
      reasons.add(
          reason(
              StandingReason.LIST_PRICES_UNKNOWN,
              Map.of(
                  "orders",
                  evidence.orders(),
                  "known",
                  evidence.known(),
                  "leastOrders",
                  (long) policy.leastOrders()),
              purchases.stream().filter(one -> one.discounted().isEmpty()).toList()));
    } else if (baseline.isPresent()) {
      if (standing == Standing.UNKNOWN) {
        reasons.add(
            reason(
                StandingReason.UNDER_APPEAL,
                protectedUntil.equals(Instant.MAX)
                    ? Map.of()
                    : Map.of("appealDays", (long) policy.appealDays()),
                List.of()));
      }
      measured(reasons, evidence, baseline.get());
    }
    return reasons;
  }

  private void measured(List<Reason> reasons, Evidence evidence, Baseline baseline) {
    reasons.add(
        reason(
            isDependent(evidence, baseline)
                ? StandingReason.DEPENDENCE_HIGH
                : StandingReason.DEPENDENCE_LOW,
            Map.of(
                "orders",
                evidence.known(),
                "dependence",
                dependence(evidence, baseline).longValueExact(),
                "shopMean",
                baseline.discountedShare().num() / baseline.discountedShare().den(),
                "dependentFrom",
                (long) policy.dependentFrom()),
            purchases.stream().filter(one -> one.discounted().isPresent()).toList()));
    reasons.add(
        reason(
            isValuable(evidence, baseline) ? StandingReason.VALUE_HIGH : StandingReason.VALUE_LOW,
            Map.of(
                "orders",
                evidence.orders(),
                "referrals",
                evidence.referrals(),
                "value",
                evidence.value(),
                "valueCut",
                baseline.valueCut().orElseThrow(),
                "percentile",
                (long) baseline.percentile()),
            purchases));
    List<Purchase> costless =
        purchases.stream().filter(one -> one.contribution().isEmpty()).toList();
    if (!costless.isEmpty()) {
      reasons.add(
          reason(StandingReason.COSTS_UNKNOWN, Map.of("orders", (long) costless.size()), costless));
    }
  }

  private static Reason reason(
      StandingReason code, Map<String, Long> figures, List<Purchase> evidence) {
    return new Reason(code.name(), figures, evidence.stream().map(Purchase::id).toList());
  }
}
