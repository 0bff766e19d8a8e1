package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of one tenant's keys are connected by any statement (连通簇), within one transaction. Clusters
 * grow, but for two moments: a key that gets too many personal neighbours is cut out, and an
 * erasure takes statements away; then what is left is gone through and divided anew.
 */
final class Clusters {
  private final Idents idents;
  private final Events events;

  Clusters(Transaction transaction, Tenant tenant) {
    this.idents = new Idents(transaction, tenant);
    this.events = new Events(transaction, tenant);
  }

  /** Adds an event that is not there. */
  void add(Event event) {
    if (event.subject() instanceof IdentityKey subject) {
      events.add(event, subject, idents.obtain(subject).cluster());
      for (IdentityKey claimed : event.claimedKeys()) {
        connect(subject, claimed);
      }
    } else {
      events.add(event);
    }
  }

  /** Removes events, and the keys that nothing names any more. */
  void removeAll(Collection<Event> gone) {
    Set<Long> torn = new LinkedHashSet<>();
    Set<String> grown = new LinkedHashSet<>();
    for (Event event : gone) {
      events.remove(event);
      if (event.subject() instanceof IdentityKey subject) {
        torn.add(idents.obtain(subject).cluster());
        for (IdentityKey claimed : event.claimedKeys()) {
          List<Ident> before = List.of(idents.obtain(subject), idents.obtain(claimed));
          idents.count(subject, claimed, -1);
          for (Ident each : before) {
            torn.add(each.cluster());
            if (each.isOversized() && !idents.find(each.name()).orElseThrow().isOversized()) {
              grown.add(each.name());
            }
          }
        }
      }
    }
    torn.forEach(this::resettle);
    for (String name : grown) {
      idents.neighbours(name).forEach(neighbour -> unite(name, neighbour));
    }
  }

  private void connect(IdentityKey a, IdentityKey b) {
    List<Ident> before = List.of(idents.obtain(a), idents.obtain(b));
    idents.count(a, b, 1);
    boolean cut = false;
    for (Ident each : before) {
      cut |= !each.isOversized() && idents.find(each.name()).orElseThrow().isOversized();
    }
    if (cut) {
      before.stream().map(Ident::cluster).distinct().forEach(this::resettle);
    } else {
      unite(before.get(0).name(), before.get(1).name());
    }
  }

  private void unite(String a, String b) {
    Optional<Ident> one = idents.find(a);
    Optional<Ident> other = idents.find(b);
    if (one.isEmpty()
        || other.isEmpty()
        || one.get().isOversized()
        || other.get().isOversized()
        || one.get().cluster() == other.get().cluster()) {
      return;
    }
    boolean isFirstSmaller = idents.isSmaller(one.get().cluster(), other.get().cluster());
    long small = isFirstSmaller ? one.get().cluster() : other.get().cluster();
    long large = isFirstSmaller ? other.get().cluster() : one.get().cluster();
    idents.moveAll(small, large);
    events.moveAll(small, large);
  }

  /** Divides a cluster anew, without following oversized keys, and drops keys nobody names now. */
  private void resettle(long cluster) {
    Map<String, Ident> unsettled = new LinkedHashMap<>();
    for (Ident ident : idents.ofCluster(cluster)) {
      if (idents.hasNeighbours(ident.name()) || events.anyAddressedTo(ident.name())) {
        unsettled.put(ident.name(), ident);
      } else {
        idents.remove(ident.name());
      }
    }
    List<List<Ident>> parts = new ArrayList<>();
    while (!unsettled.isEmpty()) {
      parts.add(reachable(unsettled));
    }
    // The largest stays where it is.
    parts.sort(Comparator.comparing(List<Ident>::size).reversed());
    for (List<Ident> part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      long to = idents.newCluster();
      for (Ident ident : part) {
        idents.move(ident.name(), to);
        events.move(ident.name(), to);
      }
    }
  }

  /** Takes the first key, and whatever is connected with it, out of a map. */
  private List<Ident> reachable(Map<String, Ident> unsettled) {
    Ident start = unsettled.values().iterator().next();
    unsettled.remove(start.name());
    List<Ident> part = new ArrayList<>(List.of(start));
    for (int i = 0; i < part.size(); i++) {
      Ident ident = part.get(i);
      for (String name :
          ident.isOversized() ? List.<String>of() : idents.neighbours(ident.name())) {
        Ident next = unsettled.get(name);
        if (next != null && !next.isOversized()) {
          unsettled.remove(name);
          part.add(next);
        }
      }
    }
    return part;
  }

  /** The cluster of a key; empty where it was never seen. */
  Optional<Cluster> of(IdentityKey key) {
    return idents.find(key).map(ident -> load(ident.cluster()));
  }

  /**
   * The distinct clusters of keys, but for those never seen and for oversized ones, which stand for
   * nobody and whose own events are too many to be gone through for each that is added.
   */
  List<Cluster> of(Collection<IdentityKey> keys) {
    Set<Long> found = new LinkedHashSet<>();
    for (IdentityKey key : keys) {
      idents
          .find(key)
          .filter(ident -> !ident.isOversized())
          .ifPresent(ident -> found.add(ident.cluster()));
    }
    return found.stream().map(this::load).toList();
  }

  /** The number of the first cluster after another. */
  Optional<Long> after(long cluster) {
    return idents.clusterAfter(cluster);
  }

  Cluster load(long cluster) {
    return new Cluster(events.ofCluster(cluster), idents.oversized(cluster));
  }
}
