package io.siyu.tck;

import static io.siyu.tck.MarchHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Context;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erased;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What a store holds and answers, in a form that shows no order of listing. */
final class StoreContents {
  private StoreContents() {}

  static EventStore fill(EventStore store, List<Event> events) {
    store.append(events, Reaction.silent());
    return store;
  }

  static List<Event> shuffled(List<Event> events, long seed) {
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** A cluster without the order in which its events happen to be listed. */
  record Content(Set<Event> events, Set<IdentityKey> oversized) {
    static Content of(Cluster cluster) {
      assertThat(cluster.events())
          .as("S-5 a cluster holds each event once")
          .doesNotHaveDuplicates();
      return new Content(new HashSet<>(cluster.events()), cluster.oversized());
    }
  }

  static Set<Content> contents(List<Cluster> clusters) {
    return clusters.stream().map(Content::of).collect(Collectors.toSet());
  }

  /** Everything in a store. */
  record Everything(Set<Content> clusters, Set<Event> others) {
    static Everything in(EventStore store) {
      try (Snapshot snapshot = store.snapshot()) {
        return of(snapshot);
      }
    }

    static Everything of(Snapshot snapshot) {
      List<Cluster> clusters = snapshot.clusters().toList();
      List<Event> others = snapshot.others().toList();
      List<Event> all = new ArrayList<>(others);
      clusters.forEach(cluster -> all.addAll(cluster.events()));
      assertThat(all).as("S-5 a snapshot holds each event once").doesNotHaveDuplicates();
      return new Everything(contents(clusters), new HashSet<>(others));
    }

    Set<Event> events() {
      Set<Event> events = new HashSet<>(others);
      clusters.forEach(cluster -> events.addAll(cluster.events()));
      return events;
    }
  }

  static Set<Event> found(EventStore store, IdentityKey key) {
    return store.cluster(key).map(cluster -> Content.of(cluster).events()).orElse(Set.of());
  }

  static String report(EventStore store) {
    try (Snapshot snapshot = store.snapshot()) {
      return Report.of(
              snapshot.clusters(),
              snapshot.others(),
              MarchHistory.PLAYBOOK,
              new Context(Stewards.of(snapshot.renames())),
              MarchHistory.MARCH,
              MarchHistory.END)
          .toJson();
    }
  }

  static Optional<Dossier> person(EventStore store, IdentityKey key) {
    return store
        .cluster(key)
        .flatMap(c -> IdentityResolution.of(c, MarchHistory.PLAYBOOK.identity()).person(key));
  }

  static Erased erase(EventStore store, IdentityKey key, Instant at) {
    Dossier person = person(store, key).orElseThrow();
    return store.erase(Erasure.of(person.id(), person.keys(), at));
  }
}
