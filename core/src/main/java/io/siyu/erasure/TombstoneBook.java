package io.siyu.erasure;

import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What a store remembers of erased persons (墓碑簿): keyed hashes and instants, never a key. A store
 * writes to it in the transaction in which it writes events. Need not be thread-safe.
 */
public interface TombstoneBook {
  /** Whether nothing has ever been erased or reduced, so that nothing need be looked up. */
  boolean isEmpty();

  /**
   * What stands in the place of a key, by the instants up to which the key is erased; empty where
   * it is not.
   */
  NavigableMap<Instant, IdentityKey> graves(String keyHash);

  /** Remembers that a key is erased up to an instant, unless it is remembered already. */
  void bury(String keyHash, Instant at, IdentityKey instead);

  /** The instants at which the holder of an erased key was seen anew; empty where never. */
  NavigableSet<Instant> returns(String keyHash);

  /** Remembers that the holder of an erased key was seen anew. */
  void addReturn(String keyHash, Instant at);

  /** Up to when a value of an erased key is not to be kept in a push that was not understood. */
  Optional<Instant> mention(String valueHash);

  /** Remembers such a value; the latest instant counts. */
  void addMention(String valueHash, Instant at);

  /** Whether an event with this hash of its id has been reduced. */
  boolean isReduced(String idHash);

  /** Remembers that an event has been reduced. */
  void addReduced(String idHash);
}
