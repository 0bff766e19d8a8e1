package io.siyu.jdbc;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** The rows of keys: who is in which cluster. Not thread-safe. */
final class KeyTable {
  static final String COLUMNS =
      "select id, cluster_id, personal, neighbours, members, buried from #key where tenant = ? ";

  private final Session session;

  KeyTable(Session session) {
    this.session = session;
  }

  Map<RowId, KeyRow> read(Collection<RowId> ids) throws SQLException {
    return byId(
        session
            .sql()
            .queryIn(COLUMNS + "and id in (@)", List.of(session.tenant()), ids, KeyTable::row));
  }

  Map<RowId, KeyRow> inClusters(Collection<RowId> clusters) throws SQLException {
    return byId(
        session
            .sql()
            .queryIn(
                COLUMNS + "and cluster_id in (@)",
                List.of(session.tenant()),
                clusters,
                KeyTable::row));
  }

  /** The next keys, in order, by which clusters are named. */
  List<RowId> clustersAfter(RowId id, int max) throws SQLException {
    return session
        .sql()
        .query(
            "select id from #key where tenant = ? and id > ? and cluster_id = id"
                + " order by tenant, id limit "
                + max,
            List.of(session.tenant(), id),
            row -> Sql.id(row, 1));
  }

  /** Waits until nobody else holds these rows, in order. */
  void lock(SortedSet<RowId> ids) throws SQLException {
    session
        .sql()
        .queryIn(
            "select id from #key where tenant = ? and id in (@) order by tenant, id for update",
            List.of(session.tenant()),
            ids,
            row -> row.getBytes(1).length);
  }

  /**
   * Makes rows, each a cluster of its own, unless they are there.
   *
   * @return whether certainly none was there
   */
  boolean insert(Map<RowId, IdentityKey> keys) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    new TreeMap<>(keys)
        .forEach(
            (id, key) ->
                rows.add(
                    List.of(session.tenant(), id, id, name(key), flag(isPersonal(key)), 0, 1, 0)));
    return session
        .sql()
        .insertAllUnlessThere(
            "insert into #key"
                + " (tenant, id, cluster_id, name, personal, neighbours, members, buried)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
            rows);
  }

  /** Makes keys that are only remembered as erased clusters of their own again. */
  void revive(Map<RowId, IdentityKey> keys) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    keys.forEach(
        (id, key) -> rows.add(List.of(id, name(key), flag(isPersonal(key)), session.tenant(), id)));
    session
        .sql()
        .batch(
            "update #key set cluster_id = ?, name = ?, personal = ?, neighbours = 0, members = 1"
                + " where tenant = ? and id = ?",
            rows);
  }

  /** Writes what has changed of keys in the graph. */
  void update(Collection<KeyRow> changed) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (KeyRow row : changed) {
      rows.add(List.of(row.lock(), row.neighbours(), row.members(), session.tenant(), row.id()));
    }
    session
        .sql()
        .batch(
            "update #key set cluster_id = ?, neighbours = ?, members = ?"
                + " where tenant = ? and id = ?",
            rows);
  }

  /** Puts all keys of clusters in another. */
  void move(Collection<RowId> clusters, RowId to) throws SQLException {
    session
        .sql()
        .updateIn(
            "update #key set cluster_id = ? where tenant = ? and cluster_id in (@)",
            List.of(to, session.tenant()),
            clusters);
  }

  /** Forgets keys that no event states, names and all; of those erased the hash stays. */
  void forget(Collection<RowId> ids) throws SQLException {
    session
        .sql()
        .updateIn(
            "delete from #key where tenant = ? and buried = 0 and id in (@)",
            List.of(session.tenant()),
            ids);
    session
        .sql()
        .updateIn(
            "update #key set cluster_id = null, name = null, neighbours = 0, members = 0"
                + " where tenant = ? and id in (@)",
            List.of(session.tenant()),
            ids);
  }

  /** Remembers that a key has been erased. */
  void bury(RowId id) throws SQLException {
    session
        .sql()
        .insertUnlessThere(
            "insert into #key (tenant, id, personal, neighbours, members, buried)"
                + " values (?, ?, 0, 0, 0, 1)",
            List.of(session.tenant(), id));
    session
        .sql()
        .update(
            "update #key set buried = 1 where tenant = ? and id = ?",
            List.of(session.tenant(), id));
  }

  static boolean isPersonal(IdentityKey key) {
    return key.type().defaultClass().isPersonal();
  }

  /** The bytes under which a key's name is kept. */
  static byte[] name(IdentityKey key) {
    return key.text().getBytes(StandardCharsets.UTF_8);
  }

  static IdentityKey named(byte[] name) {
    return Subject.parse(new String(name, StandardCharsets.UTF_8))
        .filter(IdentityKey.class::isInstance)
        .map(IdentityKey.class::cast)
        .orElseThrow(() -> new IllegalStateException("a stored key's name is damaged"));
  }

  private static int flag(boolean is) {
    return is ? 1 : 0;
  }

  static KeyRow row(ResultSet row) throws SQLException {
    byte[] cluster = row.getBytes(2);
    return new KeyRow(
        Sql.id(row, 1),
        cluster == null ? Optional.empty() : Optional.of(RowId.of(cluster)),
        row.getInt(3) == 1,
        row.getInt(4),
        row.getInt(5),
        row.getInt(6) == 1);
  }

  static Map<RowId, KeyRow> byId(List<KeyRow> rows) {
    Map<RowId, KeyRow> byId = new TreeMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    return byId;
  }
}
