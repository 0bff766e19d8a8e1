package io.siyu.insight;

import com.google.common.collect.Comparators;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many persons are one thing under some rules and another under others (迁移).
 *
 * @param <T> what they are, such as a stage
 * @param from what they are under the first rules; empty for who is no member under these
 * @param to what they are under the other rules; likewise
 * @param persons how many
 */
public record Move<T>(Optional<T> from, Optional<T> to, long persons) {
  private record Way<T>(Optional<T> from, Optional<T> to) {}

  /** Counts persons one by one. Not thread-safe. */
  public static final class Tally<T> {
    private final Map<Way<T>, Long> counts;

    /**
     * Starts with nobody.
     *
     * @param order the order of what persons are
     */
    public Tally(Comparator<T> order) {
      Comparator<Optional<T>> nobodyFirst = Comparators.emptiesFirst(order);
      counts =
          new TreeMap<>(
              Comparator.<Way<T>, Optional<T>>comparing(Way::from, nobodyFirst)
                  .thenComparing(Way::to, nobodyFirst));
    }

    /**
     * Counts a person, if this one moved.
     *
     * @return whether so
     */
    public boolean add(Optional<T> from, Optional<T> to) {
      boolean moved = !from.equals(to);
      if (moved) {
        counts.merge(new Way<>(from, to), 1L, Long::sum);
      }
      return moved;
    }

    /** States the moves, by what they lead from and to, nobody first. */
    public List<Move<T>> result() {
      return counts.entrySet().stream()
          .map(each -> new Move<>(each.getKey().from(), each.getKey().to(), each.getValue()))
          .toList();
    }
  }
}
