package io.siyu.goods;

import com.google.common.collect.ImmutableSet;
import io.siyu.money.Ratio;
import io.siyu.playbook.RolePolicy;
import io.siyu.product.ProductRole;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells from figures which part a product plays (rules U-4 to U-6). A pure function. */
final class RoleJudge {
  private final RolePolicy policy;
  private final RoleFigures figures;

  private RoleJudge(RolePolicy policy, RoleFigures figures) {
    this.policy = policy;
    this.figures = figures;
  }

  /** What the figures say of one role. */
  private record Finding(
      ProductRole role, Certainty certainty, Ratio measure, long threshold, Reason reason) {}

  /**
   * What is said of a product.
   *
   * @param role the part it plays, and why
   * @param supported the parts that its figures support
   * @param refuted the parts that it surely does not play
   */
  record Judgement(
      Decision<RoleVerdict> role, Set<ProductRole> supported, Set<ProductRole> refuted) {}

  static Judgement judge(RolePolicy policy, RoleFigures figures) {
    return new RoleJudge(policy, figures).judge();
  }

  private Judgement judge() {
    if (figures.orders() < policy.leastOrders()) {
      Map<String, Long> counts =
          Map.of("orders", figures.orders(), "leastOrders", (long) policy.leastOrders());
      Reason reason = new Reason("TOO_FEW_ORDERS", counts, List.of());
      return new Judgement(
          new Decision<>(RoleVerdict.UNKNOWN, List.of(reason), Optional.empty()),
          Set.of(),
          Set.of());
    }
    List<Finding> findings = List.of(leadIn(), combo(), repurchase(), profit());
    Set<ProductRole> supported = EnumSet.noneOf(ProductRole.class);
    Set<ProductRole> refuted = EnumSet.noneOf(ProductRole.class);
    Optional<Finding> best = Optional.empty();
    for (Finding finding : findings) {
      if (finding.certainty() == Certainty.BELOW) {
        refuted.add(finding.role());
      } else if (finding.certainty() == Certainty.ABOVE) {
        supported.add(finding.role());
        best = best.filter(it -> !isFarther(finding, it)).or(() -> Optional.of(finding));
      }
    }
    List<Reason> reasons = new ArrayList<>();
    best.ifPresent(it -> reasons.add(it.reason()));
    findings.forEach(
        it -> {
          if (!reasons.contains(it.reason())) {
            reasons.add(it.reason());
          }
        });
    RoleVerdict otherwise =
        refuted.size() == findings.size() ? RoleVerdict.NONE : RoleVerdict.UNKNOWN;
    return new Judgement(
        new Decision<>(
            best.map(it -> RoleVerdict.of(it.role())).orElse(otherwise), reasons, Optional.empty()),
        ImmutableSet.copyOf(supported),
        ImmutableSet.copyOf(refuted));
  }

  /** Whether a finding is more times its threshold than another. */
  private static boolean isFarther(Finding a, Finding b) {
    BigInteger mine =
        Exact.big(a.measure().num())
            .multiply(Exact.big(b.measure().den()))
            .multiply(Exact.big(b.threshold()));
    BigInteger other =
        Exact.big(b.measure().num())
            .multiply(Exact.big(a.measure().den()))
            .multiply(Exact.big(a.threshold()));
    return mine.compareTo(other) > 0;
  }

  private Finding leadIn() {
    Ratio share = figures.firstOrderShare();
    Certainty certainty = Certainty.of(share, policy.leadInFrom(), policy.chiSquare());
    Certainty cheap = price(policy.leadInPriceTo(), -1);
    return found(
        ProductRole.LEAD_IN,
        "FIRST_ORDER_SHARE",
        both(certainty, cheap),
        share,
        policy.leadInFrom());
  }

  private Finding combo() {
    Ratio rate = figures.attachRate();
    return found(
        ProductRole.COMBO,
        "ATTACH_RATE",
        Certainty.of(rate, policy.comboFrom(), policy.chiSquare()),
        rate,
        policy.comboFrom());
  }

  private Finding repurchase() {
    Ratio rate = figures.repurchase();
    return found(
        ProductRole.REPURCHASE,
        "REPURCHASE_RATE",
        rate.den() < policy.leastOrders()
            ? Certainty.UNSURE
            : Certainty.of(rate, policy.repurchaseFrom(), policy.chiSquare()),
        rate,
        policy.repurchaseFrom());
  }

  private Finding profit() {
    Ratio rate = figures.contributionRate();
    Certainty certainty = Certainty.UNSURE;
    if (figures.uncostedOrders() == 0 && rate.den() > 0) {
      certainty = Exact.compare(rate, policy.profitFrom()) >= 0 ? Certainty.ABOVE : Certainty.BELOW;
    }
    return found(
        ProductRole.PROFIT,
        "CONTRIBUTION_RATE",
        both(certainty, price(policy.profitPriceFrom(), 1)),
        rate,
        policy.profitFrom());
  }

  /** Whether the price lies on the right side: up to the percentile, or from it on. */
  private Certainty price(long percentile, int side) {
    Ratio price = figures.pricePercentile();
    if (price.den() == 0) {
      return Certainty.UNSURE;
    }
    return Exact.compare(price, percentile) * side >= 0 ? Certainty.ABOVE : Certainty.BELOW;
  }

  private static Certainty both(Certainty a, Certainty b) {
    if (a == Certainty.BELOW || b == Certainty.BELOW) {
      return Certainty.BELOW;
    }
    return a == Certainty.ABOVE ? b : a;
  }

  private Finding found(
      ProductRole role, String what, Certainty certainty, Ratio measure, long threshold) {
    String suffix =
        switch (certainty) {
          case ABOVE -> "_HIGH";
          case BELOW -> "_LOW";
          case UNSURE -> "_UNSURE";
        };
    Map<String, Long> counts =
        Map.of(
            "num", measure.num(),
            "den", measure.den(),
            "threshold", threshold,
            "priceNum", figures.pricePercentile().num(),
            "priceDen", figures.pricePercentile().den());
    return new Finding(
        role, certainty, measure, threshold, new Reason(what + suffix, counts, List.of()));
  }
}
