package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.spi.EventStore.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads one committed state of a tenant bit by bit, in a transaction that is open until closed. */
final class JdbcSnapshot implements Snapshot {
  private final Transaction transaction;
  private final Clusters clusters;
  private final Events events;

  private JdbcSnapshot(Transaction transaction, Tenant tenant) {
    this.transaction = transaction;
    this.clusters = new Clusters(transaction, tenant);
    this.events = new Events(transaction, tenant);
  }

  /** Takes a snapshot; the transaction is closed with it. */
  static Snapshot of(Transaction transaction, Tenant tenant) {
    JdbcSnapshot snapshot = new JdbcSnapshot(transaction, tenant);
    try {
      // The first question fixes what the transaction sees.
      snapshot.next(Long.MIN_VALUE);
      return snapshot;
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  @Override
  public Stream<Cluster> clusters() {
    return Stream.iterate(
            next(Long.MIN_VALUE), Optional::isPresent, cluster -> next(cluster.orElseThrow()))
        .map(cluster -> guarded(() -> clusters.load(cluster.orElseThrow())));
  }

  private Optional<Long> next(long cluster) {
    return guarded(() -> clusters.after(cluster));
  }

  @Override
  public Stream<Event> others() {
    return Stream.iterate(
            guarded(events::firstOthers),
            page -> !page.isEmpty(),
            page -> guarded(() -> after(page)))
        .flatMap(List::stream);
  }

  private List<Event> after(List<Event> page) {
    return events.othersAfter(page.get(page.size() - 1).id());
  }

  private static <T> T guarded(Supplier<T> question) {
    try {
      return question.get();
    } catch (SqlFailure e) {
      throw Failures.of(e.sql());
    }
  }

  @Override
  public void close() {
    transaction.close();
  }
}
