package io.siyu;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import io.siyu.FigureChange.Figure;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.insight.Move;
import io.siyu.insight.SegmentMove;
import io.siyu.json.Utf8Order;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.standing.Decision;
import io.siyu.standing.Standing;
import io.siyu.tier.TierRecord;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One history under two sets of rules (回测), {@code "siyu":"comparison/1"}: both reports, who moved
 * and why, and which figures differ. Exact, and a pure function of the events that occurred before
 * the reports' instant. Equal comparisons are equal bytes. Immutable. Chapter 19 of SPEC.md defines
 * every figure.
 *
 * @param before what is so under the first rules
 * @param after what would be so under the other rules
 * @param persons how the members under the one and the other correspond
 * @param stages who is at another stage
 * @param tiers who has another tier, grants included, the empty text for none; only where either
 *     playbook has tiers
 * @param standings who has another standing; only where either playbook judges it
 * @param segments who entered and left segments
 * @param figures the figures of money and points that differ
 * @param fixed the totals that cannot differ, since what they rest on is the same in both playbooks
 * @param examples persons who moved, and why
 */
public record Comparison(
    Side before,
    Side after,
    Persons persons,
    List<Move<Stage>> stages,
    List<Move<String>> tiers,
    List<Move<Standing>> standings,
    List<SegmentMove> segments,
    List<FigureChange> figures,
    Set<Figure> fixed,
    List<Example> examples) {

  /** How many examples are given of each kind of change, at most, where nobody says otherwise. */
  public static final int EXAMPLES = 10;

  /**
   * What to judge by.
   *
   * @param playbook the rules
   * @param context what is known beside the persons' own events
   */
  public record Rules(Playbook playbook, Context context) {}

  /**
   * What is so under one set of rules.
   *
   * @param report the report, exactly as it would be made alone
   * @param baseline the version of the baseline that standings were judged by; empty without one
   */
  public record Side(Report report, Optional<String> baseline) {}

  /**
   * How the members under the first rules and those under the other correspond. Under the first
   * there are {@code same + merged + gone}, under the other {@code same + split + come}.
   *
   * @param same who is a member under both
   * @param regrouped of these, of whom not all keys are theirs under both
   * @param moved of these, who has another stage, tier or standing or other segments
   * @param merged members under the first rules only, whose keys somebody else holds after
   * @param split members under the other rules only, whose keys somebody else held before
   * @param gone members under the first rules only, whose keys are no member's after
   * @param come members under the other rules only, whose keys were no member's before
   */
  public record Persons(
      long same, long regrouped, long moved, long merged, long split, long gone, long come) {}

  /** What can differ about a person. */
  public enum Changed {
    /** Which keys are theirs, or whether they are a member at all. */
    PERSON,
    /** The stage. */
    STAGE,
    /** The tier that counts. */
    TIER,
    /** The standing. */
    STANDING,
    /** The segments. */
    SEGMENTS
  }

  /**
   * A person who moved (实例).
   *
   * @param changed what is different
   * @param before where they are under the first rules; empty for who is no member under these
   * @param after where they are under the other rules; likewise
   */
  public record Example(Set<Changed> changed, Optional<Position> before, Optional<Position> after) {
    /** By the smaller of the two ids, then by the larger. */
    static final Comparator<Example> ORDER =
        Comparator.comparing(
                Example::ids, Comparators.lexicographical(Comparator.<MemberId>naturalOrder()))
            .thenComparing(
                example -> example.before.map(Position::id),
                Comparators.emptiesFirst(Comparator.<MemberId>naturalOrder()));

    /** Copies. */
    public Example {
      changed = Sets.immutableEnumSet(changed);
    }

    private List<MemberId> ids() {
      return Stream.of(before, after).flatMap(Optional::stream).map(Position::id).sorted().toList();
    }
  }

  /**
   * Where a person is under some rules, and why (处境).
   *
   * @param id the person's id under these rules
   * @param reached when each stage was reached, at least one
   * @param tier the tier that counts; empty for none
   * @param granted whether it is granted by hand
   * @param lastTierRecord what the rules of tiers did last, and why; empty where nothing
   * @param toNextTier what is missing to reach the next higher tier, by measure
   * @param standing the standing, with its reasons
   * @param segments the segments
   */
  public record Position(
      MemberId id,
      Map<Stage, Instant> reached,
      String tier,
      boolean granted,
      Optional<TierRecord> lastTierRecord,
      Map<String, Long> toNextTier,
      Decision<Standing> standing,
      Set<String> segments) {
    /** Copies. */
    public Position {
      reached = ImmutableSortedMap.copyOf(reached);
      toNextTier = ImmutableSortedMap.copyOf(toNextTier, Utf8Order.INSTANCE);
      segments = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, segments);
      if (reached.isEmpty()) {
        throw new IllegalArgumentException("who has reached no stage is no member");
      }
    }

    static Position of(Member member) {
      return new Position(
          member.id(),
          member.reached(),
          member.tier().tier(),
          member.tier().grant().isPresent(),
          member.tier().history().stream().reduce((earlier, later) -> later),
          member.tier().toNext(),
          member.standing(),
          member.segments());
    }

    /** The highest stage reached. */
    public Stage stage() {
      return Iterables.getLast(reached.keySet());
    }
  }

  /** Copies. */
  public Comparison {
    if (!before.report().window().equals(after.report().window())
        || !before.report().asOf().equals(after.report().asOf())) {
      throw new IllegalArgumentException("the reports compared must be of one window and instant");
    }
    stages = ImmutableList.copyOf(stages);
    tiers = ImmutableList.copyOf(tiers);
    standings = ImmutableList.copyOf(standings);
    segments = ImmutableList.copyOf(segments);
    figures = ImmutableList.copyOf(figures);
    fixed = Sets.immutableEnumSet(fixed);
    examples = ImmutableList.copyOf(examples);
  }

  /**
   * Compares what two playbooks make of events held anywhere, with the same context: the fold
   * alone, without façade or store.
   *
   * @param clusters every cluster of the events addressed to identity keys
   * @param others every other event
   * @param playbook the first rules
   * @param other the other rules
   * @param context what is known beside the persons' own events, the baseline included
   */
  public static Comparison of(
      Stream<Cluster> clusters,
      Stream<Event> others,
      Playbook playbook,
      Playbook other,
      Context context,
      Window window,
      Instant asOf) {
    return of(
        clusters,
        others,
        new Rules(playbook, context),
        new Rules(other, context),
        window,
        asOf,
        EXAMPLES);
  }

  /**
   * Compares what two playbooks make of events held anywhere, each with its own context. It keeps
   * what the two reports do, counts and the examples, and nothing else of any person.
   *
   * @param clusters every cluster of the events addressed to identity keys
   * @param others every other event
   * @param examples how many examples to give of each kind of change, at most: those with the
   *     smallest ids
   * @throws IllegalArgumentException if {@code examples} is negative
   */
  public static Comparison of(
      Stream<Cluster> clusters,
      Stream<Event> others,
      Rules before,
      Rules after,
      Window window,
      Instant asOf,
      int examples) {
    ComparisonFold fold = new ComparisonFold(before, after, window, asOf, examples);
    clusters.forEachOrdered(fold::add);
    others.forEachOrdered(fold::add);
    return fold.comparison();
  }

  /** Returns the canonical JSON form. */
  public String toJson() {
    return ComparisonJson.write(this);
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws io.siyu.error.SiyuException if the text is not a comparison
   */
  public static Comparison parse(String json) {
    return ComparisonJson.read(json);
  }
}
