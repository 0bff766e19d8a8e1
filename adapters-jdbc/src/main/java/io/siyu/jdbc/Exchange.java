package io.siyu.jdbc;

import com.google.common.collect.Sets;
import com.google.common.collect.Sets.SetView;
import io.siyu.dossier.Cluster;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Events added and taken away in one transaction, and the locks that it takes (换入换出).
 *
 * <p>The row of the key by which a cluster is named is the cluster's lock: who holds it alone may
 * change which keys are in the cluster and which events they have. Locks are taken in order; then
 * it is looked whether the keys are still in the clusters that are locked; then rows of new keys
 * are inserted, which makes others who want the same keys wait. Where a key is elsewhere by now, or
 * somebody else has made it, everything is rolled back and tried again with what was learnt. Keys
 * that are no longer followed are not locked, since everybody would wait for them: who states one
 * shuts out erasures instead, and relies on the primary key to add an event about it once. Not
 * thread-safe.
 */
final class Exchange {
  private final Session session;
  private final KeyTable keys;
  private final EventTable events;
  private final Locks locks;

  private final Set<RowId> locked = new HashSet<>();
  private final Set<RowId> certainlyNew = new HashSet<>();
  private Map<RowId, KeyRow> rows = new TreeMap<>();
  private Map<RowId, Cluster> read = Map.of();
  private Optional<Map<RowId, KeyRow>> joined = Optional.empty();

  Exchange(Session session, Locks locks) {
    this.session = session;
    this.keys = new KeyTable(session);
    this.events = new EventTable(session);
    this.locks = locks;
  }

  /** Locks the clusters of keys that are there, and the rows of those that are erased. */
  void lock(Collection<KeyRow> of) throws SQLException {
    SortedSet<RowId> wanted = new TreeSet<>(locks.learnt());
    for (KeyRow row : of) {
      if (!isExempt(row)) {
        wanted.add(row.lock());
      }
    }
    wanted.removeAll(locked);
    keys.lock(wanted);
    locked.addAll(wanted);
  }

  /**
   * Locks the clusters of keys and reads the keys' rows as they then are, in as few statements as
   * the database allows.
   *
   * @param withClusters whether the clusters will be wanted too
   */
  Map<RowId, KeyRow> lockAndRead(SortedSet<RowId> ids, boolean withClusters) throws SQLException {
    boolean inOne = session.sql().dialect().joinsStatements() && !ids.isEmpty();
    if (!inOne || !locks.learnt().isEmpty()) {
      lock(keys.read(ids).values());
      return keys.read(ids);
    }
    LockedRead.Found found = new LockedRead(session).of(ids, withClusters);
    locked.addAll(found.locked());
    read = found.clusters();
    return found.rows();
  }

  /** The clusters of the keys that the events state, but for those no longer followed. */
  Map<RowId, Cluster> clusters() throws SQLException {
    SortedSet<RowId> heads = KeyRow.followedClusters(rows.values());
    Map<RowId, Cluster> clusters = new TreeMap<>(read);
    clusters.keySet().retainAll(heads);
    heads.removeAll(clusters.keySet());
    // A row that was just made is nobody's cluster yet.
    SetView<RowId> empty = Sets.intersection(heads, certainlyNew);
    empty.forEach(head -> clusters.put(head, Cluster.of(List.of())));
    heads.removeAll(certainlyNew);
    clusters.putAll(new ClusterReader(session).readFollowed(heads));
    return clusters;
  }

  private boolean isExempt(KeyRow row) {
    return row.isOversized() && locks.gate() == Locks.Gate.ONE;
  }

  /** Whether all that must be locked is; learns what is not. */
  boolean holds(Collection<KeyRow> of) {
    boolean holds = true;
    for (KeyRow row : of) {
      if (!isExempt(row) && !locked.contains(row.lock())) {
        locks.learn(row.lock());
        holds = false;
      }
    }
    return holds;
  }

