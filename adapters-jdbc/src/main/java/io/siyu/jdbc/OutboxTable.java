package io.siyu.jdbc;

import io.siyu.dossier.MemberId;
import io.siyu.member.Signal;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.spi.EventStore.OutboxEntry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signals waiting to be acted upon (发件箱). A member's signals are written under the lock of the
 * member's cluster, so that their places are in the order of their commits.
 *
 * <p>Who claims locks the oldest signal of each member, passing over those that somebody else
 * holds: a member's signals are handed out only by who holds the first. Not thread-safe.
 */
final class OutboxTable {
  private static final long FREE = Long.MIN_VALUE;

  private final Session session;

  OutboxTable(Session session) {
    this.session = session;
  }

  void add(List<Signal> signals) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (Signal signal : signals) {
      rows.add(
          List.of(
              session.tenant(),
              person(signal.member()),
              FREE,
              System.currentTimeMillis(),
              SignalBytes.write(signal)));
    }
    session
        .sql()
        .insertAll(
            "insert into #outbox (tenant, person, leased_until, written, body)"
                + " values (?, ?, ?, ?, ?)",
            rows);
  }

  private RowId person(MemberId member) {
    return RowId.ofHash(session.hash().text(member.text()));
  }

  List<OutboxEntry> claim(int max, Instant now, Duration lease) throws SQLException {
    long moment = now.toEpochMilli();
    Set<RowId> heads =
        new HashSet<>(
            session
                .sql()
                .query(
                    "select o.person from #outbox o where o.tenant = ? and o.leased_until <= ?"
                        + " and not exists (select 1 from #outbox p where p.tenant = o.tenant"
                        + " and p.person = o.person and p.place < o.place)"
                        + " order by o.tenant, o.place limit "
                        + Math.max(0, max)
                        + " for update skip locked",
                    List.of(session.tenant(), moment),
                    row -> Sql.id(row, 1)));
    record Waiting(long place, RowId person, long leasedUntil, Signal signal) {}
    List<Waiting> waiting =
        new ArrayList<>(
            session
                .sql()
                .queryIn(
                    "select place, person, leased_until, body from #outbox"
                        + " where tenant = ? and person in (@) order by tenant, place limit "
                        + Math.max(0, max),
                    List.of(session.tenant()),
                    heads,
                    row ->
                        new Waiting(
                            row.getLong(1),
                            Sql.id(row, 2),
                            row.getLong(3),
                            SignalBytes.read(row.getBytes(4)))));
    waiting.sort((a, b) -> Long.compare(a.place(), b.place()));
    List<OutboxEntry> claimed = new ArrayList<>();
    Set<RowId> busy = new HashSet<>();
    for (Waiting each : waiting) {
      if (claimed.size() == max) {
        break;
      }
      if (each.leasedUntil() > moment) {
        busy.add(each.person());
      } else if (!busy.contains(each.person())) {
        claimed.add(new OutboxEntry(each.place(), each.signal()));
      }
    }
    // Rounded up, so that no lease ends before its time.
    long until = now.plus(lease).plusNanos(999_999).toEpochMilli();
    session
        .sql()
        .batch(
            "update #outbox set leased_until = ? where tenant = ? and place = ?",
            claimed.stream()
                .map(e -> List.<Object>of(until, session.tenant(), e.position()))
                .toList());
    return claimed;
  }

  /** Removes signals; tells how many were asked for. */
  int acknowledge(Collection<Long> positions) throws SQLException {
    session
        .sql()
        .batch(
            "delete from #outbox where tenant = ? and place = ?",
            new TreeSet<>(positions)
                .stream().map(place -> List.<Object>of(session.tenant(), place)).toList());
    return positions.size();
  }

  Backlog backlog() throws SQLException {
    return session
        .sql()
        .query(
            "select count(*), min(written) from #outbox where tenant = ?",
            List.of(session.tenant()),
            row -> {
              long signals = row.getLong(1);
              long oldest = row.getLong(2);
              return new Backlog(
                  signals,
                  signals == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
            })
        .get(0);
  }

  /**
   * Deletes the signals about a member, those under the ids of before a merge included; tells how
   * many.
   */
  int forget(MemberId member) throws SQLException {
    int deleted = 0;
    Map<MemberId, Long> before = new HashMap<>(Map.of(member, Long.MAX_VALUE));
    Deque<MemberId> open = new ArrayDeque<>(Set.of(member));
    Set<RowId> persons = new TreeSet<>();
    while (!open.isEmpty()) {
      MemberId id = open.remove();
      persons.add(person(id));
      long latest = before.getOrDefault(id, Long.MAX_VALUE);
      record Change(long place, Signal signal) {}
      for (Change change :
          session
              .sql()
              .query(
                  "select place, body from #outbox where tenant = ? and person = ? and place < ?",
                  List.of(session.tenant(), person(id), latest),
                  row -> new Change(row.getLong(1), SignalBytes.read(row.getBytes(2))))) {
        if (change.signal() instanceof MemberIdChanged changed) {
          for (MemberId former : changed.former()) {
            Long known = before.get(former);
            if (known == null || known < change.place()) {
              before.put(former, change.place());
              open.add(former);
            }
          }
        }
      }
    }
    for (RowId person : persons) {
      deleted +=
          session
              .sql()
              .update(
                  "delete from #outbox where tenant = ? and person = ?",
                  List.of(session.tenant(), person));
    }
    return deleted;
  }
}
