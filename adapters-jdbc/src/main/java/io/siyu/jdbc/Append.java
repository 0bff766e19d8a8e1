package io.siyu.jdbc;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.TreeMultimap;
import io.siyu.dossier.Cluster;
import io.siyu.erasure.Named;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Referred;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.jdbc.Locks.Gate;
import io.siyu.member.Signal;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Reaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One append (追加), tried until it is through. {@link Exchange} says how tries keep out of each
 * other's way. Not thread-safe.
 */
final class Append {
  /** Made once, so that it can be known again; where it is not, an import is merely slower. */
  private static final Reaction SILENT = Reaction.silent();

  private final int tenant;
  private final KeyedHash hash;
  private final List<Event> given;
  private final Reaction reaction;
  private final Locks locks = new Locks(Gate.NONE);

  Append(int tenant, KeyedHash hash, Collection<Event> given, Reaction reaction) {
    this.tenant = tenant;
    this.hash = hash.remembering();
    Map<EventId, Event> once = new LinkedHashMap<>();
    given.forEach(event -> once.putIfAbsent(event.id(), event));
    this.given = List.copyOf(once.values());
    this.reaction = reaction;
  }

  /** Tries it; empty if it has to be tried again in another transaction. */
  Optional<Appended> attempt(Sql sql) throws SQLException {
    return new Try(new Session(sql, tenant, hash)).run();
  }

  /**
   * What cannot be locked shuts out erasures: no subject, invitees, values without a type; and what
   * may have been here before it lost its text.
   */
  private static boolean namesWhatHasNoLock(Event event) {
    return !(event.subject() instanceof IdentityKey)
        || event.fact() instanceof Referred
        || event.fact() instanceof Unmapped;
  }

  private static Optional<Appended> nothing() {
    return Optional.of(new Appended(List.of(), List.of()));
  }

  private final class Try {
    private final Session session;
    private final KeyTable keys;
    private final EventTable events;
    private final OutboxTable outbox;
    private final ClusterReader clusters;
    private final Exchange exchange;

    Try(Session session) {
      this.session = session;
      this.keys = new KeyTable(session);
      this.events = new EventTable(session);
      this.outbox = new OutboxTable(session);
      this.clusters = new ClusterReader(session);
      this.exchange = new Exchange(session, locks);
    }

    Optional<Appended> run() throws SQLException {
      if (given.isEmpty()) {
        return nothing();
      }
      if (given.stream().anyMatch(Append::namesWhatHasNoLock)) {
        locks.atLeast(Gate.ONE);
      }
      // The gate comes before everything else, or two could wait for each other.
      if (locks.gate() != Gate.NONE) {
        new GateTable(session).lock(locks.gate(), RowId.of(given.get(0).id()));
      }
      Map<RowId, KeyRow> rows = exchange.lockAndRead(named(given), reaction != SILENT);
      boolean isErased = rows.values().stream().anyMatch(KeyRow::buried);
      if (locks.gate() == Gate.NONE) {
        if (isErased || rows.values().stream().anyMatch(KeyRow::isOversized)) {
          locks.atLeast(Gate.ONE);
          return Optional.empty();
        }
        return store(Arrival.whole(given), rows, false);
      }
      return isErased || isReducedOrMentionsErased(given)
          ? reduceAndStore(given, rows)
          : store(Arrival.whole(given), rows, false);
    }

    private List<Event> absent(Collection<Event> of) throws SQLException {
      Set<EventId> present = events.present(of);
      return of.stream().filter(event -> !present.contains(event.id())).toList();
    }

    private SortedSet<RowId> named(Collection<Event> by) {
      SortedSet<RowId> ids = new TreeSet<>();
      for (Event event : by) {
        Named.keys(event).forEach(key -> ids.add(hash.of(key)));
      }
      return ids;
    }

    private boolean isReducedOrMentionsErased(Collection<Event> fresh) {
      TombstoneTables book = new TombstoneTables(session);
      Tombstones tombstones = new Tombstones(hash::text, book);
      return fresh.stream()
          .filter(event -> event.fact() instanceof Unmapped || !Named.values(event).isEmpty())
          .anyMatch(
              event ->
                  tombstones.hasReduced(event)
                      || Named.values(event).stream()
                          .anyMatch(value -> book.mention(hash.text(value)).isPresent()));
    }

    /** Stores what may be kept where somebody named is erased. */
    private Optional<Appended> reduceAndStore(List<Event> arrived, Map<RowId, KeyRow> rows)
        throws SQLException {
      exchange.lock(rows.values());
      if (!exchange.holds(keys.read(named(arrived)).values())) {
        return Optional.empty();
      }
      Tombstones tombstones = new Tombstones(hash::text, new TombstoneTables(session));
      List<Event> fresh =
          absent(arrived).stream().filter(event -> !tombstones.hasReduced(event)).toList();
      if (fresh.isEmpty()) {
        return nothing();
      }
      tombstones.noteReturns(fresh);
      Arrival arrival = new Arrival();
      Set<IdentityKey> orders =
          tombstones.ordersOfErased(fresh, number -> events.known(hash.of(number)));
      if (!orders.isEmpty()) {
        if (locks.gate() != Gate.ALL) {
          locks.atLeast(Gate.ALL);
          return Optional.empty();
        }
        arrival.reduce(tombstones.eraseOrders(orders, events::knownNaming), tombstones);
        Set<RowId> ids = new TreeSet<>();
        orders.forEach(number -> ids.add(hash.of(number)));
        if (!exchange.holds(keys.read(ids).values())) {
          return Optional.empty();
        }
      }
      fresh.forEach(event -> arrival.keep(event, tombstones));
      return store(arrival, keys.read(exchange.stated(arrival.all()).keySet()), true);
    }

