package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;

/**
 * Everything known of one order (订单卷宗).
 *
 * @param numbers the order's and its payments' numbers, sorted
 * @param events the events addressed to them, in the order of the fold
 */
public record OrderFile(Set<IdentityKey> numbers, List<Event> events) {
  /** Copies. */
  public OrderFile {
    numbers = ImmutableSortedSet.copyOf(numbers);
    events = ImmutableList.sortedCopyOf(Event.ORDER, events);
  }
}
