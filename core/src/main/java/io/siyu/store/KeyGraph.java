package io.siyu.store;

import io.siyu.dossier.Cluster;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.KeyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys are connected by any statement, and the events addressed to each (连通图). Clusters grow,
 * but for the moment in which a key gets too many personal neighbours: it stops joining them, those
 * that it has joined before included, so that it does not show which neighbours came first. Not
 * thread-safe.
 */
final class KeyGraph {
  private final Map<IdentityKey, Node> nodes = new HashMap<>();

  private static final class Node {
    final IdentityKey key;
    final List<Event> events = new ArrayList<>();
    final Set<Node> neighbours = new HashSet<>();
    int personalNeighbours;
    Island island = new Island();

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
  }

  /** The nodes of one cluster. */
  private static final class Island {
    final List<Node> nodes = new ArrayList<>();
  }

  void add(Event event, IdentityKey subject) {
    Node node = node(subject);
    node.events.add(event);
    for (Claim claim : event.claims()) {
      connect(node, node(claim.key()));
    }
  }

  private Node node(IdentityKey key) {
    return nodes.computeIfAbsent(key, Node::new);
  }

  private static void connect(Node a, Node b) {
    if (a == b) {
      return;
    }
    boolean grownA = addNeighbour(a, b);
    boolean grownB = addNeighbour(b, a);
    if (grownA || grownB) {
      resettle(a.island);
      resettle(b.island);
    } else if (a.island != b.island && !a.isOversized() && !b.isOversized()) {
      Island large = a.island.nodes.size() >= b.island.nodes.size() ? a.island : b.island;
      Island small = large == a.island ? b.island : a.island;
      small.nodes.forEach(node -> node.settle(large));
    }
  }

  /** Notes a neighbour; tells whether the node has become oversized by it. */
  private static boolean addNeighbour(Node node, Node neighbour) {
    boolean was = node.isOversized();
    if (node.neighbours.add(neighbour) && neighbour.isPersonal()) {
      node.personalNeighbours++;
    }
    return node.isOversized() && !was;
  }

  /** Divides an island anew, without following oversized keys. */
  private static void resettle(Island island) {
    Set<Node> unsettled = new LinkedHashSet<>(island.nodes);
    for (Node start : island.nodes) {
      if (unsettled.remove(start)) {
        Island on = new Island();
        start.settle(on);
        for (int i = 0; i < on.nodes.size(); i++) {
          Node node = on.nodes.get(i);
          for (Node next : node.isOversized() ? Set.<Node>of() : node.neighbours) {
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

  /** The distinct clusters of keys, those never seen left out. */
  List<Cluster> clusters(Collection<IdentityKey> keys) {
    Set<Island> islands = new LinkedHashSet<>();
    for (IdentityKey key : keys) {
      Node node = nodes.get(key);
      if (node != null) {
        islands.add(node.island);
      }
    }
    return islands.stream().map(KeyGraph::cluster).toList();
  }

  List<Cluster> clusters() {
    Set<Island> islands = new LinkedHashSet<>();
    nodes.values().forEach(node -> islands.add(node.island));
    return islands.stream().map(KeyGraph::cluster).toList();
  }

  private static Cluster cluster(Island island) {
    List<Event> events = new ArrayList<>();
    Set<IdentityKey> oversized = new HashSet<>();
    for (Node node : island.nodes) {
      events.addAll(node.events);
      if (node.isOversized()) {
        oversized.add(node.key);
      }
      for (Node neighbour : node.neighbours) {
        if (neighbour.isOversized()) {
          oversized.add(neighbour.key);
        }
      }
    }
    return new Cluster(events, oversized);
  }
}
