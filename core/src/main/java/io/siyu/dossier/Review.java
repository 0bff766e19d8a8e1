package io.siyu.dossier;

import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.IdentityRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lists what the rules of identity could not decide (复核清单), cluster by cluster. An oversized key is
 * seen from every cluster that it touches, so it is listed at the end, once. Not thread-safe.
 */
public final class Review {
  private final IdentityRules rules;
  private final Map<IdentityKey, Set<MemberId>> oversized = new TreeMap<>();

  /** Starts a list under some rules. */
  public Review(IdentityRules rules) {
    this.rules = rules;
  }

  /** What is to be reviewed in a cluster, oversized keys left out. */
  public List<ReviewItem> of(Cluster cluster, IdentityResolution resolution) {
    cluster.oversized().forEach(key -> oversized.computeIfAbsent(key, k -> new TreeSet<>()));
    if (resolution.quarantined().isEmpty()
        && resolution.shared().isEmpty()
        && resolution.unresolvedOrders().isEmpty()
        && resolution.unresolvedProfiles().isEmpty()) {
      return List.of();
    }
    Map<IdentityKey, MemberId> holder = new HashMap<>();
    for (Dossier person : resolution.persons()) {
      if (!person.events().isEmpty() || !person.orders().isEmpty()) {
        person.keys().forEach(key -> holder.put(key, person.id()));
      }
    }
    Statements statements = Statements.in(cluster.events());
    List<ReviewItem> items = new ArrayList<>();
    for (Pair pair : resolution.quarantined()) {
      items.add(
          new ReviewItem.QuarantinedLink(
              pair, statements.evidence(pair), holders(Set.of(pair.a(), pair.b()), holder)));
    }
    for (IdentityKey key : resolution.shared()) {
      Set<MemberId> persons = around(Set.of(key), statements, holder);
      if (oversized.containsKey(key)) {
        oversized.get(key).addAll(persons);
      } else {
        items.add(new ReviewItem.SharedKey(key, rules.of(key.type()).limit(), persons));
      }
    }
    for (List<Event> profile : resolution.unresolvedProfiles()) {
      if (profile.get(0).subject() instanceof IdentityKey key) {
        items.add(
            new ReviewItem.UnresolvedProfile(
                key, profile.size(), around(Set.of(key), statements, holder)));
      }
    }
    for (OrderFile order : resolution.unresolvedOrders()) {
      items.add(
          new ReviewItem.UnresolvedOrder(
              order.numbers(), order.events().size(), around(order.numbers(), statements, holder)));
    }
    return items;
  }

  /** The oversized keys of the clusters so far, with all the persons who have them. */
  public List<ReviewItem> oversized() {
    List<ReviewItem> items = new ArrayList<>();
    oversized.forEach(
        (key, persons) ->
            items.add(new ReviewItem.SharedKey(key, rules.of(key.type()).limit(), persons)));
    return items;
  }

  private static Set<MemberId> around(
      Set<IdentityKey> keys, Statements statements, Map<IdentityKey, MemberId> holder) {
    Set<IdentityKey> all = new TreeSet<>(keys);
    keys.forEach(key -> all.addAll(statements.neighbours(key)));
    return holders(all, holder);
  }

  private static Set<MemberId> holders(
      Collection<IdentityKey> keys, Map<IdentityKey, MemberId> holder) {
    Set<MemberId> persons = new TreeSet<>();
    for (IdentityKey key : keys) {
      MemberId person = holder.get(key);
      if (person != null) {
        persons.add(person);
      }
    }
    return persons;
  }
}
