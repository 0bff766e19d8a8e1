package io.siyu.jdbc;

import java.sql.SQLException;

/**
 * Carries a driver's exception through calls that may not throw one, up to {@link Transactions}.
 * Never leaves the package.
 */
final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException failure;

  SqlFailure(SQLException failure) {
    super(failure);
    this.failure = failure;
  }

  SQLException failure() {
    return failure;
  }
}
