package io.siyu.member;

import io.siyu.channel.Channel;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Appealed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Observed;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Referred;
import io.siyu.event.Tagged;
import io.siyu.event.TierOverridden;
import io.siyu.event.Touched;
import io.siyu.event.Untagged;
import io.siyu.playbook.Playbook;
import io.siyu.pool.UserPool;
import io.siyu.segment.Condition;
import io.siyu.segment.Segment;
import io.siyu.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says why a condition holds for a member or does not (人群解释): which of its leaves decide, and which
 * events they rest on. A pure function.
 *
 * <p>Of conditions that must all hold, and do, every one decides; where they do not, those that
 * fail. Of conditions of which one suffices it is the other way round.
 */
public final class SegmentExplainer {
  private final Playbook playbook;
  private final Member member;
  private final SegmentTest test;
  private final List<Event> ofPerson;
  private final List<Event> ofOrders;

  /**
   * For one person.
   *
   * @param dossier the person's events
   * @param playbook the playbook that the member was folded by
   * @param member what the fold made of the events
   */
  public SegmentExplainer(Dossier dossier, Playbook playbook, Member member) {
    this.playbook = playbook;
    this.member = member;
    this.test = SegmentTest.of(playbook.segments());
    this.ofPerson = Beliefs.before(member.asOf(), dossier.events());
    this.ofOrders =
        dossier.orders().stream()
            .map(OrderFile::events)
            .flatMap(events -> Beliefs.before(member.asOf(), events).stream())
            .toList();
  }

  /** The leaves that decide, each once, in the order in which the condition has them. */
  public List<SegmentReason> explain(Condition condition) {
    return deciding(condition).distinct().toList();
  }

  private Stream<SegmentReason> deciding(Condition condition) {
    if (condition instanceof Condition.All all) {
      return test.of(all).test(member) ? every(all.of()) : anyOne(all.of(), false);
    } else if (condition instanceof Condition.Any any) {
      return test.of(any).test(member) ? anyOne(any.of(), true) : every(any.of());
    } else if (condition instanceof Condition.Not not) {
      return deciding(not.of());
    } else if (condition instanceof Condition.InSegment in) {
      return segment(in).stream().flatMap(segment -> deciding(segment.when()));
    }
    Condition.Leaf leaf = (Condition.Leaf) condition;
    return Stream.of(new SegmentReason(leaf, test.of(leaf).test(member), events(leaf)));
  }

  private Stream<SegmentReason> every(List<Condition> of) {
    return of.stream().flatMap(this::deciding);
  }

  /**
   * Each of those that are as they must be suffices. Where one of them is so for everybody, as an
   * empty list is, no leaf decides anything.
   */
  private Stream<SegmentReason> anyOne(List<Condition> of, boolean holding) {
    List<List<SegmentReason>> each =
        of.stream()
            .filter(condition -> test.of(condition).test(member) == holding)
            .map(condition -> deciding(condition).toList())
            .toList();
    return each.stream().anyMatch(List::isEmpty)
        ? Stream.empty()
        : each.stream().flatMap(List::stream);
  }

  private Optional<Segment> segment(Condition.InSegment in) {
    return playbook.segments().stream()
        .filter(segment -> segment.id().equals(in.segment()))
        .findFirst();
  }

