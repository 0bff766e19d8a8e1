package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Comparators;
import io.siyu.Comparison;
import io.siyu.Comparison.Changed;
import io.siyu.Comparison.Example;
import io.siyu.Comparison.Persons;
import io.siyu.Comparison.Position;
import io.siyu.FigureChange;
import io.siyu.FigureChange.Figure;
import io.siyu.Report;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.Move;
import io.siyu.insight.SegmentCount;
import io.siyu.insight.SegmentMove;
import io.siyu.insight.TierCount;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One history under two sets of rules. */
class BacktestLawsTest {
  private static final Playbook STRICT = Histories.strictPlaybook();

  private record Rules(Playbook before, Playbook after) {}

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.oneOf(Histories.histories(), Histories.identityHistories());
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Provide
  Arbitrary<Rules> rules() {
    return Arbitraries.of(
        new Rules(World.FIRST, STRICT),
        new Rules(STRICT, World.FIRST),
        new Rules(World.FIRST, World.LAST),
        new Rules(World.LAST, STRICT));
  }

  private static Comparison backtest(EventStore store, Rules rules, Instant asOf) {
    return backtest(store, rules, asOf, 1_000);
  }

  private static Comparison backtest(EventStore store, Rules rules, Instant asOf, int examples) {
    return World.siyu(store, rules.before())
        .backtest(rules.after(), Optional.of(Histories.BASELINE), Histories.MARCH, asOf, examples);
  }

  @Property(tries = 300)
  @Label("H-2 under the same rules nobody moves and nothing differs")
  void the_same_rules_change_nothing(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    for (Playbook playbook : List.of(World.FIRST, World.LAST, STRICT)) {
      Comparison comparison =
          backtest(
              World.filled(history), new Rules(playbook, Playbook.parse(playbook.toJson())), asOf);
      assertThat(comparison.after()).isEqualTo(comparison.before());
      assertThat(comparison.persons())
          .isEqualTo(new Persons(comparison.before().report().members().total(), 0, 0, 0, 0, 0, 0));
      assertThat(comparison.stages()).isEmpty();
      assertThat(comparison.tiers()).isEmpty();
      assertThat(comparison.standings()).isEmpty();
      assertThat(comparison.segments()).isEmpty();
      assertThat(comparison.figures()).isEmpty();
      assertThat(comparison.examples()).isEmpty();
    }
  }

  @Property(tries = 300)
  @Label("H-2 to compare the other way round exchanges before and after, and nothing else")
  void the_other_way_round_is_the_mirror_image(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules) {
    EventStore store = World.filled(history);
    Comparison back = backtest(store, new Rules(rules.after(), rules.before()), asOf);
    assertThat(mirrored(back)).isEqualTo(backtest(store, rules, asOf));
  }

  private static Comparison mirrored(Comparison of) {
    Persons persons = of.persons();
    return new Comparison(
        of.after(),
        of.before(),
        new Persons(
            persons.same(),
            persons.regrouped(),
            persons.moved(),
            persons.split(),
            persons.merged(),
            persons.come(),
            persons.gone()),
        mirrored(of.stages(), Comparator.naturalOrder()),
        mirrored(of.tiers(), Comparator.naturalOrder()),
        mirrored(of.standings(), Comparator.naturalOrder()),
        of.segments().stream()
            .map(move -> new SegmentMove(move.segment(), move.left(), move.entered()))
            .toList(),
        of.figures().stream()
            .map(it -> new FigureChange(it.figure(), it.of(), it.after(), it.before()))
            .toList(),
        of.fixed(),
        of.examples().stream()
            .map(it -> new Example(it.changed(), it.after(), it.before()))
            .sorted(
                // Two who held and hold an order by turns have one id.
                Comparator.comparing(BacktestLawsTest::ids)
                    .thenComparing(it -> it.before().isPresent()))
            .toList());
  }

