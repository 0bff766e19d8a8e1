package io.siyu.store;

import com.google.common.hash.Hashing;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal;
import io.siyu.spi.EventStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps one tenant's events in memory. Not durable: everything is gone with the process.
 * Thread-safe, by one lock.
 */
public final class InMemoryEventStore implements EventStore {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String tenant;
  private Tombstones tombstones;
  private final Map<EventId, Event> events = new LinkedHashMap<>();
  private final Outbox outbox = new Outbox();
  private KeyGraph graph = new KeyGraph();

  /** An empty store of a tenant, with a key of its own for the hashes of what is erased. */
  public InMemoryEventStore(String tenant) {
    if (tenant.isEmpty()) {
      throw new IllegalArgumentException("a store needs the name of its tenant");
    }
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    this.tenant = tenant;
    this.tombstones =
        new Tombstones(
            text -> Hashing.hmacSha256(key).hashString(text, StandardCharsets.UTF_8).toString());
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public synchronized Appended append(Collection<Event> given, Reaction reaction) {
    Map<EventId, Event> fresh = new LinkedHashMap<>();
    for (Event event : given) {
      if (!events.containsKey(event.id()) && !tombstones.hasReduced(event)) {
        fresh.put(event.id(), event);
      }
    }
    if (fresh.isEmpty()) {
      return new Appended(List.of(), List.of());
    }
    Map<EventId, Event> eventsBefore = Map.of();
    Tombstones tombstonesBefore = tombstones;
    Set<IdentityKey> orders = ordersOfErased(fresh.values());
    if (!orders.isEmpty()) {
      eventsBefore = new LinkedHashMap<>(events);
      tombstones = tombstones.copy();
      tombstones.bury(orders, Instant.MIN);
      reduceWhatNames(orders);
    }
    Map<Event, Event> keptFor = new LinkedHashMap<>();
    Set<IdentityKey> touched = new TreeSet<>();
    for (Event event : fresh.values()) {
      Event kept = suppressed(event);
      keptFor.put(event, kept);
      touched.addAll(Tombstones.keysOf(kept));
    }
    List<Cluster> before = graph.clusters(touched);
    List<Event> added = keptFor.values().stream().filter(this::keep).toList();
    try {
      List<Signal> signals = reaction.signals(before, graph.clusters(touched));
      keptFor.forEach(
          (event, kept) -> {
            if (!event.equals(kept)) {
              tombstones.remember(event);
            }
          });
      outbox.add(signals);
      return new Appended(List.copyOf(fresh.values()), signals);
    } catch (RuntimeException | Error e) {
      added.forEach(event -> events.remove(event.id()));
      if (!orders.isEmpty()) {
        events.clear();
        events.putAll(eventsBefore);
        tombstones = tombstonesBefore;
      }
      rebuild();
      throw e;
    }
  }

  /**
   * The numbers, not yet erased, of orders that are first known by these events to belong to
   * somebody erased, and the further numbers of orders erased before: such an order is erased with
   * all that is known of it.
   */
  private Set<IdentityKey> ordersOfErased(Collection<Event> fresh) {
    Set<IdentityKey> found = new TreeSet<>();
    if (tombstones.isEmpty()) {
      return found;
    }
    List<Event> news =
        fresh.stream().filter(e -> Tombstones.names(e, Tombstones::isOrder)).toList();
    boolean more = true;
    while (more) {
      Set<IdentityKey> next = new TreeSet<>();
      for (Event event : news) {
        if (tombstones.isOrderOfErased(event)
            || Tombstones.names(
                event,
                k -> Tombstones.isOrder(k) && (found.contains(k) || tombstones.isErased(k)))) {
          next.addAll(Tombstones.keysOf(event));
        }
      }
      for (IdentityKey number : found) {
        for (Event event : graph.events(number)) {
          next.addAll(Tombstones.keysOf(event));
        }
      }
      next.removeIf(
          key -> !Tombstones.isOrder(key) || tombstones.isErased(key) || isAnothers(key, news));
      more = found.addAll(next);
    }
    return found;
  }

  /** Whether an order is said to be for somebody who is not erased. */
  private boolean isAnothers(IdentityKey number, List<Event> news) {
    return Stream.concat(graph.events(number).stream(), news.stream())
        .anyMatch(event -> event.subject().equals(number) && tombstones.isForSomebody(event));
  }

  /** Keeps an event unless it is there; tells whether it was not. */
  private boolean keep(Event event) {
    if (events.putIfAbsent(event.id(), event) != null) {
      return false;
    }
    if (event.subject() instanceof IdentityKey subject) {
      graph.add(event, subject);
    }
    return true;
  }

  /** The event as it may be kept: reduced, where it is about somebody erased. */
  private Event suppressed(Event event) {
    if (tombstones.isEmpty()) {
      return event;
    }
    Map<IdentityKey, IdentityKey> erased = tombstones.erasedIn(event);
    if (erased.isEmpty() && !tombstones.mentions(event)) {
      return event;
    }
    return tombstones.reduce(event, erased);
  }

  @Override
  public synchronized Optional<Cluster> cluster(IdentityKey key) {
    return graph.cluster(key);
  }

  @Override
  public synchronized Snapshot snapshot() {
    List<Cluster> clusters = graph.clusters();
    List<Event> others =
        events.values().stream().filter(e -> !(e.subject() instanceof IdentityKey)).toList();
    return new Snapshot() {
      @Override
      public Stream<Cluster> clusters() {
        return clusters.stream();
      }

      @Override
      public Stream<Event> others() {
        return others.stream();
      }

      @Override
      public void close() {
        // Nothing is held but memory.
      }
    };
  }

  @Override
  public synchronized Erased erase(MemberId member, Set<IdentityKey> keys, Instant at) {
    tombstones.bury(keys, at);
    int reduced = reduceWhatNames(keys);
    outbox.forget(member);
    return new Erased(reduced, at);
  }

  private int reduceWhatNames(Set<IdentityKey> keys) {
    List<Event> reduced = new ArrayList<>();
    for (Event event : events.values()) {
      Map<IdentityKey, IdentityKey> erased = tombstones.erasedIn(event);
      erased.keySet().retainAll(keys);
      if (!erased.isEmpty() || tombstones.mentions(event)) {
        reduced.add(event);
      }
    }
    for (Event event : reduced) {
      events.remove(event.id());
      tombstones.remember(event);
      Event skeleton = tombstones.reduce(event, tombstones.erasedIn(event));
      events.put(skeleton.id(), skeleton);
    }
    rebuild();
    return reduced.size();
  }

  private void rebuild() {
    graph = new KeyGraph();
    for (Event event : events.values()) {
      if (event.subject() instanceof IdentityKey subject) {
        graph.add(event, subject);
      }
    }
  }

  @Override
  public synchronized List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return outbox.claim(max, now, lease);
  }

  @Override
  public synchronized void acknowledge(Collection<Long> positions) {
    outbox.acknowledge(positions);
  }
}
