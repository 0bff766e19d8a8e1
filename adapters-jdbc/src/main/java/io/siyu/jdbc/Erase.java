package io.siyu.jdbc;

import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.jdbc.Locks.Gate;
import io.siyu.spi.EventStore.Erased;
import io.siyu.spi.EventStore.Erasure;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One erasure (擦除), tried until it is through. Not thread-safe. */
final class Erase {
  private final int tenant;
  private final KeyedHash hash;
  private final Erasure erasure;
  private final Locks locks = new Locks(Gate.ALL);

  Erase(int tenant, KeyedHash hash, Erasure erasure) {
    this.tenant = tenant;
    this.hash = hash;
    this.erasure = erasure;
  }

  /** Tries it; empty if it has to be tried again in another transaction. */
  Optional<Erased> attempt(Sql sql) throws SQLException {
    Session session = new Session(sql, tenant, hash);
    KeyTable keys = new KeyTable(session);
    EventTable events = new EventTable(session);
    Exchange exchange = new Exchange(session, locks);
    new GateTable(session).lock(Gate.ALL, RowId.ZERO);
    Set<RowId> ids = new TreeSet<>();
    erasure.keys().forEach(key -> ids.add(hash.of(key)));
    exchange.lock(keys.read(ids).values());
    Tombstones tombstones = new Tombstones(hash::text, new TombstoneTables(session));
    Map<Event, Event> reduced =
        tombstones.erase(erasure.keys(), erasure.named(), erasure.at(), events::knownNaming);
    if (!exchange.holds(keys.read(ids).values())) {
      return Optional.empty();
    }
    Arrival arrival = new Arrival();
    arrival.reduce(reduced, tombstones);
    if (!exchange.replace(arrival)) {
      return Optional.empty();
    }
    int signals = new OutboxTable(session).forget(erasure.member());
    return Optional.of(Erased.of(erasure, reduced, signals));
  }
}
