package io.siyu.jdbc;

import io.siyu.jdbc.Locks.Gate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps appends and erasures apart where no key's row does (闸): an append that cannot lock
 * everything it names holds one of several rows, and an erasure holds all of them, so that appends
 * seldom wait for each other. Not thread-safe.
 */
final class GateTable {
  private static final int STRIPES = 8;

  private final Session session;

  GateTable(Session session) {
    this.session = session;
  }

  /** Makes the rows of a tenant. */
  void make() throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      rows.add(List.of(session.tenant(), stripe));
    }
    session.sql().addAllUnlessThere("insert into #gate (tenant, stripe) values (?, ?)", rows);
  }

  /**
   * Locks as much of the gate as is wanted, in order.
   *
   * @param of what decides which one row, where one is enough
   */
  void lock(Gate wanted, RowId of) throws SQLException {
    if (wanted == Gate.ONE) {
      lock((int) Long.remainderUnsigned(of.high(), STRIPES));
    } else if (wanted == Gate.ALL) {
      for (int stripe = 0; stripe < STRIPES; stripe++) {
        lock(stripe);
      }
    }
  }

  private void lock(int stripe) throws SQLException {
    session
        .sql()
        .query(
            "select stripe from #gate where tenant = ? and stripe = ? for update",
            List.of(session.tenant(), stripe),
            row -> row.getInt(1));
  }
}
