package io.siyu.examples.benchmarks;

import io.siyu.consent.ConsentRecord;
import io.siyu.member.Flow;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.member.Tag;
import io.siyu.points.PointsAccount;
import io.siyu.stage.Stage;
import io.siyu.standing.Standing;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@link Conditions} ask, written by hand as {@code if}s over a member's fields and for
 * members as {@link CrowdMembers} has them: the least that any program could do. The other engines
 * call these too, so that they are measured for what they do themselves. Public for what Drools
 * compiles.
 */
public final class MemberChecks {
  private static final Instant DAYS_90 = CrowdMembers.END.minus(Duration.ofDays(90));
  private static final Instant DAYS_365 = CrowdMembers.END.minus(Duration.ofDays(365));

  private MemberChecks() {}

  /** Stage. */
  public static boolean hasBought(Member member) {
    return member.reached().containsKey(Stage.FIRST_ORDER);
  }

  /** Tier. */
  public static boolean isSilverOrGold(Member member) {
    String tier = member.membership().tier().tier();
    return tier.equals("silver") || tier.equals("gold");
  }

  /** Orders in 90 days. */
  public static boolean boughtLately(Member member) {
    return orders(member) >= 1;
  }

  /** Paid in 365 days. */
  public static boolean paidMuch(Member member) {
    return paid(member) >= 20_000;
  }

  /** Tag. */
  public static boolean isInterested(Member member) {
    for (Tag tag : member.tags()) {
      if (tag.name().equals(Conditions.TAG)) {
        return true;
      }
    }
    return false;
  }

  /** What {@link Conditions#SEGMENT} says, in its order. */
  static boolean isInSegment(Member member) {
    Instant lead = member.reached().get(Stage.LEAD);
    return member.reached().containsKey(Stage.CONTACT)
        && lead != null
        && !lead.isBefore(DAYS_365)
        && isInPool(member)
        && member.reachableIn().contains("guides")
        && !isInterested(member)
        && !member.membership().tier().tier().equals("gold")
        && member.membership().standing().value() != Standing.DISCOUNT_HUNTER
        && orders(member) <= 3
        && paid(member) <= 100_000
        && balance(member) <= 1_000
        && cameThroughFirstHalf(member)
        && allowsPush(member);
  }

  private static boolean isInPool(Member member) {
    for (Presence presence : member.presences()) {
      if (presence.isOpen() && presence.pool().equals("guides")) {
        return true;
      }
    }
    return false;
  }

  private static int orders(Member member) {
    int count = 0;
    for (Order order : member.orders()) {
      if (order.valid() && !order.paidAt().orElse(Instant.MIN).isBefore(DAYS_90)) {
        count++;
      }
    }
    return count;
  }

  private static long paid(Member member) {
    long sum = 0;
    for (Order order : member.orders()) {
      for (Flow flow : order.payments()) {
        sum += flow.at().isBefore(DAYS_365) ? 0 : flow.minor();
      }
      for (Flow flow : order.refunds()) {
        sum -= flow.at().isBefore(DAYS_365) ? 0 : flow.minor();
      }
    }
    return sum;
  }

  private static long balance(Member member) {
    for (PointsAccount account : member.membership().points()) {
      if (account.ledger().equals("points")) {
        return account.balance();
      }
    }
    return 0;
  }

  private static boolean cameThroughFirstHalf(Member member) {
    return !member.touches().isEmpty()
        && member.touches().get(0).channel().compareTo(Conditions.SECOND_HALF) < 0;
  }

  /** For somebody who has said one thing at most, and for good. */
  private static boolean allowsPush(Member member) {
    for (ConsentRecord each : member.consents().records()) {
      if (each.purpose().equals("marketing") && each.channel().equals("push")) {
        return each.given().isPresent();
      }
    }
    return false;
  }
}
