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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What an event store remembers of erased persons (墓碑): keyed hashes of their keys, never the keys,
 * so that nothing that arrives later revives them. Not thread-safe.
 */
final class Tombstones {
  /** Since when a key is nobody's, and what stands in its place. */
  private record Tombstone(Instant at, IdentityKey instead) {}

  private final UnaryOperator<String> hash;
  private final Reduction reduction;
  private final Map<String, Tombstone> byKey = new HashMap<>();
  private final Map<String, Instant> byValue = new HashMap<>();
  private final Set<String> reducedIds = new HashSet<>();

  Tombstones(UnaryOperator<String> hash) {
    this.hash = hash;
    this.reduction = new Reduction(hash);
  }

  /** What is remembered now, unmoved by what is remembered later. */
  Tombstones copy() {
    Tombstones copy = new Tombstones(hash);
    copy.byKey.putAll(byKey);
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
        byKey.putIfAbsent(hash.apply(key.text()), new Tombstone(at, reduction.number(key)));
      } else {
        people.add(key);
      }
    }
    for (IdentityKey key : people) {
      IdentityKey instead = reduction.pseudonym(people.iterator().next());
      byKey.put(hash.apply(key.text()), new Tombstone(at, instead));
      byValue.put(hash.apply(key.value()), at);
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
    return reduction.of(event, erased);
  }

  /** Remembers that an event has been reduced, so that its repetition is known as one. */
  void remember(Event event) {
    reducedIds.add(hash.apply(event.id().toString()));
  }

  private Optional<IdentityKey> erasedBy(IdentityKey key, Event event) {
    Tombstone tombstone = byKey.get(hash.apply(key.text()));
    if (tombstone == null) {
      return Optional.empty();
    }
    // What the platform itself reports from after the erasure starts a new person; an order never
    // does.
    boolean anew =
        !isOrder(key)
            && event.provenance() == Provenance.CALLBACK
            && !event.occurredAt().isBefore(tombstone.at());
    return anew ? Optional.empty() : Optional.of(tombstone.instead());
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

  /** Whether an event about an order says that it is for, or was paid by, somebody erased. */
  boolean isOrderOfErased(Event event) {
    return event.subject() instanceof IdentityKey subject
        && isOrder(subject)
        && event.claims().stream()
            .anyMatch(claim -> isPersonal(claim.key()) && erasedBy(claim.key(), event).isPresent());
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
    KeyClass keyClass = key.type().defaultClass();
    return keyClass == KeyClass.STRONG || keyClass == KeyClass.SCOPED;
  }

  static boolean isOrder(IdentityKey key) {
    return key.type().defaultClass() == KeyClass.ORDER;
  }
}
