package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.jdbc.Transactions.Held;
import io.siyu.spi.EventStore.Snapshot;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads everything as it was at one instant, a page at a time: clusters by the keys that name them,
 * then the others by id. Holds a connection until it is closed. Not thread-safe.
 */
final class JdbcSnapshot implements Snapshot {
  private static final int CLUSTERS = 256;
  private static final int EVENTS = 512;
  private static final String READING = "reading a snapshot";

  private final Transactions transactions;
  private final Held held;
  private final KeyTable keys;
  private final EventTable events;
  private final Session session;

  JdbcSnapshot(Transactions transactions, Held held, Session session) {
    this.transactions = transactions;
    this.held = held;
    this.keys = new KeyTable(session);
    this.events = new EventTable(session);
    this.session = session;
  }

  /** Reads the page that begins after an id; empty at the end. */
  @FunctionalInterface
  private interface Pages<T> {
    Page<T> after(RowId id) throws SQLException;
  }

  /**
   * Some of what is read.
   *
   * @param items what it holds
   * @param last after which id the next begins; unused if there are no items
   */
  private record Page<T>(List<T> items, RowId last) {}

  @Override
  public Stream<Cluster> clusters() {
    return stream(
        after -> {
          List<RowId> ids = keys.clustersAfter(after, CLUSTERS);
          return new Page<>(
              List.copyOf(new ClusterReader(session).read(ids).values()),
              ids.isEmpty() ? after : ids.get(ids.size() - 1));
        });
  }

  @Override
  public Stream<Event> others() {
    return stream(
        after -> {
          List<Event> page = events.othersAfter(after, EVENTS);
          return new Page<>(
              page, page.isEmpty() ? after : RowId.of(page.get(page.size() - 1).id()));
        });
  }

  @Override
  public List<Event> renames() {
    try {
      return events.renames();
    } catch (SQLException e) {
      throw transactions.failure(READING, e);
    }
  }

  private <T> Stream<T> stream(Pages<T> pages) {
    return StreamSupport.stream(
        new AbstractSpliterator<T>(
            Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.DISTINCT | Spliterator.IMMUTABLE) {
          private final Deque<T> waiting = new ArrayDeque<>();
          private RowId last = RowId.ZERO;

          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            if (waiting.isEmpty()) {
              Page<T> page = read(pages, last);
              waiting.addAll(page.items());
              last = page.last();
            }
            T next = waiting.poll();
            if (next == null) {
              return false;
            }
            action.accept(next);
            return true;
          }
        },
        false);
  }

  private <T> Page<T> read(Pages<T> pages, RowId after) {
    try {
      return pages.after(after);
    } catch (SQLException e) {
      throw transactions.failure(READING, e);
    }
  }

  @Override
  public void close() {
    held.close();
  }
}
