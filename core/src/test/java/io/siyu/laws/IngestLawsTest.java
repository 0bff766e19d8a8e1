package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.Provenance;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What arrives twice, in another order or late makes no difference. */
class IngestLawsTest {
  /** What says who is who and nothing else. */
  private static final Set<FactKind> LINKS =
      EnumSet.of(FactKind.IDENTIFIED, FactKind.LINKED, FactKind.UNLINKED);

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<List<Event>> identityHistories() {
    return Histories.identityHistories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Property(tries = 1_000)
  @Label("L-1 appending events again adds nothing, raises no signal and changes nothing")
  void appending_again_changes_nothing(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    EventStore store = World.filled(history);
    World before = World.of(store);
    List<Event> again = new ArrayList<>(history);
    again.addAll(history.subList(0, history.size() / 2));
    Collections.shuffle(again, new Random(seed));

    Appended appended =
        store.append(
            again,
            (x, y) -> {
              throw new AssertionError("nothing is new, so nobody may be asked for signals");
            });

    assertThat(appended).isEqualTo(new Appended(List.of(), List.of()));
    assertThat(store.claim(1, Instant.MAX, Duration.ZERO)).isEmpty();
    assertThat(World.of(store)).isEqualTo(before);
  }

  @Property(tries = 1_000)
  @Label("L-1 the façade signals a history once, however often it is told")
  void the_facade_signals_once(@ForAll("histories") List<Event> history) {
    List<Event> told = history.stream().filter(e -> e.provenance() != Provenance.CALLBACK).toList();
    var siyu = World.siyu(new InMemoryEventStore("laws"), World.FIRST);
    Appended first = siyu.ingest(told);
    assertThat(first.added()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(siyu.ingest(told)).isEqualTo(new Appended(List.of(), List.of()));
  }

  @Property(tries = 1_000)
  @Label(
      "L-2 any order, any split into appends and any repetition give equal members and report bytes")
  void order_of_arrival_does_not_show(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    World expected = World.of(history);
    assertThat(World.of(World.shuffled(history, new Random(seed)))).isEqualTo(expected);
  }

  @Property(tries = 1_000)
  @Label("L-2 statements about who is who may arrive in any order")
  void order_of_statements_does_not_show(
      @ForAll("identityHistories") List<Event> history, @ForAll("seeds") long seed) {
    World expected = World.of(history);
    assertThat(World.of(World.shuffled(history, new Random(seed)))).isEqualTo(expected);
  }

  @Property(tries = 1_000)
  @Label("L-3 links discovered late give the state as if they had been known from the start")
  void late_identity_is_as_good_as_early(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    List<Event> links = history.stream().filter(e -> LINKS.contains(e.fact().kind())).toList();
    List<Event> rest = history.stream().filter(e -> !LINKS.contains(e.fact().kind())).toList();
    EventStore early = World.filled(links);
    early.append(rest, Reaction.silent());

    EventStore late = World.filled(rest);
    List<Event> one = new ArrayList<>(links);
    Collections.shuffle(one, new Random(seed));
    World.of(late); // Having been read before must not matter either.
    one.forEach(link -> late.append(List.of(link), Reaction.silent()));

    assertThat(World.of(late)).isEqualTo(World.of(early));
  }
}
