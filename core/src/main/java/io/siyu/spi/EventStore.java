package io.siyu.spi;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.dossier.Pair;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps one tenant's events (事件库), and nothing that can be computed from them.
 *
 * <p>Implementations must be thread-safe; must make each call atomic: all of it or, with a {@link
 * StoreException}, none; must keep tenants apart; must never let an order of arrival show in what
 * they return; and must keep events that share keys findable together as a {@link Cluster}. {@code
 * EventStoreContract} in the {@code tck} test-jar tests this. Chapter 7 of SPEC.md has the rules.
 */
public interface EventStore {
  /** The tenant (租户) to whom this instance belongs. No call reaches another tenant's data. */
  String tenant();

  /**
   * Adds events, each unless its id is already there, and writes the signals that follow from them,
   * in one transaction. When this returns, a durable store has all of it on disk.
   *
   * @param events any events, with any repetition
   * @param reaction asked once for the signals, unless nothing was new; a store that retries may
   *     ask again
   */
  Appended append(Collection<Event> events, Reaction reaction);

  /**
   * The cluster of a key: every event connected with it by any chain of claims, whatever the
   * identity rules say, not following keys with more than {@value
   * io.siyu.playbook.KeyRule#LIMIT_MAX} STRONG or SCOPED neighbours. Empty where the key was never
   * seen.
   */
  Optional<Cluster> cluster(IdentityKey key);

  /**
   * Every event that names one of these keys, wherever it is kept: as its subject, in its claims,
   * as somebody's invitee, or by a key's bare value among the mentions of a push that was not
   * understood. In any order.
   */
  List<Event> naming(Set<IdentityKey> keys);

  /**
   * Every {@link io.siyu.event.StewardRenamed}, as {@link io.siyu.erasure.Tombstones#renames} puts
   * them: few, and to be known before anybody's events are folded.
   */
  List<Event> renames();

  /** A consistent view of everything, unmoved by appends while it is open. Close it. */
  Snapshot snapshot();

  /**
   * Makes every event that names one of these keys nobody's (擦除): keys, texts, tags and links are
   * deleted, kind, instant, pool, channel, product and money stay under a pseudonym that no key
   * reaches, and whatever arrives later about these keys from before the instant is reduced
   * likewise (rules S-10 to S-13).
   *
   * @return what was done
   */
  Erased erase(Erasure erasure);

  /**
   * Deletes the texts of pushes that were not understood and occurred before an instant, with the
   * values that they mention (留存期限): what each was called, when it was and whose key it was
   * addressed to stay, and its repetition is known as one (rule S-25). It may do so little by
   * little, and appends go on meanwhile.
   *
   * @return how many there were
   */
  int dropTexts(Instant before);

  /**
   * Hands out signals to be acted upon, oldest first, at least once: what is claimed is hidden from
   * other claims until it is acknowledged or the lease ends. Of one member no signal is handed out
   * while an earlier one is claimed.
   *
   * @param max how many at most
   * @param now the caller's clock
   * @param lease how long the caller may take
   */
  List<OutboxEntry> claim(int max, Instant now, Duration lease);

  /** Removes signals that have been acted upon. Positions that are gone are ignored. */
  void acknowledge(Collection<Long> positions);

  /** Computes the signals of an append from the clusters it touched. Must be pure. */
  @FunctionalInterface
  interface Reaction {
    /** Returns the signals, in order. */
    List<Signal> signals(List<Cluster> before, List<Cluster> after);

    /** No signals: for bootstrap imports (静默导入). */
    static Reaction silent() {
      return (before, after) -> List.of();
    }
  }

  /**
   * What an append did.
   *
   * @param added the events that were new, as they were given
   * @param signals the signals written to the outbox
   */
  record Appended(List<Event> added, List<Signal> signals) {
    /** Copies. */
    public Appended {
      added = ImmutableList.copyOf(added);
      signals = ImmutableList.copyOf(signals);
    }
  }

  /** A consistent view. Not thread-safe; its streams may each be taken once. */
  interface Snapshot extends AutoCloseable {
    /** Every cluster, each event in exactly one, in any order. */
    Stream<Cluster> clusters();

    /** Every event whose subject is not an identity key, in any order. */
    Stream<Event> others();

    /** As {@link EventStore#renames}. */
    List<Event> renames();

    /** Every event once, in any order; takes both other streams. */
    default Stream<Event> events() {
      return Stream.concat(clusters().flatMap(cluster -> cluster.events().stream()), others());
    }

    @Override
    void close();
  }

  /**
   * Whom to erase.
   *
   * @param member the person's id now, whose waiting signals are deleted
   * @param keys every key of the person, as resolved now, orders included
   * @param named keys that are not the person's, but of which nothing else is known than that the
   *     person's events name them: those that conflict, expired or were unlinked. They go with the
   *     person, and are as new if they are heard of again
   * @param at when it was asked for
   */
  record Erasure(MemberId member, Set<IdentityKey> keys, Set<IdentityKey> named, Instant at) {
    /** Copies. */
    public Erasure {
      keys = ImmutableSortedSet.copyOf(keys);
      named = ImmutableSortedSet.copyOf(named);
    }

    /** Erases nothing but some keys. */
    public static Erasure of(MemberId member, Set<IdentityKey> keys, Instant at) {
      return new Erasure(member, keys, Set.of(), at);
    }
  }

  /**
   * What an erasure did.
   *
   * @param at from when on the person is unknown
   * @param reduced how many events of each kind now belong to nobody
   * @param links how many pairs of the person's keys were deleted
   * @param shared how many pairs of one of the person's keys and one of somebody else's, or one
   *     that several have, now name a pseudonym
   * @param signals how many waiting signals were deleted
   */
  record Erased(Instant at, Map<FactKind, Integer> reduced, int links, int shared, int signals) {
    /** Copies. */
    public Erased {
      reduced = Maps.immutableEnumMap(reduced);
    }

    /** Counts what is kept of events that were reduced, by what they were before. */
    public static Erased of(Erasure erasure, Map<Event, Event> keptFor, int signals) {
      Set<IdentityKey> keys = erasure.keys();
      Map<FactKind, Integer> reduced = new EnumMap<>(FactKind.class);
      Set<Pair> links = new HashSet<>();
      Set<Pair> shared = new HashSet<>();
      keptFor.forEach(
          (event, kept) -> {
            reduced.merge(event.fact().kind(), 1, Integer::sum);
            Set<Pair> remaining = stated(kept);
            for (Pair pair : stated(event)) {
              if (keys.contains(pair.a()) || keys.contains(pair.b())) {
                links.add(pair);
                IdentityKey other = keys.contains(pair.a()) ? pair.b() : pair.a();
                if (remaining.stream()
                    .anyMatch(it -> it.a().equals(other) || it.b().equals(other))) {
                  shared.add(pair);
                }
              }
            }
          });
      links.removeAll(shared);
      return new Erased(erasure.at(), reduced, links.size(), shared.size(), signals);
    }

    private static Set<Pair> stated(Event event) {
      Set<Pair> stated = new HashSet<>();
      if (event.subject() instanceof IdentityKey subject) {
        event.claimedKeys().forEach(claimed -> stated.add(Pair.of(subject, claimed)));
      }
      return stated;
    }

    /** How many events now belong to nobody. */
    public int events() {
      return reduced.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * A signal waiting to be acted upon.
   *
   * @param position its place in the tenant's outbox
   * @param signal the signal
   */
  record OutboxEntry(long position, Signal signal) {}
}
