package io.siyu;

import io.siyu.Comparison.Changed;
import io.siyu.Comparison.Example;
import io.siyu.Comparison.Persons;
import io.siyu.Comparison.Position;
import io.siyu.Comparison.Rules;
import io.siyu.Comparison.Side;
import io.siyu.Counterparts.Are;
import io.siyu.FigureChange.Figure;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.insight.Move;
import io.siyu.insight.SegmentMove;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.playbook.IdentityRules;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.standing.Baseline;
import io.siyu.standing.Standing;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One pass over clusters and other events that compares two sets of rules. Not thread-safe. */
final class ComparisonFold {
  private final Rules before;
  private final Rules after;
  private final int limit;
  private final ReportFold reportBefore;
  private final ReportFold reportAfter;
  private final Map<Are, Long> counterparts = new EnumMap<>(Are.class);
  private final Move.Tally<Stage> stages = new Move.Tally<>(Comparator.<Stage>naturalOrder());
  private final Move.Tally<String> tiers = new Move.Tally<>(Utf8Order.INSTANCE);
  private final Move.Tally<Standing> standings =
      new Move.Tally<>(Comparator.<Standing>naturalOrder());
  private final SegmentMove.Tally segments = new SegmentMove.Tally();
  private final Map<Changed, TreeSet<Example>> examples = new EnumMap<>(Changed.class);
  private long moved;

  ComparisonFold(Rules before, Rules after, Window window, Instant asOf, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "there cannot be fewer than 0 examples: ask for 0 or more");
    }
    this.before = before;
    this.after = after;
    this.limit = limit;
    this.reportBefore = new ReportFold(before.playbook(), before.context(), window, asOf);
    this.reportAfter = new ReportFold(after.playbook(), after.context(), window, asOf);
    for (Changed kind : Changed.values()) {
      examples.put(kind, new TreeSet<>(Example.ORDER));
    }
  }

  void add(Event other) {
    reportBefore.add(other);
    reportAfter.add(other);
  }

  /** Whatever the rules of identity, they make persons of keys within one cluster only. */
  void add(Cluster cluster) {
    Counterparts.of(reportBefore.add(cluster), reportAfter.add(cluster), this::isPersonal)
        .forEach(this::add);
  }

  private boolean isPersonal(IdentityKey key) {
    return before.playbook().identity().isPersonal(key)
        && after.playbook().identity().isPersonal(key);
  }

  private void add(Counterparts person) {
    counterparts.merge(person.are(), 1L, Long::sum);
    Optional<Member> was = person.before();
    Optional<Member> is = person.after();
    Set<Changed> changed = EnumSet.noneOf(Changed.class);
    if (stages.add(was.flatMap(Member::stage), is.flatMap(Member::stage))) {
      changed.add(Changed.STAGE);
    }
    if (haveTiers() && tiers.add(was.map(it -> it.tier().tier()), is.map(it -> it.tier().tier()))) {
      changed.add(Changed.TIER);
    }
    if (haveStandings()
        && standings.add(
            was.map(it -> it.standing().value()), is.map(it -> it.standing().value()))) {
      changed.add(Changed.STANDING);
    }
    if (segments.add(segments(was), segments(is))) {
      changed.add(Changed.SEGMENTS);
    }
    moved += was.isPresent() && is.isPresent() && !changed.isEmpty() ? 1 : 0;
    if (person.are() != Are.SAME) {
      changed.add(Changed.PERSON);
    }
    if (!changed.isEmpty()) {
      keep(new Example(changed, was.map(Position::of), is.map(Position::of)));
    }
  }

  private static Set<String> segments(Optional<Member> member) {
    return member.map(Member::segments).orElse(Set.of());
  }

  private boolean haveTiers() {
    return !before.playbook().tiers().policies().isEmpty()
        || !after.playbook().tiers().policies().isEmpty();
  }

  private boolean haveStandings() {
    return before.playbook().standing().standing().isPresent()
        || after.playbook().standing().standing().isPresent();
  }

  private void keep(Example example) {
    examples.forEach(
        (kind, kept) -> {
          if (example.changed().contains(kind)) {
            kept.add(example);
            if (kept.size() > limit) {
              kept.pollLast();
            }
          }
        });
  }

  Comparison comparison() {
    Side sideBefore = side(before, reportBefore);
    Side sideAfter = side(after, reportAfter);
    Set<Example> all = new TreeSet<>(Example.ORDER);
    examples.values().forEach(all::addAll);
    return new Comparison(
        sideBefore,
        sideAfter,
        new Persons(
            Math.addExact(count(Are.SAME), count(Are.REGROUPED)),
            count(Are.REGROUPED),
            moved,
            count(Are.MERGED),
            count(Are.SPLIT),
            count(Are.GONE),
            count(Are.COME)),
        stages.result(),
        tiers.result(),
        standings.result(),
        segments.result(),
        FigureChange.between(sideBefore.report(), sideAfter.report()),
        fixed(before.playbook(), after.playbook()),
        new ArrayList<>(all));
  }

  private static Side side(Rules rules, ReportFold fold) {
    return new Side(fold.report(), rules.context().baseline().map(Baseline::version));
  }

  private long count(Are are) {
    return counterparts.getOrDefault(are, 0L);
  }

  private static Set<Figure> fixed(Playbook one, Playbook other) {
    Set<Figure> fixed = EnumSet.noneOf(Figure.class);
    if (one.currency().equals(other.currency())) {
      if (areOrdersAlike(one.identity(), other.identity())) {
        fixed.addAll(
            List.of(
                Figure.PAID,
                Figure.REFUNDED,
                Figure.REVENUE,
                Figure.UNLISTED,
                Figure.REFUNDED_BEYOND_PAID));
      }
      if (one.zone().equals(other.zone())) {
        fixed.add(Figure.SPENT);
      }
    }
    return fixed;
  }

  /** Whether the same numbers are one order. */
  private static boolean areOrdersAlike(IdentityRules one, IdentityRules other) {
    for (KeyType type : KeyType.values()) {
      if (type.defaultClass() == KeyClass.ORDER
          && one.of(type).single() != other.of(type).single()) {
        return false;
      }
    }
    return true;
  }
}
