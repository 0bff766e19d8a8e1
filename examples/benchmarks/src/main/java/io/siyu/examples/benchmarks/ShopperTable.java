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
   * Exact: from every beginning each step as soon as it can be done, as long as it is in time. A
   * join to the nearest later row is much faster than window functions, and one that drops at once
   * who is too late faster than one that keeps everybody to the end.
   */
  private static final String FUNNEL =
      """
      WITH a AS MATERIALIZED (SELECT person, t, t + 7 * 86400000 AS last FROM acts WHERE step = 0),
           b AS MATERIALIZED (
             SELECT a.person, x.t, a.last
             FROM a ASOF JOIN (SELECT person, t FROM acts WHERE step = 1) x
               ON a.person = x.person AND a.t <= x.t WHERE x.t <= a.last),
           c AS MATERIALIZED (
             SELECT b.person, x.t, b.last
             FROM b ASOF JOIN (SELECT person, t FROM acts WHERE step = 2) x
               ON b.person = x.person AND b.t <= x.t WHERE x.t <= b.last),
           d AS MATERIALIZED (
             SELECT c.person, x.t, c.last
             FROM c ASOF JOIN (SELECT person, t FROM acts WHERE step = 3) x
               ON c.person = x.person AND c.t <= x.t WHERE x.t <= c.last),
           e AS MATERIALIZED (
             SELECT d.person
             FROM d ASOF JOIN (SELECT person, t FROM acts WHERE step = 4) x
               ON d.person = x.person AND d.t <= x.t WHERE x.t <= d.last)
      SELECT (SELECT count(DISTINCT person) FROM a), (SELECT count(DISTINCT person) FROM b),
             (SELECT count(DISTINCT person) FROM c), (SELECT count(DISTINCT person) FROM d),
             (SELECT count(DISTINCT person) FROM e)
      """;

  private static final String COHORTS =
      """
      WITH orders AS (
             SELECT DISTINCT person, (t // 86400000 + 3) // 7 AS week FROM acts WHERE step = 4),
           firsts AS (SELECT person, min(week) AS cohort FROM orders GROUP BY person)
      SELECT cohort, week - cohort AS age, count(*)
      FROM orders JOIN firsts USING (person) GROUP BY ALL ORDER BY ALL
      """;

  /**
   * By quintiles of values, never of rows: a group begins at the least value that so many others
   * are below of, groups without a value are closed up, and fewer days are better. Order statistics
   * in one pass and bounds in another are much faster than ranking everybody by window functions.
   */
  private static final String RFM =
      "WITH o AS MATERIALIZED (SELECT max(t) // 86400000 - "
          + Shoppers.END.toEpochMilli() / DAY
          + """
             AS r, count(*) AS f, sum(price)::BIGINT AS m
             FROM acts WHERE step = 4 GROUP BY person),
           q AS MATERIALIZED (
             SELECT quantile_disc(r, [0.2, 0.4, 0.6, 0.8]) AS r,
                    quantile_disc(f, [0.2, 0.4, 0.6, 0.8]) AS f,
                    quantile_disc(m, [0.2, 0.4, 0.6, 0.8]) AS m FROM o),
           c AS MATERIALIZED (SELECT\s"""
          + String.join(", ", cuts("r"), cuts("f"), cuts("m"))
          + " FROM o, q) SELECT "
          + String.join(", ", score("r"), score("f"), score("m"))
          + ", count(*), sum(o.m)::BIGINT FROM o, c GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";

  private final Connection connection;

  ShopperTable(int shoppers, int threads) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      run("SET threads TO " + threads);
      run("CREATE TABLE acts (person INTEGER, t BIGINT, step TINYINT, price INTEGER)");
      try (DuckDBAppender rows =
          connection.unwrap(DuckDBConnection.class).createAppender("main", "acts")) {
        for (int person = 0; person < shoppers; person++) {
          for (Shoppers.Did did : Shoppers.acts(person)) {
            rows.beginRow();
            rows.append(person);
            rows.append(did.at());
            rows.append((byte) did.step());
            rows.append(did.price());
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

  /** How many did at least so many steps, from one on. */
  List<Long> funnel() {
    return rows(FUNNEL).get(0);
  }

  /** By the week of the first order and how many weeks later, how many ordered. */
  List<List<Long>> cohorts() {
    return rows(COHORTS);
  }

  /** By the scores of recency, frequency and money, how many buyers, and what they paid. */
  List<List<Long>> rfm() {
    return rows(RFM);
  }

  private static String cuts(String name) {
    return """
        min(o.x) FILTER (o.x > q.x[1]) AS x1, min(o.x) FILTER (o.x > q.x[2]) AS x2,
        min(o.x) FILTER (o.x > q.x[3]) AS x3, min(o.x) FILTER (o.x > q.x[4]) AS x4
        """
        .replace("x", name);
  }

  private static String score(String name) {
    return """
        1 + coalesce(o.x >= x1, false)::INT + coalesce(o.x >= x2 AND x2 > x1, false)::INT
          + coalesce(o.x >= x3 AND x3 > x2, false)::INT
          + coalesce(o.x >= x4 AND x4 > x3, false)::INT
        """
        .replace("x", name);
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
