package io.siyu.store;

import io.siyu.erasure.TombstoneBook;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tombstone book in memory, whose latest changes can be taken back. Not thread-safe. */
final class InMemoryTombstoneBook implements TombstoneBook {
  private final Map<String, NavigableMap<Instant, IdentityKey>> graves = new HashMap<>();
  private final Map<String, NavigableSet<Instant>> returns = new HashMap<>();
  private final Map<String, Instant> mentions = new HashMap<>();
  private final Set<String> reduced = new HashSet<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** From here on changes can be taken back. */
  void mark() {
    undo.clear();
  }

  /** Takes back every change since the mark. */
  void rollBack() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  @Override
  public boolean isEmpty() {
    return graves.isEmpty() && reduced.isEmpty();
  }

  @Override
  public NavigableMap<Instant, IdentityKey> graves(String keyHash) {
    return graves.getOrDefault(keyHash, Collections.emptyNavigableMap());
  }

  @Override
  public void bury(String keyHash, Instant at, IdentityKey instead) {
    NavigableMap<Instant, IdentityKey> of =
        graves.computeIfAbsent(keyHash, hash -> new TreeMap<>());
    if (of.putIfAbsent(at, instead) == null) {
      undo.push(
          () -> {
            of.remove(at);
            if (of.isEmpty()) {
              graves.remove(keyHash);
            }
          });
    }
  }

  @Override
  public NavigableSet<Instant> returns(String keyHash) {
    return returns.getOrDefault(keyHash, Collections.emptyNavigableSet());
  }

  @Override
  public void addReturn(String keyHash, Instant at) {
    NavigableSet<Instant> of = returns.computeIfAbsent(keyHash, hash -> new TreeSet<>());
    if (of.add(at)) {
      undo.push(() -> of.remove(at));
    }
  }

  @Override
  public Optional<Instant> mention(String valueHash) {
    return Optional.ofNullable(mentions.get(valueHash));
  }

  @Override
  public void addMention(String valueHash, Instant at) {
    Instant was = mentions.get(valueHash);
    if (was == null || was.isBefore(at)) {
      mentions.put(valueHash, at);
      undo.push(
          () -> {
            if (was == null) {
              mentions.remove(valueHash);
            } else {
              mentions.put(valueHash, was);
            }
          });
    }
  }

  @Override
  public boolean isReduced(String idHash) {
    return reduced.contains(idHash);
  }

  @Override
  public void addReduced(String idHash) {
    if (reduced.add(idHash)) {
      undo.push(() -> reduced.remove(idHash));
    }
  }
}
