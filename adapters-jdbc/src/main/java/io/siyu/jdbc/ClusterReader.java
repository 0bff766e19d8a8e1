package io.siyu.jdbc;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Puts clusters together from the tables. Not thread-safe. */
final class ClusterReader {
  private final Session session;

  ClusterReader(Session session) {
    this.session = session;
  }

  private String events() {
    return "select k.cluster_id, e.body, 0 from #key k"
        + byKey("#event", "e", "e.tenant = k.tenant and e.subject = k.id")
        + " where k.tenant = ? and k.cluster_id in (@)";
  }

  private String oversizedNeighbours() {
    return " union all select k.cluster_id, o.name, 1 from #key k"
        + byKey("#edge", "g", "g.tenant = k.tenant and g.node = k.id")
        + byKey("#key", "o", "o.tenant = g.tenant and o.id = g.neighbour")
        + " where k.tenant = ? and k.cluster_id in (@) and o.neighbours >= ?";
  }

  private String byKey(String table, String alias, String condition) {
    return session.sql().dialect().byKey(table, alias, condition);
  }

  private static final String OVERSIZED_THEMSELVES =
      " union all select o.cluster_id, o.name, 1 from #key o"
          + " where o.tenant = ? and o.cluster_id in (@) and o.neighbours >= ?";

  /** Reads clusters, by the keys by which they are named. */
  Map<RowId, Cluster> read(Collection<RowId> clusters) throws SQLException {
    return read(
        clusters,
        events() + oversizedNeighbours() + OVERSIZED_THEMSELVES,
        List.of(
            session.tenant(),
            session.tenant(),
            KeyRow.OVERSIZED,
            session.tenant(),
            KeyRow.OVERSIZED));
  }

  /** Reads clusters that are not those of keys no longer followed. */
  Map<RowId, Cluster> readFollowed(Collection<RowId> clusters) throws SQLException {
    return read(clusters, followed(), followedValues());
  }

  /** Asks for clusters that are not those of keys no longer followed. */
  String followed() {
    return events() + oversizedNeighbours();
  }

  List<Object> followedValues() {
    return List.of(session.tenant(), session.tenant(), KeyRow.OVERSIZED);
  }

  private Map<RowId, Cluster> read(Collection<RowId> clusters, String text, List<Object> values)
      throws SQLException {
    return together(clusters, session.sql().queryIn(text, values, clusters, ClusterReader::part));
  }

  /**
   * A part of a cluster: one of its events, or a key that is no longer followed.
   *
   * @param cluster the key by which the cluster is named
   */
  record Part(RowId cluster, Optional<Event> event, Optional<IdentityKey> oversized) {}

  static Part part(ResultSet row) throws SQLException {
    RowId cluster = Sql.id(row, 1);
    byte[] bytes = row.getBytes(2);
    return row.getInt(3) == 0
        ? new Part(cluster, Optional.of(EventBytes.read(bytes)), Optional.empty())
        : new Part(cluster, Optional.empty(), Optional.of(KeyTable.named(bytes)));
  }

  /** Puts parts together to the clusters that were asked for. */
  static Map<RowId, Cluster> together(Collection<RowId> clusters, List<Part> parts) {
    ListMultimap<RowId, Event> events = ArrayListMultimap.create();
    SetMultimap<RowId, IdentityKey> oversized = HashMultimap.create();
    for (Part part : parts) {
      part.event().ifPresent(event -> events.put(part.cluster(), event));
      part.oversized().ifPresent(key -> oversized.put(part.cluster(), key));
    }
    Map<RowId, Cluster> read = new LinkedHashMap<>();
    for (RowId cluster : clusters) {
      read.put(cluster, new Cluster(events.get(cluster), new TreeSet<>(oversized.get(cluster))));
    }
    return read;
  }
}
