package io.siyu.jdbc;

import io.siyu.erasure.Named;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Referred;
import io.siyu.event.StewardRenamed;
import io.siyu.identity.IdentityKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events by their subjects, those without a key as subject apart, and which of them name whom.
 * Not thread-safe.
 */
final class EventTable {
  private static final String INSERT =
      "insert into #event (tenant, subject, id, body) values (?, ?, ?, ?)";

  private static final String OTHER = "#other e on e.tenant = n.tenant and e.id = n.event";

  private final Session session;

  EventTable(Session session) {
    this.session = session;
  }

  /** The row of an event's subject, if that is a key. */
  Optional<RowId> subject(Event event) {
    return event.subject() instanceof IdentityKey key
        ? Optional.of(session.hash().of(key))
        : Optional.empty();
  }

  /** The ids of those events that are there. */
  Set<EventId> present(Collection<Event> events) throws SQLException {
    List<List<RowId>> keyed = new ArrayList<>();
    List<RowId> others = new ArrayList<>();
    for (Event event : events) {
      RowId id = RowId.of(event.id());
      subject(event)
          .ifPresentOrElse(subject -> keyed.add(List.of(subject, id)), () -> others.add(id));
    }
    Set<EventId> present = new HashSet<>();
    present.addAll(
        session
            .sql()
            .queryPairs(
                "select id from #event where tenant = ? and @",
                List.of(session.tenant()),
                "subject",
                "id",
                keyed,
                row -> Sql.id(row, 1).eventId()));
    present.addAll(
        session
            .sql()
            .queryIn(
                "select id from #other where tenant = ? and id in (@)",
                List.of(session.tenant()),
                others,
                row -> Sql.id(row, 1).eventId()));
    return present;
  }

