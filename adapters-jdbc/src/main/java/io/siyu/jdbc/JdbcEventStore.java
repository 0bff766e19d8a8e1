package io.siyu.jdbc;

import com.google.common.collect.Iterators;
import io.siyu.dossier.Cluster;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.jdbc.Calls.Tries;
import io.siyu.jdbc.StoreListener.Operation;
import io.siyu.jdbc.TenantTable.Tenant;
import io.siyu.jdbc.Transactions.Held;
import io.siyu.spi.EventStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
  /** As many texts as are deleted in one transaction. */
  private static final int TEXTS = 100;

  private final String name;
  private final Tenant tenant;
  private final Transactions transactions;
  private final Calls calls;

  JdbcEventStore(String name, Tenant tenant, Transactions transactions, Calls calls) {
    this.name = name;
    this.tenant = tenant;
    this.transactions = transactions;
    this.calls = calls;
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
    return calls.heard(
        Operation.APPEND,
        appended -> appended.added().size(),
        tries -> transactions.write(Operation.APPEND, tries, append::attempt));
  }

  @Override
  public Optional<Cluster> cluster(IdentityKey key) {
    return calls.heard(
        Operation.CLUSTER,
        found -> found.map(cluster -> cluster.events().size()).orElse(0),
        tries -> transactions.read(Operation.CLUSTER, tries, sql -> cluster(session(sql), key)));
  }

  private static Optional<Cluster> cluster(Session session, IdentityKey key) throws SQLException {
    RowId id = session.hash().of(key);
    KeyRow row = new KeyTable(session).read(List.of(id)).get(id);
    return row == null || row.cluster().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(new ClusterReader(session).read(List.of(row.lock())).get(row.lock()));
  }

  @Override
  public List<Event> naming(Set<IdentityKey> keys) {
    return calls.heard(
        Operation.NAMING,
        List::size,
        tries ->
            transactions.read(
                Operation.NAMING, tries, sql -> new EventTable(session(sql)).naming(keys)));
  }

  @Override
  public List<Event> renames() {
    return calls.heard(
        Operation.RENAMES,
        List::size,
        tries ->
            transactions.read(
                Operation.RENAMES, tries, sql -> new EventTable(session(sql)).renames()));
  }

  @Override
  public Snapshot snapshot() {
    return calls.heard(Operation.SNAPSHOT, none -> 0, tries -> opened(tries));
  }

  private Snapshot opened(Tries tries) {
    tries.next();
    Held held = transactions.hold();
    try {
      Session session = session(held.sql());
      // The instant of a snapshot is that of its first statement.
      new ClusterReader(session).read(List.of(RowId.ZERO));
      new EventTable(session).othersAfter(RowId.ZERO, 1);
      return new JdbcSnapshot(transactions, held, session);
    } catch (SQLException e) {
      held.close();
      throw transactions.failure(Operation.SNAPSHOT.toString(), e);
    }
  }

  @Override
  public Erased erase(Erasure erasure) {
    Erase erase = new Erase(tenant.number(), tenant.hash(), erasure);
    return calls.heard(
        Operation.ERASE,
        Erased::events,
        tries -> transactions.write(Operation.ERASE, tries, erase::attempt));
  }

  @Override
  public int dropTexts(Instant before) {
    int dropped = 0;
    try (Snapshot snapshot = snapshot()) {
      Iterable<List<Event>> parts =
          () ->
              Iterators.partition(
                  snapshot.events().filter(event -> Tombstones.hasText(event, before)).iterator(),
                  TEXTS);
      for (List<Event> part : parts) {
        DropTexts drop = new DropTexts(tenant.number(), tenant.hash(), part);
        dropped +=
            calls.heard(
                Operation.DROP_TEXTS,
                count -> count,
                tries -> transactions.write(Operation.DROP_TEXTS, tries, drop::attempt));
      }
    }
    return dropped;
  }

  @Override
  public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return calls.heard(
        Operation.CLAIM,
        List::size,
        tries ->
            transactions.write(
                Operation.CLAIM,
                tries,
                sql -> Optional.of(new OutboxTable(session(sql)).claim(max, now, lease))));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    calls.heard(
        Operation.ACKNOWLEDGE,
        gone -> gone,
        tries ->
            transactions.write(
                Operation.ACKNOWLEDGE,
                tries,
                sql -> Optional.of(new OutboxTable(session(sql)).acknowledge(positions))));
  }

  /**
   * The signals that wait to be acknowledged: how far whoever acts on them lags behind.
   *
   * @throws io.siyu.spi.StoreException if the database failed
   */
  public Backlog backlog() {
    return calls.heard(
        Operation.BACKLOG,
        backlog -> Math.toIntExact(backlog.signals()),
        tries ->
            transactions.read(
                Operation.BACKLOG, tries, sql -> new OutboxTable(session(sql)).backlog()));
  }

  private Session session(Sql sql) {
    return new Session(sql, tenant.number(), tenant.hash());
  }
}
