package io.siyu.store;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.KeyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys are connected by any statement, and the events addressed to each (连通图). Clusters grow,
 * but for two moments: a key that gets too many personal neighbours stops joining them, those that
 * it has joined before included, so that it does not show which neighbours came first; and an
 * erasure takes statements away. What any other call costs depends on the clusters it touches
 * alone. Not thread-safe.
 */
final class KeyGraph {
  private final Map<IdentityKey, Node> nodes = new HashMap<>();
  private long visited;

  private static final class Node {
    final IdentityKey key;
    private List<Event> events = List.of();
    private Map<Node, Integer> neighbours = Map.of();
    private Set<Node> oversizedNeighbours = Set.of();
    private int personalNeighbours;
    private Island island = new Island();

    Node(IdentityKey key) {
      this.key = key;
      settle(island);
    }

    void settle(Island on) {
      island = on;
      on.nodes.add(this);
    }

    boolean isPersonal() {
      return key.type().defaultClass().isPersonal();
    }

    boolean isOversized() {
      return personalNeighbours > KeyRule.LIMIT_MAX;
    }

    boolean isForgotten() {
      return events.isEmpty() && neighbours.isEmpty();
    }

    void add(Event event) {
      if (events.isEmpty()) {
        events = new ArrayList<>(2);
      }
      events.add(event);
    }

    void remove(Event event) {
      if (!events.isEmpty()) {
        events.remove(event);
      }
    }

    /** Notes that a neighbour is stated once more, or once less. */
    void count(Node neighbour, int statements) {
      if (neighbours.isEmpty()) {
        neighbours = new LinkedHashMap<>(2);
      }
      boolean wasOversized = isOversized();
      int before = neighbours.getOrDefault(neighbour, 0);
      int after = before + statements;
      if (after == 0) {
        neighbours.remove(neighbour);
        neighbour.noteOversized(this, false);
      } else {
        neighbours.put(neighbour, after);
        neighbour.noteOversized(this, wasOversized);
      }
      if (neighbour.isPersonal()) {
        personalNeighbours += Integer.signum(after) - Integer.signum(before);
      }
      if (isOversized() != wasOversized) {
        neighbours.keySet().forEach(each -> each.noteOversized(this, isOversized()));
      }
    }

    private void noteOversized(Node neighbour, boolean is) {
      if (is && oversizedNeighbours.isEmpty()) {
        oversizedNeighbours = new LinkedHashSet<>(2);
      }
      if (is) {
        oversizedNeighbours.add(neighbour);
      } else if (!oversizedNeighbours.isEmpty()) {
        oversizedNeighbours.remove(neighbour);
      }
    }
  }

  /** The nodes of one cluster. */
  private static final class Island {
    final List<Node> nodes = new ArrayList<>(2);
  }

  void add(Event event, IdentityKey subject) {
    Node node = node(subject);
    node.add(event);
    for (IdentityKey claimed : event.claimedKeys()) {
      connect(node, node(claimed));
    }
  }

  void removeAll(Collection<Event> events) {
    Set<Island> torn = new LinkedHashSet<>();
    Set<Node> grown = new LinkedHashSet<>();
    for (Event event : events) {
      if (event.subject() instanceof IdentityKey subject) {
        Node node = node(subject);
        node.remove(event);
        torn.add(node.island);
        for (IdentityKey claimed : event.claimedKeys()) {
          Node other = node(claimed);
          for (Node each : List.of(node, other)) {
            boolean wasOversized = each.isOversized();
            each.count(each == node ? other : node, -1);
            torn.add(each.island);
            if (wasOversized && !each.isOversized()) {
              grown.add(each);
            }
          }
        }
      }
    }
    torn.forEach(this::resettle);
    for (Node node : grown) {
      node.neighbours.keySet().forEach(neighbour -> unite(node, neighbour));
    }
  }

  private Node node(IdentityKey key) {
    return nodes.computeIfAbsent(key, Node::new);
  }

  private void connect(Node a, Node b) {
    boolean wasOversizedA = a.isOversized();
    boolean wasOversizedB = b.isOversized();
    a.count(b, 1);
    b.count(a, 1);
    if (a.isOversized() != wasOversizedA || b.isOversized() != wasOversizedB) {
      resettle(a.island);
      resettle(b.island);
    } else {
      unite(a, b);
    }
  }

  private void unite(Node a, Node b) {
    if (a.island == b.island || a.isOversized() || b.isOversized()) {
      return;
    }
    Island large = a.island.nodes.size() >= b.island.nodes.size() ? a.island : b.island;
    Island small = large == a.island ? b.island : a.island;
    visited += small.nodes.size();
    small.nodes.forEach(node -> node.settle(large));
  }

  /** Divides an island anew, without following oversized keys, and drops keys nobody names now. */
  private void resettle(Island island) {
    Set<Node> unsettled = new LinkedHashSet<>();
    for (Node node : island.nodes) {
      if (node.isForgotten()) {
        nodes.remove(node.key);
      } else {
        unsettled.add(node);
      }
    }
    visited += island.nodes.size();
    for (Node start : List.copyOf(unsettled)) {
      if (unsettled.remove(start)) {
        Island on = new Island();
        start.settle(on);
        for (int i = 0; i < on.nodes.size(); i++) {
          Node node = on.nodes.get(i);
          for (Node next : node.isOversized() ? Set.<Node>of() : node.neighbours.keySet()) {
            if (!next.isOversized() && unsettled.remove(next)) {
              next.settle(on);
            }
          }
        }
      }
    }
  }

  Optional<Cluster> cluster(IdentityKey key) {
    Node node = nodes.get(key);
    return node == null ? Optional.empty() : Optional.of(cluster(node.island));
  }

  /** The events addressed to a key. */
  List<Event> events(IdentityKey key) {
    Node node = nodes.get(key);
    return node == null ? List.of() : node.events;
  }

  /** The events addressed to a key or claiming it. */
  List<Event> naming(IdentityKey key) {
    Node node = nodes.get(key);
    if (node == null) {
      return List.of();
    }
    List<Event> naming = new ArrayList<>(node.events);
    for (Node neighbour : node.neighbours.keySet()) {
      for (Event event : neighbour.events) {
        if (event.claims().stream().anyMatch(claim -> claim.key().equals(key))) {
          naming.add(event);
        }
      }
    }
    return naming;
  }

  /**
   * The distinct clusters of keys, but for those never seen and for oversized ones, which stand for
   * nobody and whose own events are too many to be gone through for each that is added.
   */
  List<Cluster> clusters(Collection<IdentityKey> keys) {
    Set<Island> islands = new LinkedHashSet<>();
    for (IdentityKey key : keys) {
      Node node = nodes.get(key);
      if (node != null && !node.isOversized()) {
        islands.add(node.island);
      }
    }
    return islands.stream().map(this::cluster).toList();
  }

  List<Cluster> clusters() {
    Set<Island> islands = new LinkedHashSet<>();
    nodes.values().forEach(node -> islands.add(node.island));
    return islands.stream().map(this::cluster).toList();
  }

  private Cluster cluster(Island island) {
    List<Event> events = new ArrayList<>();
    Set<IdentityKey> oversized = new HashSet<>();
    for (Node node : island.nodes) {
      events.addAll(node.events);
      if (node.isOversized()) {
        oversized.add(node.key);
      }
      node.oversizedNeighbours.forEach(neighbour -> oversized.add(neighbour.key));
    }
    visited += island.nodes.size() + events.size();
    return new Cluster(events, oversized);
  }

  /** How many keys and events have been gone through since the start: what the calls have cost. */
  long visited() {
    return visited;
  }
}
