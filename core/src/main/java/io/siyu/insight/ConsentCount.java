package io.siyu.insight;

import io.siyu.consent.Consent;
import io.siyu.consent.ConsentRecord;
import io.siyu.consent.Consents;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many members agree to a purpose by some means as of an instant (同意数); of all others nothing
 * is known, which for marketing is a no.
 *
 * @param purpose what for; empty for every purpose
 * @param channel by what means; empty for every means
 * @param granted members who agree
 * @param withdrawn members who refuse
 */
public record ConsentCount(String purpose, String channel, long granted, long withdrawn) {
  private record Asked(String purpose, String channel) implements Comparable<Asked> {
    private static final Comparator<Asked> ORDER =
        Comparator.comparing(Asked::purpose, Utf8Order.INSTANCE)
            .thenComparing(Asked::channel, Utf8Order.INSTANCE);

    @Override
    public int compareTo(Asked other) {
      return ORDER.compare(this, other);
    }
  }

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Map<Asked, ConsentCount> counts = new TreeMap<>();

    /**
     * Members with a word about every purpose or means, which is one about whatever others name.
     */
    private final List<Sweeping> sweeping = new ArrayList<>();

    private record Sweeping(Consents consents, Instant asOf, Set<Asked> counted) {}

    /** Starts with nobody. */
    public Tally() {}

    /** Counts a member for each purpose and means that any statement of the member's names. */
    public void add(Member member) {
      if (member.stage().isEmpty() || member.consents().records().isEmpty()) {
        return;
      }
      Set<Asked> named = new TreeSet<>();
      boolean sweeps = false;
      for (ConsentRecord each : member.consents().records()) {
        named.add(new Asked(each.purpose(), each.channel()));
        sweeps |= each.purpose().isEmpty() || each.channel().isEmpty();
      }
      named.forEach(asked -> count(asked, member.consents(), member.asOf()));
      if (sweeps) {
        sweeping.add(new Sweeping(member.consents(), member.asOf(), named));
      }
    }

    private void count(Asked asked, Consents consents, Instant asOf) {
      Consent.Status status = consents.of(asked.purpose(), asked.channel(), asOf).status();
      counts.merge(
          asked,
          new ConsentCount(
              asked.purpose(),
              asked.channel(),
              status == Consent.Status.GRANTED ? 1 : 0,
              status == Consent.Status.WITHDRAWN ? 1 : 0),
          ConsentCount::plus);
    }

    /** States the result, by purpose and means in UTF-8 bytes. To be asked once, at the end. */
    public List<ConsentCount> result() {
      for (Sweeping each : sweeping) {
        for (Asked asked : List.copyOf(counts.keySet())) {
          if (!each.counted().contains(asked)) {
            count(asked, each.consents(), each.asOf());
          }
        }
      }
      return new ArrayList<>(counts.values());
    }
  }

  private ConsentCount plus(ConsentCount other) {
    return new ConsentCount(purpose, channel, granted + other.granted, withdrawn + other.withdrawn);
  }
}
