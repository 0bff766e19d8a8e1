package io.siyu.member;

import io.siyu.channel.Channel;
import io.siyu.code.CarriedCode;
import io.siyu.code.ChannelCodec;
import io.siyu.consent.Consents;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Observed;
import io.siyu.event.Referred;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.event.Untagged;
import io.siyu.playbook.Playbook;
import io.siyu.pool.UserPool;
import io.siyu.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes a member from a dossier (折叠): what the events before an instant say, under a playbook. A
 * pure function; chapter 5 of SPEC.md.
 */
public final class MemberFold {
  private final Dossier dossier;
  private final Playbook playbook;
  private final Context context;
  private final Instant asOf;
  private final Map<Stage, Instant> reached = new EnumMap<>(Stage.class);
  private final List<Touch> touches = new ArrayList<>();
  private final Map<String, PoolFold> pools = new TreeMap<>();
  private final Set<Tag> tags = new TreeSet<>();
  private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
  private final MembershipFold membership;
  private int inboundSinceContact;

  private MemberFold(Dossier dossier, Playbook playbook, Context context, Instant asOf) {
    this.dossier = dossier;
    this.playbook = playbook;
    this.context = context;
    this.asOf = asOf;
    this.membership = new MembershipFold(playbook, context, asOf, dossier.keys());
  }

  /** Folds what occurred before {@code asOf}. */
  public static Member of(Dossier dossier, Playbook playbook, Context context, Instant asOf) {
    return new MemberFold(dossier, playbook, context, asOf).fold();
  }

  private Member fold() {
    List<Event> events = Beliefs.before(asOf, dossier.events());
    for (Event event : events) {
      membership.add(event);
      if (event.fact() instanceof Touched fact) {
        reach(Stage.LEAD, event.occurredAt());
        touch(event, fact.channel());
      } else if (event.fact() instanceof Joined fact) {
        joined(event, fact);
      } else if (event.fact() instanceof Left fact) {
        pool(fact.pool())
            .ifPresent(pool -> poolFold(pool).left(event, fact, steward(event, fact.steward())));
      } else if (event.fact() instanceof Engaged fact) {
        engaged(event, fact);
      } else if (event.fact() instanceof Tagged fact) {
        tags.add(new Tag(fact.tag(), steward(event, fact.steward())));
      } else if (event.fact() instanceof Untagged fact) {
        tags.remove(new Tag(fact.tag(), steward(event, fact.steward())));
      } else if (event.fact() instanceof Observed fact) {
        String steward = steward(event, fact.steward());
        tags.removeIf(tag -> tag.steward().equals(steward));
        fact.tags().forEach(tag -> tags.add(new Tag(tag, steward)));
      } else if (event.fact() instanceof Referred fact
          && fact.qualified()
          && !dossier.keys().contains(fact.invitee())) {
        reach(Stage.ADVOCATE, event.occurredAt());
      }
    }
    List<Order> orders = orders();
    stagesOfOrders(orders);
    if (!reached.containsKey(Stage.LEAD)) {
      // Somebody known only by having referred another is not a lead yet, so nothing further
      // either.
      reached.clear();
    }
    List<Presence> presences =
        pools.values().stream()
            .flatMap(pool -> pool.presences().stream())
            .sorted(Comparator.comparing(Presence::since))
            .toList();
    Member member =
        new Member(
            dossier.id(),
            dossier.keys(),
            asOf,
            reached,
            touches,
            pools.values().stream()
                .flatMap(pool -> pool.relations().stream())
                .sorted(Comparator.comparing(Relation::since))
                .toList(),
            presences,
            tags,
            Consents.of(events),
            orders,
            findings,
            reachableIn(),
            membership.result(Optional.ofNullable(reached.get(Stage.LEAD)), orders, presences),
            Set.of());
    return playbook.segments().isEmpty()
        ? member
        : member.in(SegmentTest.of(playbook.segments()).of(member));
  }

  private void reach(Stage stage, Instant at) {
    reached.merge(stage, at, (a, b) -> a.isBefore(b) ? a : b);
  }

  private void find(Finding finding) {
    findings.merge(finding, 1, Integer::sum);
  }

  private void touch(Event event, String evidence) {
    CarriedCode carried = ChannelCodec.decode(evidence);
    if (carried instanceof CarriedCode.Truncated) {
      find(Finding.CHANNEL_CUT);
    } else if (carried instanceof CarriedCode.Damaged) {
      find(Finding.CHANNEL_DAMAGED);
    }
    touches.add(
        new Touch(
            event.occurredAt(),
            evidence,
            playbook.channel(evidence).map(Channel::code).orElse("")));
  }

  private String steward(Event event, String named) {
    return context.stewards().current(event.source(), named, event.occurredAt(), asOf);
  }

  private Optional<UserPool> pool(String idOrAccount) {
    Optional<UserPool> pool = playbook.userPool(idOrAccount);
    if (pool.isEmpty()) {
      find(Finding.UNKNOWN_POOL);
    }
    return pool;
  }

  private PoolFold poolFold(UserPool pool) {
    return pools.computeIfAbsent(pool.id(), PoolFold::new);
  }

  private void joined(Event event, Joined fact) {
    reach(Stage.LEAD, event.occurredAt());
    if (!fact.channel().isEmpty()) {
      touch(event, fact.channel());
    }
    pool(fact.pool())
        .ifPresent(
            pool -> {
              if (pool.reaches() && fact.degree() == Joined.Degree.FULL) {
                reach(Stage.CONTACT, event.occurredAt());
              }
              String channel = playbook.channel(fact.channel()).map(Channel::code).orElse("");
              poolFold(pool).joined(event, fact, steward(event, fact.steward()), channel);
            });
  }

  private void engaged(Event event, Engaged fact) {
    reach(Stage.LEAD, event.occurredAt());
    if (!fact.pool().isEmpty()) {
      pool(fact.pool());
    }
    if (fact.direction() == Engaged.Direction.INBOUND && reached.containsKey(Stage.CONTACT)) {
      inboundSinceContact++;
      if (inboundSinceContact == playbook.stages().nurturedAfter()) {
        reach(Stage.NURTURED, event.occurredAt());
      }
    }
  }

  private List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (OrderFile file : dossier.orders()) {
      Order order = OrderFold.of(file, playbook, asOf);
      if (order.since().isPresent() || order.heldRefunds() > 0) {
        orders.add(order);
        order.findings().forEach(this::find);
      }
    }
    return orders;
  }

  private void stagesOfOrders(List<Order> orders) {
    orders.forEach(order -> order.since().ifPresent(since -> reach(Stage.LEAD, since)));
    List<Instant> valid =
        orders.stream()
            .filter(Order::valid)
            .flatMap(order -> order.paidAt().stream())
            .sorted()
            .toList();
    if (valid.isEmpty()) {
      return;
    }
    Instant first = valid.get(0);
    reach(Stage.FIRST_ORDER, first);
    LocalDate firstDay = first.atZone(playbook.zone()).toLocalDate();
    valid.stream()
        .filter(at -> at.atZone(playbook.zone()).toLocalDate().isAfter(firstDay))
        .findFirst()
        .ifPresent(at -> reach(Stage.REPEAT, at));
  }

  private Set<String> reachableIn() {
    Set<String> reachable = new TreeSet<>();
    for (UserPool pool : playbook.userPools()) {
      PoolFold fold = pools.get(pool.id());
      if (pool.reaches() && fold != null && fold.isPresent()) {
        reachable.add(pool.id());
      }
    }
    return reachable;
  }
}
