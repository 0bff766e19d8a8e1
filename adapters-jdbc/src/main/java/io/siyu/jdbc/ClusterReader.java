package io.siyu.jdbc;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.event.EventId;
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

/** Puts clusters together from the tables. Decodes an event once. Not thread-safe. */
final class ClusterReader {
  private final Session session;
  private final Map<EventId, Event> decoded = new HashMap<>();

  ClusterReader(Session session) {
    this.session = session;
  }

  /** Makes it known that an event need not be decoded. */
  void know(Event event) {
    decoded.put(event.id(), event);
  }

  private static final String OVERSIZED_NEIGHBOURS =
      "select distinct k.cluster_id, o.name from #key k"
          + " join #edge g on g.tenant = k.tenant and g.node = k.id"
          + " join #key o on o.tenant = g.tenant and o.id = g.neighbour"
          + " where k.tenant = ? and k.cluster_id in (@) and o.neighbours >= ?";

  private static final String OVERSIZED_THEMSELVES =
      "select o.cluster_id, o.name from #key o"
          + " where o.tenant = ? and o.cluster_id in (@) and o.neighbours >= ?";

  /** Reads clusters, by the keys by which they are named. */
  List<Cluster> read(Collection<RowId> clusters) throws SQLException {
    return read(clusters, List.of(OVERSIZED_NEIGHBOURS, OVERSIZED_THEMSELVES));
  }

  /** Reads clusters that are not those of keys no longer followed. */
  List<Cluster> readFollowed(Collection<RowId> clusters) throws SQLException {
    return read(clusters, List.of(OVERSIZED_NEIGHBOURS));
  }

  private List<Cluster> read(Collection<RowId> clusters, List<String> oversizedKeys)
      throws SQLException {
    Map<RowId, List<Event>> events = new LinkedHashMap<>();
    Map<RowId, Set<IdentityKey>> oversized = new HashMap<>();
    for (RowId cluster : clusters) {
      events.put(cluster, new ArrayList<>());
      oversized.put(cluster, new TreeSet<>());
    }
    record Part(RowId cluster, Event event) {}
    session
        .sql()
        .queryIn(
            "select k.cluster_id, e.id, e.body from #key k join #event e"
                + " on e.tenant = k.tenant and e.subject = k.id"
                + " where k.tenant = ? and k.cluster_id in (@)",
            List.of(session.tenant()),
            events.keySet(),
            row -> new Part(Sql.id(row, 1), event(Sql.id(row, 2).eventId(), row.getBytes(3))))
        .forEach(part -> in(events, part.cluster()).add(part.event()));
    record Name(RowId cluster, IdentityKey key) {}
    for (String named : oversizedKeys) {
      session
          .sql()
          .queryIn(
              named,
              List.of(session.tenant(), KeyRow.OVERSIZED),
              events.keySet(),
              row -> new Name(Sql.id(row, 1), KeyTable.named(row.getBytes(2))))
          .forEach(name -> in(oversized, name.cluster()).add(name.key()));
    }
    List<Cluster> read = new ArrayList<>();
    events.forEach((id, of) -> read.add(new Cluster(of, in(oversized, id))));
    return read;
  }

  private Event event(EventId id, byte[] body) {
    Event known = decoded.get(id);
    return known != null ? known : EventBytes.read(body);
  }

  private static <T> T in(Map<RowId, T> byCluster, RowId cluster) {
    T found = byCluster.get(cluster);
    if (found == null) {
      throw new IllegalStateException("a cluster was read that was not asked for");
    }
    return found;
  }
}
