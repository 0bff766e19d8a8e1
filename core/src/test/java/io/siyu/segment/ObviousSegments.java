package io.siyu.segment;

import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What conditions mean, written down as plainly as can be and without regard for speed. */
record ObviousSegments(List<Segment> segments) {
  boolean holds(Condition condition, Member member) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().filter(each -> holds(each, member)).count() == all.of().size();
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().filter(each -> holds(each, member)).count() > 0;
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.of(), member);
    } else if (condition instanceof Condition.StageAtLeast it) {
      return stagesUpTo(member).contains(it.stage());
    } else if (condition instanceof Condition.StageIn it) {
      return it.stages().stream().anyMatch(stage -> member.stage().equals(Optional.of(stage)));
    } else if (condition instanceof Condition.Reached it) {
      return member.reached().entrySet().stream()
          .filter(each -> each.getKey() == it.stage())
          .anyMatch(each -> isRecent(each.getValue(), member, it.withinDays()));
    } else if (condition instanceof Condition.InPool it) {
      return member.presences().stream()
          .filter(Presence::isOpen)
          .map(Presence::pool)
          .collect(Collectors.toSet())
          .contains(it.pool());
    } else if (condition instanceof Condition.ReachableIn it) {
      return member.reachableIn().stream()
          .anyMatch(pool -> it.pools().isEmpty() || it.pools().contains(pool));
    } else if (condition instanceof Condition.HasTag it) {
      return member.tags().stream()
          .filter(tag -> it.steward().isEmpty() || it.steward().equals(tag.steward()))
          .anyMatch(tag -> tag.name().equals(it.tag()));
    } else if (condition instanceof Condition.TierIn it) {
      return it.tiers().stream().anyMatch(member.tier().tier()::equals);
    } else if (condition instanceof Condition.StandingIn it) {
      return it.standings().stream().anyMatch(each -> each == member.standing().value());
    } else if (condition instanceof Condition.RfmIn it) {
      return member.membership().rfm().stream()
          .flatMap(rfm -> rfm.rfmClass().stream())
          .anyMatch(it.classes()::contains);
    } else if (condition instanceof Condition.Orders it) {
      return it.count().contains(valid(member, it).count());
    } else if (condition instanceof Condition.Paid it) {
      return it.minor().contains(paid(member, it.withinDays()));
    } else if (condition instanceof Condition.Points it) {
      return it.balance()
          .contains(member.points(it.ledger()).map(account -> account.balance()).orElse(0L));
    } else if (condition instanceof Condition.FirstTouchIn it) {
      return member
          .firstTouch()
          .map(touch -> it.channels().contains(touch.channel()))
          .orElse(false);
    } else if (condition instanceof Condition.TouchedBy it) {
      return member.touches().stream()
          .filter(touch -> isRecent(touch.at(), member, it.withinDays()))
          .anyMatch(touch -> it.channels().contains(touch.channel()));
    } else if (condition instanceof Condition.Allows it) {
      return member.consent(it.purpose(), it.channel()).isGranted();
    } else if (condition instanceof Condition.InSegment it) {
      return segments.stream()
          .filter(segment -> segment.id().equals(it.segment()))
          .anyMatch(segment -> holds(segment.when(), member));
    }
    throw new AssertionError(condition);
  }

  private static Set<Stage> stagesUpTo(Member member) {
    return Stream.of(Stage.values())
        .filter(stage -> member.stage().filter(is -> is.ordinal() >= stage.ordinal()).isPresent())
        .collect(Collectors.toSet());
  }

  private static boolean isRecent(Instant at, Member member, int days) {
    return days == 0 || Duration.between(at, member.asOf()).compareTo(Duration.ofDays(days)) <= 0;
  }

  private static Stream<Order> valid(Member member, Condition.Orders it) {
    return member.orders().stream()
        .filter(Order::valid)
        .filter(order -> isRecent(order.paidAt().orElseThrow(), member, it.withinDays()))
        .filter(
            order ->
                it.sku().isEmpty()
                    || order.lines().stream().anyMatch(line -> line.sku().equals(it.sku())));
  }

  private static long paid(Member member, int days) {
    long in =
        member.orders().stream()
            .flatMap(order -> order.payments().stream())
            .filter(flow -> isRecent(flow.at(), member, days))
            .mapToLong(flow -> flow.minor())
            .sum();
    long back =
        member.orders().stream()
            .flatMap(order -> order.refunds().stream())
            .filter(flow -> isRecent(flow.at(), member, days))
            .mapToLong(flow -> flow.minor())
            .sum();
    return in - back;
  }
}
