package io.siyu.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.funnel.Exclusion.Effect;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is asked and done, what is found is what a look at every chain finds. */
class FunnelLawsTest {
  private static final long HOUR = 3_600_000;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Provide
  Arbitrary<List<Done>> lives() {
    Arbitrary<Integer> steps =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(1, 2, 4, 8)),
            Tuple.of(1, Arbitraries.integers().between(0, 31)));
    Arbitrary<Integer> exclusions =
        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 7));
    Arbitrary<Done> done =
        Combinators.combine(
                Arbitraries.longs().between(0, 14),
                steps,
                exclusions,
                Arbitraries.of(1L, 1L, 2L, 3L, Occurrences.NO_VALUE))
            .as((hour, s, e, value) -> new Done(hour * 4 * HOUR, s, e, value));
    return done.list().ofMinSize(0).ofMaxSize(8);
  }

  private static Arbitrary<FunnelWindow> windows() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(0, 40)
            .map(hours -> new FunnelWindow.FromFirst(Duration.ofHours(hours))),
        Arbitraries.longs()
            .between(0, 20)
            .map(hours -> new FunnelWindow.PerStep(Duration.ofHours(hours))),
        Arbitraries.of(1, 2).map(days -> new FunnelWindow.CalendarDays(days, SHANGHAI)));
  }

  private static Arbitrary<List<Exclusion>> exclusions(int steps) {
    if (steps < 2) {
      return Arbitraries.just(List.of());
    }
    return Combinators.combine(
            Arbitraries.integers().between(1, steps - 1),
            Arbitraries.integers().between(1, steps - 1),
            Arbitraries.of(Effect.class))
        .as(
            (from, length, effect) ->
                new Exclusion("refund", from, Math.min(steps, from + length), effect))
        .list()
        .ofMaxSize(2);
  }

  @Provide
  Arbitrary<FunnelSpec> specs() {
    Arbitrary<Set<FunnelMode>> modes = Arbitraries.subsetOf(FunnelMode.values());
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            steps ->
                Combinators.combine(
                        Arbitraries.frequency(
                            Tuple.of(4, StepOrder.ORDERED),
                            Tuple.of(1, StepOrder.STRICT),
                            Tuple.of(1, StepOrder.ANY)),
                        windows(),
                        modes,
                        Arbitraries.of(FunnelEntry.class),
                        exclusions(steps),
                        Arbitraries.of(Optional.<String>empty(), Optional.of("product")))
                    .as(
                        (order, window, some, entry, not, hold) ->
                            sensible(steps, order, window, some, entry, not, hold)));
  }

  /** Leaves out what a funnel may not ask. */
  private static FunnelSpec sensible(
      int steps,
      StepOrder order,
      FunnelWindow window,
      Set<FunnelMode> modes,
      FunnelEntry entry,
      List<Exclusion> exclusions,
      Optional<String> hold) {
    Set<FunnelMode> some = new HashSet<>(modes);
    if (!some.contains(FunnelMode.STRICT_ORDER)) {
      some.remove(FunnelMode.ALLOW_REENTRY);
    }
    if (order != StepOrder.ORDERED) {
      some.retainAll(Set.of(FunnelMode.STRICT_ONCE));
    }
    boolean perStep = window instanceof FunnelWindow.PerStep;
    return new FunnelSpec(
        names(steps),
        order,
        perStep && order == StepOrder.ANY
            ? new FunnelWindow.FromFirst(Duration.ofHours(9))
            : window,
        some,
        entry,
        exclusions.stream()
            .filter(e -> order == StepOrder.ORDERED)
            .filter(e -> !perStep || e.effect() == Effect.END_ATTEMPT)
            .toList(),
        hold);
  }

  private static List<String> names(int steps) {
    return List.of("a", "b", "c", "d").subList(0, steps);
  }

  static AllChains.Found found(FunnelMatcher matcher) {
    List<Long> at = new ArrayList<>();
    for (int step = 1; step <= matcher.level(); step++) {
      at.add(matcher.at(step));
    }
    return new AllChains.Found(matcher.level(), at, matcher.dropped(), matcher.incomplete());
  }

  private static AllChains.Found found(FunnelSpec spec, List<Done> life, long asOf) {
    FunnelMatcher matcher = new FunnelMatcher(spec);
    matcher.follow(Done.occurrences(life), asOf);
    return found(matcher);
  }

  @Property(tries = 10_000)
  @Label(
      "J-1, J-2, J-3, J-4, J-5, J-6, J-7, J-10 what is found is the longest of all chains, and of these"
          + " the first")
  void the_longest_of_all_chains(
      @ForAll("specs") FunnelSpec spec,
      @ForAll("lives") List<Done> life,
      @ForAll("hours") long asOf) {
    assertThat(found(spec, life, asOf)).isEqualTo(AllChains.find(spec, life, asOf));
  }

  @Provide
  Arbitrary<Long> hours() {
    return Arbitraries.longs().between(0, 80).map(hour -> hour * HOUR);
  }

  @Property(tries = 5_000)
  @Label("J-1 the usual funnel finds the longest of all chains, and of these the first")
  void the_usual_funnel(
      @ForAll("usual") FunnelSpec spec,
      @ForAll("lives") List<Done> life,
      @ForAll("hours") long asOf) {
    assertThat(Search.of(spec)).isInstanceOf(UsualSearch.class);
    assertThat(found(spec, life, asOf)).isEqualTo(AllChains.find(spec, life, asOf));
  }

  @Property(tries = 1_000)
  @Label("J-1 of many occurrences the usual funnel finds what the general search finds")
  void the_usual_funnel_of_many(
      @ForAll("usual") FunnelSpec spec, @ForAll Random random, @ForAll("hours") long asOf) {
    Occurrences many = new Occurrences();
    for (int i = 0; i < 60; i++) {
      many.add(i / 2 * HOUR, random.nextInt(4) == 0 ? random.nextInt(16) : 1 << random.nextInt(5));
    }
    int count = many.sizeBefore(asOf);
    Attempt usual = new Attempt(spec.steps().size());
    Attempt general = new Attempt(spec.steps().size());
    new UsualSearch(spec).run(many, count, asOf, usual);
    new OrderedSearch(spec).run(many, count, asOf, general);

    assertThat(usual).usingRecursiveComparison().isEqualTo(general);
  }

  @Provide
  Arbitrary<FunnelSpec> usual() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.longs().between(0, 40))
        .as(
            (steps, hours) ->
                FunnelSpec.ordered(
                    names(steps), new FunnelWindow.FromFirst(Duration.ofHours(hours))));
  }

  @Property(tries = 1_000)
  @Label(
      "J-8 the order in which occurrences of one instant arrive changes nothing, nor who was before")
  void ties_and_memory_change_nothing(
      @ForAll("specs") FunnelSpec spec,
      @ForAll("lives") List<Done> life,
      @ForAll("lives") List<Done> other,
      @ForAll Random random) {
    List<Done> shuffled = new ArrayList<>(life);
    Collections.shuffle(shuffled, random);
    FunnelMatcher matcher = new FunnelMatcher(spec);
    matcher.follow(Done.occurrences(other), 50 * HOUR);
    matcher.follow(Done.occurrences(shuffled), 60 * HOUR);

    assertThat(found(matcher)).isEqualTo(found(spec, life, 60 * HOUR));
  }

  @Property(tries = 500)
  @Label("J-9 what persons come to adds up, in whatever parts they are counted")
  void counts_add_up(
      @ForAll("specs") FunnelSpec spec, @ForAll List<@From("lives") List<Done>> lives) {
    FunnelTally whole = new FunnelTally(spec);
    FunnelTally one = new FunnelTally(spec);
    FunnelTally two = new FunnelTally(spec);
    FunnelMatcher matcher = new FunnelMatcher(spec);
    List<AllChains.Found> all = new ArrayList<>();
    for (List<Done> life : lives) {
      matcher.follow(Done.occurrences(life), 50 * HOUR);
      all.add(found(matcher));
      whole.add(matcher);
      (all.size() % 2 == 0 ? one : two).add(matcher);
    }
    one.add(two);
    FunnelCount count = whole.count();

    assertThat(one.count()).isEqualTo(count);
    assertThat(count.followed()).isEqualTo(lives.size());
    assertThat(count.dropped()).isEqualTo(all.stream().filter(AllChains.Found::dropped).count());
    for (int step = 1; step <= spec.steps().size(); step++) {
      int level = step;
      assertThat(count.reached().get(step - 1))
          .isEqualTo(all.stream().filter(f -> f.level() >= level).count());
      assertThat(count.incomplete().get(step - 1))
          .isEqualTo(all.stream().filter(f -> f.level() == level && f.incomplete()).count());
      if (step > 1) {
        List<Long> times =
            all.stream()
                .filter(f -> f.level() >= level)
                .map(f -> f.at().get(level - 1) - f.at().get(0))
                .sorted()
                .toList();
        for (int percent : new int[] {1, 50, 90, 100}) {
          assertThat(whole.timeTo(step, percent))
              .isEqualTo(quantile(times, percent))
              .isEqualTo(one.timeTo(step, percent));
        }
      }
    }
  }

  private static Optional<Duration> quantile(List<Long> sorted, int percent) {
    return sorted.stream()
        .filter(
            time ->
                sorted.stream().filter(other -> other <= time).count() * 100
                    >= (long) percent * sorted.size())
        .findFirst()
        .map(Duration::ofMillis);
  }
}
