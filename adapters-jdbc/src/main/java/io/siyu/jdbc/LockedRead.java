package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.jdbc.Sql.Bound;
import io.siyu.jdbc.Sql.Question;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an append has to know, locked and read in one round trip (锁定并读取), where the dialect {@link
 * Dialect#joinsStatements joins statements}: first the clusters of keys are locked, then it is read
 * what has become of them. Not thread-safe.
 */
final class LockedRead {
  private final Session session;

  LockedRead(Session session) {
    this.session = session;
  }

  /**
   * What was found.
   *
   * @param locked the rows that are locked: those by which the clusters of keys are named, but for
   *     keys that are no longer followed
   * @param rows the keys' rows as they are since then
   * @param clusters their clusters as they are since then, if they were asked for
   */
  record Found(Set<RowId> locked, Map<RowId, KeyRow> rows, Map<RowId, Cluster> clusters) {}

  /** Locks and reads the clusters of keys. */
  Found of(SortedSet<RowId> ids, boolean withClusters) throws SQLException {
    Sql sql = session.sql();
    Bound given = sql.wanted(ids);
    Bound heads =
        sql.each(
            "select coalesce(cluster_id, id) as id from #key where tenant = ? and id in (@)"
                + " and neighbours < ?",
            List.of(session.tenant(), KeyRow.OVERSIZED),
            given);
    Bound inOrder =
        new Bound(
            "(select distinct h.id from (" + heads.text() + ") h order by 1) wanted",
            heads.values());
    Question<RowId> lock =
        new Question<>(
            sql.each(
                "select id from #key where tenant = ? and id in (@) and neighbours < ? for update",
                List.of(session.tenant(), KeyRow.OVERSIZED),
                inOrder),
            row -> Sql.id(row, 1));
    Question<KeyRow> rows =
        new Question<>(
            sql.each(KeyTable.COLUMNS + "and id in (@)", List.of(session.tenant()), given),
            KeyTable::row);
    ClusterReader reader = new ClusterReader(session);
    Question<ClusterReader.Part> parts =
        new Question<>(
            sql.each(reader.followed(), reader.followedValues(), inOrder), ClusterReader::part);
    List<Question<?>> questions = new ArrayList<>(List.of(lock, rows));
    if (withClusters) {
      questions.add(parts);
    }
    sql.ask(questions);
    Map<RowId, KeyRow> found = KeyTable.byId(rows.found());
    return new Found(
        new TreeSet<>(lock.found()),
        found,
        withClusters
            ? ClusterReader.together(KeyRow.followedClusters(found.values()), parts.found())
            : Map.of());
  }
}
