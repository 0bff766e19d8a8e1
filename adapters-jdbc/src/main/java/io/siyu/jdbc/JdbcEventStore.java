package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.jdbc.TenantTable.Tenant;
import io.siyu.jdbc.Transactions.Held;
import io.siyu.spi.EventStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps one tenant's events in a database (数据库事件库). Durable: what a call has acknowledged is on
 * disk. Thread-safe; any number of processes may use one database.
 *
 * <pre>{@code
 * EventStore store = JdbcEventStore.on(dataSource).forTenant("lin-cosmetics");
 * }</pre>
 *
 * <p>Every call takes one connection from the data source and gives it back, a snapshot when it is
 * closed. A call that loses against others is made again, some dozens of times at most; what a
 * {@link io.siyu.spi.StoreException} says never quotes a row. Rules S-40 and following of SPEC.md.
 */
public final class JdbcEventStore implements EventStore {
  private final String name;
  private final Tenant tenant;
  private final Transactions transactions;

  JdbcEventStore(String name, Tenant tenant, Transactions transactions) {
    this.name = name;
    this.tenant = tenant;
    this.transactions = transactions;
  }

  /** The stores in a database, with the usual options; makes or migrates the tables. */
  public static JdbcEventStores on(DataSource dataSource) {
    return JdbcEventStores.builder(dataSource).build();
  }

  @Override
  public String tenant() {
    return name;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if an event's id is not that of its content, since it could
   *     not be read again
   */
  @Override
  public Appended append(Collection<Event> events, Reaction reaction) {
    if (!events.stream().allMatch(Event::isIntact)) {
      throw new IllegalArgumentException(
          "an event's id must be that of its content; make events with Event.of");
    }
    Append append = new Append(tenant.number(), tenant.hash(), events, reaction);
    return transactions.write("an append", append::attempt);
  }

  @Override
  public Optional<Cluster> cluster(IdentityKey key) {
    return transactions.read(
        "reading a cluster",
        sql -> {
          Session session = session(sql);
          RowId id = session.hash().of(key);
          KeyRow row = new KeyTable(session).read(List.of(id)).get(id);
          return row == null || row.cluster().isEmpty()
              ? Optional.empty()
              : Optional.of(new ClusterReader(session).read(List.of(row.lock())).get(0));
        });
  }

  @Override
  public List<Event> naming(Set<IdentityKey> keys) {
    return transactions.read(
        "reading what names keys", sql -> new EventTable(session(sql)).naming(keys));
  }

  @Override
  public Snapshot snapshot() {
    Held held = transactions.hold();
    try {
      Session session = session(held.sql());
      // The instant of a snapshot is that of its first statement.
      new ClusterReader(session).read(List.of(RowId.ZERO));
      new EventTable(session).othersAfter(RowId.ZERO, 1);
      return new JdbcSnapshot(transactions, held, session);
    } catch (SQLException e) {
      held.close();
      throw transactions.failure("opening a snapshot", e);
    }
  }

  @Override
  public Erased erase(Erasure erasure) {
    Erase erase = new Erase(tenant.number(), tenant.hash(), erasure);
    return transactions.write("an erasure", erase::attempt);
  }

  @Override
  public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return transactions.write(
        "a claim of signals",
        sql -> Optional.of(new OutboxTable(session(sql)).claim(max, now, lease)));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    transactions.write(
        "an acknowledgement of signals",
        sql -> {
          new OutboxTable(session(sql)).acknowledge(positions);
          return Optional.of(Map.of());
        });
  }

  private Session session(Sql sql) {
    return new Session(sql, tenant.number(), tenant.hash());
  }
}
