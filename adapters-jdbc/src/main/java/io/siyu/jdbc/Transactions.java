package io.siyu.jdbc;

import io.siyu.jdbc.Calls.Tries;
import io.siyu.jdbc.StoreListener.Operation;
import io.siyu.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in transactions (事务), again where it lost against another, and says what failed without
 * what it failed on: a driver's message may quote rows. Thread-safe.
 */
final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private static final int TRIES_MAX = 50;
  private static final long PAUSE_MICROS_MAX = 50_000;

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Tables tables;
  private final int usualIsolation;
  private final WriteTurns turns;

  /**
   * Works on a data source.
   *
   * @param usualIsolation the isolation with which its connections come
   */
  Transactions(DataSource dataSource, Dialect dialect, Tables tables, int usualIsolation) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.tables = tables;
    this.usualIsolation = usualIsolation;
    this.turns = new WriteTurns(dialect);
  }

  /** What is done in one transaction; it may be done several times. */
  @FunctionalInterface
  interface Work<T> {
    T in(Sql sql) throws SQLException;
  }

  /**
   * Does work and commits it. Where it gives nothing it is rolled back and done again, as it is
   * when it lost against another transaction.
   *
   * @param what what is being done, for a message
   */
  <T> T write(Operation what, Tries tried, Work<Optional<T>> work) {
    for (int tries = tried.next(); tries <= TRIES_MAX; tries = tried.next()) {
      try (Held held = new Held(Connection.TRANSACTION_READ_COMMITTED)) {
        Optional<T> done = Optional.empty();
        long turn;
        turns.begin();
        try {
          done = held.committed(work);
        } finally {
          if (done.isEmpty()) {
            held.rollback();
          }
          turn = turns.end();
        }
        if (done.isPresent()) {
          reachDisk(what, turn, held.connection);
          return done.get();
        }
      } catch (SQLException e) {
        passContention(what, e, tries);
      } catch (SqlFailure e) {
        passContention(what, e.failure(), tries);
      }
    }
    throw lost(what);
  }

  /** A failure here is not one to begin anew after: the work is committed. */
  private void reachDisk(Operation what, long turn, Connection connection) {
    try {
      turns.reachDisk(turn, connection);
    } catch (SQLException e) {
      throw failure(what.toString(), e);
    }
  }

  /** Does work that reads the state of one instant. */
  <T> T read(Operation what, Tries tried, Work<T> work) {
    for (int tries = tried.next(); tries <= TRIES_MAX; tries = tried.next()) {
      try (Held held = new Held(dialect.snapshotIsolation())) {
        return work.in(held.sql());
      } catch (SQLException e) {
        passContention(what, e, tries);
      } catch (SqlFailure e) {
        passContention(what, e.failure(), tries);
      }
    }
    throw lost(what);
  }

  /** Returns if it should be tried again. */
  private void passContention(Operation what, SQLException e, int tries) {
    if (!dialect.isContention(e)) {
      throw failure(what.toString(), e);
    }
    pause(tries);
  }

  private static StoreException lost(Operation what) {
    String message = what + " lost against other transactions " + TRIES_MAX + " times";
    return new StoreException(message, true, new SQLException(message));
  }

  /** A connection in a transaction that reads the state of one instant, until it is closed. */
  Held hold() {
    try {
      return new Held(dialect.snapshotIsolation());
    } catch (SQLException e) {
      throw failure(Operation.SNAPSHOT.toString(), e);
    }
  }

  /** What a call of the store throws for what the driver threw. */
  StoreException failure(String what, SQLException e) {
    return new StoreException(
        what + " failed: " + quiet(e).getMessage(), dialect.isRetryable(e), quiet(e));
  }

  private static SQLException quiet(SQLException e) {
    SQLException quiet =
        new SQLException(
            "SQL state " + e.getSQLState() + ", error " + e.getErrorCode(),
            e.getSQLState(),
            e.getErrorCode());
    quiet.setStackTrace(e.getStackTrace());
    return quiet;
  }

  /** Gives the other transaction some time, the more the more often this one lost. */
  private static void pause(int tries) {
    long most = Math.min(PAUSE_MICROS_MAX, 500L << Math.min(tries, 10));
    LockSupport.parkNanos(
        TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(most)));
  }

  /** A connection in a transaction, which is given back as it was. Not thread-safe. */
  final class Held implements AutoCloseable {
    private final Connection connection;
    private final int isolation;
    private boolean commitsItself;

    private Held(int isolation) throws SQLException {
      this.connection = dataSource.getConnection();
      this.isolation = isolation;
      try {
        commitsItself = connection.getAutoCommit();
        if (commitsItself) {
          connection.setAutoCommit(false);
        }
        if (isolation != usualIsolation) {
          connection.setTransactionIsolation(isolation);
        }
      } catch (SQLException | RuntimeException e) {
        close();
        throw e;
      }
    }

    Sql sql() {
      return new Sql(connection, dialect, tables);
    }

    private <T> Optional<T> committed(Work<Optional<T>> work) throws SQLException {
      Sql sql = sql();
      Optional<T> done = work.in(sql);
      if (done.isPresent()) {
        sql.flush();
        connection.commit();
      }
      return done;
    }

    /** Undoes whatever was not committed. */
    private void rollback() {
      try {
        connection.rollback();
      } catch (SQLException e) {
        // What was to be done is done, or has failed before.
        LOG.debug("a transaction could not be rolled back: SQL state {}", e.getSQLState());
      }
    }

    /** Gives the connection back; whatever was not committed is gone. */
    @Override
    public void close() {
      try (connection) {
        connection.rollback();
        if (isolation != usualIsolation) {
          connection.setTransactionIsolation(usualIsolation);
        }
        if (commitsItself) {
          connection.setAutoCommit(true);
        }
      } catch (SQLException e) {
        // What was to be done is done, or has failed before.
        LOG.debug("a connection could not be given back: SQL state {}", e.getSQLState());
      }
    }
  }
}
