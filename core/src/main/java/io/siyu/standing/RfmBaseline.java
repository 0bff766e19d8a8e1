package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * What the recency, frequency and money of the shop's buyers come to (RFM 基线).
 *
 * @param buyers how many members bought in the window
 * @param recency the days since their last purchases
 * @param recencyMedian the lower median of those
 * @param frequency the numbers of their purchases
 * @param monetary what they paid
 */
public record RfmBaseline(
    long buyers, Dimension recency, long recencyMedian, Dimension frequency, Dimension monetary) {
  /** Checks that there are buyers. */
  public RfmBaseline {
    if (buyers < 1) {
      throw new IllegalArgumentException("an RFM baseline needs at least one buyer");
    }
  }

  /**
   * One dimension.
   *
   * @param sum the sum over all buyers
   * @param cuts where each score but the first begins, rising; in recency, where it ends. Empty
   *     where the dimension is scored by fixed bounds
   */
  public record Dimension(long sum, Optional<List<Long>> cuts) {
    /** Checks and copies. */
    public Dimension {
      cuts = cuts.map(ImmutableList::copyOf);
      if (!cuts.map(RfmPolicy::rises).orElse(true)) {
        throw new IllegalArgumentException("cuts must rise");
      }
    }
  }
}
