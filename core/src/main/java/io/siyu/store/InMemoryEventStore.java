package io.siyu.store;

import com.google.common.collect.Iterators;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps one tenant's events in memory, packed: a few hundred bytes for a person with ten. Not
 * durable: everything is gone with the process. Thread-safe: several may read, or one append, at a
 * time; an open snapshot stands in nobody's way.
 */
public final class InMemoryEventStore implements EventStore {
  /** As many texts as are deleted while nobody else may read or write. */
  private static final int TEXTS = 100;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String tenant;
  private final InMemoryTombstoneBook book = new InMemoryTombstoneBook();
  private final Tombstones tombstones;
  private final KeyGraph graph = new KeyGraph(RANDOM.nextLong());
  private final Outbox outbox = new Outbox();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

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

  private <T> T reading(Supplier<T> action) {
    return holding(lock.readLock(), action);
  }

  private <T> T writing(Supplier<T> action) {
    return holding(lock.writeLock(), action);
  }

  private static <T> T holding(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Appended append(Collection<Event> given, Reaction reaction) {
    return writing(() -> appendAlone(given, reaction));
  }

  private Appended appendAlone(Collection<Event> given, Reaction reaction) {
    Map<EventId, Event> fresh = new LinkedHashMap<>();
    for (Event event : given) {
      if (!graph.contains(event.subject(), event.id()) && !tombstones.hasReduced(event)) {
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
      exchange.reduce(tombstones.eraseOrders(orders, this::naming));
    }
    List<Event> kept = fresh.values().stream().map(tombstones::kept).toList();
    // Silence looks at nothing, so nothing is unpacked for it.
    Set<IdentityKey> touched = reaction == Reaction.silent() ? Set.of() : keys(kept);
    List<Cluster> before = graph.clusters(touched);
    try {
      exchange.addAll(fresh.values(), kept);
      List<Signal> signals = reaction.signals(before, graph.clusters(touched));
      outbox.add(signals);
      return new Appended(List.copyOf(fresh.values()), signals);
    } catch (RuntimeException | Error e) {
      exchange.undo();
      book.rollBack();
      throw e;
    }
  }

  /** The keys that events are about or claim. */
  private static Set<IdentityKey> keys(List<Event> events) {
    Set<IdentityKey> keys = new TreeSet<>();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        keys.add(subject);
        event.claims().forEach(claim -> keys.add(claim.key()));
      }
    }
    return keys;
  }

  /** Changes to the events kept, which can be undone. */
  private final class Exchange {
    private final List<Event> removed = new ArrayList<>();
    private final List<Event> added = new ArrayList<>();

    void addAll(Collection<Event> events, Collection<Event> kept) {
      Iterator<Event> each = kept.iterator();
      for (Event event : events) {
        Event instead = each.next();
        if (!event.equals(instead)) {
          tombstones.remember(event);
        }
        if (graph.add(instead)) {
          added.add(instead);
        }
      }
    }

    void reduce(Map<Event, Event> skeletons) {
      graph.removeAll(skeletons.keySet());
      removed.addAll(skeletons.keySet());
      addAll(skeletons.keySet(), skeletons.values());
    }

    void undo() {
      graph.removeAll(added);
      removed.forEach(graph::add);
    }
  }

  @Override
  public Optional<Cluster> cluster(IdentityKey key) {
    return reading(() -> graph.cluster(key));
  }

  @Override
  public List<Event> naming(Set<IdentityKey> keys) {
    return reading(
        () -> {
          Map<EventId, Event> naming = new LinkedHashMap<>();
          for (IdentityKey key : keys) {
            graph.naming(key).forEach(event -> naming.put(event.id(), event));
          }
          return List.copyOf(naming.values());
        });
  }

  @Override
  public List<Event> renames() {
    return tombstones.renames(reading(graph::renames));
  }

  @Override
  public Snapshot snapshot() {
    List<Event> renames = new ArrayList<>();
    StoreView view =
        writing(
            () -> {
              renames.addAll(graph.renames());
              return graph.view();
            });
    return new Snapshot() {
      @Override
      public Stream<Cluster> clusters() {
        return view.clusters();
      }

      @Override
      public Stream<Event> others() {
        return view.others();
      }

      @Override
      public List<Event> renames() {
        return tombstones.renames(renames);
      }

      @Override
      public void close() {
        // Nothing is held but memory.
      }
    };
  }

  @Override
  public Erased erase(Erasure erasure) {
    return writing(
        () -> {
          book.mark();
          Map<Event, Event> reduced =
              tombstones.erase(erasure.keys(), erasure.named(), erasure.at(), this::naming);
          new Exchange().reduce(reduced);
          return Erased.of(erasure, reduced, outbox.forget(erasure.member()));
        });
  }

  @Override
  public int dropTexts(Instant before) {
    int dropped = 0;
    Iterable<List<Event>> parts =
        () ->
            Iterators.partition(
                snapshot().events().filter(event -> Tombstones.hasText(event, before)).iterator(),
                TEXTS);
    for (List<Event> part : parts) {
      dropped += writing(() -> dropTextsOf(part));
    }
    return dropped;
  }

  private int dropTextsOf(List<Event> events) {
    List<Event> there =
        events.stream().filter(event -> graph.contains(event.subject(), event.id())).toList();
    book.mark();
    new Exchange().reduce(tombstones.withoutTexts(there));
    return there.size();
  }

  @Override
  public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return writing(() -> outbox.claim(max, now, lease));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    writing(
        () -> {
          outbox.acknowledge(positions);
          return positions;
        });
  }

  /** How many keys and events appends and questions have gone through since the start. */
  long visited() {
    return reading(graph::visited);
  }
}