    private Optional<Appended> store(Arrival arrival, Map<RowId, KeyRow> known, boolean reduced)
        throws SQLException {
      Map<RowId, IdentityKey> stated = exchange.stated(arrival.all());
      if (!exchange.prepare(stated, known)
          || !reduced && exchange.rows().values().stream().anyMatch(KeyRow::buried)) {
        return Optional.empty();
      }
      Map<RowId, Cluster> were = reaction == SILENT ? Map.of() : exchange.clusters();
      Set<EventId> there = there(arrival.added(), were);
      arrival.leaveOut(there);
      if (arrival.isEmpty()) {
        return nothing();
      }
      Set<RowId> touched = exchange.stated(arrival.kept()).keySet();
      Map<RowId, Cluster> before = new TreeMap<>(were);
      before.keySet().retainAll(heads(exchange.rows(), touched));
      List<Event> absent =
          arrival.added().stream().filter(event -> !there.contains(event.id())).toList();
      List<Event> written = exchange.write(absent, arrival.removed());
      Set<EventId> lost = new HashSet<>();
      absent.forEach(event -> lost.add(event.id()));
      written.forEach(event -> lost.remove(event.id()));
      arrival.leaveOut(lost);
      if (arrival.isEmpty()) {
        return nothing();
      }
      if (!exchange.connect(written, arrival.removed())) {
        return Optional.empty();
      }
      Map<RowId, Cluster> after = Map.of();
      if (reaction != SILENT) {
        Optional<Map<RowId, KeyRow>> joined = exchange.joined();
        after =
            joined.isPresent()
                ? grown(before, written, joined.get(), touched)
                : clusters.readFollowed(heads(keys.read(touched), touched));
      }
      List<Signal> signals = reaction.signals(present(before.values()), present(after.values()));
      outbox.add(signals);
      return Optional.of(new Appended(arrival.arrived(), signals));
    }

    /** Which events are there already. */
    private Set<EventId> there(List<Event> added, Map<RowId, Cluster> clusters)
        throws SQLException {
      Set<EventId> there = new HashSet<>();
      clusters.values().forEach(of -> of.events().forEach(event -> there.add(event.id())));
      List<Event> perhaps = new ArrayList<>();
      for (Event event : added) {
        boolean isRead =
            event.subject() instanceof IdentityKey subject
                && isRead(row(exchange.rows(), subject), clusters);
        if (!isRead && !exchange.isCertainlyNew(event)) {
          perhaps.add(event);
        }
      }
      there.addAll(events.present(perhaps));
      return there;
    }

    private static boolean isRead(KeyRow subject, Map<RowId, Cluster> clusters) {
      return !subject.isOversized() && clusters.containsKey(subject.lock());
    }

    /** By which rows the clusters of keys are named, but for those no longer followed. */
    private static SortedSet<RowId> heads(Map<RowId, KeyRow> rows, Set<RowId> of) {
      return KeyRow.followedClusters(Maps.filterKeys(rows, of::contains).values());
    }

    /** A row that was just made is nobody's cluster yet. */
    private static List<Cluster> present(Collection<Cluster> clusters) {
      return clusters.stream()
          .filter(cluster -> !cluster.events().isEmpty() || !cluster.oversized().isEmpty())
          .toList();
    }

    /** What the clusters have become by events that only added to them and joined them. */
    private Map<RowId, Cluster> grown(
        Map<RowId, Cluster> before,
        List<Event> written,
        Map<RowId, KeyRow> rows,
        Set<RowId> touched) {
      SetMultimap<RowId, RowId> former = TreeMultimap.create();
      for (RowId id : touched) {
        KeyRow was = exchange.rows().get(id);
        KeyRow is = rows.get(id);
        if (was != null && is != null && !is.isOversized()) {
          former.put(is.lock(), was.lock());
        }
      }
      ListMultimap<RowId, Event> added = ArrayListMultimap.create();
      SetMultimap<RowId, IdentityKey> oversized = HashMultimap.create();
      for (Event event : written) {
        if (event.subject() instanceof IdentityKey subject) {
          KeyRow of = row(rows, subject);
          if (!of.isOversized()) {
            added.put(of.lock(), event);
          }
          for (IdentityKey claimed : event.claimedKeys()) {
            KeyRow other = row(rows, claimed);
            if (of.isOversized() && !other.isOversized()) {
              oversized.put(other.lock(), subject);
            } else if (!of.isOversized() && other.isOversized()) {
              oversized.put(of.lock(), claimed);
            }
          }
        }
      }
      Map<RowId, Cluster> grown = new TreeMap<>();
      for (RowId head : former.keySet()) {
        List<Event> events = new ArrayList<>(added.get(head));
        Set<IdentityKey> unfollowed = new TreeSet<>(oversized.get(head));
        for (RowId part : former.get(head)) {
          Cluster was = before.getOrDefault(part, Cluster.of(List.of()));
          events.addAll(was.events());
          unfollowed.addAll(was.oversized());
        }
        grown.put(head, new Cluster(events, unfollowed));
      }
      return grown;
    }

    private KeyRow row(Map<RowId, KeyRow> rows, IdentityKey key) {
      KeyRow row = rows.get(hash.of(key));
      if (row == null) {
        throw new IllegalStateException("a key has no row");
      }
      return row;
    }
  }
}
