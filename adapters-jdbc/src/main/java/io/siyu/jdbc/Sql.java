package io.siyu.jdbc;

import com.google.common.collect.Lists;
import java.sql.Array;
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
  private static final int ROWS_MAX = 64;

  private static final int ARRAY_MAX = 4_096;

  /** More than this in one statement is more than some servers take. */
  private static final long BYTES_MAX = 1_000_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Tables tables;

  Sql(Connection connection, Dialect dialect, Tables tables) {
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
  }

  Dialect dialect() {
    return dialect;
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
    List<T> found = new ArrayList<>();
    if (dialect.takesArrays()) {
      for (List<List<RowId>> some : parts(pairs, ARRAY_MAX)) {
        String list = "(" + first + ", " + second + ") in (select * from unnest(?, ?))";
        List<Object> bound = new ArrayList<>(values);
        bound.add(array(some, 0));
        bound.add(array(some, 1));
        found.addAll(query(text.replace("@", list), bound, row));
      }
      return found;
    }
    String pair = "(" + first + " = ? and " + second + " = ?)";
    for (List<List<RowId>> some : parts(pairs, dialect.listMax())) {
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

  private Array array(List<List<RowId>> pairs, int which) throws SQLException {
    return connection.createArrayOf(
        "bytea", pairs.stream().map(pair -> pair.get(which).bytes()).toArray(byte[][]::new));
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

  /**
   * Adds rows, many with each statement.
   *
   * @param text an insert that ends with {@code values (?, ...)}, for one row
   */
  void insertAll(String text, List<List<Object>> rows) throws SQLException {
    insertAll(text, "", rows);
  }

  private int insertAll(String text, String suffix, List<List<Object>> rows) throws SQLException {
    String tuple = text.substring(text.lastIndexOf('('));
    int count = 0;
    int at = 0;
    while (at < rows.size()) {
      // Of powers of two, so that there are few different statements.
      int size = Math.min(ROWS_MAX, Integer.highestOneBit(rows.size() - at));
      while (size > 1 && bytes(rows.subList(at, at + size)) > BYTES_MAX) {
        size /= 2;
      }
      List<Object> values = new ArrayList<>();
      rows.subList(at, at + size).forEach(values::addAll);
      count += update(text + ("," + tuple).repeat(size - 1) + suffix, values);
      at += size;
    }
    return count;
  }

  private static long bytes(List<List<Object>> rows) {
    long bytes = 0;
    for (List<Object> row : rows) {
      for (Object value : row) {
        bytes += value instanceof byte[] of ? of.length : 0;
      }
    }
    return bytes;
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
      return update(dialect.insertVerb(text) + dialect.insertSuffix(), values) > 0;
    } catch (SQLException e) {
      if (dialect.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Inserts each row unless its key is there; tells whether certainly none was. */
  boolean insertAllUnlessThere(String text, List<List<Object>> rows) throws SQLException {
    if (dialect.insertsUnlessThere()) {
      return insertAll(dialect.insertVerb(text), dialect.insertSuffix(), rows) == rows.size();
    }
    boolean allNew = true;
    for (List<Object> values : rows) {
      allNew &= insertUnlessThere(text, values);
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
    } else if (value instanceof Array array) {
      statement.setArray(index, array);
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
