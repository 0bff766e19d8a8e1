package io.siyu.jdbc;

import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept for events that have arrived, and what it takes away of what was there (到达). Not
 * thread-safe.
 */
final class Arrival {
  private final Map<Event, Event> keptFor = new LinkedHashMap<>();
  private final List<Event> removed = new ArrayList<>();
  private final List<Event> instead = new ArrayList<>();

  /** Everything is kept as it is. */
  static Arrival whole(Collection<Event> arrived) {
    Arrival arrival = new Arrival();
    arrived.forEach(event -> arrival.keptFor.put(event, event));
    return arrival;
  }

  /** Keeps of an event that arrived what may be kept of it. */
  void keep(Event event, Tombstones tombstones) {
    Event kept = tombstones.kept(event);
    if (!kept.equals(event)) {
      tombstones.remember(event);
    }
    keptFor.put(event, kept);
  }

  /** Puts what may be kept of events that are there in their place. */
  void reduce(Map<Event, Event> reduced, Tombstones tombstones) {
    reduced.forEach(
        (event, kept) -> {
          tombstones.remember(event);
          removed.add(event);
          instead.add(kept);
        });
  }

  /** Leaves out what turned out to be there. */
  void leaveOut(Set<EventId> there) {
    keptFor.values().removeIf(kept -> keptFor.containsKey(kept) && there.contains(kept.id()));
  }

  boolean isEmpty() {
    return keptFor.isEmpty() && removed.isEmpty();
  }

  /** What arrived, as it was given. */
  List<Event> arrived() {
    return List.copyOf(keptFor.keySet());
  }

  /** What is kept of what arrived. */
  Collection<Event> kept() {
    return keptFor.values();
  }

  List<Event> removed() {
    return removed;
  }

  /** What is to be added: each event once. */
  List<Event> added() {
    Map<EventId, Event> added = new LinkedHashMap<>();
    keptFor.values().forEach(event -> added.put(event.id(), event));
    instead.forEach(event -> added.put(event.id(), event));
    return List.copyOf(added.values());
  }

  /** What is to be added or removed. */
  List<Event> all() {
    List<Event> all = new ArrayList<>(added());
    all.addAll(removed);
    return all;
  }
}
