package io.siyu.store;

import io.siyu.dossier.Cluster;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All that a store held at some moment, still packed (快照); it is unpacked cluster by cluster, as it
 * is asked for. As lasting and as thread-safe as its parts.
 *
 * @param profiles the events
 * @param namings who names whom
 * @param islands which names are connected
 * @param oversized the keys that are not followed, by number
 * @param oversizedKeys the same keys
 */
record StoreView(
    Profiles.View profiles,
    Namings.View namings,
    Islands.View islands,
    Map<Integer, IdentityKey> oversized,
    Set<IdentityKey> oversizedKeys) {

  /** Whether a name is a key that is some event's subject or claimed by some event. */
  boolean isInCluster(int name) {
    return (!profiles.isEmpty(name) || namings.isClaimed(name))
        && Name.isKey(profiles.names().kind(name));
  }

  /** The cluster of a key. */
  Gathered cluster(int of) {
    List<Event> events = new ArrayList<>();
    Set<IdentityKey> beside = new HashSet<>();
    int keys =
        islands.forEach(
            of,
            member -> {
              profiles.forEach(member, (event, address) -> events.add(event));
              if (!oversized.isEmpty()) {
                addOversized(member, beside);
              }
            });
    if (!oversized.isEmpty()) {
      for (Event event : events) {
        for (Claim claim : event.claims()) {
          if (oversizedKeys.contains(claim.key())) {
            beside.add(claim.key());
          }
        }
      }
    }
    return new Gathered(new Cluster(events, beside), keys + events.size());
  }

  /**
   * A cluster and what it cost.
   *
   * @param cluster the cluster
   * @param visited how many keys and events it has
   */
  record Gathered(Cluster cluster, int visited) {}

  private void addOversized(int member, Set<IdentityKey> out) {
    IdentityKey itself = oversized.get(member);
    if (itself != null) {
      out.add(itself);
    }
    Namings.Entries entries = namings.of(member);
    while (entries.next()) {
      IdentityKey claimant = entries.isClaim() ? oversized.get(entries.subject()) : null;
      if (claimant != null) {
        out.add(claimant);
      }
    }
  }

  /** Every cluster; may be gone through by several threads. */
  Stream<Cluster> clusters() {
    return StreamSupport.stream(new Clusters(0, profiles.names().count()), false);
  }

  /** Every event whose subject is no identity key. */
  Stream<Event> others() {
    return IntStream.range(0, profiles.names().count())
        .filter(name -> !profiles.isEmpty(name) && !Name.isKey(profiles.names().kind(name)))
        .boxed()
        .flatMap(profiles::stream);
  }

  /** The clusters that the keys within some numbers stand for. */
  private final class Clusters implements Spliterator<Cluster> {
    /** Fewer names are not worth another thread. */
    private static final int SPLIT_MIN = 1_024;

    private int next;
    private final int end;

    Clusters(int begin, int end) {
      this.next = begin;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Cluster> action) {
      while (next < end) {
        int name = next++;
        if (islands.isRoot(name) && isInCluster(name)) {
          action.accept(cluster(name).cluster());
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable Spliterator<Cluster> trySplit() {
      int begin = next;
      if (end - begin < SPLIT_MIN) {
        return null;
      }
      next = begin + (end - begin) / 2;
      return new Clusters(begin, next);
    }

    @Override
    public long estimateSize() {
      return (long) end - next;
    }

    @Override
    public int characteristics() {
      return NONNULL | IMMUTABLE;
    }
  }
}
