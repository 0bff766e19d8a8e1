package io.siyu.dossier;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Linked;
import io.siyu.event.Provenance;
import io.siyu.event.Unlinked;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.playbook.IdentityRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the events of a cluster say about pairs of keys, once the host's last word on a pair,
 * blocked values and expired pending ids are taken into account (rules I-1 and I-2).
 *
 * @param links pairs said to be one person's, or one order's, with the best rank that says so
 * @param owners order keys with who is said to own them: a pair of order and personal key, best
 *     role first
 * @param forbidden pairs the host has unlinked
 * @param keys every key seen, blocked ones excepted
 */
record Evidence(
    Map<Pair, Rank> links, Map<Pair, Owner> owners, Set<Pair> forbidden, Set<IdentityKey> keys) {

  /** How long the platform lets a pending id stand for somebody. */
  static final Duration PENDING_ID_LIFE = Duration.ofDays(90);

  /** By whom a pair is stated, in the order in which statements are acted upon. */
  enum Rank {
    HOST_LINK,
    PLATFORM,
    HOST_EVENT,
    PHONE_OR_PENDING
  }

  /** In what capacity somebody is said to own an order, best first. */
  enum Owner {
    LINKED,
    BUYER,
    PAYER
  }

  static Evidence of(Collection<Event> events, IdentityRules rules) {
    Map<Pair, Event> lastWord = new HashMap<>();
    Map<IdentityKey, Instant> firstPending = new HashMap<>();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        for (Claim claim : event.claims()) {
          if (event.fact() instanceof Linked || event.fact() instanceof Unlinked) {
            lastWord.merge(
                Pair.of(subject, claim.key()),
                event,
                (x, y) -> Event.ORDER.compare(x, y) >= 0 ? x : y);
          } else {
            for (IdentityKey key : List.of(subject, claim.key())) {
              if (key.type() == KeyType.PENDING_ID) {
                firstPending.merge(key, event.occurredAt(), (x, y) -> x.isBefore(y) ? x : y);
              }
            }
          }
        }
      }
    }

    Evidence evidence =
        new Evidence(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        evidence.see(subject, rules);
        for (Claim claim : event.claims()) {
          evidence.see(claim.key(), rules);
          Pair pair = Pair.of(subject, claim.key());
          if (!subject.equals(claim.key())
              && !rules.isBlocked(pair.a())
              && !rules.isBlocked(pair.b())) {
            Event last = lastWord.get(pair);
            if (last != null && last.fact() instanceof Unlinked) {
              evidence.forbidden.add(pair);
            } else if (event.fact() instanceof Linked || !isExpired(pair, event, firstPending)) {
              evidence.add(pair, event, claim.role(), rules);
            }
          }
        }
      }
    }
    return evidence;
  }

  private void see(IdentityKey key, IdentityRules rules) {
    if (!rules.isBlocked(key)) {
      keys.add(key);
    }
  }

  private static boolean isExpired(Pair pair, Event event, Map<IdentityKey, Instant> first) {
    for (IdentityKey key : List.of(pair.a(), pair.b())) {
      Instant since = first.get(key);
      if (since != null && event.occurredAt().isAfter(since.plus(PENDING_ID_LIFE))) {
        return true;
      }
    }
    return false;
  }

  private void add(Pair pair, Event event, Claim.Role role, IdentityRules rules) {
    boolean personalA = rules.isPersonal(pair.a());
    boolean personalB = rules.isPersonal(pair.b());
    boolean orderA = rules.classOf(pair.a()) == KeyClass.ORDER;
    boolean orderB = rules.classOf(pair.b()) == KeyClass.ORDER;
    boolean linked = event.fact() instanceof Linked;
    if (orderA && personalB || orderB && personalA) {
      Owner owner = linked ? Owner.LINKED : role == Claim.Role.PAYER ? Owner.PAYER : Owner.BUYER;
      owners.merge(pair, owner, (x, y) -> x.compareTo(y) <= 0 ? x : y);
    } else if (orderA == orderB) {
      links.merge(pair, rank(pair, event, linked), (x, y) -> x.compareTo(y) <= 0 ? x : y);
    }
  }

  private static Rank rank(Pair pair, Event event, boolean linked) {
    if (linked) {
      return Rank.HOST_LINK;
    }
    for (IdentityKey key : List.of(pair.a(), pair.b())) {
      if (key.type() == KeyType.PHONE || key.type() == KeyType.PENDING_ID) {
        return Rank.PHONE_OR_PENDING;
      }
    }
    boolean platform =
        event.provenance() == Provenance.CALLBACK || event.provenance() == Provenance.SNAPSHOT;
    return platform ? Rank.PLATFORM : Rank.HOST_EVENT;
  }
}
