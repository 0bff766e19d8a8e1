package io.siyu.jdbc;

import java.sql.SQLException;
import java.util.Objects;

/** Carries what the database threw through code that declares no such exception. */
final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SqlFailure(SQLException cause) {
    super("the database failed", cause);
  }

  /** What the database threw. */
  SQLException sql() {
    return (SQLException) Objects.requireNonNull(getCause());
  }
}
