package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Erased;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What changes one tenant's events (记账), within one transaction that holds the tenant's lock. */
final class Ledger {
  private final Events events;
  private final Clusters clusters;
  private final JdbcOutbox outbox;
  private final Tombstones tombstones;

  Ledger(Transaction transaction, Tenant tenant) {
    this.events = new Events(transaction, tenant);
    this.clusters = new Clusters(transaction, tenant);
    this.outbox = new JdbcOutbox(transaction, tenant);
    this.tombstones = new Tombstones(tenant::hash, new JdbcTombstoneBook(transaction, tenant));
  }

  Appended append(Collection<Event> given, Reaction reaction) {
    Map<EventId, Event> fresh = new LinkedHashMap<>();
    for (Event event : given) {
      if (!fresh.containsKey(event.id())
          && !events.has(event.id())
          && !tombstones.hasReduced(event)) {
        fresh.put(event.id(), event);
      }
    }
    if (fresh.isEmpty()) {
      return new Appended(List.of(), List.of());
    }
    tombstones.noteReturns(fresh.values());
    Set<IdentityKey> orders = tombstones.ordersOfErased(fresh.values(), events::addressedTo);
    if (!orders.isEmpty()) {
      reduce(tombstones.eraseOrders(orders, events::naming));
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
    List<Cluster> before = clusters.of(touched);
    keptFor.forEach(this::add);
    List<Signal> signals = reaction.signals(before, clusters.of(touched));
    outbox.add(signals);
    return new Appended(List.copyOf(fresh.values()), signals);
  }

  Erased erase(Erasure erasure) {
    Map<Event, Event> reduced =
        tombstones.erase(erasure.keys(), erasure.named(), erasure.at(), events::naming);
    reduce(reduced);
    return Erased.of(erasure, reduced, outbox.forget(erasure.member()));
  }

  private void add(Event event, Event kept) {
    if (!event.equals(kept)) {
      tombstones.remember(event);
    }
    if (!events.has(kept.id())) {
      clusters.add(kept);
    }
  }

  /** Puts what may be kept of events in their place. */
  private void reduce(Map<Event, Event> keptFor) {
    clusters.removeAll(keptFor.keySet());
    keptFor.forEach(this::add);
  }
}
