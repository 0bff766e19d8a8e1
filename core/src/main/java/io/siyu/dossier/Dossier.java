package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;

/**
 * Everything known of one person (个人档案): the keys and the events of all their profiles.
 *
 * @param id the person's id
 * @param keys every key of the person, attached orders and devices included, sorted
 * @param events the events addressed to these keys but for the orders', in the order of the fold
 * @param orders the orders that belong to the person, by their smallest number
 */
public record Dossier(
    MemberId id, Set<IdentityKey> keys, List<Event> events, List<OrderFile> orders) {
  /** Copies. */
  public Dossier {
    keys = ImmutableSortedSet.copyOf(keys);
    events = ImmutableList.sortedCopyOf(Event.ORDER, events);
    orders = ImmutableList.copyOf(orders);
  }
}