  private Set<EventId> events(Condition.Leaf leaf) {
    if (leaf instanceof Condition.StageAtLeast || leaf instanceof Condition.StageIn) {
      return member.stage().map(this::reaching).orElse(Set.of());
    } else if (leaf instanceof Condition.Reached it) {
      return reaching(it.stage());
    } else if (leaf instanceof Condition.InPool it) {
      return ofPerson(fact -> isOfPool(fact, Set.of(it.pool())));
    } else if (leaf instanceof Condition.ReachableIn it) {
      Set<String> pools = it.pools().isEmpty() ? member.reachableIn() : it.pools();
      return ofPerson(fact -> isOfPool(fact, pools));
    } else if (leaf instanceof Condition.HasTag it) {
      return ofPerson(fact -> isOfTag(fact, it.tag()));
    } else if (leaf instanceof Condition.Orders it) {
      return of(
          order -> SegmentTest.counts(order, it.sku(), SegmentTest.since(member, it.withinDays())));
    } else if (leaf instanceof Condition.Paid it) {
      Instant since = SegmentTest.since(member, it.withinDays());
      return of(
          order ->
              order.payments().stream().anyMatch(flow -> !flow.at().isBefore(since))
                  || order.refunds().stream().anyMatch(flow -> !flow.at().isBefore(since)));
    } else if (leaf instanceof Condition.FirstTouchIn) {
      return member
          .firstTouch()
          .map(first -> touches(Set.of(first.channel()), first.at(), first.at().plusNanos(1)))
          .orElse(Set.of());
    } else if (leaf instanceof Condition.TouchedBy it) {
      return touches(it.channels(), SegmentTest.since(member, it.withinDays()), member.asOf());
    } else if (leaf instanceof Condition.Allows it) {
      return ofPerson(fact -> isOfConsent(fact, it.purpose()));
    }
    // Tier, points, standing and RFM rest on what was bought, and on what the host did to them.
    Set<EventId> events = of(Order::valid);
    events.addAll(
        ofPerson(
            fact ->
                fact instanceof PointsAdjusted
                    || fact instanceof PointsSpent
                    || fact instanceof TierOverridden
                    || fact instanceof Appealed
                    || fact instanceof Referred));
    return events;
  }

  private Set<EventId> ofPerson(Predicate<Fact> wanted) {
    Set<EventId> ids = new TreeSet<>();
    ofPerson.stream().filter(event -> wanted.test(event.fact())).forEach(e -> ids.add(e.id()));
    return ids;
  }

  private Set<EventId> of(Predicate<Order> wanted) {
    Set<EventId> ids = new TreeSet<>();
    member.orders().stream().filter(wanted).forEach(order -> ids.addAll(order.events()));
    return ids;
  }

  private Set<EventId> reaching(Stage stage) {
    Set<EventId> ids = new TreeSet<>();
    member
        .reached(stage)
        .ifPresent(
            at -> {
              for (Event event : ofPerson) {
                if (event.occurredAt().equals(at)) {
                  ids.add(event.id());
                }
              }
              for (Event event : ofOrders) {
                if (event.occurredAt().equals(at)) {
                  ids.add(event.id());
                }
              }
            });
    return ids;
  }

  private Set<EventId> touches(Set<String> channels, Instant from, Instant to) {
    Set<EventId> ids = new TreeSet<>();
    for (Event event : ofPerson) {
      String carried =
          event.fact() instanceof Touched touched
              ? touched.channel()
              : event.fact() instanceof Joined joined ? joined.channel() : "";
      if (!event.occurredAt().isBefore(from)
          && event.occurredAt().isBefore(to)
          && playbook.channel(carried).map(Channel::code).filter(channels::contains).isPresent()) {
        ids.add(event.id());
      }
    }
    return ids;
  }

  private boolean isOfPool(Fact fact, Set<String> pools) {
    String pool =
        fact instanceof Joined joined
            ? joined.pool()
            : fact instanceof Left left ? left.pool() : "";
    return playbook.userPool(pool).map(UserPool::id).filter(pools::contains).isPresent();
  }

  private static boolean isOfTag(Fact fact, String tag) {
    return fact instanceof Tagged tagged && tagged.tag().equals(tag)
        || fact instanceof Untagged untagged && untagged.tag().equals(tag)
        || fact instanceof Observed;
  }

  private static boolean isOfConsent(Fact fact, String purpose) {
    return fact instanceof ConsentGiven given && given.purpose().equals(purpose)
        || fact instanceof ConsentWithdrawn withdrawn
            && (withdrawn.purpose().isEmpty() || withdrawn.purpose().equals(purpose));
  }
}
