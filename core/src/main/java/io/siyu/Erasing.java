package io.siyu;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.ErasurePolicy.Requests;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases persons, by the host's word or because a platform demands it. Thread-safe. */
final class Erasing {
  private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

  private final Playbook playbook;
  private final EventStore store;

  Erasing(Playbook playbook, EventStore store) {
    this.playbook = playbook;
    this.store = store;
  }

  /** What became of the demands for deletion among some events. */
  record Demands(Map<Event, ErasureReceipt> receipts, Map<Event, RuntimeException> failures) {
    static final Demands NONE = new Demands(Map.of(), Map.of());
  }

  Optional<ErasureReceipt> erase(IdentityKey key, Instant at) {
    Optional<Cluster> cluster = store.cluster(key);
    return cluster
        .flatMap(it -> IdentityResolution.of(it, playbook.identity()).person(key))
        .map(person -> ErasedPerson.of(person, at))
        .map(
            person -> {
              Set<IdentityKey> named = new TreeSet<>();
              cluster.ifPresent(it -> named.addAll(it.namedOnlyBy(person.keys())));
              named.removeIf(playbook.identity()::isBlocked);
              Erasure erasure = new Erasure(person.id(), person.keys(), named, at);
              return ErasureReceipt.of(person, store.erase(erasure), playbook);
            });
  }

  /**
   * Carries out the demands for deletion among stored events, if the playbook says so, in the order
   * in which they were made. One that was stored before is carried out if it still stands: it may
   * have failed then.
   */
  Demands carriedOut(Collection<Event> events) {
    if (playbook.erasure().requests() != Requests.CARRY_OUT) {
      return Demands.NONE;
    }
    Demands demands = new Demands(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Event event : ImmutableSortedSet.copyOf(Event.ORDER, events)) {
      if (event.fact() instanceof ErasureRequested request
          && request.scope() == ErasureRequested.Scope.PERSON
          && event.subject() instanceof IdentityKey key) {
        try {
          carriedOut(event, key).ifPresent(receipt -> demands.receipts().put(event, receipt));
        } catch (RuntimeException e) {
          LOG.error("a demand for deletion could not be carried out: {}", reason(e));
          demands.failures().put(event, e);
        }
      }
    }
    return demands;
  }

  private Optional<ErasureReceipt> carriedOut(Event demand, IdentityKey key) {
    boolean isOpen =
        store.cluster(key).filter(cluster -> cluster.events().contains(demand)).isPresent();
    if (!isOpen) {
      return Optional.empty();
    }
    Optional<ErasureReceipt> receipt = erase(key, ErasureRequest.upTo(demand));
    if (receipt.isPresent()) {
      LOG.info("a demand for deletion was carried out");
    } else {
      LOG.warn("a demand for deletion stays open: its account belongs to nobody");
    }
    return receipt;
  }

  /** The demands that are still open, in the order in which they were made. */
  List<ErasureRequest> open() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot
          .clusters()
          .flatMap(cluster -> ErasureRequest.openIn(cluster, playbook.identity()))
          .sorted(Comparator.comparing(ErasureRequest::event, Event.ORDER))
          .toList();
    }
  }

  /** What caused a failure may quote the row, and so the person: only its class is told. */
  static String reason(RuntimeException e) {
    return (e instanceof StoreException ? e.getMessage() : e.getClass().getName())
        + " (cause: "
        + (e.getCause() == null ? "none" : e.getCause().getClass().getName())
        + ")";
  }
}
