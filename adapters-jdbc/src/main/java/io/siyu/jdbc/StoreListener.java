package io.siyu.jdbc;

import java.time.Duration;

/**
 * Hears of every call of a store, for whatever measures a host keeps (监听). Called on the caller's
 * thread once the call is over and, if it wrote, committed; may be called by many threads at once.
 * What a listener throws is logged and changes nothing.
 */
@FunctionalInterface
public interface StoreListener {
  /** A call is over. */
  void called(Call call);

  /** What a store can be asked to do. */
  enum Operation {
    /** Adding events. */
    APPEND("an append"),
    /** Reading the cluster of a key. */
    CLUSTER("reading a cluster"),
    /** Reading what names keys. */
    NAMING("reading what names keys"),
    /** Reading which employees have other ids. */
    RENAMES("reading which employees have other ids"),
    /** Opening a snapshot, not reading it. */
    SNAPSHOT("opening a snapshot"),
    /** Erasing somebody. */
    ERASE("an erasure"),
    /** Deleting some texts that are kept no longer. */
    DROP_TEXTS("deleting texts"),
    /** Claiming signals. */
    CLAIM("a claim of signals"),
    /** Acknowledging signals. */
    ACKNOWLEDGE("an acknowledgement of signals"),
    /** Counting the signals that wait. */
    BACKLOG("counting the signals that wait"),
    /** Finding a tenant, or making it. */
    TENANT("finding a tenant");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A call that is over.
   *
   * @param tenant whose store was called
   * @param operation what it was asked to do
   * @param took how long that took, waiting for a connection and every try included
   * @param tries how often it was tried; more than once where it lost against other transactions
   * @param count how many events were added, reduced or read, or signals handed out or
   *     acknowledged; 0 where nothing is counted
   * @param failed whether it ended with a {@link io.siyu.spi.StoreException}
   */
  record Call(
      String tenant, Operation operation, Duration took, int tries, int count, boolean failed) {}

  /** Hears nothing. */
  static StoreListener none() {
    return call -> {};
  }
}
