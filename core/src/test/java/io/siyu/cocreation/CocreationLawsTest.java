package io.siyu.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Cocreation;
import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Linked;
import io.siyu.event.Unlinked;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the whole, for what customers decide. */
class CocreationLawsTest {
  private static final String RULES =
      """
      "cocreation":{
       "panels":[{"id":"taste","leastVotes":2,"sure":60,"closes":"2026-03-20T00:00:00Z"}],
       "campaigns":[{"id":"spring","sku":"soap","threshold":3,"leastDue":1,
         "deadline":"2026-03-15T00:00:00Z","payBy":"2026-03-25T00:00:00Z"}],
       "groupBuys":[{"activity":"group","size":2,"hours":48}]},
      """;
  private static final Playbook PLAYBOOK =
      Playbook.parse(
          Histories.playbook().toJson().replaceFirst("\"costs\":", RULES.strip() + "\"costs\":"));

  /** Everything that can be asked. */
  private record Answers(
      Optional<PanelResult> panel, Optional<CampaignResult> campaign, List<Team> teams) {}

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.wishHistories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  private static Siyu siyu(List<Event> history) {
    EventStore store = new InMemoryEventStore("laws");
    store.append(history, Reaction.silent());
    return Siyu.builder().playbook(PLAYBOOK).store(store).build();
  }

  private static Answers answers(Siyu siyu, Instant asOf) {
    Cocreation asked = siyu.cocreation();
    return new Answers(
        asked.panel("taste", asOf), asked.campaign("spring", asOf), asked.teams(asOf));
  }

  @Property(tries = 200)
  @Label("Z-14 the same events in any order, some of them twice, give the same answers")
  void order_of_arrival(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll Random random) {
    List<Event> told = new ArrayList<>(history);
    told.addAll(history.subList(0, history.size() / 2));
    Collections.shuffle(told, random);
    assertThat(answers(siyu(told), asOf)).isEqualTo(answers(siyu(history), asOf));
  }

  /** An event that says who its keys are, and nothing else. */
  private static Event emptied(Event event) {
    boolean isLink = event.fact() instanceof Linked || event.fact() instanceof Unlinked;
    return isLink || !(event.subject() instanceof IdentityKey)
        ? event
        : Event.of(
            event.key(),
            event.occurredAt(),
            event.source(),
            event.subject(),
            event.claims(),
            new Identified(""),
            event.provenance());
  }

  @Property(tries = 200)
  @Label("Z-14 answers as of an instant depend on no fact at or after it, but for who is who")
  void what_happens_later(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    List<Event> cut =
        history.stream().map(it -> it.occurredAt().isBefore(asOf) ? it : emptied(it)).toList();
    assertThat(answers(siyu(cut), asOf)).isEqualTo(answers(siyu(history), asOf));
  }

  @Property(tries = 100)
  @Label("Z-14 who is erased is still counted, in what everybody decided")
  void erasure_keeps_results(@ForAll("histories") List<Event> history) {
    Siyu siyu = siyu(history);
    Answers before = answers(siyu, Histories.END);
    List<IdentityKey> keys;
    try (Stream<Member> members = siyu.members(Histories.END)) {
      keys = members.map(member -> member.keys().iterator().next()).sorted().limit(1).toList();
    }
    keys.forEach(key -> siyu.erase(key, Histories.END));
    assertThat(answers(siyu, Histories.END)).isEqualTo(before);
  }
}
