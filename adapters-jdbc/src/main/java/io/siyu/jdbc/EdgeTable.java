package io.siyu.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which keys are stated together, each pair both ways round. Not thread-safe. */
final class EdgeTable {
  private final Session session;

  EdgeTable(Session session) {
    this.session = session;
  }

  /** Those of some edges that are there. */
  Set<Edge> present(Collection<Edge> edges) throws SQLException {
    if (edges.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        session
            .sql()
            .queryPairs(
                "select node, neighbour from #edge where tenant = ? and @",
                List.of(session.tenant()),
                "node",
                "neighbour",
                edges.stream().map(edge -> List.of(edge.node(), edge.neighbour())).toList(),
                EdgeTable::edge));
  }

  /** The edges of nodes. */
  List<Edge> of(Collection<RowId> nodes) throws SQLException {
    return session
        .sql()
        .queryIn(
            "select node, neighbour from #edge where tenant = ? and node in (@)",
            List.of(session.tenant()),
            nodes,
            EdgeTable::edge);
  }

  private static Edge edge(ResultSet row) throws SQLException {
    return new Edge(Sql.id(row, 1), Sql.id(row, 2));
  }

  boolean hasAny(RowId node) throws SQLException {
    return !session
        .sql()
        .query(
            "select neighbour from #edge where tenant = ? and node = ? limit 1",
            List.of(session.tenant(), node),
            row -> row.getBytes(1).length)
        .isEmpty();
  }

  /** How many personal neighbours a key has, counted up to one more than are followed. */
  int countPersonal(RowId node) throws SQLException {
    return session
        .sql()
        .query(
            "select count(*) from (select e.neighbour from #edge e join #key k"
                + " on k.tenant = e.tenant and k.id = e.neighbour"
                + " where e.tenant = ? and e.node = ? and k.personal = 1 limit "
                + KeyRow.OVERSIZED
                + ") counted",
            List.of(session.tenant(), node),
            row -> row.getInt(1))
        .get(0);
  }

  void insert(Collection<Edge> edges) throws SQLException {
    // Two keys that are both no longer followed are not locked while an edge between them is made.
    session
        .sql()
        .addAllUnlessThere(
            "insert into #edge (tenant, node, neighbour) values (?, ?, ?)", rows(edges));
  }

  void delete(Collection<Edge> edges) throws SQLException {
    session
        .sql()
        .batch("delete from #edge where tenant = ? and node = ? and neighbour = ?", rows(edges));
  }

  private List<List<Object>> rows(Collection<Edge> edges) {
    List<List<Object>> rows = new ArrayList<>();
    edges.stream()
        .sorted()
        .forEach(edge -> rows.add(List.of(session.tenant(), edge.node(), edge.neighbour())));
    return rows;
  }
}
