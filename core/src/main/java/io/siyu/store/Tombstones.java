package io.siyu.store;

import io.siyu.dossier.Reduction;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What an event store remembers of erased persons (墓碑): keyed hashes of their keys, never the keys,
 * so that nothing that arrives later revives them. Not thread-safe.
 */
final class Tombstones {
  private final UnaryOperator<String> hash;
  private final Reduction reduction;

  /** By the hash of a key: up to when it is nobody's, and what then stands in its place. */
  private final Map<String, NavigableMap<Instant, IdentityKey>> byKey = new HashMap<>();

  private final Map<String, Instant> byValue = new HashMap<>();
  private final Set<String> reducedIds = new HashSet<>();

  Tombstones(UnaryOperator<String> hash) {
    this.hash = hash;
    this.reduction = new Reduction(hash);
  }

  /** What is remembered now, unmoved by what is remembered later. */
  Tombstones copy() {
    Tombstones copy = new Tombstones(hash);
    byKey.forEach((key, graves) -> copy.byKey.put(key, new TreeMap<>(graves)));
    copy.byValue.putAll(byValue);
    copy.reducedIds.addAll(reducedIds);
    return copy;
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /**
   * Erases keys from an instant on: a person's own under one pseudonym, orders each under its own.
   */
  void bury(Collection<IdentityKey> keys, Instant at) {
    Set<IdentityKey> people = new TreeSet<>();
    for (IdentityKey key : keys) {
      if (isOrder(key)) {
        graves(key).putIfAbsent(at, reduction.number(key));
      } else {
        people.add(key);
      }
    }
    for (IdentityKey key : people) {
      graves(key).put(at, reduction.pseudonym(people.iterator().next(), at));
      byValue.merge(hash.apply(key.value()), at, (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /** Whether an event has been reduced before, under whatever id it is kept now. */
  boolean hasReduced(Event event) {
    return !reducedIds.isEmpty() && reducedIds.contains(hash.apply(event.id().toString()));
  }

  /**
   * What stands in the place of each erased key that an event names; empty where the event stays as
   * it is.
   */
  Map<IdentityKey, IdentityKey> erasedIn(Event event) {
    Map<IdentityKey, IdentityKey> erased = new HashMap<>();
    if (!byKey.isEmpty()) {
      for (IdentityKey key : keysOf(event)) {
        erasedBy(key, event).ifPresent(instead -> erased.put(key, instead));
      }
    }
    return erased;
  }

  /** Whether an order's number is erased. */
  boolean isErased(IdentityKey number) {
    return byKey.containsKey(hash.apply(number.text()));
  }

  /** Whether a push that was not understood mentions an erased person. */
  boolean mentions(Event event) {
    return event.fact() instanceof Unmapped unmapped
        && unmapped.mentions().stream()
            .map(value -> byValue.get(hash.apply(value)))
            .anyMatch(at -> at != null && event.occurredAt().isBefore(at));
  }

  /** Reduces an event. */
  Event reduce(Event event, Map<IdentityKey, IdentityKey> erased) {
    return reduction.of(event, erased, key -> !isFromBefore(key, event));
  }

  /** Remembers that an event has been reduced, so that its repetition is known as one. */
  void remember(Event event) {
    reducedIds.add(hash.apply(event.id().toString()));
  }

  private NavigableMap<Instant, IdentityKey> graves(IdentityKey key) {
    return byKey.computeIfAbsent(hash.apply(key.text()), hashed -> new TreeMap<>());
  }

  private boolean isFromBefore(IdentityKey key, Event event) {
    NavigableMap<Instant, IdentityKey> graves = byKey.get(hash.apply(key.text()));
    return graves != null && graves.higherKey(event.occurredAt()) != null;
  }

  private Optional<IdentityKey> erasedBy(IdentityKey key, Event event) {
    NavigableMap<Instant, IdentityKey> graves = byKey.get(hash.apply(key.text()));
    if (graves == null) {
      return Optional.empty();
    }
    Map.Entry<Instant, IdentityKey> grave = graves.higherEntry(event.occurredAt());
    if (grave != null) {
      return Optional.of(grave.getValue());
    }
    // What the platform itself reports from after the erasure starts a new person; an order never
    // does.
    boolean anew = !isOrder(key) && event.provenance() == Provenance.CALLBACK;
    return anew ? Optional.empty() : Optional.of(graves.lastEntry().getValue());
  }

  static Set<IdentityKey> keysOf(Event event) {
    Set<IdentityKey> keys = new HashSet<>();
    if (event.subject() instanceof IdentityKey subject) {
      keys.add(subject);
    }
    for (Claim claim : event.claims()) {
      keys.add(claim.key());
    }
    if (event.fact() instanceof Referred referred) {
      keys.add(referred.invitee());
    }
    return keys;
  }

  /** Whether an event about an order says of before an erasure that it is the erased person's. */
  boolean isOrderOfErased(Event event) {
    return event.subject() instanceof IdentityKey subject
        && isOrder(subject)
        && event.claims().stream()
            .anyMatch(claim -> isPersonal(claim.key()) && isFromBefore(claim.key(), event));
  }

  /** Whether an event about an order says that it is for somebody who is not erased. */
  boolean isForSomebody(Event event) {
    return event.claims().stream()
        .anyMatch(
            claim ->
                isPersonal(claim.key())
                    && claim.key().type() != KeyType.PSEUDONYM
                    && claim.role() != Claim.Role.PAYER
                    && erasedBy(claim.key(), event).isEmpty());
  }

  /** Whether an event's subject or claims hold such a key. */
  static boolean names(Event event, Predicate<IdentityKey> which) {
    return event.subject() instanceof IdentityKey subject && which.test(subject)
        || event.claims().stream().anyMatch(claim -> which.test(claim.key()));
  }

  private static boolean isPersonal(IdentityKey key) {
    return key.type().defaultClass().isPersonal();
  }

  static boolean isOrder(IdentityKey key) {
    return key.type().defaultClass() == KeyClass.ORDER;
  }
}
