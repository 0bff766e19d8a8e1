package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import io.siyu.playbook.GoodsRules.Ladder;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How people climb a ladder of products (阶梯转化).
 *
 * @param ladder the ladder
 * @param rungs how many are on each rung and went on, from the lowest
 */
public record LadderFlow(Ladder ladder, List<Rung> rungs) {
  /** Copies. */
  public LadderFlow {
    rungs = ImmutableList.copyOf(rungs);
  }

  /**
   * Persons who first bought something of a rung in the window.
   *
   * @param persons how many
   * @param direct of these, those who had bought nothing of the rung below
   * @param open of these, those to whom the rung above may be offered as of the instant
   * @param climbed of the persons, those who have bought something of the rung above since
   * @param climbedOpen of these, those who did so first when it might be offered to them
   */
  public record Rung(long persons, long direct, long open, long climbed, long climbedOpen) {}

  /** Counts person by person. Not thread-safe. */
  static final class Tally {
    private final Ladder ladder;
    private final Window window;
    private final Instant asOf;
    private final List<long[]> counts = new ArrayList<>();

    Tally(Ladder ladder, Window window, Instant asOf) {
      this.ladder = ladder;
      this.window = window;
      this.asOf = asOf;
      ladder.rungs().forEach(rung -> counts.add(new long[5]));
    }

    void add(Ascent ascent) {
      for (int rung = 0; rung < counts.size(); rung++) {
        Optional<Sale> first = ascent.first(rung, asOf);
        if (first.isPresent() && window.contains(first.get().at())) {
          count(ascent, rung, first.get().at());
        }
      }
    }

    private void count(Ascent ascent, int rung, Instant at) {
      long[] count = counts.get(rung);
      boolean last = rung + 1 == counts.size();
      Optional<Sale> above = last ? Optional.empty() : ascent.firstAfter(rung + 1, at);
      count[0]++;
      count[1] += rung > 0 && ascent.first(rung - 1, at).isEmpty() ? 1 : 0;
      count[2] += !last && ascent.isOpenAbove(rung, asOf) ? 1 : 0;
      count[3] += above.isPresent() ? 1 : 0;
      count[4] += above.filter(it -> ascent.isOpenAbove(rung, it.at())).isPresent() ? 1 : 0;
    }

    LadderFlow result() {
      return new LadderFlow(
          ladder, counts.stream().map(it -> new Rung(it[0], it[1], it[2], it[3], it[4])).toList());
    }
  }
}
