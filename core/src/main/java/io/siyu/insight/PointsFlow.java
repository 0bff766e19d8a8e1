package io.siyu.insight;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.points.PointsAccount;
import io.siyu.points.PointsAccount.Entry;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.points.PointsProgramme;
import io.siyu.time.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What moved a ledger of points within a window, and what is in it (积分收支).
 *
 * @param ledger the ledger's id
 * @param moved the sum of what each kind of movement did within the window; every kind is there
 * @param balance what members may spend as of the instant
 * @param pending what they have earned and may not spend yet
 * @param debt what they owe
 */
public record PointsFlow(
    String ledger, Map<Kind, Long> moved, long balance, long pending, long debt) {
  /** Copies. */
  public PointsFlow {
    moved = Maps.immutableEnumMap(ImmutableMap.copyOf(moved));
  }

  /** Adds up members one by one. Not thread-safe. */
  public static final class Tally {
    private final Window window;
    private final Map<String, Sum> sums = new TreeMap<>(Utf8Order.INSTANCE);

    private static final class Sum {
      final Map<Kind, Long> moved = new EnumMap<>(Kind.class);
      long balance;
      long pending;
      long debt;

      Sum() {
        for (Kind kind : Kind.values()) {
          moved.put(kind, 0L);
        }
      }
    }

    /** Starts with every ledger of the playbook empty. */
    public Tally(Playbook playbook, Window window) {
      this.window = window;
      for (PointsProgramme programme : playbook.points()) {
        sums.put(programme.ledger(), new Sum());
      }
    }

    /** Adds a member. */
    public void add(Member member) {
      for (PointsAccount account : member.membership().points()) {
        Sum sum = sums.computeIfAbsent(account.ledger(), any -> new Sum());
        sum.balance = Math.addExact(sum.balance, account.balance());
        sum.pending = Math.addExact(sum.pending, account.pending());
        sum.debt = Math.addExact(sum.debt, account.debt());
        for (Entry entry : account.entries()) {
          if (window.contains(entry.at())) {
            sum.moved.merge(entry.kind(), entry.points(), Math::addExact);
          }
        }
      }
    }

    /** States the result, by ledger. */
    public List<PointsFlow> result() {
      return sums.entrySet().stream()
          .map(
              each ->
                  new PointsFlow(
                      each.getKey(),
                      each.getValue().moved,
                      each.getValue().balance,
                      each.getValue().pending,
                      each.getValue().debt))
          .toList();
    }
  }
}
