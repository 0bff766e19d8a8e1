package io.siyu.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings commits to disk where a database does not at commit (落盘). Threads that wait for the disk
 * at once are served by one synchronization. Thread-safe.
 */
final class AfterCommit {
  private final boolean needed;
  private final Synchronization synchronization;
  private final AtomicLong committed = new AtomicLong();
  private final Lock disk = new ReentrantLock();
  private long onDisk;

  /**
   * Synchronizes where that is needed.
   *
   * @param needed whether a commit alone is not enough
   */
  AfterCommit(boolean needed, Synchronization synchronization) {
    this.needed = needed;
    this.synchronization = synchronization;
  }

  /** Brings everything committed so far to disk. */
  @FunctionalInterface
  interface Synchronization {
    void through(Connection connection) throws SQLException;
  }

  /** Returns once the commit that the connection has just made is on disk. */
  void reached(Connection connection) throws SQLException {
    if (!needed) {
      return;
    }
    long mine = committed.incrementAndGet();
    disk.lock();
    try {
      if (onDisk < mine) {
        long covered = committed.get();
        synchronization.through(connection);
        onDisk = covered;
      }
    } finally {
      disk.unlock();
    }
  }
}
