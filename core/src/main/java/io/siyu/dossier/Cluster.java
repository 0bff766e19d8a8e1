package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All events whose keys are connected by any statement whatever, believed or not (连通簇): what a
 * store keeps together and one resolution needs. Which persons are in it is decided at read, by
 * {@link IdentityResolution}.
 *
 * @param events the events addressed to keys of the cluster, each id once, in any order
 * @param oversized keys with so many neighbours that the store no longer follows them; they join
 *     nobody
 */
public record Cluster(List<Event> events, Set<IdentityKey> oversized) {
  /** Copies. */
  public Cluster {
    events = ImmutableList.copyOf(events);
    oversized = ImmutableSortedSet.copyOf(oversized);
  }

  /** Keys, none of these, that no event names but those about these or about what is erased. */
  public Set<IdentityKey> namedOnlyBy(Set<IdentityKey> keys) {
    Set<IdentityKey> named = new TreeSet<>();
    Set<IdentityKey> others = new TreeSet<>(oversized);
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        boolean isTheirs = keys.contains(subject) || subject.isErased();
        (isTheirs ? named : others).addAll(event.claimedKeys());
        others.add(subject);
      }
    }
    named.removeAll(others);
    named.removeAll(keys);
    named.removeIf(IdentityKey::isErased);
    return named;
  }

  /** A cluster none of whose keys is oversized. */
  public static Cluster of(List<Event> events) {
    return new Cluster(events, Set.of());
  }
}
