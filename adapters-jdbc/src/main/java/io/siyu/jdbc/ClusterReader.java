package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts clusters together from the tables. Not thread-safe. */
final class ClusterReader {
  private final Session session;

  ClusterReader(Session session) {
    this.session = session;
  }

  private static final String EVENTS =
      "select k.cluster_id, e.body, 0 from #key k join #event e"
          + " on e.tenant = k.tenant and e.subject = k.id"
          + " where k.tenant = ? and k.cluster_id in (@)";

  private static final String OVERSIZED_NEIGHBOURS =
      " union all select distinct k.cluster_id, o.name, 1 from #key k"
          + " join #edge g on g.tenant = k.tenant and g.node = k.id"
          + " join #key o on o.tenant = g.tenant and o.id = g.neighbour"
          + " where k.tenant = ? and k.cluster_id in (@) and o.neighbours >= ?";

  private static final String OVERSIZED_THEMSELVES =
      " union all select o.cluster_id, o.name, 1 from #key o"
          + " where o.tenant = ? and o.cluster_id in (@) and o.neighbours >= ?";

  /** Reads clusters, by the keys by which they are named. */
  Map<RowId, Cluster> read(Collection<RowId> clusters) throws SQLException {
    return read(
        clusters,
        EVENTS + OVERSIZED_NEIGHBOURS + OVERSIZED_THEMSELVES,
        List.of(
            session.tenant(),
            session.tenant(),
            KeyRow.OVERSIZED,
            session.tenant(),
            KeyRow.OVERSIZED));
  }

  /** Reads clusters that are not those of keys no longer followed. */
  Map<RowId, Cluster> readFollowed(Collection<RowId> clusters) throws SQLException {
    return read(
        clusters,
        EVENTS + OVERSIZED_NEIGHBOURS,
        List.of(session.tenant(), session.tenant(), KeyRow.OVERSIZED));
  }

  private Map<RowId, Cluster> read(Collection<RowId> clusters, String text, List<Object> values)
      throws SQLException {
    Map<RowId, List<Event>> events = new LinkedHashMap<>();
    Map<RowId, Set<IdentityKey>> oversized = new HashMap<>();
    for (RowId cluster : clusters) {
      events.put(cluster, new ArrayList<>());
      oversized.put(cluster, new TreeSet<>());
    }
    session
        .sql()
        .queryIn(
            text,
            values,
            events.keySet(),
            row -> {
              RowId cluster = Sql.id(row, 1);
              return row.getInt(3) == 0
                  ? in(events, cluster).add(EventBytes.read(row.getBytes(2)))
                  : in(oversized, cluster).add(KeyTable.named(row.getBytes(2)));
            });
    Map<RowId, Cluster> read = new LinkedHashMap<>();
    events.forEach((id, of) -> read.put(id, new Cluster(of, in(oversized, id))));
    return read;
  }

  private static <T> T in(Map<RowId, T> byCluster, RowId cluster) {
    T found = byCluster.get(cluster);
    if (found == null) {
      throw new IllegalStateException("a cluster was read that was not asked for");
    }
    return found;
  }
}
