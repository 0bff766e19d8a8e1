package io.siyu.member;

import io.siyu.json.Utf8Order;
import io.siyu.points.PointsAccount;
import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.segment.Segment;
import io.siyu.standing.Rfm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells for whom the conditions of segments hold (人群判定; chapter 16 of SPEC.md). It looks at the
 * member alone and at nothing of before. Immutable and thread-safe; make one and ask it often.
 */
public final class SegmentTest {
  private static final long DAY_SECONDS = 86_400;

  private final Map<String, Predicate<Member>> segments = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  private SegmentTest() {}

  /** For segments of which each may name those before it. */
  public static SegmentTest of(Collection<Segment> segments) {
    SegmentTest test = new SegmentTest();
    for (Segment segment : segments) {
      test.segments.put(segment.id(), test.of(segment.when()));
      test.ids.add(segment.id());
    }
    return test;
  }

  /** The ids of the segments that a member is in, sorted. */
  public Set<String> of(Member member) {
    Set<String> in = new TreeSet<>(Utf8Order.INSTANCE);
    for (String id : ids) {
      if (segment(id).test(member)) {
        in.add(id);
      }
    }
    return in;
  }

  /**
   * Whether a member is in a segment.
   *
   * @throws IllegalArgumentException if there is no such segment
   */
  public Predicate<Member> segment(String id) {
    Predicate<Member> test = segments.get(id);
    if (test == null) {
      throw new IllegalArgumentException(
          "there is no segment of this id; a segment may name only those stated before it");
    }
    return test;
  }

  /**
   * Whether a condition holds for a member.
   *
   * @throws IllegalArgumentException if it names a segment that there is none of
   */
  public Predicate<Member> of(Condition condition) {
    if (condition instanceof Condition.All all) {
      return every(all.of().stream().map(this::of).toList());
    } else if (condition instanceof Condition.Any any) {
      return some(any.of().stream().map(this::of).toList());
    } else if (condition instanceof Condition.Not not) {
      return of(not.of()).negate();
    }
    return leaf((Condition.Leaf) condition);
  }

  private static Predicate<Member> every(List<Predicate<Member>> tests) {
    return member -> {
      for (Predicate<Member> test : tests) {
        if (!test.test(member)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<Member> some(List<Predicate<Member>> tests) {
    return member -> {
      for (Predicate<Member> test : tests) {
        if (test.test(member)) {
          return true;
        }
      }
      return false;
    };
  }

  private Predicate<Member> leaf(Condition.Leaf leaf) {
    if (leaf instanceof Condition.StageAtLeast it) {
      return member -> member.stage().filter(stage -> stage.compareTo(it.stage()) >= 0).isPresent();
    } else if (leaf instanceof Condition.StageIn it) {
      return member -> member.stage().filter(it.stages()::contains).isPresent();
    } else if (leaf instanceof Condition.Reached it) {
      return member -> {
        Instant at = member.reached().get(it.stage());
        return at != null && !at.isBefore(since(member, it.withinDays()));
      };
    } else if (leaf instanceof Condition.InPool it) {
      return member -> isIn(member, it.pool());
    } else if (leaf instanceof Condition.ReachableIn it) {
      return it.pools().isEmpty()
          ? Member::isReachable
          : member -> !Collections.disjoint(it.pools(), member.reachableIn());
    } else if (leaf instanceof Condition.HasTag it) {
      return member -> hasTag(member, it);
    } else if (leaf instanceof Condition.TierIn it) {
      return member -> it.tiers().contains(member.tier().tier());
    } else if (leaf instanceof Condition.StandingIn it) {
      return member -> it.standings().contains(member.standing().value());
    } else if (leaf instanceof Condition.RfmIn it) {
      return member ->
          member
              .membership()
              .rfm()
              .flatMap(Rfm::rfmClass)
              .filter(it.classes()::contains)
              .isPresent();
    } else if (leaf instanceof Condition.Orders it) {
      return member -> it.count().contains(orders(member, it));
    } else if (leaf instanceof Condition.Paid it) {
      return member -> it.minor().contains(paid(member, it.withinDays()));
    } else if (leaf instanceof Condition.Points it) {
      return member -> hasPoints(member, it.ledger(), it.balance());
    } else if (leaf instanceof Condition.FirstTouchIn it) {
      return member ->
          member.firstTouch().filter(touch -> it.channels().contains(touch.channel())).isPresent();
    } else if (leaf instanceof Condition.TouchedBy it) {
      return member -> isTouched(member, it);
    } else if (leaf instanceof Condition.Allows it) {
      return member -> member.consent(it.purpose(), it.channel()).isGranted();
    }
    return segment(((Condition.InSegment) leaf).segment());
  }

  /** From when on something counts that is to have happened within some days. */
  static Instant since(Member member, int days) {
    return days == 0 ? Instant.MIN : member.asOf().minusSeconds(days * DAY_SECONDS);
  }

  private static boolean isIn(Member member, String pool) {
    for (Presence presence : member.presences()) {
      if (presence.isOpen() && presence.pool().equals(pool)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTag(Member member, Condition.HasTag wanted) {
    for (Tag tag : member.tags()) {
      if (tag.name().equals(wanted.tag())
          && (wanted.steward().isEmpty() || tag.steward().equals(wanted.steward()))) {
        return true;
      }
    }
    return false;
  }

  private static long orders(Member member, Condition.Orders wanted) {
    Instant since = since(member, wanted.withinDays());
    long count = 0;
    for (Order order : member.orders()) {
      if (counts(order, wanted.sku(), since)) {
        count++;
      }
    }
    return count;
  }

  static boolean counts(Order order, String sku, Instant since) {
    return order.valid()
        && order.paidAt().isPresent()
        && !order.paidAt().get().isBefore(since)
        && (sku.isEmpty() || order.lines().stream().anyMatch(line -> line.sku().equals(sku)));
  }

  private static long paid(Member member, int days) {
    Instant since = since(member, days);
    long sum = 0;
    for (Order order : member.orders()) {
      for (Flow flow : order.payments()) {
        sum = flow.at().isBefore(since) ? sum : Math.addExact(sum, flow.minor());
      }
      for (Flow flow : order.refunds()) {
        sum = flow.at().isBefore(since) ? sum : Math.subtractExact(sum, flow.minor());
      }
    }
    return sum;
  }

  private static boolean hasPoints(Member member, String ledger, Range balance) {
    for (PointsAccount account : member.membership().points()) {
      if (account.ledger().equals(ledger)) {
        return balance.contains(account.balance());
      }
    }
    return balance.contains(0);
  }

  private static boolean isTouched(Member member, Condition.TouchedBy wanted) {
    Instant since = since(member, wanted.withinDays());
    for (Touch touch : member.touches()) {
      if (!touch.at().isBefore(since) && wanted.channels().contains(touch.channel())) {
        return true;
      }
    }
    return false;
  }
}
