package io.siyu.jdbc;

import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work in transactions, anew where it lost against another one, a bounded number of times.
 * Thread-safe.
 */
final class Transactions {
  private static final int TRIES_MAX = 5;

  /** H2's level for transactions that see what was committed when they began. */
  private static final int SNAPSHOT = 6;

  private final DataSource source;

  Transactions(DataSource source) {
    this.source = source;
  }

  /** Answers from what is committed as the work begins. */
  <T> T read(Function<Transaction, T> work) {
    return run(SNAPSHOT, work);
  }

  /** Changes something; whoever writes to one tenant must lock that tenant's row first. */
  <T> T write(Function<Transaction, T> work) {
    return run(Connection.TRANSACTION_READ_COMMITTED, work);
  }

  /** Begins to read what is committed now, for as long as the transaction is open. */
  Transaction open() {
    try {
      return Transaction.begin(source, SNAPSHOT);
    } catch (SqlFailure e) {
      throw Failures.of(e.sql());
    }
  }

  private <T> T run(int isolation, Function<Transaction, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(isolation, work);
      } catch (SqlFailure e) {
        if (tries == TRIES_MAX || !Failures.isConflict(e.sql())) {
          throw Failures.of(e.sql());
        }
      }
    }
  }

  private <T> T once(int isolation, Function<Transaction, T> work) {
    try (Transaction transaction = Transaction.begin(source, isolation)) {
      T result = work.apply(transaction);
      transaction.commit();
      return result;
    }
  }
}
