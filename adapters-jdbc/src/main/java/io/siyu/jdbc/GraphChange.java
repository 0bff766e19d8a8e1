package io.siyu.jdbc;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What events added and taken away do to edges, neighbours and clusters (连通图的变更). All keys that the
 * events state must be locked, but for those that are no longer followed. One for each transaction,
 * after the events are written. Not thread-safe.
 *
 * <p>Most additions only join clusters, which moves the keys of the smaller. Where an edge is taken
 * away, or a key gets too many neighbours to be followed or no longer has, the clusters concerned
 * are divided anew.
 */
final class GraphChange {
  private final Session session;
  private final KeyTable keys;
  private final EdgeTable edges;
  private final EventTable events;
  private final Set<RowId> locked;

  /** The keys concerned, as their rows are to be. */
  private final Map<RowId, KeyRow> rows;

  /** Which of them differ from what is written. */
  private final Set<RowId> changed = new TreeSet<>();

  private final Set<RowId> missing = new TreeSet<>();
  private boolean joined;

  /**
   * Prepares a change.
   *
   * @param rows the rows of all keys that the events state
   * @param locked the rows that are locked
   */
  GraphChange(Session session, Map<RowId, KeyRow> rows, Set<RowId> locked) {
    this.session = session;
    this.keys = new KeyTable(session);
    this.edges = new EdgeTable(session);
    this.events = new EventTable(session);
    this.rows = new TreeMap<>(rows);
    this.locked = locked;
  }

  /**
   * Makes the change.
   *
   * @param certainlyNew keys of which no event was known before
   * @return what must be locked as well before the change can be made; empty if it is made
   */
  Set<RowId> make(Collection<Event> added, Collection<Event> removed, Set<RowId> certainlyNew)
      throws SQLException {
    Set<RowId> oversizedBefore = oversized();
    Set<Edge> gone = gone(removed);
    Set<Edge> made = made(added, certainlyNew);
    if (!gone.isEmpty()) {
      edges.delete(bothWays(gone));
    }
    edges.insert(bothWays(made));
    count(gone, made);
    if (removed.isEmpty() && oversized().equals(oversizedBefore)) {
      join(made);
      joined = true;
    } else {
      divide();
    }
    if (missing.isEmpty()) {
      keys.update(changed.stream().map(this::row).toList());
    }
    return missing;
  }

  /** The rows of the keys concerned as they have become, if clusters have only been joined. */
  Optional<Map<RowId, KeyRow>> joined() {
    return joined ? Optional.of(rows) : Optional.empty();
  }

  private Set<RowId> oversized() {
    Set<RowId> oversized = new HashSet<>();
    rows.values().stream().filter(KeyRow::isOversized).forEach(row -> oversized.add(row.id()));
    return oversized;
  }

  /** The pairs that events state, from their subjects. */
  private Set<Edge> stated(Collection<Event> by) {
    Set<Edge> stated = new TreeSet<>();
    for (Event event : by) {
      if (event.subject() instanceof IdentityKey subject) {
        for (Claim claim : event.claims()) {
          if (!claim.key().equals(subject)) {
            stated.add(new Edge(session.hash().of(subject), session.hash().of(claim.key())));
          }
        }
      }
    }
    return stated;
  }

  /** Pairs that no event states any more, each one way round. */
  private Set<Edge> gone(Collection<Event> removed) throws SQLException {
    Set<Edge> gone = new TreeSet<>();
    for (Edge edge : stated(removed)) {
      if (!gone.contains(edge.reversed()) && !events.states(edge)) {
        gone.add(edge);
      }
    }
    return gone;
  }

  /** Pairs that were not stated before, each one way round. */
  private Set<Edge> made(Collection<Event> added, Set<RowId> certainlyNew) throws SQLException {
    Set<Edge> made = new TreeSet<>();
    List<Edge> perhaps = new ArrayList<>();
    for (Edge edge : stated(added)) {
      if (made.add(edge)
          && !certainlyNew.contains(edge.node())
          && !certainlyNew.contains(edge.neighbour())) {
        perhaps.add(edge);
      }
    }
    made.removeAll(edges.present(perhaps));
    made.removeIf(edge -> edge.compareTo(edge.reversed()) > 0 && made.contains(edge.reversed()));
    return made;
  }

  private static List<Edge> bothWays(Collection<Edge> edges) {
    List<Edge> both = new ArrayList<>(edges);
    edges.forEach(edge -> both.add(edge.reversed()));
    return both;
  }

  private void count(Collection<Edge> gone, Collection<Edge> made) throws SQLException {
    Set<RowId> recount = new TreeSet<>();
    for (Edge edge : bothWays(gone)) {
      KeyRow row = row(edge.node());
      if (row.isOversized()) {
        recount.add(row.id());
      } else if (row(edge.neighbour()).personal()) {
        change(row.withNeighbours(row.neighbours() - 1));
      }
    }
    for (Edge edge : bothWays(made)) {
      KeyRow row = row(edge.node());
      if (!row.isOversized() && row(edge.neighbour()).personal()) {
        change(row.withNeighbours(row.neighbours() + 1));
      }
    }
    for (RowId id : recount) {
      change(row(id).withNeighbours(edges.countPersonal(id)));
    }
  }

  private KeyRow row(RowId id) {
    KeyRow row = rows.get(id);
    if (row == null) {
      throw new IllegalStateException("a key has no row");
    }
    return row;
  }

  private void change(KeyRow row) {
    if (!row.equals(rows.put(row.id(), row))) {
      changed.add(row.id());
    }
  }

