package io.siyu.store;

import io.siyu.dossier.MemberId;
import io.siyu.member.Signal;
import io.siyu.spi.EventStore.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Signals waiting to be acted upon, in order (发件箱). Not thread-safe. */
final class Outbox {
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private long next;

  private static final class Waiting {
    final Signal signal;
    @Nullable Instant leasedUntil;

    Waiting(Signal signal) {
      this.signal = signal;
    }
  }

  void add(List<Signal> signals) {
    signals.forEach(signal -> waiting.put(next++, new Waiting(signal)));
  }

  List<OutboxEntry> claim(int max, Instant now, Duration lease) {
    List<OutboxEntry> claimed = new ArrayList<>();
    Set<MemberId> busy = new HashSet<>();
    for (Map.Entry<Long, Waiting> entry : waiting.entrySet()) {
      if (claimed.size() == max) {
        break;
      }
      Waiting each = entry.getValue();
      MemberId member = each.signal.member();
      if (each.leasedUntil != null && now.isBefore(each.leasedUntil)) {
        busy.add(member);
      } else if (!busy.contains(member)) {
        each.leasedUntil = now.plus(lease);
        claimed.add(new OutboxEntry(entry.getKey(), each.signal));
      }
    }
    return claimed;
  }

  void acknowledge(Collection<Long> positions) {
    positions.forEach(waiting::remove);
  }

  /**
   * Deletes the signals about a member, those under the ids of before a merge included; tells how
   * many.
   */
  int forget(MemberId member) {
    Set<MemberId> ids = new HashSet<>(Set.of(member));
    for (Waiting each : waiting.descendingMap().values()) {
      if (each.signal instanceof Signal.MemberIdChanged changed && ids.contains(changed.member())) {
        ids.addAll(changed.former());
      }
    }
    int before = waiting.size();
    waiting.values().removeIf(each -> ids.contains(each.signal.member()));
    return before - waiting.size();
  }
}
