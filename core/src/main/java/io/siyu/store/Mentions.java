package io.siyu.store;

import io.siyu.erasure.Named;
import io.siyu.event.Event;
import io.siyu.event.Referred;
import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where people are mentioned without being claimed (提及): as somebody's invitee, or in a push that
 * was not understood. Not thread-safe.
 */
final class Mentions {
  private final Map<IdentityKey, List<Event>> invited = new HashMap<>();
  private final Map<String, List<Event>> inText = new HashMap<>();

  void add(Event event) {
    if (event.fact() instanceof Referred referred) {
      invited.computeIfAbsent(referred.invitee(), key -> new ArrayList<>(1)).add(event);
    }
    for (String value : Named.values(event)) {
      inText.computeIfAbsent(value, any -> new ArrayList<>(1)).add(event);
    }
  }

  void removeAll(Collection<Event> events) {
    for (Event event : events) {
      if (event.fact() instanceof Referred referred) {
        remove(invited, referred.invitee(), event);
      }
      Named.values(event).forEach(value -> remove(inText, value, event));
    }
  }

  private static <K> void remove(Map<K, List<Event>> index, K at, Event event) {
    List<Event> events = index.get(at);
    if (events != null && events.remove(event) && events.isEmpty()) {
      index.remove(at);
    }
  }

  /** The events that mention a key or, in text, its value. */
  List<Event> of(IdentityKey key) {
    List<Event> found = new ArrayList<>(invited.getOrDefault(key, List.of()));
    found.addAll(inText.getOrDefault(key.value(), List.of()));
    return found;
  }
}