  /** Joins the clusters of new neighbours, by moving the keys of all but the largest. */
  private void join(Set<Edge> made) throws SQLException {
    Map<RowId, RowId> parent = new HashMap<>();
    for (Edge edge : made) {
      KeyRow a = row(edge.node());
      KeyRow b = row(edge.neighbour());
      if (!a.isOversized() && !b.isOversized()) {
        RowId rootA = root(parent, a.lock());
        RowId rootB = root(parent, b.lock());
        if (!rootA.equals(rootB)) {
          parent.put(rootA, rootB);
        }
      }
    }
    if (parent.isEmpty()) {
      return;
    }
    Map<RowId, Set<RowId>> joined = new TreeMap<>();
    for (RowId cluster : parent.keySet()) {
      RowId root = root(parent, cluster);
      Set<RowId> of = joined.computeIfAbsent(root, any -> new TreeSet<>(Set.of(root)));
      of.add(cluster);
    }
    Set<RowId> heads = new TreeSet<>();
    joined.values().forEach(heads::addAll);
    heads.removeAll(rows.keySet());
    rows.putAll(keys.read(heads));
    for (Set<RowId> clusters : joined.values()) {
      KeyRow largest =
          clusters.stream().map(this::row).max(Comparator.comparing(KeyRow::members)).orElseThrow();
      int members = clusters.stream().mapToInt(cluster -> row(cluster).members()).sum();
      Set<RowId> others = new TreeSet<>(clusters);
      others.remove(largest.id());
      // Of one key its own row says everything, and is written with the others below.
      Set<RowId> many = new TreeSet<>(others);
      many.removeIf(cluster -> row(cluster).members() == 1);
      keys.move(many, largest.id());
      for (KeyRow row : List.copyOf(rows.values())) {
        if (row.cluster().isPresent() && others.contains(row.lock())) {
          change(row.in(largest.id(), row.members()));
        }
      }
      change(row(largest.id()).in(largest.id(), members));
    }
  }

  private static RowId root(Map<RowId, RowId> parent, RowId of) {
    RowId at = of;
    for (RowId up = parent.get(at); up != null; up = parent.get(at)) {
      at = up;
    }
    return at;
  }

  /** Divides the clusters of all keys concerned anew, and drops keys that no event states. */
  private void divide() throws SQLException {
    Map<RowId, KeyRow> nodes = keys.inClusters(locked);
    nodes.replaceAll((id, row) -> rows.getOrDefault(id, row));
    Map<RowId, Set<RowId>> neighbours = neighbours(nodes);
    if (!missing.isEmpty()) {
      return;
    }
    Set<RowId> forgotten = forgotten(nodes, neighbours);
    keys.forget(forgotten);
    changed.removeAll(forgotten);
    nodes.keySet().removeAll(forgotten);
    rows.putAll(nodes);
    Set<RowId> unsettled = new TreeSet<>(nodes.keySet());
    for (RowId start : nodes.keySet()) {
      if (unsettled.remove(start)) {
        settle(component(start, neighbours, unsettled));
      }
    }
  }

  /** The neighbours that are followed, of the nodes that are. */
  private Map<RowId, Set<RowId>> neighbours(Map<RowId, KeyRow> nodes) throws SQLException {
    List<RowId> followed =
        nodes.values().stream().filter(row -> !row.isOversized()).map(KeyRow::id).toList();
    List<Edge> all = edges.of(followed);
    Set<RowId> beyond = new TreeSet<>();
    all.forEach(edge -> beyond.add(edge.neighbour()));
    beyond.removeAll(nodes.keySet());
    Map<RowId, KeyRow> outside = keys.read(beyond);
    Map<RowId, Set<RowId>> neighbours = new HashMap<>();
    for (Edge edge : all) {
      RowId id = edge.neighbour();
      Optional<KeyRow> neighbour =
          Optional.ofNullable(nodes.get(id))
              .or(() -> Optional.ofNullable(rows.get(id)))
              .or(() -> Optional.ofNullable(outside.get(id)));
      if (neighbour.isPresent() && !neighbour.get().isOversized()) {
        neighbours.computeIfAbsent(edge.node(), any -> new TreeSet<>()).add(id);
        if (!nodes.containsKey(id)) {
          // It was not followed before, and its cluster is elsewhere.
          missing.add(neighbour.get().lock());
        }
      }
    }
    return neighbours;
  }

  private Set<RowId> forgotten(Map<RowId, KeyRow> nodes, Map<RowId, Set<RowId>> neighbours)
      throws SQLException {
    List<RowId> alone = new ArrayList<>(nodes.keySet());
    alone.removeAll(neighbours.keySet());
    Set<RowId> forgotten = new TreeSet<>();
    for (RowId id : alone) {
      if (!edges.hasAny(id) && !events.hasAny(id)) {
        forgotten.add(id);
      }
    }
    return forgotten;
  }

  private static Set<RowId> component(
      RowId start, Map<RowId, Set<RowId>> neighbours, Set<RowId> unsettled) {
    Set<RowId> component = new TreeSet<>(Set.of(start));
    Deque<RowId> open = new ArrayDeque<>(component);
    while (!open.isEmpty()) {
      for (RowId next : neighbours.getOrDefault(open.remove(), Collections.emptySet())) {
        if (unsettled.remove(next)) {
          component.add(next);
          open.add(next);
        }
      }
    }
    return component;
  }

  /** Makes keys one cluster, named by one that named a cluster before, if there is one. */
  private void settle(Set<RowId> component) {
    RowId name =
        component.stream()
            .filter(id -> row(id).lock().equals(id))
            .max(Comparator.comparing(id -> row(id).members()))
            .orElseGet(() -> component.iterator().next());
    for (RowId id : component) {
      change(row(id).in(name, id.equals(name) ? component.size() : row(id).members()));
    }
  }
}
