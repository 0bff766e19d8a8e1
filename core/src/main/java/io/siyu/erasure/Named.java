package io.siyu.erasure;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.GroupFact;
import io.siyu.event.Referred;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whom an event names (提及): where an erasure, and who asks what is held of them, has to look. */
public final class Named {
  private Named() {}

  /** The keys of an event's subject, claims and fact. */
  public static Set<IdentityKey> keys(Event event) {
    Set<IdentityKey> keys = new TreeSet<>();
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

  /**
   * The values, of no known type, that an event mentions: the id-like ones of a push that was not
   * understood, and a group's members.
   */
  public static List<String> values(Event event) {
    if (event.fact() instanceof Unmapped unmapped) {
      return unmapped.mentions();
    }
    return event.fact() instanceof GroupFact group ? group.members() : List.of();
  }
}
