package io.siyu.insight;

import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Presence;
import io.siyu.playbook.Playbook;
import io.siyu.pool.UserPool;
import io.siyu.time.Window;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who came to and went from a user pool (进出池), counted by person, whoever held the contact.
 *
 * @param pool the user pool's id
 * @param joined how often a presence began within the window
 * @param left how often one ended within the window
 * @param present how many persons are present as of the instant
 */
public record PoolFlow(String pool, long joined, long left, long present) {

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Window window;
    private final Map<String, long[]> counts = new TreeMap<>(Utf8Order.INSTANCE);

    /** Starts with every pool of the playbook empty. */
    public Tally(Playbook playbook, Window window) {
      this.window = window;
      for (UserPool pool : playbook.userPools()) {
        counts.put(pool.id(), new long[3]);
      }
    }

    /** Counts a member's presences. */
    public void add(Member member) {
      for (Presence presence : member.presences()) {
        long[] count = counts.computeIfAbsent(presence.pool(), pool -> new long[3]);
        count[0] += window.contains(presence.since()) ? 1 : 0;
        count[1] += presence.until().filter(window::contains).isPresent() ? 1 : 0;
        count[2] += presence.isOpen() ? 1 : 0;
      }
    }

    /** States the result, by pool id. */
    public List<PoolFlow> result() {
      return counts.entrySet().stream()
          .map(e -> new PoolFlow(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
          .toList();
    }
  }
}
