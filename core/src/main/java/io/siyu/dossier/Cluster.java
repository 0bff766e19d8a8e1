package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;

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

  /** A cluster none of whose keys is oversized. */
  public static Cluster of(List<Event> events) {
    return new Cluster(events, Set.of());
  }
}
