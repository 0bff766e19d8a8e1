package io.siyu.insight;

import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.segment.Segment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many members are in a segment (人群人数).
 *
 * @param segment the segment's id
 * @param members who is in it as of the instant
 */
public record SegmentCount(String segment, long members) {
  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Map<String, Long> counts = new TreeMap<>(Utf8Order.INSTANCE);

    /** Starts with nobody in any segment of the playbook. */
    public Tally(Playbook playbook) {
      for (Segment segment : playbook.segments()) {
        counts.put(segment.id(), 0L);
      }
    }

    /** Counts a member. */
    public void add(Member member) {
      member.segments().forEach(segment -> counts.merge(segment, 1L, Long::sum));
    }

    /** States the result, by id. */
    public List<SegmentCount> result() {
      return counts.entrySet().stream()
          .map(each -> new SegmentCount(each.getKey(), each.getValue()))
          .toList();
    }
  }
}
