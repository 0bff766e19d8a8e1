package io.siyu.jdbc;

import io.siyu.spi.StoreException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;

/**
 * What a store says when its database fails. The database's own messages quote values, which are
 * personal data, so only their codes are passed on.
 */
final class Failures {
  private static final int H2_LOCK_TIMEOUT = 50_200;
  private static final int H2_CONCURRENT_UPDATE = 90_131;

  private Failures() {}

  /** Whether the transaction lost against another one, and may win when tried again. */
  static boolean isConflict(SQLException e) {
    return hasStateClass(e, "40")
        || e.getErrorCode() == H2_LOCK_TIMEOUT
        || e.getErrorCode() == H2_CONCURRENT_UPDATE;
  }

  /** Whether a row with the same primary or unique key is there already. */
  static boolean isDuplicate(SQLException e) {
    return hasStateClass(e, "23");
  }

  /** The exception for a call that the database did not carry out. */
  static StoreException of(SQLException e) {
    boolean retryable =
        isConflict(e) || hasStateClass(e, "08") || e instanceof SQLTransientException;
    String codes = "SQLState " + e.getSQLState() + ", code " + e.getErrorCode();
    SQLException bare = new SQLException(codes, e.getSQLState(), e.getErrorCode());
    bare.setStackTrace(e.getStackTrace());
    String advice =
        retryable ? "try again later" : "look the codes up in the manual of the database";
    return new StoreException("the database failed (" + codes + "): " + advice, retryable, bare);
  }

  /** The exception for a database or for content that this version of the store cannot use. */
  static StoreException unusable(String message) {
    return new StoreException(message, false, new SQLNonTransientException(message));
  }

  private static boolean hasStateClass(SQLException e, String stateClass) {
    String state = e.getSQLState();
    return state != null && state.startsWith(stateClass);
  }
}
