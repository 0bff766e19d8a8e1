package io.siyu.member;

import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person's coming and going in one user pool (rules M-10 to M-14).
 *
 * <p>A person is present while a relation of any of the person's accounts with any steward stands.
 * A transfer ends a relation but not the presence, even where the platform reports no relation with
 * the new steward because the two already knew each other. Not thread-safe.
 */
final class PoolFold {
  private final String pool;
  private final List<Relation> relations = new ArrayList<>();
  private final List<Presence> presences = new ArrayList<>();
  private final Map<Contact, Integer> open = new LinkedHashMap<>();
  private final Set<Subject> handedOver = new HashSet<>();

  /** One of the person's accounts in the pool, with the steward who holds it. */
  private record Contact(Subject account, String steward) {}

  PoolFold(String pool) {
    this.pool = pool;
  }

  void joined(Event event, Joined fact, String steward, String channel) {
    Contact contact = new Contact(event.subject(), steward);
    if (fact.degree() == Joined.Degree.HALF || open.containsKey(contact)) {
      return;
    }
    Instant at = event.occurredAt();
    if (!isPresent()) {
      presences.add(
          new Presence(
              pool,
              presences.size() + 1,
              at,
              fact.channel(),
              channel,
              Optional.empty(),
              Party.UNKNOWN));
    }
    handedOver.remove(contact.account());
    open.put(contact, relations.size());
    relations.add(
        new Relation(pool, steward, at, Optional.empty(), Party.UNKNOWN, Left.Why.REMOVED));
  }

  void left(Event event, Left fact, String steward) {
    Subject account = event.subject();
    Integer relation = open.remove(new Contact(account, steward));
    boolean transferred = fact.why() == Left.Why.TRANSFERRED;
    if (relation != null) {
      Relation was = relations.get(relation);
      relations.set(
          relation,
          new Relation(
              pool,
              was.steward(),
              was.since(),
              Optional.of(event.occurredAt()),
              fact.by(),
              fact.why()));
      if (transferred && open.keySet().stream().noneMatch(c -> c.account().equals(account))) {
        handedOver.add(account);
      }
    } else if (transferred || !handedOver.remove(account)) {
      return;
    }
    // Without a relation here, the steward who took over was known before and so never joined.
    if (!isPresent()) {
      end(event, fact);
    }
  }

  private void end(Event event, Left fact) {
    int last = presences.size() - 1;
    Presence was = presences.get(last);
    presences.set(
        last,
        new Presence(
            pool,
            was.generation(),
            was.since(),
            was.evidence(),
            was.channel(),
            Optional.of(event.occurredAt()),
            fact.by()));
  }

  boolean isPresent() {
    return !handedOver.isEmpty() || !open.isEmpty();
  }

  List<Relation> relations() {
    return relations;
  }

  List<Presence> presences() {
    return presences;
  }
}
