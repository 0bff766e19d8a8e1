package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Appeal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What somebody is worth to the brand and what discounts are to them (定位的真相). The year that is
 * looked back on is longer than anything simulated.
 */
final class Worth {
  static final String SUPER_USER = "SUPER_USER";
  static final String POTENTIAL = "POTENTIAL";
  static final String SUBSIDISED = "SUBSIDISED";
  static final String DISCOUNT_HUNTER = "DISCOUNT_HUNTER";
  static final String UNKNOWN = "UNKNOWN";

  private static final long WHOLE = 1_000_000;

  private final Member member;
  private final Instant asOf;

  /** Valid orders of which it is known how much was paid, in the order of time. */
  private final List<Order> purchases;

  Worth(Member member, Instant asOf) {
    this.member = member;
    this.asOf = asOf;
    this.purchases = member.validOrders().stream().filter(order -> !order.amountUnknown()).toList();
  }

  String standing() {
    List<Long> known = purchases.stream().flatMap(it -> discounted(it).stream().boxed()).toList();
    if (known.size() < MembershipRules.LEAST_ORDERS) {
      return UNKNOWN;
    }
    boolean valuable = value() > 0 && value() >= MembershipRules.VALUE_CUT;
    if (!isDependent(known)) {
      return valuable ? SUPER_USER : POTENTIAL;
    }
    if (isUnderAppeal()) {
      return UNKNOWN;
    }
    return valuable ? SUBSIDISED : DISCOUNT_HUNTER;
  }

  /** As if they had bought twice more, like everybody else. */
  private static boolean isDependent(List<Long> known) {
    long shops = MembershipRules.SHOP_PURCHASES;
    long sum = known.stream().mapToLong(part -> part).sum() * shops;
    long drawn = sum + MembershipRules.PRIOR_WEIGHT * MembershipRules.SHOP_DISCOUNTED;
    long weights = (known.size() + MembershipRules.PRIOR_WEIGHT) * shops;
    return drawn >= MembershipRules.DEPENDENT_FROM * weights;
  }

  /** What part of a purchase was at a discount, in millionths; empty where nobody can tell. */
  private static OptionalLong discounted(Order order) {
    if (order.hasCoupon()) {
      return OptionalLong.of(WHOLE);
    }
    long list = order.lines().stream().mapToLong(Line::list).sum();
    long reduced =
        order.lines().stream().filter(it -> it.paid() < it.list()).mapToLong(Line::list).sum();
    return list == 0 ? OptionalLong.empty() : OptionalLong.of(reduced * WHOLE / list);
  }

  private long value() {
    return purchases.stream().mapToLong(Worth::contribution).sum()
        + MembershipRules.REFERRAL_WORTH * member.referrals().size();
  }

  /** What is left of an order; all that was paid where nobody knows what its goods cost. */
  private static long contribution(Order order) {
    return new Costs(order).contribution().orElse(order.net());
  }

  private boolean isUnderAppeal() {
    List<Happening.Appealed> appeals =
        member.life().stream()
            .filter(Happening.Appealed.class::isInstance)
            .map(Happening.Appealed.class::cast)
            .toList();
    if (appeals.isEmpty()) {
      return false;
    }
    Happening.Appealed last = appeals.get(appeals.size() - 1);
    return last.outcome() == Appeal.OPEN
        || appeals.stream()
            .filter(it -> it.outcome() == Appeal.GRANTED)
            .map(it -> it.at().atZone(Season.ZONE).plusDays(MembershipRules.APPEAL_DAYS))
            .anyMatch(end -> asOf.isBefore(end.toInstant()));
  }

  /** The class by recency, frequency and money; empty for who bought nothing. */
  Optional<String> rfm() {
    if (purchases.isEmpty()) {
      return Optional.empty();
    }
    Instant last = purchases.get(purchases.size() - 1).firstPaidAt();
    boolean recent =
        ChronoUnit.DAYS.between(day(last), day(asOf)) < MembershipRules.SHOP_RECENCY_MEDIAN;
    boolean often = purchases.size() > MembershipRules.SHOP_FREQUENCY / MembershipRules.SHOP_BUYERS;
    boolean much =
        purchases.stream().mapToLong(Order::net).sum()
            > MembershipRules.SHOP_MONETARY / MembershipRules.SHOP_BUYERS;
    String what =
        often
            ? recent ? "VALUED" : much ? "TO_WIN_BACK" : "TO_KEEP"
            : recent ? "TO_DEVELOP" : "TO_RETAIN";
    return Optional.of((much ? "IMPORTANT_" : "GENERAL_") + what);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Season.ZONE);
  }

  /**
   * Whether somebody who began at the full price bought at a discount in the end; empty for who did
   * not begin so, bought too little since, or of whom it is not known.
   */
  Optional<Boolean> trained() {
    int least = MembershipRules.LEAST_ORDERS;
    if (purchases.size() <= least || discounted(purchases.get(0)).orElse(WHOLE) > 0) {
      return Optional.empty();
    }
    List<OptionalLong> last =
        purchases.subList(purchases.size() - least, purchases.size()).stream()
            .map(Worth::discounted)
            .toList();
    return last.stream().anyMatch(OptionalLong::isEmpty)
        ? Optional.empty()
        : Optional.of(last.stream().allMatch(part -> part.getAsLong() > 0));
  }

  /** The signs of abuse. */
  List<String> signs() {
    List<String> signs = new ArrayList<>();
    boolean quick =
        Member.POOLS.stream()
            .flatMap(pool -> member.stays(pool).stream())
            .filter(Stay::byCustomer)
            .anyMatch(
                stay ->
                    !stay.ended()
                        .orElseThrow()
                        .isAfter(
                            stay.began()
                                .plus(MembershipRules.QUICK_DELETE_MINUTES, ChronoUnit.MINUTES)));
    List<Order> paid =
        member.orders().stream().filter(it -> it.paidTotal() >= Brand.LEAST_ORDER).toList();
    boolean refunds =
        paid.stream()
            .map(first -> within(paid, first, ChronoUnit.DAYS, MembershipRules.REFUND_DAYS))
            .anyMatch(
                run ->
                    run.size() >= MembershipRules.REFUND_ORDERS
                        && run.stream().allMatch(it -> it.net() == 0));
    boolean splits =
        paid.stream()
            .map(first -> within(paid, first, ChronoUnit.MINUTES, MembershipRules.SPLIT_MINUTES))
            .anyMatch(run -> run.size() >= MembershipRules.SPLIT_ORDERS);
    boolean self =
        member.life().stream()
            .anyMatch(
                it ->
                    it instanceof Happening.Recommended word
                        && member.keys().contains(word.invitee()));
    if (quick) {
      signs.add("QUICK_DELETE");
    }
    if (refunds) {
      signs.add("REFUND_ONLY");
    }
    if (splits) {
      signs.add("ORDER_SPLITTING");
    }
    if (self) {
      signs.add("SELF_REFERRAL");
    }
    return signs;
  }

  /** An order and all that were paid after it within some time. */
  private static List<Order> within(List<Order> all, Order first, ChronoUnit unit, long span) {
    Instant end = first.firstPaidAt().plus(span, unit);
    return all.stream()
        .filter(it -> !it.firstPaidAt().isBefore(first.firstPaidAt()))
        .filter(it -> it.firstPaidAt().isBefore(end))
        .toList();
  }

  /** All standings, by the words of a report. */
  static Stream<String> standings() {
    return Stream.of(SUPER_USER, SUBSIDISED, POTENTIAL, DISCOUNT_HUNTER, UNKNOWN);
  }
}
