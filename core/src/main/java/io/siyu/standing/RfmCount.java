package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;

/**
 * How many of a shop's buyers have which scores of RFM (RFM 分布).
 *
 * @param baseline what their figures come to, and where scores begin
 * @param cells the scores that anybody has, rising
 * @param classes how many are in which class; without those in which nobody is
 */
public record RfmCount(RfmBaseline baseline, List<Cell> cells, Map<RfmClass, Long> classes) {
  /** Copies. */
  public RfmCount {
    cells = ImmutableList.copyOf(cells);
    classes = Maps.immutableEnumMap(classes);
  }

  /**
   * Those with the same three scores.
   *
   * @param recency their score of recency
   * @param frequency their score of frequency
   * @param monetary their score of money
   * @param buyers how many they are
   * @param sum what they paid and did not get back, in minor units
   */
  public record Cell(int recency, int frequency, int monetary, long buyers, long sum) {}
}
