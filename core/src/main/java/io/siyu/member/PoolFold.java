package io.siyu.member;

import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person's coming and going in one user pool (rules M-10 to M-14).
 *
 * <p>A person is present while a relation with any steward stands. A transfer ends a relation but
 * not the presence, even where the platform reports no relation with the new steward because the
 * two already knew each other. Not thread-safe.
 */
final class PoolFold {
  private final String pool;
  private final List<Relation> relations = new ArrayList<>();
  private final List<Presence> presences = new ArrayList<>();
  private final Map<String, Integer> open = new LinkedHashMap<>();
  private boolean handedOver;

  PoolFold(String pool) {
    this.pool = pool;
  }

  void joined(Event event, Joined fact, String channel) {
    if (fact.degree() == Joined.Degree.HALF || open.containsKey(fact.steward())) {
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
    handedOver = false;
    open.put(fact.steward(), relations.size());
    relations.add(
        new Relation(pool, fact.steward(), at, Optional.empty(), Party.UNKNOWN, Left.Why.REMOVED));
  }

  void left(Event event, Left fact) {
    Integer relation = open.remove(fact.steward());
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
      if (open.isEmpty() && transferred) {
        handedOver = true;
      } else if (open.isEmpty()) {
        end(event, fact);
      }
    } else if (handedOver && !transferred) {
      // The steward who took over was known before and so never joined; now that relation has
      // ended.
      handedOver = false;
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
    return handedOver || !open.isEmpty();
  }

  List<Relation> relations() {
    return relations;
  }

  List<Presence> presences() {
    return presences;
  }
}