  /** Adds events that are known not to be there. */
  void insert(Collection<Event> events) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> others = new ArrayList<>();
    for (Event event : sorted(events)) {
      RowId id = RowId.of(event.id());
      byte[] body = EventBytes.write(event);
      subject(event)
          .ifPresentOrElse(
              subject -> rows.add(List.of(session.tenant(), subject, id, body)),
              () -> others.add(List.of(session.tenant(), id, body)));
    }
    session.sql().insertAll(INSERT, rows);
    session.sql().insertAll("insert into #other (tenant, id, body) values (?, ?, ?)", others);
    session
        .sql()
        .insertAll(
            "insert into #naming (tenant, named, subject, event) values (?, ?, ?, ?)",
            namings(events));
  }

  /** Adds events one by one; returns those that were not there. */
  List<Event> insertUnlessThere(Collection<Event> events) throws SQLException {
    List<Event> added = new ArrayList<>();
    for (Event event : sorted(events)) {
      RowId id = RowId.of(event.id());
      byte[] body = EventBytes.write(event);
      Optional<RowId> subject = subject(event);
      boolean isNew =
          subject.isPresent()
              ? session
                  .sql()
                  .insertUnlessThere(INSERT, List.of(session.tenant(), subject.get(), id, body))
              : session
                  .sql()
                  .insertUnlessThere(
                      "insert into #other (tenant, id, body) values (?, ?, ?)",
                      List.of(session.tenant(), id, body));
      if (isNew) {
        added.add(event);
      }
    }
    session
        .sql()
        .insertAll(
            "insert into #naming (tenant, named, subject, event) values (?, ?, ?, ?)",
            namings(added));
    return added;
  }

  void delete(Collection<Event> events) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> others = new ArrayList<>();
    for (Event event : sorted(events)) {
      RowId id = RowId.of(event.id());
      subject(event)
          .ifPresentOrElse(
              subject -> rows.add(List.of(session.tenant(), subject, id)),
              () -> others.add(List.of(session.tenant(), id)));
    }
    session.sql().batch("delete from #event where tenant = ? and subject = ? and id = ?", rows);
    session.sql().batch("delete from #other where tenant = ? and id = ?", others);
    session
        .sql()
        .batch(
            "delete from #naming where tenant = ? and named = ? and subject = ? and event = ?",
            namings(events));
  }

  private static List<Event> sorted(Collection<Event> events) {
    return events.stream().sorted(Comparator.comparing(Event::id)).toList();
  }

  private List<List<Object>> namings(Collection<Event> events) {
    List<List<Object>> rows = new ArrayList<>();
    for (Event event : events) {
      RowId subject = subject(event).orElse(RowId.ZERO);
      for (RowId named : namedBy(event)) {
        rows.add(List.of(session.tenant(), named, subject, RowId.of(event.id())));
      }
    }
    return rows;
  }

  /** Under which hashes an event is found beside its subject's. */
  private Set<RowId> namedBy(Event event) {
    Set<RowId> named = new TreeSet<>();
    for (Claim claim : event.claims()) {
      named.add(session.hash().of(claim.key()));
    }
    if (event.fact() instanceof Referred referred) {
      named.add(session.hash().ofInvitee(referred.invitee()));
    }
    if (event.fact() instanceof StewardRenamed) {
      named.add(session.hash().ofRenames());
    }
    for (String value : Named.values(event)) {
      named.add(session.hash().ofMention(value));
    }
    return named;
  }

  /** The events addressed to a key. */
  List<Event> of(RowId subject) throws SQLException {
    return session
        .sql()
        .query(
            "select body from #event where tenant = ? and subject = ?",
            List.of(session.tenant(), subject),
            row -> EventBytes.read(row.getBytes(1)));
  }

  /** The events addressed to a key, where no driver's exception may be thrown. */
  List<Event> known(RowId subject) {
    try {
      return of(subject);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** The events that name one of these keys, where no driver's exception may be thrown. */
  List<Event> knownNaming(Collection<IdentityKey> keys) {
    try {
      return naming(keys);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  boolean hasAny(RowId subject) throws SQLException {
    return !session
        .sql()
        .query(
            "select id from #event where tenant = ? and subject = ? limit 1",
            List.of(session.tenant(), subject),
            row -> row.getBytes(1).length)
        .isEmpty();
  }

  /** Whether an event about one key claims the other. */
  boolean states(Edge edge) throws SQLException {
    return claims(edge) || claims(edge.reversed());
  }

  private boolean claims(Edge edge) throws SQLException {
    return !session
        .sql()
        .query(
            "select event from #naming where tenant = ? and named = ? and subject = ? limit 1",
            List.of(session.tenant(), edge.neighbour(), edge.node()),
            row -> row.getBytes(1).length)
        .isEmpty();
  }

  /** Every event that names one of these keys in any way, once. */
  List<Event> naming(Collection<IdentityKey> keys) throws SQLException {
    Map<EventId, Event> naming = new LinkedHashMap<>();
    Set<RowId> named = new LinkedHashSet<>();
    for (IdentityKey key : keys) {
      of(session.hash().of(key)).forEach(event -> naming.put(event.id(), event));
      named.add(session.hash().of(key));
      named.add(session.hash().ofInvitee(key));
      named.add(session.hash().ofMention(key.value()));
    }
    foundBy(named, "#event e on e.tenant = n.tenant and e.subject = n.subject and e.id = n.event")
        .forEach(event -> naming.put(event.id(), event));
    foundBy(named, OTHER).forEach(event -> naming.put(event.id(), event));
    return List.copyOf(naming.values());
  }

  /** Which employees have other ids. */
  List<Event> renames() throws SQLException {
    List<Event> renames = foundBy(Set.of(session.hash().ofRenames()), OTHER);
    return new Tombstones(session.hash()::text, new TombstoneTables(session)).renames(renames);
  }

  private List<Event> foundBy(Set<RowId> named, String joined) throws SQLException {
    return session
        .sql()
        .queryIn(
            "select e.body from #naming n join "
                + joined
                + " where n.tenant = ? and n.named in (@)",
            List.of(session.tenant()),
            named,
            row -> EventBytes.read(row.getBytes(1)));
  }

  /** The next events, in order of id, whose subject is no key. */
  List<Event> othersAfter(RowId id, int max) throws SQLException {
    return session
        .sql()
        .query(
            "select body from #other where tenant = ? and id > ? order by tenant, id limit " + max,
            List.of(session.tenant(), id),
            row -> EventBytes.read(row.getBytes(1)));
  }
}
