package io.siyu.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets transactions that write take turns (轮流写入) with each other and with the disk, where a
 * database writes its tables one after the other and so would write half of a transaction that goes
 * on meanwhile; and brings commits to disk where it does not do so itself. Threads that wait for
 * the disk at once are served by one synchronization. Thread-safe.
 */
final class WriteTurns {
  private static final int UNTIDY_MAX = 256;

  private final Dialect dialect;
  private final boolean needed;
  // Fair, or who has committed would be at the disk before those whom it could serve as well.
  private final Lock turn = new ReentrantLock(true);
  private long ended;
  private long onDisk;
  private long tidied;

  WriteTurns(Dialect dialect) {
    this.dialect = dialect;
    this.needed = dialect.dividesTransactions();
  }

  /** Waits until no other transaction goes on. */
  void begin() {
    if (needed) {
      turn.lock();
    }
  }

  /**
   * Lets others go on, once the transaction is committed or rolled back.
   *
   * @return its number
   */
  long end() {
    if (!needed) {
      return 0;
    }
    try {
      return ++ended;
    } finally {
      turn.unlock();
    }
  }

  /** Returns once what the transaction with a number has committed is on disk. */
  void reachDisk(long number, Connection connection) throws SQLException {
    if (!needed) {
      return;
    }
    turn.lock();
    try {
      if (onDisk < number) {
        dialect.synchronize(connection);
        onDisk = ended;
        if (ended - tidied >= UNTIDY_MAX) {
          dialect.tidy(connection);
          tidied = ended;
        }
      }
    } finally {
      turn.unlock();
    }
  }
}
