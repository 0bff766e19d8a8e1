package io.siyu.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One transaction on a connection of its own (事务), which it gives back as it was. Undone unless
 * committed. Whatever the database throws comes as a {@link SqlFailure}. Not thread-safe.
 */
final class Transaction implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final int isolation;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Reads one row of an answer. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Transaction(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.isolation = connection.getTransactionIsolation();
  }

  /** Begins a transaction at an isolation level. */
  static Transaction begin(DataSource source, int isolation) {
    try {
      Connection connection = source.getConnection();
      try {
        Transaction transaction = new Transaction(connection);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return transaction;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Executes a statement with parameters; tells how many rows it changed. */
  int update(String sql, Object... parameters) {
    try {
      return prepared(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Asks a question with parameters, and reads the whole answer. */
  <T> List<T> list(String sql, Row<T> row, Object... parameters) {
    try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.read(rows));
      }
      return list;
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Asks a question with parameters, and reads the first row of the answer. */
  <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
    try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Whether a question has an answer. */
  boolean any(String sql, Object... parameters) {
    return first(sql, row -> true, parameters).isPresent();
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** The name of the database's product, with its first version number. */
  String product() {
    try {
      return connection.getMetaData().getDatabaseProductName()
          + " "
          + connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Undoes what was not committed, and gives the connection back. */
  @Override
  public void close() {
    // Whether the work is done was decided before: a failure here changes nothing about it.
    try (connection) {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      connection.setTransactionIsolation(isolation);
    } catch (SQLException e) {
      statements.clear();
    }
  }
}
