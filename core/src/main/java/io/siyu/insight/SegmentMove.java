package io.siyu.insight;

import com.google.common.collect.Sets;
import io.siyu.json.Utf8Order;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many persons are in a segment under some rules and not under others (人群进出).
 *
 * @param segment the segment's id
 * @param entered who is in it under the other rules alone
 * @param left who is in it under the first rules alone
 */
public record SegmentMove(String segment, long entered, long left) {
  /** Counts persons one by one. Not thread-safe. */
  public static final class Tally {
    private final Map<String, SegmentMove> moves = new TreeMap<>(Utf8Order.INSTANCE);

    /** Starts with nobody. */
    public Tally() {}

    /**
     * Counts a person, if this one moved.
     *
     * @param from the segments under the first rules
     * @param to the segments under the other rules
     * @return whether so
     */
    public boolean add(Set<String> from, Set<String> to) {
      Sets.difference(to, from).forEach(segment -> count(segment, 1, 0));
      Sets.difference(from, to).forEach(segment -> count(segment, 0, 1));
      return !from.equals(to);
    }

    private void count(String segment, long entered, long left) {
      moves.merge(
          segment,
          new SegmentMove(segment, entered, left),
          (a, b) -> new SegmentMove(segment, a.entered + b.entered, a.left + b.left));
    }

    /** States the moves, by segment; only segments that anybody entered or left. */
    public List<SegmentMove> result() {
      return List.copyOf(moves.values());
    }
  }
}
