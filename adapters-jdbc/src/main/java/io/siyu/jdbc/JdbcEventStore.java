package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps one tenant's events in a database; see {@link JdbcEventStores}. Thread-safe, and safe
 * beside other processes on the same database.
 */
public final class JdbcEventStore implements EventStore {
  private final Transactions transactions;
  private final Tenant tenant;

  JdbcEventStore(Transactions transactions, Tenant tenant) {
    this.transactions = transactions;
    this.tenant = tenant;
  }

  @Override
  public String tenant() {
    return tenant.name();
  }

  @Override
  public Appended append(Collection<Event> events, Reaction reaction) {
    return write(transaction -> new Ledger(transaction, tenant).append(events, reaction));
  }

  @Override
  public Optional<Cluster> cluster(IdentityKey key) {
    return transactions.read(transaction -> new Clusters(transaction, tenant).of(key));
  }

  @Override
  public List<Event> naming(Set<IdentityKey> keys) {
    return transactions.read(transaction -> new Events(transaction, tenant).naming(keys));
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is read from the database cluster by cluster, on a connection of its own.
   */
  @Override
  public Snapshot snapshot() {
    return JdbcSnapshot.of(transactions.open(), tenant);
  }

  @Override
  public Erased erase(Erasure erasure) {
    return write(transaction -> new Ledger(transaction, tenant).erase(erasure));
  }

  @Override
  public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    return write(transaction -> new JdbcOutbox(transaction, tenant).claim(max, now, lease));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    write(transaction -> new JdbcOutbox(transaction, tenant).acknowledge(positions));
  }

  private <T> T write(Function<Transaction, T> work) {
    return transactions.write(
        transaction -> {
          tenant.lock(transaction);
          return work.apply(transaction);
        });
  }
}
