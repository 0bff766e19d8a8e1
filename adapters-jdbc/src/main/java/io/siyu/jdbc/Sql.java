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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements in one transaction. In their text {@code #} stands for the prefix of tables, {@code ?}
 * for a value and {@code in (@)} for a list of ids. What is written may wait until something is
 * read, or until {@link #flush}, to save round trips. Not thread-safe.
 */
final class Sql {
  private static final int ROWS_MAX = 64;

  private static final int ARRAY_MAX = 4_096;

  /** As many statements as wait for each other. */
  private static final int WAITING_MAX = 8;

  /** More rows than this are better sent as a batch. */
  private static final int FEW_ROWS = 4;

  /** More than this in one statement is more than some servers take. */
  private static final long BYTES_MAX = 1_000_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Tables tables;
  private final List<Bound> waiting = new ArrayList<>();

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

  /**
   * A statement, or a part of one, with its values.
   *
   * @param text with a {@code ?} for each value
   */
  record Bound(String text, List<Object> values) {}

  /** A question and, once it has been asked, what was found. */
  static final class Question<T> {
    private final Bound bound;
    private final Row<T> row;
    private final List<T> found = new ArrayList<>();

    Question(Bound bound, Row<T> row) {
      this.bound = bound;
      this.row = row;
    }

    List<T> found() {
      return found;
    }

    private void read(ResultSet result) throws SQLException {
      while (result.next()) {
        found.add(row.read(result));
      }
    }
  }

  <T> List<T> query(String text, List<Object> values, Row<T> row) throws SQLException {
    Question<T> question = new Question<>(new Bound(text, values), row);
    ask(List.of(question));
    return question.found();
  }

  /** Asks one after the other, in one round trip where the dialect can. */
  void ask(List<Question<?>> questions) throws SQLException {
    flush();
    if (!dialect.joinsStatements()) {
      for (Question<?> question : questions) {
        try (PreparedStatement statement = prepare(question.bound);
            ResultSet result = statement.executeQuery()) {
          question.read(result);
        }
      }
      return;
    }
    try (PreparedStatement statement = prepare(joined(Lists.transform(questions, q -> q.bound)))) {
      boolean isResult = statement.execute();
      for (Question<?> question : questions) {
        if (!isResult) {
          throw new IllegalStateException("a question was not answered");
        }
        try (ResultSet result = statement.getResultSet()) {
          question.read(result);
        }
        isResult = statement.getMoreResults();
      }
    }
  }

  private static Bound joined(List<Bound> statements) {
    return new Bound(
        statements.stream().map(Bound::text).collect(Collectors.joining(";")),
        statements.stream().flatMap(each -> each.values().stream()).toList());
  }

  /** Asks for all ids of a list, in as many statements as it needs. */
  <T> List<T> queryIn(String text, List<Object> values, Collection<RowId> ids, Row<T> row)
      throws SQLException {
    List<T> found = new ArrayList<>();
    for (List<RowId> some : parts(ids)) {
      Bound bound =
          dialect.takesArrays() && some.size() > 1
              ? each(text, values, wanted(some))
              : inList(text, values, some);
      found.addAll(query(bound.text(), bound.values(), row));
    }
    return found;
  }

  /** A table of ids, where the dialect takes arrays. */
  Bound wanted(Collection<RowId> ids) throws SQLException {
    Set<RowId> once = new LinkedHashSet<>(ids);
    if (once.size() > FEW_ROWS) {
      return new Bound("unnest(?) as wanted(id)", List.of(array(once)));
    }
    // A planner that cannot see how many there are plans anew for each array.
    String rows = "(?::bytea)" + ", (?::bytea)".repeat(once.size() - 1);
    return new Bound("(values " + rows + ") as wanted(id)", List.copyOf(once));
  }

  /**
   * A question about each id of a table of ids, in the table's order. Each is looked up by itself:
   * the planner of a database that knows little of a table yet could look for a list of ids all
   * through the table.
   */
  Bound each(String text, List<Object> values, Bound wanted) {
    List<Object> bound = new ArrayList<>(wanted.values());
    bound.addAll(values);
    return new Bound(
        "select found.* from "
            + wanted.text()
            + " cross join lateral ("
            + text.replace("in (@)", "= wanted.id")
            + " offset 0) found",
        bound);
  }

  private static Bound inList(String text, List<Object> values, List<RowId> ids) {
    List<Object> list = new ArrayList<>(ids);
    int size = padded(ids.size());
    while (list.size() < size) {
      list.add(ids.get(ids.size() - 1));
    }
    Iterator<Object> value = values.iterator();
    List<Object> bound = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '?') {
        bound.add(value.next());
      } else if (text.charAt(i) == '@') {
        bound.addAll(list);
      }
    }
    return new Bound(text.replace("@", "?" + ",?".repeat(size - 1)), bound);
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
    if (dialect.takesArrays() && pairs.size() > 1) {
      String each = text.replace("@", first + " = wanted.a and " + second + " = wanted.b");
      for (List<List<RowId>> some : Lists.partition(List.copyOf(pairs), ARRAY_MAX)) {
        Bound wanted =
            new Bound(
                "unnest(?, ?) as wanted(a, b)",
                List.of(
                    array(Lists.transform(some, of -> of.get(0))),
                    array(Lists.transform(some, of -> of.get(1)))));
        Bound bound = each(each, values, wanted);
        found.addAll(query(bound.text(), bound.values(), row));
      }
      return found;
    }
    String pair = "(" + first + " = ? and " + second + " = ?)";
    for (List<List<RowId>> some : Lists.partition(List.copyOf(pairs), dialect.listMax())) {
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

  private Array array(Collection<RowId> ids) throws SQLException {
    return connection.createArrayOf("bytea", ids.stream().map(RowId::bytes).toArray(byte[][]::new));
  }

  int update(String text, List<Object> values) throws SQLException {
    flush();
    try (PreparedStatement statement = prepare(new Bound(text, values))) {
      return statement.executeUpdate();
    }
  }

  /** Changes all ids of a list, in as many statements as it needs. */
  void updateIn(String text, List<Object> values, Collection<RowId> ids) throws SQLException {
    for (List<RowId> some : parts(ids)) {
      if (dialect.takesArrays()) {
        // One by one, for the reason that each() gives.
        batch(
            text.replace("in (@)", "= ?"),
            some.stream().map(id -> inList(text, values, List.of(id)).values()).toList());
      } else {
        Bound bound = inList(text, values, some);
        update(bound.text(), bound.values());
      }
    }
  }

  /** Writes, now or with what is written or read next. */
  private void write(String text, List<Object> values) throws SQLException {
    if (!dialect.joinsStatements()) {
      update(text, values);
      return;
    }
    if (waiting.size() == WAITING_MAX) {
      flush();
    }
    waiting.add(new Bound(text, values));
  }

  /** Writes what waits. */
  void flush() throws SQLException {
    if (!waiting.isEmpty()) {
      List<Bound> now = List.copyOf(waiting);
      waiting.clear();
      try (PreparedStatement statement = prepare(joined(now))) {
        statement.execute();
      }
    }
  }

  /**
   * Adds rows, many with each statement.
   *
   * @param text an insert that ends with {@code values (?, ...)}, for one row
   */
  void insertAll(String text, List<List<Object>> rows) throws SQLException {
    for (Bound insert : inserts(text, "", rows)) {
      write(insert.text(), insert.values());
    }
  }

  private static List<Bound> inserts(String text, String suffix, List<List<Object>> rows) {
    String tuple = text.substring(text.lastIndexOf('('));
    List<Bound> inserts = new ArrayList<>();
    int at = 0;
    while (at < rows.size()) {
      // Of powers of two, so that there are few different statements.
      int size = Math.min(ROWS_MAX, Integer.highestOneBit(rows.size() - at));
      while (size > 1 && bytes(rows.subList(at, at + size)) > BYTES_MAX) {
        size /= 2;
      }
      List<Object> values = new ArrayList<>();
      rows.subList(at, at + size).forEach(values::addAll);
      inserts.add(new Bound(text + ("," + tuple).repeat(size - 1) + suffix, values));
      at += size;
    }
    return inserts;
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
    if (rows.size() <= FEW_ROWS) {
      for (List<Object> values : rows) {
        write(text, values);
      }
      return;
    }
    flush();
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

  /** Adds each row unless its key is there. */
  void addAllUnlessThere(String text, List<List<Object>> rows) throws SQLException {
    if (dialect.insertsUnlessThere()) {
      for (Bound insert : inserts(dialect.insertVerb(text), dialect.insertSuffix(), rows)) {
        write(insert.text(), insert.values());
      }
    } else {
      insertAllUnlessThere(text, rows);
    }
  }

  /** Inserts each row unless its key is there; tells whether certainly none was. */
  boolean insertAllUnlessThere(String text, List<List<Object>> rows) throws SQLException {
    boolean allNew = true;
    if (dialect.insertsUnlessThere()) {
      int count = 0;
      for (Bound insert : inserts(dialect.insertVerb(text), dialect.insertSuffix(), rows)) {
        count += update(insert.text(), insert.values());
      }
      return count == rows.size();
    }
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

  /** The next power of two, so that there are few different statements. */
  private static int padded(int size) {
    return Integer.highestOneBit(Math.max(1, 2 * size - 1));
  }

  private List<List<RowId>> parts(Collection<RowId> of) {
    return Lists.partition(List.copyOf(of), dialect.takesArrays() ? ARRAY_MAX : dialect.listMax());
  }

  private PreparedStatement prepare(Bound bound) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(tables.in(bound.text()));
    try {
      bind(statement, bound.values());
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
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
