package io.siyu.examples.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** What {@link Shoppers} did as a table of DuckDB in memory, and what is asked of it in SQL. */
final class ShopperTable implements AutoCloseable {
  private static final long DAY = 86_400_000L;

  /**
   * Exact: from every beginning each step as soon as it can be done, the most steps of any. A join
   * to the nearest later row is much faster than window functions.
   */
  private static final String FUNNEL =
      """
      SELECT level, count(*) FROM (
        SELECT person, max(CASE WHEN t5 <= last THEN 5 WHEN t4 <= last THEN 4
                                WHEN t3 <= last THEN 3 WHEN t2 <= last THEN 2 ELSE 1 END) AS level
        FROM (
          SELECT a.person, a.t + 7 * 86400000 AS last, b.t AS t2, c.t AS t3, d.t AS t4, e.t AS t5
          FROM (SELECT person, t FROM acts WHERE step = 0) a
          ASOF LEFT JOIN (SELECT person, t FROM acts WHERE step = 1) b
            ON a.person = b.person AND a.t <= b.t
          ASOF LEFT JOIN (SELECT person, t FROM acts WHERE step = 2) c
            ON a.person = c.person AND b.t <= c.t
          ASOF LEFT JOIN (SELECT person, t FROM acts WHERE step = 3) d
            ON a.person = d.person AND c.t <= d.t
          ASOF LEFT JOIN (SELECT person, t FROM acts WHERE step = 4) e
            ON a.person = e.person AND d.t <= e.t)
        GROUP BY person)
      GROUP BY level ORDER BY level
      """;

  private static final String COHORTS =
      """
      WITH orders AS (
             SELECT DISTINCT person, (t // 86400000 + 3) // 7 AS week FROM acts WHERE step = 4),
           firsts AS (SELECT person, min(week) AS cohort FROM orders GROUP BY person)
      SELECT cohort, week - cohort AS age, count(*)
      FROM orders JOIN firsts USING (person) GROUP BY ALL ORDER BY ALL
      """;

  private final Connection connection;

  ShopperTable(int shoppers, int threads) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      run("SET threads TO " + threads);
      run("CREATE TABLE acts (person INTEGER, t BIGINT, step TINYINT)");
      try (DuckDBAppender rows =
          connection.unwrap(DuckDBConnection.class).createAppender("main", "acts")) {
        for (int person = 0; person < shoppers; person++) {
          for (Shoppers.Did did : Shoppers.acts(person)) {
            rows.beginRow();
            rows.append(person);
            rows.append(did.at());
            rows.append((byte) did.step());
            rows.endRow();
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refused the table", e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many did exactly so many steps, from one on. */
  List<List<Long>> funnel() {
    return rows(FUNNEL);
  }

  /** By the week of the first order and how many weeks later, how many ordered. */
  List<List<Long>> cohorts() {
    return rows(COHORTS);
  }

  static long week(long millis) {
    return (millis / DAY + 3) / 7;
  }

  private List<List<Long>> rows(String sql) {
    List<List<Long>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Long> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getLong(column));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refused a question", e);
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not close", e);
    }
  }
}
