package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.erasure.Named;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Referred;
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
    this.hash = hash;
    Map<EventId, Event> once = new LinkedHashMap<>();
    given.forEach(event -> once.putIfAbsent(event.id(), event));
    this.given = List.copyOf(once.values());
    this.reaction = reaction;
  }

  /** Tries it; empty if it has to be tried again in another transaction. */
  Optional<Appended> attempt(Sql sql) throws SQLException {
    return new Try(new Session(sql, tenant, hash)).run();
  }

  /** What cannot be locked shuts out erasures: no subject, invitees, values without a type. */
  private static boolean namesWhatHasNoLock(Event event) {
    return !(event.subject() instanceof IdentityKey)
        || event.fact() instanceof Referred
        || !Named.values(event).isEmpty();
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
      Map<RowId, KeyRow> rows = named(given);
      if (given.stream().anyMatch(Append::namesWhatHasNoLock)
          || rows.values().stream().anyMatch(row -> row.buried() || row.isOversized())) {
        locks.atLeast(Gate.ONE);
      }
      if (locks.gate() != Gate.NONE) {
        new GateTable(session).lock(locks.gate(), RowId.of(given.get(0).id()));
        // What was read before may be of before an erasure.
        rows = named(given);
        if (rows.values().stream().anyMatch(KeyRow::buried) || mentionsErased(given)) {
          return reduceAndStore(given, rows);
        }
      }
      return store(Arrival.whole(given), rows, false);
    }

    private List<Event> absent(Collection<Event> of) throws SQLException {
      Set<EventId> present = events.present(of);
      return of.stream().filter(event -> !present.contains(event.id())).toList();
    }

    private Map<RowId, KeyRow> named(Collection<Event> by) throws SQLException {
      Set<RowId> ids = new TreeSet<>();
      for (Event event : by) {
        Named.keys(event).forEach(key -> ids.add(hash.of(key)));
      }
      return keys.read(ids);
    }

    private boolean mentionsErased(Collection<Event> fresh) {
      TombstoneTables book = new TombstoneTables(session);
      return fresh.stream()
          .flatMap(event -> Named.values(event).stream())
          .anyMatch(value -> book.mention(hash.text(value)).isPresent());
    }

    /** Stores what may be kept where somebody named is erased. */
    private Optional<Appended> reduceAndStore(List<Event> arrived, Map<RowId, KeyRow> rows)
        throws SQLException {
      exchange.lock(rows.values());
      if (!exchange.holds(named(arrived).values())) {
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
      List<Event> perhaps =
          arrival.added().stream().filter(event -> !exchange.isCertainlyNew(event)).toList();
      Set<EventId> there = new HashSet<>(events.present(perhaps));
      arrival.leaveOut(there);
      if (arrival.isEmpty()) {
        return nothing();
      }
      Set<RowId> touched = exchange.stated(arrival.kept()).keySet();
      List<Cluster> before = reaction == SILENT ? List.of() : shown(exchange.rows(), touched);
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
      written.forEach(clusters::know);
      List<Cluster> after = reaction == SILENT ? List.of() : shown(keys.read(touched), touched);
      List<Signal> signals = reaction.signals(before, after);
      outbox.add(signals);
      return Optional.of(new Appended(arrival.arrived(), signals));
    }

    /** The clusters of keys that a reaction is shown: not those of keys no longer followed. */
    private List<Cluster> shown(Map<RowId, KeyRow> rows, Set<RowId> of) throws SQLException {
      Set<RowId> shown = new TreeSet<>();
      for (RowId id : of) {
        KeyRow row = rows.get(id);
        if (row != null && row.cluster().isPresent() && !row.isOversized()) {
          shown.add(row.lock());
        }
      }
      List<Cluster> read = new ArrayList<>();
      for (Cluster cluster : clusters.readFollowed(shown)) {
        // A row that was just made is nobody's cluster yet.
        if (!cluster.events().isEmpty() || !cluster.oversized().isEmpty()) {
          read.add(cluster);
        }
      }
      return read;
    }
  }
}