  private static String ids(Example example) {
    return Stream.of(example.before(), example.after())
        .flatMap(Optional::stream)
        .map(position -> position.id().text())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static <T> List<Move<T>> mirrored(List<Move<T>> moves, Comparator<T> order) {
    Comparator<Optional<T>> nobodyFirst = Comparators.emptiesFirst(order);
    return moves.stream()
        .map(move -> new Move<>(move.to(), move.from(), move.persons()))
        .sorted(
            Comparator.comparing((Move<T> move) -> move.from(), nobodyFirst)
                .thenComparing(move -> move.to(), nobodyFirst))
        .toList();
  }

  @Property(tries = 300)
  @Label("H-1 the sides are the reports under each of the rules, and nothing in the store changes")
  void the_sides_are_the_reports(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules) {
    EventStore store = World.filled(history);
    Set<Set<Event>> held = held(store);
    Comparison comparison = backtest(store, rules, asOf);
    assertThat(held(store)).isEqualTo(held);
    assertThat(comparison.before().report()).isEqualTo(report(store, rules.before(), asOf));
    assertThat(comparison.after().report()).isEqualTo(report(store, rules.after(), asOf));
  }

  private static Report report(EventStore store, Playbook playbook, Instant asOf) {
    return World.siyu(store, playbook).report(Histories.MARCH, asOf);
  }

  private static Set<Set<Event>> held(EventStore store) {
    try (Snapshot snapshot = store.snapshot()) {
      Set<Set<Event>> held =
          snapshot.clusters().map(it -> Set.copyOf(it.events())).collect(Collectors.toSet());
      held.add(snapshot.others().collect(Collectors.toSet()));
      return held;
    }
  }

  @Property(tries = 300)
  @Label(
      "H-9 the order of arrival and repetition change no byte, and what is written reads back equal")
  void bytes(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules,
      @ForAll("seeds") long seed) {
    Comparison comparison = backtest(World.filled(history), rules, asOf);
    assertThat(backtest(World.shuffled(history, new Random(seed)), rules, asOf).toJson())
        .isEqualTo(comparison.toJson());
    assertThat(Comparison.parse(comparison.toJson())).isEqualTo(comparison);
  }

  /** The members under both rules who are one person, told plainly: everybody with everybody. */
  private record Met(Map<Member, Member> counterparts, Set<Member> before, Set<Member> after) {
    static Met of(Set<Member> before, Set<Member> after, Rules rules) {
      record Pair(Member before, Member after, IdentityKey smallest) {}
      List<Pair> pairs = new ArrayList<>();
      for (Member was : before) {
        for (Member is : after) {
          sharedKeys(was, is, rules).stream()
              .min(Comparator.naturalOrder())
              .ifPresent(key -> pairs.add(new Pair(was, is, key)));
        }
      }
      pairs.sort(
          Comparator.comparing((Pair it) -> it.before().id().equals(it.after().id()) ? 0 : 1)
              .thenComparing(Pair::smallest));
      Map<Member, Member> counterparts = new HashMap<>();
      for (Pair pair : pairs) {
        if (!counterparts.containsKey(pair.before()) && !counterparts.containsValue(pair.after())) {
          counterparts.put(pair.before(), pair.after());
        }
      }
      return new Met(counterparts, before, after);
    }

    Stream<Member> onlyBefore() {
      return before.stream().filter(it -> !counterparts.containsKey(it));
    }

    Stream<Member> onlyAfter() {
      return after.stream().filter(it -> !counterparts.containsValue(it));
    }

    /** How many moved from what to what. */
    <T> Map<List<Optional<T>>, Long> moves(Function<Member, T> what) {
      Map<List<Optional<T>>, Long> moves = new HashMap<>();
      counterparts.forEach(
          (was, is) -> count(moves, Optional.of(what.apply(was)), Optional.of(what.apply(is))));
      onlyBefore().forEach(it -> count(moves, Optional.of(what.apply(it)), Optional.empty()));
      onlyAfter().forEach(it -> count(moves, Optional.empty(), Optional.of(what.apply(it))));
      return moves;
    }

    private static <T> void count(
        Map<List<Optional<T>>, Long> moves, Optional<T> from, Optional<T> to) {
      if (!from.equals(to)) {
        moves.merge(List.of(from, to), 1L, Long::sum);
      }
    }
  }

  private static Set<IdentityKey> personal(Member member, Rules rules) {
    return member.keys().stream()
        .filter(key -> rules.before().identity().isPersonal(key))
        .filter(key -> rules.after().identity().isPersonal(key))
        .collect(Collectors.toSet());
  }

  private static Set<IdentityKey> sharedKeys(Member a, Member b, Rules rules) {
    Set<IdentityKey> shared = new HashSet<>(personal(a, rules));
    shared.retainAll(personal(b, rules));
    return shared;
  }

  private static <T> Map<List<Optional<T>>, Long> told(List<Move<T>> moves) {
    return moves.stream()
        .collect(Collectors.toMap(it -> List.of(it.from(), it.to()), Move::persons));
  }

  @Property(tries = 1_000)
  @Label("H-3, H-4, H-5 who moved is who a plain comparison of everybody with everybody finds")
  void plainly_counted(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules) {
    EventStore store = World.filled(history);
    Comparison comparison = backtest(store, rules, asOf);
    Met met =
        Met.of(
            World.members(store, rules.before(), asOf),
            World.members(store, rules.after(), asOf),
            rules);

    assertThat(told(comparison.stages())).isEqualTo(met.moves(it -> it.stage().orElseThrow()));
    assertThat(told(comparison.tiers())).isEqualTo(met.moves(it -> it.tier().tier()));
    assertThat(told(comparison.standings())).isEqualTo(met.moves(it -> it.standing().value()));
    for (String segment : List.of("buyers", "silent")) {
      Map<List<Optional<Boolean>>, Long> moves = met.moves(it -> it.segments().contains(segment));
      long entered = 0;
      long left = 0;
      for (Map.Entry<List<Optional<Boolean>>, Long> move : moves.entrySet()) {
        boolean was = move.getKey().get(0).orElse(false);
        boolean is = move.getKey().get(1).orElse(false);
        entered += !was && is ? move.getValue() : 0;
        left += was && !is ? move.getValue() : 0;
      }
      Optional<SegmentMove> told =
          comparison.segments().stream().filter(it -> it.segment().equals(segment)).findFirst();
      assertThat(told.map(SegmentMove::entered).orElse(0L)).isEqualTo(entered);
      assertThat(told.map(SegmentMove::left).orElse(0L)).isEqualTo(left);
    }
    long regrouped =
        met.counterparts().entrySet().stream()
            .filter(it -> !personal(it.getKey(), rules).equals(personal(it.getValue(), rules)))
            .count();
    long moved =
        met.counterparts().entrySet().stream()
            .filter(it -> !place(it.getKey()).equals(place(it.getValue())))
            .count();
    long merged =
        met.onlyBefore()
            .filter(it -> met.after().stream().anyMatch(is -> !sharedKeys(it, is, rules).isEmpty()))
            .count();
    long split =
        met.onlyAfter()
            .filter(
                it -> met.before().stream().anyMatch(is -> !sharedKeys(it, is, rules).isEmpty()))
            .count();
    assertThat(comparison.persons())
        .isEqualTo(
            new Persons(
                met.counterparts().size(),
                regrouped,
                moved,
                merged,
                split,
                met.onlyBefore().count() - merged,
                met.onlyAfter().count() - split));
  }

  private static List<Object> place(Member member) {
    return List.of(
        member.stage(), member.tier().tier(), member.standing().value(), member.segments());
  }

  @Property(tries = 300)
  @Label("H-4, H-5 who came and went accounts for every difference between the reports' counts")
  void moves_account_for_the_counts(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Comparison comparison = backtest(World.filled(history), new Rules(World.FIRST, STRICT), asOf);
    Report before = comparison.before().report();
    Report after = comparison.after().report();
    Persons persons = comparison.persons();

    assertThat(persons.same() + persons.merged() + persons.gone())
        .isEqualTo(before.members().total());
    assertThat(persons.same() + persons.split() + persons.come())
        .isEqualTo(after.members().total());
    after
        .members()
        .byStage()
        .forEach(
            (stage, count) ->
                assertThat(count)
                    .isEqualTo(
                        before.members().byStage().getOrDefault(stage, 0L)
                            + net(comparison.stages(), stage)));
    after
        .membership()
        .standings()
        .forEach(
            (standing, count) ->
                assertThat(count)
                    .isEqualTo(
                        before.membership().standings().getOrDefault(standing, 0L)
                            + net(comparison.standings(), standing)));
    for (TierCount tier : after.membership().tiers()) {
      long was =
          before.membership().tiers().stream()
              .filter(it -> it.tier().equals(tier.tier()))
              .mapToLong(TierCount::members)
              .sum();
      assertThat(tier.members()).isEqualTo(was + net(comparison.tiers(), tier.tier()));
    }
    for (SegmentCount segment : after.membership().segments()) {
      long was =
          before.membership().segments().stream()
              .filter(it -> it.segment().equals(segment.segment()))
              .mapToLong(SegmentCount::members)
              .sum();
      long net =
          comparison.segments().stream()
              .filter(it -> it.segment().equals(segment.segment()))
              .mapToLong(it -> it.entered() - it.left())
              .sum();
      assertThat(segment.members()).isEqualTo(was + net);
    }
  }

  private static <T> long net(List<Move<T>> moves, T of) {
    long net = 0;
    for (Move<T> move : moves) {
      net += move.to().equals(Optional.of(of)) ? move.persons() : 0;
      net -= move.from().equals(Optional.of(of)) ? move.persons() : 0;
    }
    return net;
  }

  @Property(tries = 300)
  @Label(
      "H-6 the totals that are said to be fixed are equal, and channels lose nothing between them")
  void fixed_totals(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules) {
    Comparison comparison = backtest(World.filled(history), rules, asOf);
    Report before = comparison.before().report();
    Report after = comparison.after().report();
    assertThat(comparison.fixed())
        .containsExactlyInAnyOrder(
            Figure.PAID,
            Figure.REFUNDED,
            Figure.REVENUE,
            Figure.UNLISTED,
            Figure.REFUNDED_BEYOND_PAID,
            Figure.SPENT);
    assertThat(comparison.figures()).noneMatch(it -> comparison.fixed().contains(it.figure()));
    assertThat(after.money().revenue()).isEqualTo(before.money().revenue());
    assertThat(after.money().paid()).isEqualTo(before.money().paid());
    assertThat(difference(comparison, Figure.CHANNEL_REVENUE))
        .isEqualTo(-difference(comparison, Figure.UNATTRIBUTED_REVENUE));
    assertThat(difference(comparison, Figure.CHANNEL_REVENUE))
        .isEqualTo(credited(after) - credited(before));
  }

  private static long difference(Comparison comparison, Figure figure) {
    return comparison.figures().stream()
        .filter(it -> it.figure() == figure)
        .mapToLong(FigureChange::difference)
        .sum();
  }

  private static long credited(Report report) {
    return report.channels().stream().mapToLong(ChannelYield::revenue).sum();
  }

  @Property(tries = 300)
  @Label(
      "H-7 of each kind of change those with the smallest ids are the examples, as many as asked")
  void examples(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("rules") Rules rules) {
    EventStore store = World.filled(history);
    List<Example> all = backtest(store, rules, asOf).examples();
    List<Example> few = backtest(store, rules, asOf, 2).examples();
    Set<Example> expected = new HashSet<>();
    for (Changed kind : Changed.values()) {
      all.stream()
          .filter(it -> it.changed().contains(kind))
          .sorted(Comparator.comparing(BacktestLawsTest::ids))
          .limit(2)
          .forEach(expected::add);
    }
    assertThat(few).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(few).isSortedAccordingTo(Comparator.comparing(BacktestLawsTest::ids));
    assertThat(backtest(store, rules, asOf, 0).examples()).isEmpty();
    Set<Member> before = World.members(store, rules.before(), asOf);
    for (Example example : all) {
      example.before().ifPresent(position -> assertThat(before).anyMatch(it -> is(it, position)));
    }
  }

  private static boolean is(Member member, Position position) {
    return member.id().equals(position.id())
        && member.reached().equals(position.reached())
        && member.stage().equals(Optional.of(position.stage()))
        && member.tier().tier().equals(position.tier())
        && member.standing().equals(position.standing())
        && member.segments().equals(position.segments());
  }
}
