package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.ErasureRequest;
import io.siyu.Report;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.json.Json;
import io.siyu.member.Member;
import io.siyu.testing.Histories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A demand for deletion says that an erasure is owed, and nothing else. */
class DemandLawsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  /** Demands at accounts that events are about, and at one of whom nothing is known. */
  private static List<Event> demands(List<Event> history, Random random) {
    Set<IdentityKey> accounts = new TreeSet<>();
    accounts.add(IdentityKey.openId("mp", "stranger"));
    for (Event event : history) {
      if (event.subject() instanceof IdentityKey key
          && key.type().defaultClass() != KeyClass.ORDER) {
        accounts.add(key);
      }
    }
    List<IdentityKey> all = List.copyOf(accounts);
    List<Event> demands = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      demands.add(
          Event.of(
              "demand:" + i,
              Histories.START.plus(Duration.ofHours(random.nextInt(24 * 30))),
              new Source("mp"),
              all.get(random.nextInt(all.size())),
              List.of(),
              new ErasureRequested(
                  "unsubscribe",
                  random.nextBoolean()
                      ? ErasureRequested.Scope.PERSON
                      : ErasureRequested.Scope.FIELDS,
                  ""),
              Provenance.CALLBACK));
    }
    return demands;
  }

  private static Set<Member> withoutIds(World world) {
    return world.members().stream().map(World::withoutId).collect(Collectors.toSet());
  }

  /** The reports without their counts of events, and of keys with any that are nobody's. */
  private static List<JsonNode> withoutEvents(World world) {
    List<JsonNode> reports = new ArrayList<>();
    for (Report report : world.reports()) {
      try {
        reports.add(
            ((ObjectNode) Json.parse(report.toJson())).without(List.of("events", "unresolved")));
      } catch (Json.MalformedJsonException e) {
        throw new AssertionError(e);
      }
    }
    return reports;
  }

  @Property(tries = 1_000)
  @Label("D-3 a demand that waits moves nothing: no member, count or amount")
  void a_demand_moves_nothing(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    List<Event> with = new ArrayList<>(history);
    with.addAll(demands(history, new Random(seed)));
    World before = World.of(history);
    World after = World.of(with);
    assertThat(withoutEvents(after)).isEqualTo(withoutEvents(before));
    assertThat(withoutIds(after)).isEqualTo(withoutIds(before));
  }

  @Property(tries = 1_000)
  @Label("D-2 the open demands are the same whatever the order in which everything arrived")
  void any_order(@ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<Event> with = new ArrayList<>(history);
    with.addAll(demands(history, random));
    List<ErasureRequest> open = World.siyu(World.filled(with), World.FIRST).erasureRequests();
    assertThat(World.siyu(World.shuffled(with, random), World.FIRST).erasureRequests())
        .isEqualTo(open);
    Set<String> demanded = new HashSet<>();
    with.stream()
        .filter(event -> event.fact() instanceof ErasureRequested)
        .forEach(event -> demanded.add(event.key()));
    assertThat(open).extracting(it -> it.event().key()).containsAll(demanded);
  }
}
