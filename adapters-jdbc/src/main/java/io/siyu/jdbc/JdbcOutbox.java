package io.siyu.jdbc;

import io.siyu.dossier.MemberId;
import io.siyu.member.Signal;
import io.siyu.spi.EventStore.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one tenant's waiting signals, in order (发件箱), within one transaction. */
final class JdbcOutbox {
  private static final int PAGE = 200;

  private final Transaction transaction;
  private final int tenant;

  JdbcOutbox(Transaction transaction, Tenant tenant) {
    this.transaction = transaction;
    this.tenant = tenant.id();
  }

  private record Waiting(long position, Signal signal, Instant leasedUntil) {
    static Waiting read(ResultSet row) throws SQLException {
      long second = row.getLong(3);
      Instant until = row.wasNull() ? Instant.MIN : Instant.ofEpochSecond(second, row.getInt(4));
      return new Waiting(row.getLong(1), SignalJson.decode(row.getString(2)), until);
    }
  }

  void add(List<Signal> signals) {
    for (Signal signal : signals) {
      transaction.update(
          "insert into siyu_outbox (tenant, member, kind, body) values (?, ?, ?, ?)",
          tenant,
          signal.member().text(),
          SignalJson.kind(signal),
          SignalJson.encode(signal));
    }
  }

  List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    List<OutboxEntry> claimed = new ArrayList<>();
    Set<MemberId> busy = new HashSet<>();
    long last = Long.MIN_VALUE;
    List<Waiting> page = page(last);
    while (claimed.size() < max && !page.isEmpty()) {
      for (Waiting each : page) {
        last = each.position();
        MemberId member = each.signal().member();
        if (now.isBefore(each.leasedUntil())) {
          busy.add(member);
        } else if (claimed.size() < max && !busy.contains(member)) {
          lease(each.position(), now.plus(lease));
          claimed.add(new OutboxEntry(each.position(), each.signal()));
        }
      }
      page = page(last);
    }
    return claimed;
  }

  private List<Waiting> page(long after) {
    return transaction.list(
        """
        select position, body, leased_second, leased_nano from siyu_outbox
        where tenant = ? and position > ? order by position limit ?""",
        Waiting::read,
        tenant,
        after,
        PAGE);
  }

  private void lease(long position, Instant until) {
    transaction.update(
        """
        update siyu_outbox set leased_second = ?, leased_nano = ?
        where tenant = ? and position = ?""",
        until.getEpochSecond(),
        until.getNano(),
        tenant,
        position);
  }

  /** Removes signals; tells how many. */
  int acknowledge(Collection<Long> positions) {
    int removed = 0;
    for (long position : positions) {
      removed +=
          transaction.update(
              "delete from siyu_outbox where tenant = ? and position = ?", tenant, position);
    }
    return removed;
  }

  /**
   * Deletes the signals about a member, those under the ids of before a merge included; tells how
   * many.
   */
  int forget(MemberId member) {
    Set<MemberId> ids = new HashSet<>(Set.of(member));
    List<String> changes =
        transaction.list(
            "select body from siyu_outbox where tenant = ? and kind = ? order by position desc",
            row -> row.getString(1),
            tenant,
            SignalJson.MEMBER_ID_CHANGED);
    for (String change : changes) {
      if (SignalJson.decode(change) instanceof Signal.MemberIdChanged changed
          && ids.contains(changed.member())) {
        ids.addAll(changed.former());
      }
    }
    int forgotten = 0;
    for (MemberId id : ids) {
      forgotten +=
          transaction.update(
              "delete from siyu_outbox where tenant = ? and member = ?", tenant, id.text());
    }
    return forgotten;
  }
}
