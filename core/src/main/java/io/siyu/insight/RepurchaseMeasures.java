package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.cohort.Repurchase;
import io.siyu.cohort.RepurchaseQuestion;
import io.siyu.cohort.RepurchaseTally;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The measures of repurchase that a report has (复购), added up member by member. Not thread-safe.
 */
public final class RepurchaseMeasures {
  /** Within how many days those who were new in the window buy again. */
  public static final int DAYS = 30;

  private final List<RepurchaseTally> tallies;

  /** Starts with nobody. */
  public RepurchaseMeasures(Window window, ZoneId zone, Instant asOf) {
    tallies =
        questions(window, zone).stream().map(asked -> new RepurchaseTally(asked, asOf)).toList();
  }

  /** What a report of a window asks. */
  public static List<RepurchaseQuestion> questions(Window window, ZoneId zone) {
    return ImmutableList.of(
        new RepurchaseQuestion.RepeatBuyers(window),
        new RepurchaseQuestion.RepeatBuyersByDay(window, zone),
        new RepurchaseQuestion.RepeatOrders(window),
        new RepurchaseQuestion.RepeatWithin(window, DAYS));
  }

  /** Adds a member's orders. */
  public void add(Member member) {
    long[] orders = orders(member);
    if (orders.length > 0) {
      tallies.forEach(tally -> tally.add(orders));
    }
  }

  /** When a member's valid orders were first paid, in milliseconds since 1970. */
  static long[] orders(Member member) {
    return member.orders().stream()
        .filter(Order::valid)
        .map(Order::paidAt)
        .flatMap(Optional::stream)
        .mapToLong(Instant::toEpochMilli)
        .toArray();
  }

  /** States the result, in the order of the questions. */
  public List<Repurchase> result() {
    return tallies.stream().map(RepurchaseTally::result).toList();
  }
}
