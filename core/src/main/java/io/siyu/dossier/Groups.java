package io.siyu.dossier;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.playbook.IdentityRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins keys into groups by links, rank by rank, never two that conflict (rule I-4).
 *
 * <p>Two groups conflict when they hold different values of one single-valued type from one issuer,
 * or the two sides of a forbidden pair. Within a rank each connected component without a conflict
 * becomes one group. In a component with a conflict, a group that itself conflicts with none there
 * and has exactly one neighbour joins that neighbour, again and again; whatever links remain join
 * nothing. Taking such leaves off in any order ends in the same groups, so neither arrival nor time
 * decides. Not thread-safe.
 */
final class Groups {
  private final Set<Pair> forbidden;
  private final Map<IdentityKey, Group> of = new TreeMap<>();

  /**
   * Keys joined so far, the slots that hold a single value and are taken, and the groups that links
   * lead to.
   */
  private static final class Group {
    final List<IdentityKey> keys = new ArrayList<>();
    final Set<SingleSlot> singles = new HashSet<>();
    final Set<Group> neighbours = new HashSet<>();
  }

  private record SingleSlot(KeyType type, String issuer) {}

  Groups(Collection<IdentityKey> keys, Set<Pair> forbidden, IdentityRules rules) {
    this.forbidden = forbidden;
    for (IdentityKey key : keys) {
      Group group = new Group();
      group.keys.add(key);
      if (rules.of(key.type()).single()) {
        group.singles.add(new SingleSlot(key.type(), key.issuer()));
      }
      of.put(key, group);
    }
  }

  boolean has(IdentityKey key) {
    return of.containsKey(key);
  }

  /** The groups, each as its sorted keys, in the order of their smallest keys. */
  List<Set<IdentityKey>> list() {
    Map<Group, Set<IdentityKey>> sorted = new LinkedHashMap<>();
    of.forEach((key, group) -> sorted.computeIfAbsent(group, g -> new TreeSet<>()).add(key));
    return List.copyOf(sorted.values());
  }

  boolean together(Pair pair) {
    return of.get(pair.a()) == of.get(pair.b());
  }

  /** Joins by the links of one rank. */
  void join(Collection<Pair> links) {
    Set<Group> linked = new LinkedHashSet<>();
    for (Pair link : links) {
      Group a = group(link.a());
      Group b = group(link.b());
      if (a != b) {
        a.neighbours.add(b);
        b.neighbours.add(a);
        linked.add(a);
        linked.add(b);
      }
    }
    Set<Group> seen = new HashSet<>();
    for (Group start : linked) {
      if (seen.add(start)) {
        joinComponent(component(start, seen));
      }
    }
    linked.forEach(group -> group.neighbours.clear());
  }

  /**
   * Takes what is erased out of groups with what is not; what links then join stays together (rule
   * I-18).
   */
  void separateErased(Collection<Pair> links) {
    Set<Group> living = new HashSet<>();
    Set<Group> mixed = new HashSet<>();
    of.forEach((key, group) -> (key.isErased() ? mixed : living).add(group));
    mixed.retainAll(living);
    if (mixed.isEmpty()) {
      return;
    }
    List<Pair> within =
        links.stream()
            .filter(link -> together(link) && mixed.contains(of.get(link.a())))
            .filter(link -> link.a().isErased() == link.b().isErased())
            .toList();
    for (Group group : mixed) {
      for (IdentityKey key : group.keys) {
        Group alone = new Group();
        alone.keys.add(key);
        of.put(key, alone);
      }
    }
    for (Pair link : within) {
      Group a = group(link.a());
      Group b = group(link.b());
      if (a != b) {
        merge(a, b);
      }
    }
  }

  private Group group(IdentityKey key) {
    Group group = of.get(key);
    if (group == null) {
      throw new IllegalStateException("a link names a key that is not being grouped: " + key);
    }
    return group;
  }

  private static List<Group> component(Group start, Set<Group> seen) {
    List<Group> component = new ArrayList<>(List.of(start));
    for (int i = 0; i < component.size(); i++) {
      for (Group next : component.get(i).neighbours) {
        if (seen.add(next)) {
          component.add(next);
        }
      }
    }
    return component;
  }

  private void joinComponent(List<Group> component) {
    Set<Group> conflicting = conflicting(component);
    if (conflicting.isEmpty()) {
      Group into = component.get(0);
      component.subList(1, component.size()).forEach(group -> merge(group, into));
      return;
    }
    Deque<Group> leaves = new ArrayDeque<>(component);
    while (!leaves.isEmpty()) {
      Group leaf = leaves.remove();
      if (leaf.neighbours.size() == 1 && !conflicting.contains(leaf)) {
        Group into = leaf.neighbours.iterator().next();
        merge(leaf, into);
        leaf.neighbours.clear();
        into.neighbours.remove(leaf);
        leaves.add(into);
      }
    }
  }

  /** The groups of a component that conflict with another of it. */
  private Set<Group> conflicting(List<Group> component) {
    Set<Group> conflicting = new HashSet<>();
    Map<SingleSlot, List<Group>> holders = new HashMap<>();
    for (Group group : component) {
      for (SingleSlot slot : group.singles) {
        holders.computeIfAbsent(slot, s -> new ArrayList<>()).add(group);
      }
    }
    for (List<Group> groups : holders.values()) {
      // No two groups hold the same key, so two holders of a slot hold different values.
      if (groups.size() > 1) {
        conflicting.addAll(groups);
      }
    }
    Set<Group> members = new HashSet<>(component);
    for (Pair pair : forbidden) {
      Group a = of.get(pair.a());
      Group b = of.get(pair.b());
      if (a != null && b != null && a != b && members.contains(a) && members.contains(b)) {
        conflicting.add(a);
        conflicting.add(b);
      }
    }
    return conflicting;
  }

  private void merge(Group from, Group into) {
    into.keys.addAll(from.keys);
    into.singles.addAll(from.singles);
    from.keys.forEach(key -> of.put(key, into));
  }
}
