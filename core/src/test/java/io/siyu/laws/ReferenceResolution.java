package io.siyu.laws;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is who, worked out in the slowest and plainest way from the rules of identity alone: every
 * question is asked of the list of events anew. It shares no code with the library's own
 * resolution.
 */
final class ReferenceResolution {
  private final List<Event> events;
  private final IdentityRules rules;
  private final Set<IdentityKey> keys = new TreeSet<>();
  // Answers are remembered only because they are asked for so often.
  private final Map<List<IdentityKey>, Integer> ranks = new HashMap<>();
  private final Map<List<IdentityKey>, Boolean> forbidden = new HashMap<>();
  private final Set<IdentityKey> shared;
  private final List<Set<IdentityKey>> people;
  private final List<Set<IdentityKey>> orders;
  private final Set<Set<IdentityKey>> persons;

  ReferenceResolution(List<Event> events, IdentityRules rules) {
    this.events = events;
    this.rules = rules;
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        keys.add(subject);
        event.claims().forEach(claim -> keys.add(claim.key()));
      }
    }
    keys.removeIf(this::isBlocked);
    shared = keys.stream().filter(this::isShared).collect(Collectors.toCollection(TreeSet::new));
    people = groups(this::isPersonal);
    orders = groups(this::isOrder);
    persons = attached();
  }

  /** Each person's keys, attached orders and devices included. */
  Set<Set<IdentityKey>> persons() {
    return persons;
  }

  private Set<Set<IdentityKey>> attached() {
    List<Set<IdentityKey>> whole =
        people.stream().map(p -> (Set<IdentityKey>) new TreeSet<>(p)).toList();
    for (Set<IdentityKey> order : orders) {
      for (int role = 0; role < 3; role++) {
        Set<Integer> owners = owners(order, people, role);
        if (!owners.isEmpty()) {
          if (owners.size() == 1) {
            Set<IdentityKey> owner = whole.get(owners.iterator().next());
            if (isErased(owner) == isErased(order)) {
              owner.addAll(order);
            }
          }
          break;
        }
      }
    }
    for (IdentityKey key : keys) {
      if (rules.classOf(key) == KeyClass.WEAK) {
        Set<Integer> claimants = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
          for (IdentityKey other : people.get(i)) {
            if (rank(key, other) < NONE) {
              claimants.add(i);
            }
          }
        }
        claimants.removeIf(i -> people.get(i).stream().anyMatch(other -> isForbidden(key, other)));
        if (claimants.size() == 1) {
          Set<IdentityKey> claimant = whole.get(claimants.iterator().next());
          if (isErased(claimant) == key.isErased()) {
            claimant.add(key);
          }
        }
      }
    }
    return new HashSet<>(whole);
  }

  /** The links that nobody acts upon, although neither key is shared, each as its two keys. */
  Set<Set<IdentityKey>> quarantined() {
    Set<Set<IdentityKey>> quarantined = new HashSet<>();
    List<Set<IdentityKey>> all = new ArrayList<>(people);
    all.addAll(orders);
    for (IdentityKey a : keys) {
      for (IdentityKey b : keys) {
        boolean alike = isPersonal(a) && isPersonal(b) || isOrder(a) && isOrder(b);
        if (alike && !shared.contains(a) && !shared.contains(b) && rank(a, b) < NONE) {
          if (all.stream().noneMatch(group -> group.contains(a) && group.contains(b))) {
            quarantined.add(Set.of(a, b));
          }
        }
      }
    }
    return quarantined;
  }

  /** The numbers of each order with events that is nobody's. */
  Set<Set<IdentityKey>> unresolvedOrders() {
    Set<IdentityKey> unresolved = unresolved();
    return orders.stream()
        .filter(order -> order.stream().anyMatch(unresolved::contains))
        .collect(Collectors.toSet());
  }

  /** The other keys with events that are nobody's. */
  Set<IdentityKey> unresolvedProfiles() {
    Set<IdentityKey> profiles = unresolved();
    profiles.removeIf(this::isOrder);
    return profiles;
  }

  private Set<IdentityKey> unresolved() {
    Set<IdentityKey> unresolved = new TreeSet<>();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject
          && persons.stream().noneMatch(person -> person.contains(subject))) {
        unresolved.add(subject);
      }
    }
    return unresolved;
  }

  /** Keys with more personal neighbours than their limit. */
  Set<IdentityKey> shared() {
    return shared;
  }

  private static final int NONE = 4;

  private boolean isBlocked(IdentityKey key) {
    return rules.of(key.type()).blocked().contains(key.value());
  }

  private boolean isPersonal(IdentityKey key) {
    KeyClass keyClass = rules.classOf(key);
    return keyClass == KeyClass.STRONG || keyClass == KeyClass.SCOPED;
  }

  private boolean isOrder(IdentityKey key) {
    return rules.classOf(key) == KeyClass.ORDER;
  }

  private boolean isShared(IdentityKey key) {
    return isPersonal(key)
        && keys.stream().filter(other -> isPersonal(other) && rank(key, other) < NONE).count()
            > rules.of(key.type()).limit();
  }

  /** The claims that say two keys belong together, with their events. */
  private List<Event> stating(IdentityKey a, IdentityKey b) {
    return events.stream()
        .filter(
            event ->
                event.claims().stream()
                    .map(Claim::key)
                    .anyMatch(
                        claimed ->
                            event.subject().equals(a) && claimed.equals(b)
                                || event.subject().equals(b) && claimed.equals(a)))
        .toList();
  }

  private boolean isForbidden(IdentityKey a, IdentityKey b) {
    Boolean known = forbidden.get(List.of(a, b));
    if (known == null) {
      known = isLastUnlinked(a, b);
      forbidden.put(List.of(a, b), known);
    }
    return known;
  }

  private boolean isLastUnlinked(IdentityKey a, IdentityKey b) {
    Optional<Event> lastWord =
        stating(a, b).stream()
            .filter(e -> e.fact() instanceof Linked || e.fact() instanceof Unlinked)
            .max(Event.ORDER);
    return lastWord.isPresent() && lastWord.get().fact() instanceof Unlinked;
  }

  private boolean isTooLate(Event event, IdentityKey key) {
    if (key.type() != KeyType.PENDING_ID) {
      return false;
    }
    Instant first =
        events.stream()
            .filter(e -> !(e.fact() instanceof Linked || e.fact() instanceof Unlinked))
            .filter(e -> !e.claims().isEmpty())
            .filter(
                e ->
                    e.subject().equals(key)
                        || e.claims().stream().anyMatch(claim -> claim.key().equals(key)))
            .map(Event::occurredAt)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return event.occurredAt().isAfter(first.plus(Duration.ofDays(90)));
  }

  /** By whom two keys are best said to belong together; {@link #NONE} where nobody says so. */
  private int rank(IdentityKey a, IdentityKey b) {
    Integer known = ranks.get(List.of(a, b));
    if (known == null) {
      known = worked(a, b);
      ranks.put(List.of(a, b), known);
    }
    return known;
  }

  private int worked(IdentityKey a, IdentityKey b) {
    int best = NONE;
    if (a.equals(b) || isForbidden(a, b)) {
      return best;
    }
    for (Event event : stating(a, b)) {
      if (event.fact() instanceof Linked) {
        return 0;
      }
      if (!(event.fact() instanceof Unlinked) && !isTooLate(event, a) && !isTooLate(event, b)) {
        best = Math.min(best, rank(event, a, b));
      }
    }
    return best;
  }

  private static int rank(Event event, IdentityKey a, IdentityKey b) {
    Set<KeyType> last = Set.of(KeyType.PHONE, KeyType.PENDING_ID);
    if (last.contains(a.type()) || last.contains(b.type())) {
      return 3;
    }
    return event.provenance() == Provenance.CALLBACK || event.provenance() == Provenance.SNAPSHOT
        ? 1
        : 2;
  }

  private List<Set<IdentityKey>> groups(Predicate<IdentityKey> which) {
    List<Set<IdentityKey>> groups = new ArrayList<>();
    keys.stream().filter(which).forEach(key -> groups.add(new TreeSet<>(Set.of(key))));
    for (int rank = 0; rank < NONE; rank++) {
      boolean[][] near = new boolean[groups.size()][groups.size()];
      for (int i = 0; i < groups.size(); i++) {
        for (int j = 0; j < groups.size(); j++) {
          near[i][j] = i != j && touch(groups.get(i), groups.get(j), rank);
        }
      }
      joinRank(groups, near);
    }
    return groups.stream().flatMap(this::erasedApart).toList();
  }

  private static boolean isErased(Set<IdentityKey> keys) {
    return keys.stream().anyMatch(IdentityKey::isErased);
  }

  /** A group as it is, or in the parts into which it falls once what is erased is kept apart. */
  private Stream<Set<IdentityKey>> erasedApart(Set<IdentityKey> group) {
    if (!isErased(group) || group.stream().allMatch(IdentityKey::isErased)) {
      return Stream.of(group);
    }
    Set<Set<IdentityKey>> parts = new HashSet<>();
    for (IdentityKey key : group) {
      Set<IdentityKey> part = new TreeSet<>(Set.of(key));
      while (part.addAll(
          group.stream()
              .filter(other -> other.isErased() == key.isErased())
              .filter(other -> part.stream().anyMatch(it -> linked(it, other)))
              .toList())) {
        // Whoever was added may bring others.
      }
      parts.add(part);
    }
    return parts.stream();
  }

  private boolean linked(IdentityKey a, IdentityKey b) {
    return !shared.contains(a) && !shared.contains(b) && rank(a, b) < NONE;
  }

  private boolean touch(Set<IdentityKey> x, Set<IdentityKey> y, int rank) {
    for (IdentityKey a : x) {
      for (IdentityKey b : y) {
        if (!shared.contains(a) && !shared.contains(b) && rank(a, b) == rank) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean conflict(Set<IdentityKey> x, Set<IdentityKey> y) {
    for (IdentityKey a : x) {
      for (IdentityKey b : y) {
        boolean twoValues =
            a.type() == b.type()
                && a.issuer().equals(b.issuer())
                && !a.value().equals(b.value())
                && rules.of(a.type()).single();
        if (twoValues || isForbidden(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private void joinRank(List<Set<IdentityKey>> groups, boolean[][] near) {
    int size = groups.size();
    boolean[][] reach = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      reach[i] = near[i].clone();
    }
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    boolean[] conflicts = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        conflicts[i] |= i != j && reach[i][j] && conflict(groups.get(i), groups.get(j));
      }
    }
    boolean[] troubled = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        troubled[i] |= conflicts[j] && (i == j || reach[i][j]);
      }
    }
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < size && !again; i++) {
        List<Integer> neighbours = new ArrayList<>();
        for (int j = 0; j < size; j++) {
          if (near[i][j]) {
            neighbours.add(j);
          }
        }
        boolean leaf = neighbours.size() == 1 && !conflicts[i];
        if (!neighbours.isEmpty() && (leaf || !troubled[i])) {
          absorb(groups, near, i, neighbours.get(0));
          again = true;
        }
      }
    }
    groups.removeIf(Set::isEmpty);
  }

  /** Moves one group into a neighbour, which takes over its neighbours. */
  private static void absorb(List<Set<IdentityKey>> groups, boolean[][] near, int from, int into) {
    groups.get(into).addAll(groups.get(from));
    groups.get(from).clear();
    for (int j = 0; j < near.length; j++) {
      if (near[from][j] && j != into) {
        near[into][j] = true;
        near[j][into] = true;
      }
      near[from][j] = false;
      near[j][from] = false;
    }
  }

  /** The persons who own an order in a role: linked by the host, buyer or plainly named, payer. */
  private Set<Integer> owners(Set<IdentityKey> order, List<Set<IdentityKey>> persons, int role) {
    Set<Integer> owners = new HashSet<>();
    for (int i = 0; i < persons.size(); i++) {
      Set<IdentityKey> keysOf = persons.get(i);
      if (order.stream().anyMatch(n -> keysOf.stream().anyMatch(key -> isForbidden(n, key)))) {
        continue;
      }
      for (IdentityKey person : keysOf) {
        for (IdentityKey number : order) {
          if (!isForbidden(number, person)
              && stating(number, person).stream().anyMatch(e -> says(e, number, person, role))) {
            owners.add(i);
          }
        }
      }
    }
    return owners;
  }

  private boolean says(Event event, IdentityKey number, IdentityKey person, int role) {
    if (event.fact() instanceof Unlinked) {
      return false;
    }
    if (event.fact() instanceof Linked) {
      return role == 0;
    }
    if (isTooLate(event, number) || isTooLate(event, person)) {
      return false;
    }
    IdentityKey claimed = event.subject().equals(number) ? person : number;
    return event.claims().stream()
        .filter(claim -> claim.key().equals(claimed))
        .anyMatch(claim -> (claim.role() == Claim.Role.PAYER ? 2 : 1) == role);
  }
}
