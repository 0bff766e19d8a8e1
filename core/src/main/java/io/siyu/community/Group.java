package io.siyu.community;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import io.siyu.identity.GroupChat;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A group chat as of an instant (客户群). Immutable.
 *
 * @param chat which
 * @param stays everybody's time in it as far as its events tell, earliest first; who joined before
 *     the first event is known only once the group has been observed
 * @param gaps where changes are missing that no later observation has made up for, earliest first;
 *     from the first one on the stays are uncertain
 * @param observedAt when it was last asked who is in it; empty where never
 * @param dismissedAt when it was dissolved; empty while it is not
 */
public record Group(
    GroupChat chat,
    List<Stay> stays,
    List<Gap> gaps,
    Optional<Instant> observedAt,
    Optional<Instant> dismissedAt) {
  /** Copies. */
  public Group {
    stays = ImmutableList.copyOf(stays);
    gaps = ImmutableList.copyOf(gaps);
  }

  /** Folds what occurred before {@code asOf} in a group; events about anything else are ignored. */
  public static Group of(GroupChat chat, Collection<Event> events, Instant asOf) {
    return GroupFold.of(chat, events, asOf);
  }

  /** Who is in it now. */
  public List<Stay> present() {
    return stays.stream().filter(stay -> stay.left().isEmpty()).toList();
  }
}
