package io.siyu.tck;

import static io.siyu.tck.MarchHistory.at;
import static io.siyu.tck.MarchHistory.callback;
import static io.siyu.tck.StoreContents.contents;
import static io.siyu.tck.StoreContents.erase;
import static io.siyu.tck.StoreContents.fill;
import static io.siyu.tck.StoreContents.found;
import static io.siyu.tck.StoreContents.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Referred;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.playbook.KeyRule;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.EventStores;
import io.siyu.tck.StoreContents.Content;
import io.siyu.tck.StoreContents.Everything;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventStore} must do. Subclass it and supply stores.
 *
 * <p>Each test proves one rule, and a failure's message names the rule's id.
 */
public abstract class EventStoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  /** Stores that hold nothing yet; asked once for each test. */
  protected abstract EventStores stores();

  private EventStore store() {
    return stores().forTenant("brand");
  }

  /** The rules of erasure. */
  @Nested
  public class Erasure extends EventStoreErasureContract {
    @Override
    protected EventStores stores() {
      return EventStoreContract.this.stores();
    }
  }

  @Test
  @DisplayName("S-1 append adds each event once, by id, and reports what was new as it was given")
  public void required_S01_append_adds_each_event_once() {
    EventStore store = store();
    List<Event> all = MarchHistory.all();
    List<Event> twice = new ArrayList<>(all.subList(0, 10));
    twice.addAll(all.subList(0, 10));
    assertThat(store.append(twice, Reaction.silent()).added())
        .as("S-1 what is repeated within one append is new once")
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 10));
    assertThat(store.append(all, Reaction.silent()).added())
        .as("S-1 what is there already is not new")
        .containsExactlyInAnyOrderElementsOf(all.subList(10, all.size()));
    assertThat(store.append(shuffled(all, 1), Reaction.silent()).added())
        .as("S-1 nothing is new the second time")
        .isEmpty();
    assertThat(Everything.in(store).events())
        .as("S-1 everything appended is there")
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(store.append(List.of(), Reaction.silent()).added())
        .as("S-1 nothing adds nothing")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "S-2 the reaction sees the touched clusters before and after, once, and only if something is new")
  public void required_S02_the_reaction_sees_before_and_after() {
    EventStore store = fill(store(), MarchHistory.linLife());
    Set<Event> contact = found(store, MarchHistory.LIN_CONTACT);
    Set<Event> order = found(store, MarchHistory.LIN_ORDER);
    Event link =
        callback(
            at(9, 0),
            MarchHistory.LIN_CONTACT,
            new Identified("get"),
            Claim.same(MarchHistory.LIN_BUYER));
    Signal signal = new BecameReachable(new MemberId("m"), "guides");
    List<List<Cluster>> seen = new ArrayList<>();
    Appended appended =
        store.append(
            List.of(link),
            (before, after) -> {
              seen.add(before);
              seen.add(after);
              return List.of(signal);
            });
    assertThat(seen).as("S-2 the reaction is asked once").hasSize(2);
    Set<Event> joined = new HashSet<>(contact);
    joined.addAll(order);
    assertThat(contents(seen.get(0)).stream().map(Content::events))
        .as("S-2 before the append the clusters are apart")
        .containsExactlyInAnyOrder(contact, order);
    joined.add(link);
    assertThat(contents(seen.get(1)).stream().map(Content::events))
        .as("S-2 after the append they are one, with the new event")
        .containsExactly(joined);
    assertThat(appended.signals()).as("S-2 its signals are handed back").containsExactly(signal);

    store.append(
        List.of(link),
        (before, after) -> {
          throw new AssertionError("S-2 the reaction must not be asked if nothing is new");
        });
  }

  @Test
  @DisplayName(
      "S-3 an append whose reaction throws leaves nothing behind, and works when tried again")
  public void required_S03_an_append_is_all_or_nothing() {
    EventStore store = fill(store(), MarchHistory.others());
    Everything before = Everything.in(store);
    assertThatThrownBy(
            () ->
                store.append(
                    MarchHistory.all(),
                    (x, y) -> {
                      throw new IllegalStateException("planned");
                    }))
        .as("S-3 the failure must reach the caller")
        .hasStackTraceContaining("planned");
    assertThat(Everything.in(store)).as("S-3 a failed append leaves nothing").isEqualTo(before);
    assertThat(store.cluster(MarchHistory.LIN_UNION)).as("S-3 not even a key").isEmpty();
    assertThat(store.claim(10, NOW, LEASE)).as("S-3 nor a signal").isEmpty();
    List<Event> lin = new ArrayList<>(MarchHistory.linLinks());
    lin.addAll(MarchHistory.linLife());
    assertThat(store.append(MarchHistory.all(), Reaction.silent()).added())
        .as("S-3 the same append works when tried again")
        .containsExactlyInAnyOrderElementsOf(lin);
  }

  @Test
  @DisplayName("S-4 a cluster is found by every key in it, through any chain of claims")
  public void required_S04_a_cluster_is_found_by_every_key() {
    EventStore store = fill(store(), MarchHistory.all());
    Set<Event> lin = found(store, MarchHistory.LIN_CONTACT);
    assertThat(lin)
        .as("S-4 by a subject")
        .containsAll(MarchHistory.linLinks())
        .containsAll(MarchHistory.linLife());
    for (IdentityKey key :
        List.of(
            MarchHistory.LIN_UNION,
            MarchHistory.LIN_PAYMENT,
            MarchHistory.LIN_DEVICE,
            MarchHistory.WANG,
            MarchHistory.CLAIMED_ONLY,
            MarchHistory.PHONE)) {
      assertThat(found(store, key))
          .as("S-4 a key of type %s finds what chains of claims lead to", key.type())
          .isEqualTo(lin);
    }
    assertThat(store.cluster(IdentityKey.openId("mp", "never seen")))
        .as("S-4 a key never seen finds nothing")
        .isEmpty();
    IdentityKey lonely = IdentityKey.openId("mp", "lonely");
    Event event = callback(at(1, 0), lonely, Touched.through(""));
    fill(store, List.of(event));
    assertThat(found(store, lonely))
        .as("S-4 a key alone finds its events alone")
        .containsExactly(event);
  }

  @Test
  @DisplayName(
      "S-5 a snapshot holds every event exactly once, in the cluster of its subject or among the others")
  public void required_S05_a_snapshot_holds_every_event_once() {
    EventStore store = fill(store(), MarchHistory.all());
    Everything everything = Everything.in(store);
    assertThat(everything.events())
        .as("S-5 a snapshot holds everything")
        .containsExactlyInAnyOrderElementsOf(MarchHistory.all());
    assertThat(everything.others())
        .as("S-5 the others are the events whose subject is no identity key")
        .allMatch(event -> !(event.subject() instanceof IdentityKey))
        .hasSize(2);
    for (Content cluster : everything.clusters()) {
      for (Event event : cluster.events()) {
        assertThat(found(store, (IdentityKey) event.subject()))
            .as("S-5 a snapshot's clusters are those found by key")
            .isEqualTo(cluster.events());
      }
    }
  }

  @Test
  @DisplayName("S-6 a snapshot is not moved by what happens while it is open")
  public void required_S06_a_snapshot_is_unmoved() {
    EventStore store = fill(store(), MarchHistory.linLife());
    Everything before = Everything.in(store);
    try (Snapshot snapshot = store.snapshot()) {
      fill(store, MarchHistory.all());
      assertThat(Everything.of(snapshot))
          .as("S-6 appends do not move a snapshot")
          .isEqualTo(before);
    }
    assertThat(Everything.in(store)).as("S-6 the next one shows them").isNotEqualTo(before);
  }

  @Test
  @DisplayName("S-7 tenants share nothing, not even the ids of equal events")
  public void required_S07_tenants_are_apart() {
    EventStores stores = stores();
    EventStore one = stores.forTenant("one");
    EventStore two = stores.forTenant("two");
    assertThat(one.tenant()).as("S-7 a store knows its tenant").isEqualTo("one");
    signalled(one, MarchHistory.linLife());
    assertThat(Everything.in(two).events()).as("S-7 another tenant sees nothing").isEmpty();
    assertThat(two.cluster(MarchHistory.LIN_CONTACT)).as("S-7 nor finds a key").isEmpty();
    assertThat(two.claim(10, NOW, LEASE)).as("S-7 nor a signal").isEmpty();
    assertThat(two.append(MarchHistory.linLife(), Reaction.silent()).added())
        .as("S-7 equal events of two tenants are new to each")
        .hasSameSizeAs(MarchHistory.linLife());
    assertThat(Everything.in(stores.forTenant("one")))
        .as("S-7 a tenant asked for again is the same")
        .isEqualTo(Everything.in(one));
    Everything before = Everything.in(two);
    erase(one, MarchHistory.LIN_CONTACT, MarchHistory.END);
    assertThat(Everything.in(two))
        .as("S-7 erasing in one tenant leaves the other")
        .isEqualTo(before);
  }

  @Test
  @DisplayName("S-8 the order of arrival does not show in what a store returns")
  public void required_S08_order_of_arrival_does_not_show() {
    EventStores stores = stores();
    Everything expected = Everything.in(fill(stores.forTenant("whole"), MarchHistory.all()));
    for (int seed = 1; seed <= 10; seed++) {
      EventStore store = stores.forTenant("shuffled" + seed);
      shuffled(MarchHistory.all(), seed).forEach(event -> fill(store, List.of(event)));
      assertThat(Everything.in(store))
          .as("S-8 clusters are the same whatever the order of arrival")
          .isEqualTo(expected);
    }
  }

  @Test
  @DisplayName(
      "S-9 keys with too many personal neighbours are not followed, and are named by every cluster they touch")
  public void required_S09_oversized_keys_are_not_followed() {
    EventStores stores = stores();
    IdentityKey tablet = new IdentityKey(KeyType.DEVICE, "shop", "tablet");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i <= KeyRule.LIMIT_MAX; i++) {
      IdentityKey visitor = IdentityKey.openId("mp", "v" + i);
      // Half of them name the tablet, half are named by it.
      events.add(
          i % 2 == 0
              ? callback(at(1, i), visitor, Touched.through(""), Claim.same(tablet))
              : callback(at(1, i), tablet, new Identified(""), Claim.same(visitor)));
      events.add(callback(at(2, i), visitor, Touched.through("MA01")));
    }
    EventStore atLimit = fill(stores.forTenant("limit"), events.subList(0, events.size() - 2));
    assertThat(found(atLimit, tablet))
        .as("S-9 a key with as many neighbours as the limit is followed")
        .hasSize(events.size() - 2);
    assertThat(atLimit.cluster(tablet).orElseThrow().oversized()).as("S-9 and not named").isEmpty();

    EventStore store = fill(stores.forTenant("beyond"), events);
    Set<Event> tablets =
        events.stream().filter(e -> e.subject().equals(tablet)).collect(Collectors.toSet());
    assertThat(found(store, tablet))
        .as("S-9 an oversized key's cluster holds its own events alone")
        .isEqualTo(tablets);
    assertThat(store.cluster(tablet).orElseThrow().oversized())
        .as("S-9 an oversized key's own cluster names it")
        .containsExactly(tablet);
    for (int i : List.of(0, 1, KeyRule.LIMIT_MAX)) {
      Cluster cluster = store.cluster(IdentityKey.openId("mp", "v" + i)).orElseThrow();
      assertThat(cluster.oversized())
          .as("S-9 a neighbour's cluster names the oversized key")
          .containsExactly(tablet);
      assertThat(cluster.events()).as("S-9 and does not reach through it").hasSize(2 - i % 2);
    }
    EventStore reversed = stores.forTenant("reversed");
    List<Event> backwards = new ArrayList<>(events);
    Collections.reverse(backwards);
    fill(reversed, backwards.subList(0, 700));
    fill(reversed, backwards);
    assertThat(Everything.in(reversed))
        .as("S-9 which neighbours came first does not show")
        .isEqualTo(Everything.in(store));
  }

  @Test
  @DisplayName(
      "S-9 what is addressed to an oversized key, or names it, shows the reaction no cluster of the key's")
  public void required_S09_oversized_keys_are_not_gone_through() {
    IdentityKey tablet = new IdentityKey(KeyType.DEVICE, "shop", "tablet");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i <= KeyRule.LIMIT_MAX; i++) {
      IdentityKey visitor = IdentityKey.openId("mp", "v" + i);
      events.add(callback(at(1, i), tablet, new Identified(""), Claim.same(visitor)));
    }
    EventStore store = fill(store(), events);
    Event visit =
        callback(at(3, 0), IdentityKey.openId("mp", "v0"), Touched.through(""), Claim.same(tablet));
    Event own = callback(at(3, 1), tablet, Touched.through(""));
    List<Cluster> seen = new ArrayList<>();
    store.append(
        List.of(visit, own),
        (before, after) -> {
          seen.addAll(after);
          return List.of();
        });
    assertThat(contents(seen).stream().map(Content::events))
        .as("S-9 the visitor's cluster alone")
        .containsExactly(Set.of(visit));
  }

  @Test
  @DisplayName(
      "S-20 whatever names a key is found by it: as subject, claim or invitee, or in a push not understood")
  public void required_S20_whatever_names_a_key_is_found() {
    EventStore store = fill(store(), MarchHistory.all());
    Set<Event> expected =
        MarchHistory.all().stream()
            .filter(
                e ->
                    e.subject().equals(MarchHistory.LIN_CONTACT)
                        || e.claims().stream()
                            .anyMatch(claim -> claim.key().equals(MarchHistory.LIN_CONTACT))
                        || e.fact() instanceof Referred referred
                            && referred.invitee().equals(MarchHistory.LIN_CONTACT)
                        || e.fact() instanceof Unmapped unmapped
                            && unmapped.mentions().contains(MarchHistory.LIN_CONTACT.value()))
            .collect(Collectors.toSet());
    assertThat(expected).extracting(e -> e.fact().kind()).contains(FactKind.REFERRED);
    assertThat(store.naming(Set.of(MarchHistory.LIN_CONTACT)))
        .as("S-20 everything that names the key, once")
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(store.naming(Set.of(MarchHistory.LIN_CONTACT, MarchHistory.LIN_UNION)))
        .as("S-20 what names several keys is found once")
        .doesNotHaveDuplicates()
        .containsAll(MarchHistory.linLinks().subList(0, 3));
    assertThat(store.naming(Set.of(MarchHistory.CLAIMED_ONLY)))
        .as("S-20 a key that is only claimed is found")
        .hasSize(1);
    erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
    assertThat(store.naming(Set.of(MarchHistory.LIN_CONTACT, MarchHistory.LIN_UNION)))
        .as("S-20 nothing names who is erased")
        .isEmpty();
  }

  @Test
  @DisplayName("S-26 every rename of a steward is found, also by those who are erased")
  public void required_S26_renames_are_found() {
    EventStore store = fill(store(), MarchHistory.all());
    assertThat(store.renames()).as("S-26 where nobody is renamed").isEmpty();
    Event first = renamed(1, "zhang", "zhang2");
    Event second = renamed(2, "zhang2", "zhang3");
    fill(store, List.of(second));
    fill(store, List.of(first, second));
    assertThat(store.renames())
        .as("S-26 each rename once, in order")
        .filteredOn(rename -> Set.of(first, second).contains(rename))
        .containsExactly(first, second);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.renames()).as("S-26 in a snapshot").isEqualTo(store.renames());
    }
    IdentityKey contact = IdentityKey.externalUserId("c", "served by zhang");
    Left left = new Left("guides", "zhang3", Party.CUSTOMER, Left.Why.REMOVED, "");
    fill(
        store,
        List.of(
            callback(at(1, 0), contact, Joined.full("guides", "zhang", "MA01")),
            callback(at(1, 3), contact, left)));
    String before = StoreContents.report(store);
    erase(store, contact, MarchHistory.ERASED_AT);
    assertThat(StoreContents.report(store)).as("S-26 to who is erased").isEqualTo(before);
  }

  private static Event renamed(int minute, String from, String to) {
    return callback(at(1, minute), new AccountSubject("wecom/c"), new StewardRenamed(from, to));
  }

  /** Appends one event at a time, each with one signal; returns the signals. */
  private static List<Signal> signalled(EventStore store, List<Event> events) {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Signal signal = new BecameReachable(new MemberId(i % 2 == 0 ? "even" : "odd"), "p" + i);
      signals.add(signal);
      store.append(List.of(events.get(i)), (before, after) -> List.of(signal));
    }
    return signals;
  }

  private static List<Signal> signals(List<OutboxEntry> entries) {
    return entries.stream().map(OutboxEntry::signal).toList();
  }

  private static List<Long> positions(List<OutboxEntry> entries) {
    return entries.stream().map(OutboxEntry::position).toList();
  }

  @Test
  @DisplayName(
      "S-15 the outbox hands out every signal, oldest first, and again once the lease has ended")
  public void required_S15_signals_are_handed_out_at_least_once() {
    EventStore store = store();
    List<Signal> signals = signalled(store, MarchHistory.linLife().subList(0, 4));
    List<OutboxEntry> claimed = store.claim(2, NOW, LEASE);
    assertThat(signals(claimed))
        .as("S-15 oldest first, and no more than asked for")
        .isEqualTo(signals.subList(0, 2));
    assertThat(positions(claimed)).as("S-15 positions rise").isSorted();
    List<OutboxEntry> again = store.claim(10, NOW.plus(LEASE), LEASE);
    assertThat(signals(again))
        .as("S-15 what was not acknowledged comes again, in order")
        .isEqualTo(signals);
    assertThat(again.subList(0, 2)).as("S-15 at the same positions").isEqualTo(claimed);
  }

  @Test
  @DisplayName(
      "S-16 what is claimed is hidden until the lease ends, and the member's later signals with it")
  public void required_S16_a_lease_hides_the_member() {
    EventStore store = store();
    List<Signal> signals = signalled(store, MarchHistory.linLife().subList(0, 4));
    assertThat(signals(store.claim(1, NOW, LEASE)))
        .as("S-16 the first")
        .containsExactly(signals.get(0));
    assertThat(signals(store.claim(10, NOW, LEASE.multipliedBy(2))))
        .as("S-16 while it is claimed only other members' signals are handed out")
        .containsExactly(signals.get(1), signals.get(3));
    assertThat(store.claim(10, NOW.plus(LEASE).minusMillis(1), LEASE))
        .as("S-16 nothing is left")
        .isEmpty();
    assertThat(signals(store.claim(10, NOW.plus(LEASE), LEASE)))
        .as("S-16 when the lease has ended, the member's come, in order")
        .containsExactly(signals.get(0), signals.get(2));
  }

  @Test
  @DisplayName("S-17 acknowledging removes signals for good; positions that are gone are ignored")
  public void required_S17_acknowledging_removes() {
    EventStore store = store();
    List<Signal> signals = signalled(store, MarchHistory.linLife().subList(0, 4));
    List<OutboxEntry> claimed = store.claim(2, NOW, LEASE);
    store.acknowledge(positions(claimed));
    store.acknowledge(positions(claimed));
    store.acknowledge(List.of(Long.MAX_VALUE, -1L));
    List<OutboxEntry> rest = store.claim(10, NOW.plus(LEASE), LEASE);
    assertThat(signals(rest))
        .as("S-17 only what was not acknowledged comes again")
        .isEqualTo(signals.subList(2, 4));
    store.acknowledge(positions(rest));
    assertThat(store.claim(10, NOW.plus(LEASE.multipliedBy(9)), LEASE))
        .as("S-17 and in the end nothing")
        .isEmpty();
    assertThat(Everything.in(store).events()).as("S-17 events stay").hasSize(4);
  }

  @Test
  @DisplayName("S-18 threads that append the same history in different orders leave it there once")
  public void required_S18_threads_do_not_disturb_each_other() {
    EventStores stores = stores();
    Everything expected = Everything.in(fill(stores.forTenant("alone"), MarchHistory.all()));
    EventStore store = stores.forTenant("together");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> added = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        long seed = i;
        added.add(
            threads.submit(
                () -> {
                  int sum = 0;
                  for (Event event : shuffled(MarchHistory.all(), seed)) {
                    sum +=
                        store
                            .append(List.of(event), (x, y) -> List.of(signalOf(event)))
                            .added()
                            .size();
                  }
                  return sum;
                }));
      }
      int sum = 0;
      for (Future<Integer> each : added) {
        sum += each.get();
      }
      assertThat(sum)
          .as("S-18 each event is new to one thread")
          .isEqualTo(MarchHistory.all().size());
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("S-18 appending from several threads must not throw", e);
    } finally {
      threads.shutdownNow();
    }
    assertThat(Everything.in(store)).as("S-18 and there once").isEqualTo(expected);
    assertThat(new HashSet<>(signals(store.claim(1_000, NOW, LEASE))))
        .as("S-18 with each signal once")
        .hasSize(MarchHistory.all().size());
  }

  private static Signal signalOf(Event event) {
    return new BecameReachable(new MemberId(event.id().toString()), "guides");
  }
}