  /** The keys that events state, by their rows. */
  Map<RowId, IdentityKey> stated(Collection<Event> by) {
    Map<RowId, IdentityKey> stated = new TreeMap<>();
    for (Event event : by) {
      if (event.subject() instanceof IdentityKey subject) {
        stated.put(session.hash().of(subject), subject);
        for (Claim claim : event.claims()) {
          stated.put(session.hash().of(claim.key()), claim.key());
        }
      }
    }
    return stated;
  }

  /**
   * Makes the rows that are missing of what events state.
   *
   * @param stated the keys that the events state
   * @param known their rows, as they were read after they were locked
   * @return false if it has to be tried again
   */
  boolean prepare(Map<RowId, IdentityKey> stated, Map<RowId, KeyRow> known) throws SQLException {
    Map<RowId, KeyRow> now = new TreeMap<>(known);
    now.keySet().retainAll(stated.keySet());
    if (!holds(now.values())) {
      return false;
    }
    Map<RowId, IdentityKey> absent = new TreeMap<>(stated);
    absent.keySet().removeAll(known.keySet());
    if (!absent.isEmpty() && !keys.insert(absent)) {
      // To lock now what somebody else has made meanwhile could be to wait for who waits for us.
      return false;
    }
    absent.forEach((id, key) -> now.put(id, KeyRow.alone(id, KeyTable.isPersonal(key))));
    certainlyNew.addAll(absent.keySet());
    locked.addAll(absent.keySet());
    Map<RowId, IdentityKey> dead = new TreeMap<>(stated);
    dead.keySet().removeIf(id -> row(now, id).cluster().isPresent());
    if (!dead.isEmpty()) {
      keys.revive(dead);
      dead.forEach((id, key) -> now.put(id, row(now, id).revived(KeyTable.isPersonal(key))));
    }
    rows = now;
    return true;
  }

  private static KeyRow row(Map<RowId, KeyRow> rows, RowId id) {
    KeyRow row = rows.get(id);
    if (row == null) {
      throw new IllegalStateException("a key has no row");
    }
    return row;
  }

  /** The rows of what the events state, as they are locked. */
  Map<RowId, KeyRow> rows() {
    return rows;
  }

  /** Whether events were certainly not there before their subjects' rows were made. */
  boolean isCertainlyNew(Event event) {
    return events.subject(event).filter(certainlyNew::contains).isPresent();
  }

  /** Whether nobody else can add this event, since its subject's cluster is locked. */
  private boolean isLocked(Event event) {
    return events
        .subject(event)
        .map(subject -> row(rows, subject))
        .filter(row -> !isExempt(row))
        .isPresent();
  }

  /**
   * Writes the events.
   *
   * @param added those to be added; what is locked must be known not to be there
   * @return those that were added
   */
  List<Event> write(Collection<Event> added, Collection<Event> removed) throws SQLException {
    events.delete(removed);
    List<Event> safe = added.stream().filter(this::isLocked).toList();
    List<Event> unsafe = added.stream().filter(event -> !isLocked(event)).toList();
    events.insert(safe);
    List<Event> written = new ArrayList<>(safe);
    written.addAll(events.insertUnlessThere(unsafe));
    return written;
  }

  /** Puts events in the place of others; false if it has to be tried again. */
  boolean replace(Arrival arrival) throws SQLException {
    Map<RowId, IdentityKey> stated = stated(arrival.all());
    lock(keys.read(stated.keySet()).values());
    if (!prepare(stated, keys.read(stated.keySet()))) {
      return false;
    }
    Set<EventId> there = events.present(arrival.added());
    List<Event> absent =
        arrival.added().stream().filter(event -> !there.contains(event.id())).toList();
    return connect(write(absent, arrival.removed()), arrival.removed());
  }

  /** The rows as they have become, if clusters have only grown and joined. */
  Optional<Map<RowId, KeyRow>> joined() {
    return joined;
  }

  /** Changes the graph; false if it has to be tried again. */
  boolean connect(Collection<Event> written, Collection<Event> removed) throws SQLException {
    GraphChange change = new GraphChange(session, rows, locked);
    Set<RowId> wanting = change.make(written, removed, certainlyNew);
    joined = change.joined();
    wanting.forEach(locks::learn);
    return wanting.isEmpty();
  }
}
