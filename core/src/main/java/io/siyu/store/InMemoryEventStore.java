package io.siyu.store;

import com.google.common.hash.Hashing;
import io.siyu.dossier.Cluster;
import io.siyu.erasure.Tombstones;
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
import java.util.HashMap;
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
  private final InMemoryTombstoneBook book = new InMemoryTombstoneBook();
  private final Tombstones tombstones;
  private final Map<EventId, Event> events = new HashMap<>();
  private final Mentions mentions = new Mentions();
  private final KeyGraph graph = new KeyGraph();
  private final Outbox outbox = new Outbox();

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
            text -> Hashing.hmacSha256(key).hashString(text, StandardCharsets.UTF_8).toString(),
            book);
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
    book.mark();
    tombstones.noteReturns(fresh.values());
    Set<IdentityKey> orders = tombstones.ordersOfErased(fresh.values(), graph::events);
    Exchange exchange = new Exchange();
    if (!orders.isEmpty()) {
      tombstones.eraseOrders(orders, this::naming).forEach(exchange::reduce);
    }
    Map<Event, Event> keptFor = new LinkedHashMap<>();
    Set<IdentityKey> touched = new TreeSet<>();
    for (Event event : fresh.values()) {
      Event kept = tombstones.kept(event);
      keptFor.put(event, kept);
      if (kept.subject() instanceof IdentityKey subject) {
        touched.add(subject);
        kept.claims().forEach(claim -> touched.add(claim.key()));
      }
    }
    List<Cluster> before = graph.clusters(touched);
    keptFor.forEach(exchange::add);
    try {
      List<Signal> signals = reaction.signals(before, graph.clusters(touched));
      outbox.add(signals);
      return new Appended(List.copyOf(fresh.values()), signals);
    } catch (RuntimeException | Error e) {
      exchange.undo();
      book.rollBack();
      throw e;
    }
  }

  /** Changes to the events kept, which can be undone. */
  private final class Exchange {
    private final List<Event> removed = new ArrayList<>();
    private final List<Event> added = new ArrayList<>();

    void add(Event event, Event kept) {
      if (!event.equals(kept)) {
        tombstones.remember(event);
      }
      if (keep(kept)) {
        added.add(kept);
      }
    }

    void reduce(Event event, Event skeleton) {
      forget(List.of(event));
      removed.add(event);
      add(event, skeleton);
    }

    void undo() {
      forget(added);
      removed.forEach(InMemoryEventStore.this::keep);
    }
  }

  /** Keeps an event unless it is there; tells whether it was not. */
  private boolean keep(Event event) {
    if (events.putIfAbsent(event.id(), event) != null) {
      return false;
    }
    if (event.subject() instanceof IdentityKey subject) {
      graph.add(event, subject);
    }
    mentions.add(event);
    return true;
  }

  private void forget(Collection<Event> gone) {
    gone.forEach(event -> events.remove(event.id()));
    graph.removeAll(gone);
    mentions.removeAll(gone);
  }

  @Override
  public synchronized Optional<Cluster> cluster(IdentityKey key) {
    return graph.cluster(key);
  }

  @Override
  public synchronized List<Event> naming(Set<IdentityKey> keys) {
    Map<EventId, Event> naming = new LinkedHashMap<>();
    for (IdentityKey key : keys) {
      graph.naming(key).forEach(event -> naming.put(event.id(), event));
      mentions.of(key).forEach(event -> naming.put(event.id(), event));
    }
    return List.copyOf(naming.values());
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
  public synchronized Erased erase(Erasure erasure) {
    book.mark();
    Map<Event, Event> reduced =
        tombstones.erase(erasure.keys(), erasure.named(), erasure.at(), this::naming);
    reduced.forEach(new Exchange()::reduce);
    return Erased.of(erasure, reduced, outbox.forget(erasure.member()));
  }

  @Override
  public synchronized List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return outbox.claim(max, now, lease);
  }

  @Override
  public synchronized void acknowledge(Collection<Long> positions) {
    outbox.acknowledge(positions);
  }

  /** How many keys and events appends and questions have gone through since the start. */
  synchronized long visited() {
    return graph.visited();
  }
}
