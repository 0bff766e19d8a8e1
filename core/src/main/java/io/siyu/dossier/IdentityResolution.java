package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.dossier.Evidence.Owner;
import io.siyu.dossier.Evidence.Rank;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.playbook.IdentityRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in a cluster (身份解析), by chapter 3 of SPEC.md. A pure function of the set of events and
 * the rules: no order of arrival and no instant has a say, but for the host's last word on a pair.
 * Immutable.
 *
 * @param persons the persons, by their smallest personal key; one of whom nothing is known but a
 *     key has no events
 * @param quarantined links that were not acted upon because persons they would join conflict,
 *     sorted
 * @param shared keys with more neighbours than their limit, which join nobody, sorted
 * @param unresolvedOrders the orders with events that belong to nobody
 * @param unresolvedProfiles the events of each other key that belongs to nobody
 */
public record IdentityResolution(
    List<Dossier> persons,
    List<Pair> quarantined,
    Set<IdentityKey> shared,
    List<OrderFile> unresolvedOrders,
    List<List<Event>> unresolvedProfiles) {

  /** Copies. */
  public IdentityResolution {
    persons = ImmutableList.copyOf(persons);
    quarantined = ImmutableList.copyOf(quarantined);
    shared = ImmutableSortedSet.copyOf(shared);
    unresolvedOrders = ImmutableList.copyOf(unresolvedOrders);
    unresolvedProfiles = ImmutableList.copyOf(unresolvedProfiles);
  }

  /** Resolves a cluster. */
  public static IdentityResolution of(Cluster cluster, IdentityRules rules) {
    Evidence evidence = Evidence.of(cluster.events(), rules);
    Set<IdentityKey> shared = shared(evidence, cluster.oversized(), rules);
    Map<IdentityKey, List<Event>> profiles = new HashMap<>();
    for (Event event : cluster.events()) {
      if (event.subject() instanceof IdentityKey subject) {
        profiles.computeIfAbsent(subject, key -> new ArrayList<>()).add(event);
      }
    }

    List<Pair> quarantined = new ArrayList<>();
    Groups people = groups(evidence, key -> rules.isPersonal(key), shared, rules, quarantined);
    Groups orders =
        groups(evidence, key -> rules.classOf(key) == KeyClass.ORDER, Set.of(), rules, quarantined);

    List<Set<IdentityKey>> persons = people.list();
    Map<IdentityKey, Integer> personOf = new HashMap<>();
    for (int i = 0; i < persons.size(); i++) {
      for (IdentityKey key : persons.get(i)) {
        personOf.put(key, i);
      }
    }
    List<List<OrderFile>> ordersOf = new ArrayList<>();
    List<Set<IdentityKey>> devicesOf = new ArrayList<>();
    for (int i = 0; i < persons.size(); i++) {
      ordersOf.add(new ArrayList<>());
      devicesOf.add(new TreeSet<>());
    }
    Map<IdentityKey, Map<IdentityKey, Owner>> ownersOf = new HashMap<>();
    evidence
        .owners()
        .forEach(
            (pair, owner) -> {
              boolean orderFirst = rules.classOf(pair.a()) == KeyClass.ORDER;
              ownersOf
                  .computeIfAbsent(orderFirst ? pair.a() : pair.b(), key -> new TreeMap<>())
                  .put(orderFirst ? pair.b() : pair.a(), owner);
            });
    Map<IdentityKey, Set<Integer>> barred = barred(evidence, personOf);
    List<OrderFile> unresolvedOrders = new ArrayList<>();
    for (Set<IdentityKey> numbers : orders.list()) {
      Integer owner = owner(numbers, ownersOf, personOf, barred, cluster.oversized());
      if (owner != null && isErased(persons.get(owner)) != isErased(numbers)) {
        owner = null;
      }
      OrderFile order = new OrderFile(numbers, events(numbers, profiles));
      if (owner != null) {
        ordersOf.get(owner).add(order);
      } else if (!order.events().isEmpty()) {
        unresolvedOrders.add(order);
      }
    }

    List<List<Event>> unresolvedProfiles = new ArrayList<>();
    Map<IdentityKey, Set<Integer>> claimants =
        claimants(evidence, personOf, cluster.oversized(), rules);
    for (IdentityKey key : evidence.keys()) {
      if (rules.classOf(key) == KeyClass.WEAK) {
        Set<Integer> by = new HashSet<>(claimants.getOrDefault(key, Set.of()));
        by.removeAll(barred.getOrDefault(key, Set.of()));
        if (by.size() == 1
            && !shared.contains(key)
            && isErased(persons.get(by.iterator().next())) == key.isErased()) {
          devicesOf.get(by.iterator().next()).add(key);
        } else {
          keep(unresolvedProfiles, Set.of(key), profiles);
        }
      }
    }
    for (IdentityKey key : new TreeSet<>(profiles.keySet())) {
      if (!evidence.keys().contains(key)) {
        keep(unresolvedProfiles, Set.of(key), profiles);
      }
    }

    List<Dossier> dossiers = new ArrayList<>();
    for (int i = 0; i < persons.size(); i++) {
      dossiers.add(dossier(persons.get(i), devicesOf.get(i), ordersOf.get(i), profiles));
    }
    quarantined.sort(null);
    return new IdentityResolution(
        dossiers, quarantined, shared, unresolvedOrders, unresolvedProfiles);
  }

  /** Whether a person's, or an order's, keys stand for erased ones: all do, or none (rule I-18). */
  private static boolean isErased(Set<IdentityKey> keys) {
    return keys.iterator().next().isErased();
  }

  /** The person who holds a key, if any does. */
  public Optional<Dossier> person(IdentityKey key) {
    return persons.stream().filter(person -> person.keys().contains(key)).findFirst();
  }

  private static Set<IdentityKey> shared(
      Evidence evidence, Set<IdentityKey> oversized, IdentityRules rules) {
    Map<IdentityKey, Integer> neighbours = new HashMap<>();
    for (Pair pair : evidence.links().keySet()) {
      if (rules.isPersonal(pair.a()) && rules.isPersonal(pair.b())) {
        neighbours.merge(pair.a(), 1, Integer::sum);
        neighbours.merge(pair.b(), 1, Integer::sum);
      }
    }
    Set<IdentityKey> shared = new TreeSet<>(oversized);
    neighbours.forEach(
        (key, count) -> {
          if (count > rules.of(key.type()).limit()) {
            shared.add(key);
          }
        });
    return shared;
  }

  private static Groups groups(
      Evidence evidence,
      Predicate<IdentityKey> which,
      Set<IdentityKey> shared,
      IdentityRules rules,
      List<Pair> quarantined) {
    Groups groups =
        new Groups(evidence.keys().stream().filter(which).toList(), evidence.forbidden(), rules);
    List<Pair> tried = new ArrayList<>();
    for (Rank rank : Rank.values()) {
      List<Pair> links = new ArrayList<>();
      evidence
          .links()
          .forEach(
              (pair, stated) -> {
                if (stated == rank
                    && groups.has(pair.a())
                    && groups.has(pair.b())
                    && !shared.contains(pair.a())
                    && !shared.contains(pair.b())) {
                  links.add(pair);
                }
              });
      groups.join(links);
      tried.addAll(links);
    }
    groups.separateErased(tried);
    tried.stream().filter(pair -> !groups.together(pair)).forEach(quarantined::add);
    return groups;
  }

  /** The persons, by the key of an order or a device, from whose keys the host has unlinked it. */
  private static Map<IdentityKey, Set<Integer>> barred(
      Evidence evidence, Map<IdentityKey, Integer> personOf) {
    Map<IdentityKey, Set<Integer>> barred = new HashMap<>();
    for (Pair pair : evidence.forbidden()) {
      Integer a = personOf.get(pair.a());
      Integer b = personOf.get(pair.b());
      if (a != null && b == null) {
        barred.computeIfAbsent(pair.b(), key -> new HashSet<>()).add(a);
      } else if (a == null && b != null) {
        barred.computeIfAbsent(pair.a(), key -> new HashSet<>()).add(b);
      }
    }
    return barred;
  }

  /**
   * The one person who owns an order by the best role in which anybody does, or null. What an
   * oversized key names is spread over clusters, so it owns nothing and an oversized number is
   * nobody's: else one key would be many persons.
   */
  private static @Nullable Integer owner(
      Set<IdentityKey> order,
      Map<IdentityKey, Map<IdentityKey, Owner>> ownersOf,
      Map<IdentityKey, Integer> personOf,
      Map<IdentityKey, Set<Integer>> barred,
      Set<IdentityKey> oversized) {
    if (!Collections.disjoint(order, oversized)) {
      return null;
    }
    Set<Integer> not = new HashSet<>();
    order.forEach(number -> not.addAll(barred.getOrDefault(number, Set.of())));
    for (Owner role : Owner.values()) {
      Set<Integer> found = new HashSet<>();
      for (IdentityKey number : order) {
        ownersOf
            .getOrDefault(number, Map.of())
            .forEach(
                (key, owner) -> {
                  Integer person = personOf.get(key);
                  if (owner == role
                      && person != null
                      && !not.contains(person)
                      && !oversized.contains(key)) {
                    found.add(person);
                  }
                });
      }
      if (!found.isEmpty()) {
        return found.size() == 1 ? found.iterator().next() : null;
      }
    }
    return null;
  }

  private static Map<IdentityKey, Set<Integer>> claimants(
      Evidence evidence,
      Map<IdentityKey, Integer> personOf,
      Set<IdentityKey> oversized,
      IdentityRules rules) {
    Map<IdentityKey, Set<Integer>> claimants = new HashMap<>();
    for (Pair pair : evidence.links().keySet()) {
      for (boolean flip : new boolean[] {false, true}) {
        IdentityKey weak = flip ? pair.b() : pair.a();
        IdentityKey other = flip ? pair.a() : pair.b();
        Integer person = oversized.contains(other) ? null : personOf.get(other);
        if (rules.classOf(weak) == KeyClass.WEAK && person != null) {
          claimants.computeIfAbsent(weak, key -> new HashSet<>()).add(person);
        }
      }
    }
    return claimants;
  }

  private static void keep(
      List<List<Event>> unresolved, Set<IdentityKey> keys, Map<IdentityKey, List<Event>> profiles) {
    List<Event> events = events(keys, profiles);
    if (!events.isEmpty()) {
      unresolved.add(events);
    }
  }

  private static List<Event> events(
      Collection<IdentityKey> keys, Map<IdentityKey, List<Event>> profiles) {
    List<Event> events = new ArrayList<>();
    keys.forEach(key -> events.addAll(profiles.getOrDefault(key, List.of())));
    return events;
  }

  private static Dossier dossier(
      Set<IdentityKey> person,
      Set<IdentityKey> devices,
      List<OrderFile> orders,
      Map<IdentityKey, List<Event>> profiles) {
    Set<IdentityKey> keys = new TreeSet<>(person);
    List<Event> founding = events(person, profiles);
    for (OrderFile order : orders) {
      keys.addAll(order.numbers());
      founding.addAll(order.events());
    }
    keys.addAll(devices);
    List<Event> events = events(person, profiles);
    events.addAll(events(devices, profiles));
    return new Dossier(MemberId.of(person, founding), keys, events, orders);
  }
}
