package io.siyu.jdbc;

import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.jdbc.Locks.Gate;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The texts of some pushes that were not understood, deleted (留存期限). Not thread-safe. */
final class DropTexts {
  private final int tenant;
  private final KeyedHash hash;
  private final List<Event> given;
  private final Locks locks = new Locks(Gate.ALL);

  DropTexts(int tenant, KeyedHash hash, List<Event> given) {
    this.tenant = tenant;
    this.hash = hash;
    this.given = given;
  }

  /** Tries it and tells how many there were; empty if it has to be tried again. */
  Optional<Integer> attempt(Sql sql) throws SQLException {
    Session session = new Session(sql, tenant, hash);
    Exchange exchange = new Exchange(session, locks);
    new GateTable(session).lock(Gate.ALL, RowId.ZERO);
    // Who is erased meanwhile holds the whole gate too: what is there now stays until the commit.
    Set<EventId> there = new EventTable(session).present(given);
    Tombstones tombstones = new Tombstones(hash::text, new TombstoneTables(session));
    Arrival arrival = new Arrival();
    arrival.reduce(
        tombstones.withoutTexts(
            given.stream().filter(event -> there.contains(event.id())).toList()),
        tombstones);
    return exchange.replace(arrival) ? Optional.of(there.size()) : Optional.empty();
  }
}
