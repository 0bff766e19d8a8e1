package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Linked;
import io.siyu.event.Spent;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Member;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What was so as of an instant stays so, whatever happens later; only who is who is as known now.
 */
class TimeTravelLawTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  /** An event that says of its keys what the given one does, and nothing else. */
  private static Event emptied(Event event) {
    boolean link = event.fact() instanceof Linked || event.fact() instanceof Unlinked;
    Fact nothing =
        event.subject() instanceof IdentityKey
            ? new Identified("")
            : event.subject() instanceof ChannelDay
                ? new Spent(Money.fen(0), 0)
                : new Unmapped("", "", List.of());
    return Event.of(
        event.key(),
        event.occurredAt(),
        event.source(),
        event.subject(),
        event.claims(),
        link ? event.fact() : nothing,
        event.provenance());
  }

  private static Set<Member> members(EventStore store, Playbook playbook, Instant asOf) {
    return World.members(store, playbook, asOf).stream()
        .map(World::withoutId)
        .collect(Collectors.toSet());
  }

  @Property(tries = 1_000)
  @Label("L-5 members and report as of an instant depend on no fact at or after it")
  void what_happens_later_does_not_show(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    List<Event> emptied =
        history.stream().map(e -> e.occurredAt().isBefore(asOf) ? e : emptied(e)).toList();
    EventStore full = World.filled(history);
    EventStore cut = World.filled(emptied);
    for (Playbook playbook : List.of(World.FIRST, World.LAST)) {
      assertThat(members(full, playbook, asOf)).isEqualTo(members(cut, playbook, asOf));
      assertThat(World.siyu(full, playbook).report(Histories.MARCH, asOf).toJson())
          .isEqualTo(World.siyu(cut, playbook).report(Histories.MARCH, asOf).toJson());
    }
  }

  @Property(tries = 1_000)
  @Label(
      "L-5 what was reached stays reached unless money is given back, and nobody is reached before anything occurred")
  void time_only_adds(@ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    for (Member member : World.members(store, World.FIRST, asOf)) {
      assertThat(member.asOf()).isEqualTo(asOf);
      assertThat(member.reached().values()).allMatch(at -> at.isBefore(asOf));
      assertThat(member.touches()).allMatch(touch -> touch.at().isBefore(asOf));
      assertThat(member.presences()).allMatch(presence -> presence.since().isBefore(asOf));
    }
    assertThat(World.members(store, World.FIRST, Histories.START)).isEmpty();
  }
}
