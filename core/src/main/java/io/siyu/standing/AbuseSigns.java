package io.siyu.standing;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.siyu.json.Utf8Order;
import io.siyu.standing.AbuseFacts.PaidOrder;
import io.siyu.standing.AbuseFacts.Stay;
import io.siyu.standing.Decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads signs of abuse (滥用迹象) from what happened.
 *
 * <p>Orders are looked at in runs: each order with all that were paid after it within the policy's
 * time, excluded. The evidence of a sign is the orders of every run that shows it.
 */
public final class AbuseSigns {
  private AbuseSigns() {}

  /**
   * Reads what happened before an instant.
   *
   * @return the signs, each with a reason whose code is its name; and the first instant at which,
   *     if nothing happens, they are others
   */
  public static Decision<Set<AbuseSign>> of(AbusePolicy policy, AbuseFacts facts, Instant asOf) {
    AbuseFacts known = before(facts, asOf);
    List<Reason> reasons = reasons(policy, known, asOf);
    Set<AbuseSign> signs = signs(reasons);
    TreeSet<Instant> changes = new TreeSet<>();
    if (!signs.isEmpty()) {
      Stream.of(
              known.orders().stream().map(PaidOrder::paidAt),
              known.stays().stream().flatMap(stay -> stay.until().stream()),
              known.selfReferrals().stream())
          .flatMap(instants -> instants)
          .map(policy.window()::end)
          .filter(asOf::isBefore)
          .forEach(changes::add);
    }
    Optional<Instant> until =
        changes.stream().filter(at -> !signs(reasons(policy, known, at)).equals(signs)).findFirst();
    return new Decision<>(signs, reasons, until);
  }

  private static Set<AbuseSign> signs(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> AbuseSign.valueOf(reason.code()))
        .collect(Sets.toImmutableEnumSet());
  }

  private static AbuseFacts before(AbuseFacts facts, Instant asOf) {
    return new AbuseFacts(
        facts.orders().stream()
            .filter(order -> order.paidAt().isBefore(asOf))
            .map(
                order ->
                    new PaidOrder(
                        order.id(), order.paidAt(), order.refundedAt().filter(asOf::isAfter)))
            .toList(),
        facts.stays().stream()
            .filter(stay -> stay.until().filter(asOf::isAfter).isPresent())
            .toList(),
        facts.selfReferrals().stream().filter(asOf::isAfter).toList());
  }

  private static List<Reason> reasons(AbusePolicy policy, AbuseFacts facts, Instant asOf) {
    List<Reason> reasons = new ArrayList<>();
    LookBack window = policy.window();
    long quick =
        facts.stays().stream()
            .filter(stay -> window.contains(stay.until().orElseThrow(), asOf))
            .filter(stay -> isQuick(stay, policy))
            .count();
    if (quick > 0) {
      reasons.add(reason(AbuseSign.QUICK_DELETE, Map.of("stays", quick), List.of()));
    }
    List<PaidOrder> orders =
        facts.orders().stream()
            .filter(order -> window.contains(order.paidAt(), asOf))
            .sorted(
                Comparator.comparing(PaidOrder::paidAt)
                    .thenComparing(PaidOrder::id, Utf8Order.INSTANCE))
            .toList();
    List<PaidOrder> refundOnly =
        inRuns(
            orders,
            Duration.ofDays(policy.refundDays()),
            run ->
                run.size() >= policy.refundOrders()
                    && refunded(run) * 100 >= (long) policy.refundPercent() * run.size());
    if (!refundOnly.isEmpty()) {
      reasons.add(
          reason(
              AbuseSign.REFUND_ONLY,
              Map.of("orders", (long) refundOnly.size(), "refunded", refunded(refundOnly)),
              refundOnly));
    }
    List<PaidOrder> split =
        inRuns(
            orders,
            Duration.ofMinutes(policy.splitMinutes()),
            run -> run.size() >= policy.splitOrders());
    if (!split.isEmpty()) {
      reasons.add(reason(AbuseSign.ORDER_SPLITTING, Map.of("orders", (long) split.size()), split));
    }
    long self = facts.selfReferrals().stream().filter(at -> window.contains(at, asOf)).count();
    if (self > 0) {
      reasons.add(reason(AbuseSign.SELF_REFERRAL, Map.of("referrals", self), List.of()));
    }
    return reasons;
  }

  private static boolean isQuick(Stay stay, AbusePolicy policy) {
    Duration stayed = Duration.between(stay.since(), stay.until().orElseThrow());
    return stay.endedByCustomer()
        && stayed.compareTo(Duration.ofMinutes(policy.quickDeleteMinutes())) <= 0;
  }

  private static long refunded(List<PaidOrder> orders) {
    return orders.stream().filter(order -> order.refundedAt().isPresent()).count();
  }

  private static List<PaidOrder> inRuns(
      List<PaidOrder> orders, Duration span, Predicate<List<PaidOrder>> shows) {
    ImmutableSet.Builder<PaidOrder> found = ImmutableSet.builder();
    int end = 0;
    for (int start = 0; start < orders.size(); start++) {
      Instant limit = orders.get(start).paidAt().plus(span);
      while (end < orders.size() && orders.get(end).paidAt().isBefore(limit)) {
        end++;
      }
      List<PaidOrder> run = orders.subList(start, end);
      if (shows.test(run)) {
        found.addAll(run);
      }
    }
    return found.build().asList();
  }

  private static Reason reason(
      AbuseSign sign, Map<String, Long> figures, List<PaidOrder> evidence) {
    return new Reason(sign.name(), figures, evidence.stream().map(PaidOrder::id).toList());
  }
}
