package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.MembershipRules.Rung;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Through which tiers somebody passed (等级变迁): slow and obvious, since a month knows nothing of
 * another but the tier that was kept from it. At every instant at which anything may change, all
 * months are gone through anew with what was paid and not given back by then.
 */
final class TierHistory {
  private static final int NONE = -1;

  /** Money of an order, when it was paid and what came back of it. */
  private record Payment(Instant at, long amount, List<Order.Movement> back) {
    long left(Instant before) {
      return amount
          - back.stream()
              .filter(it -> it.at().isBefore(before))
              .mapToLong(Order.Movement::amount)
              .sum();
    }
  }

  /**
   * A change of tier by the rules.
   *
   * @param to the tier's code; empty for none
   */
  record Change(Instant at, String to) {}

  private final List<Payment> payments = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Happening.TierGranted> grants;
  private final Instant asOf;
  private final List<Rung> ladder;

  TierHistory(Member member, Instant asOf) {
    this(member, asOf, MembershipRules.LADDER);
  }

  /** By other rules than the brand's. */
  TierHistory(Member member, Instant asOf, List<Rung> ladder) {
    this.asOf = asOf;
    this.ladder = ladder;
    this.grants =
        member.life().stream()
            .filter(Happening.TierGranted.class::isInstance)
            .map(Happening.TierGranted.class::cast)
            .toList();
    member.orders().forEach(this::read);
    if (!payments.isEmpty()) {
      live();
    }
  }

  private void read(Order order) {
    List<Order.Movement> in = order.payments();
    List<Order.Movement> back = order.covered();
    if (in.size() > 1 && !back.isEmpty()) {
      throw new IllegalStateException("a story gives money back of an order paid in parts");
    }
    for (Order.Movement it : in) {
      if (back.stream().anyMatch(refund -> refund.at().isBefore(it.at()))) {
        throw new IllegalStateException("a story gives money back before it is paid");
      }
      payments.add(new Payment(it.at(), it.amount(), back));
    }
  }

  private void live() {
    TreeSet<Instant> moments = new TreeSet<>();
    for (Payment payment : payments) {
      moments.add(payment.at());
      payment.back().forEach(it -> moments.add(it.at()));
    }
    for (YearMonth month = monthOf(firstPaidAt());
        start(month).isBefore(asOf);
        month = month.plusMonths(1)) {
      moments.add(start(month));
    }
    for (Instant moment : moments) {
      // First a month ends, then it is paid what is paid in the first instant of the next.
      if (moment.equals(start(monthOf(moment)))) {
        become(moment, tier(moment));
      }
      become(moment, tier(moment.plusNanos(1)));
    }
  }

  private Instant firstPaidAt() {
    return payments.stream().map(Payment::at).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static YearMonth monthOf(Instant at) {
    return YearMonth.from(at.atZone(Season.ZONE));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(Season.ZONE).toInstant();
  }

  /** The tier by what happened before an instant; at the first of a month, by the month before. */
  private String tier(Instant before) {
    int held = NONE;
    YearMonth last = monthOf(before);
    for (YearMonth month = monthOf(firstPaidAt());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      long paid = paidIn(month, before);
      for (int rung = ladder.size() - 1; rung > held; rung--) {
        if (paid >= ladder.get(rung).reach()) {
          held = rung;
        }
      }
      if (month.isBefore(last)) {
        while (held > NONE && paid < ladder.get(held).keep()) {
          held--;
        }
      }
    }
    return held == NONE ? "" : ladder.get(held).code();
  }

  private long paidIn(YearMonth month, Instant before) {
    return payments.stream()
        .filter(it -> it.at().isBefore(before) && monthOf(it.at()).equals(month))
        .mapToLong(it -> it.left(before))
        .sum();
  }

  private void become(Instant at, String tier) {
    if (!tierAt(at.plusNanos(1)).equals(tier)) {
      changes.add(new Change(at, tier));
    }
  }

  /** All changes by the rules, in the order of time. */
  List<Change> changes() {
    return changes;
  }

  /** The tier by the rules just before an instant. */
  String tierAt(Instant instant) {
    String tier = "";
    for (Change change : changes) {
      if (change.at().isBefore(instant)) {
        tier = change.to();
      }
    }
    return tier;
  }

  /** The tier that counts in the end: one granted by hand before that of the rules. */
  String tier() {
    Optional<Happening.TierGranted> last =
        grants.stream().reduce((earlier, later) -> later).filter(it -> !it.tier().isEmpty());
    return last.filter(it -> it.until().filter(end -> end.isBefore(asOf)).isEmpty())
        .map(Happening.TierGranted::tier)
        .orElse(tierAt(asOf));
  }

  /** All tiers, and that of nobody, in the order of their codes. */
  static List<String> codes() {
    List<String> codes = new ArrayList<>(List.of(""));
    MembershipRules.LADDER.stream().map(Rung::code).sorted().forEach(codes::add);
    return codes;
  }
}
