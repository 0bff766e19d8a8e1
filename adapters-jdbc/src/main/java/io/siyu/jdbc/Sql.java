package io.siyu.jdbc;

import com.google.common.collect.Lists;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Statements in one transaction. In their text {@code #} stands for the prefix of tables, {@code ?}
 * for a value and {@code @} for a list of ids. Not thread-safe.
 */
final class Sql {
  private final Connection connection;
  private final Dialect dialect;
  private final Tables tables;

  Sql(Connection connection, Dialect dialect, Tables tables) {
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
  }

  /** Reads the row at which a result stands. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String text, List<Object> values, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tables.in(text))) {
      bind(statement, values);
      return rows(statement, row);
    }
  }

  /** Asks for all ids of a list, in as many statements as it needs. */
  <T> List<T> queryIn(String text, List<Object> values, Collection<RowId> ids, Row<T> row)
      throws SQLException {
    List<T> found = new ArrayList<>();
    for (List<RowId> some : parts(ids, dialect.listMax())) {
      try (PreparedStatement statement = prepareIn(text, values, some)) {
        found.addAll(rows(statement, row));
      }
    }
    return found;
  }

  /**
   * Asks for all pairs of ids of a list, in as many statements as it needs.
   *
   * @param text with {@code @} for the pairs, after all values
   * @param first the column of each pair's first id
   * @param second the column of its second
   */
  <T> List<T> queryPairs(
      String text,
      List<Object> values,
      String first,
      String second,
      Collection<List<RowId>> pairs,
      Row<T> row)
      throws SQLException {
    String pair = "(" + first + " = ? and " + second + " = ?)";
    List<T> found = new ArrayList<>();
    for (List<List<RowId>> some : parts(pairs, dialect.pairsMax())) {
      int size = padded(some.size());
      String list = "(" + pair + (" or " + pair).repeat(size - 1) + ")";
      List<Object> bound = new ArrayList<>(values);
      for (int i = 0; i < size; i++) {
        bound.addAll(some.get(Math.min(i, some.size() - 1)));
      }
      found.addAll(query(text.replace("@", list), bound, row));
    }
    return found;
  }

  int update(String text, List<Object> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tables.in(text))) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  int updateIn(String text, List<Object> values, Collection<RowId> ids) throws SQLException {
    int count = 0;
    for (List<RowId> some : parts(ids, dialect.listMax())) {
      try (PreparedStatement statement = prepareIn(text, values, some)) {
        count += statement.executeUpdate();
      }
    }
    return count;
  }

  /** Runs one statement for each row of values. */
  void batch(String text, Collection<List<Object>> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(tables.in(text))) {
      for (List<Object> values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Inserts a row unless its key is there; tells whether it was not. */
  boolean insertUnlessThere(String text, List<Object> values) throws SQLException {
    try {
      return update(dialect.insertUnlessThere(text), values) > 0;
    } catch (SQLException e) {
      if (dialect.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Inserts each row unless its key is there; tells whether certainly none was. */
  boolean insertAllUnlessThere(String text, Collection<List<Object>> rows) throws SQLException {
    boolean allNew = true;
    if (dialect.insertUnlessThere(text).equals(text) || rows.size() == 1) {
      for (List<Object> values : rows) {
        allNew &= insertUnlessThere(text, values);
      }
      return allNew;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(tables.in(dialect.insertUnlessThere(text)))) {
      for (List<Object> values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      for (int count : rows.isEmpty() ? new int[0] : statement.executeBatch()) {
        allNew &= count == 1;
      }
    }
    return allNew;
  }

  /** Runs a statement that defines something. */
  void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(tables.in(text));
    }
  }

  private PreparedStatement prepareIn(String text, List<Object> values, List<RowId> ids)
      throws SQLException {
    int size = padded(ids.size());
    String list = "?" + ",?".repeat(size - 1);
    PreparedStatement statement = connection.prepareStatement(tables.in(text).replace("@", list));
    try {
      Iterator<Object> value = values.iterator();
      int index = 1;
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '?') {
          bind(statement, index++, value.next());
        } else if (text.charAt(i) == '@') {
          for (int j = 0; j < size; j++) {
            bind(statement, index++, ids.get(Math.min(j, ids.size() - 1)));
          }
        }
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /** The next power of two, so that there are few different statements. */
  private static int padded(int size) {
    return Integer.highestOneBit(Math.max(1, 2 * size - 1));
  }

  private static <T> List<List<T>> parts(Collection<T> of, int most) {
    return Lists.partition(List.copyOf(of), most);
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row.read(result));
      }
    }
    return rows;
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      bind(statement, i + 1, values.get(i));
    }
  }

  private static void bind(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof RowId id) {
      statement.setBytes(index, id.bytes());
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else {
      throw new IllegalArgumentException("no statement takes such a value");
    }
  }

  static RowId id(ResultSet row, int column) throws SQLException {
    return RowId.of(row.getBytes(column));
  }
}
