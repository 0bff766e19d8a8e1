package io.siyu.funnel;

import io.siyu.money.Ratio;
import java.util.List;

/**
 * How many came how far. Immutable.
 *
 * @param steps what the steps are called
 * @param followed how many persons were followed, who did not even begin and who were dropped
 *     included
 * @param dropped how many an exclusion dropped; they are in no number below
 * @param reached how many did at least so many steps, by step
 * @param incomplete of those who did exactly so many, how many may still do more in time, by step
 */
public record FunnelCount(
    List<String> steps, long followed, long dropped, List<Long> reached, List<Long> incomplete) {
  /** Copies the lists. */
  public FunnelCount {
    steps = List.copyOf(steps);
    reached = List.copyOf(reached);
    incomplete = List.copyOf(incomplete);
  }

  /**
   * The conversion (转化率) from the step before to a step.
   *
   * @param step which, counted from 1; to the first one it is from all who are not dropped
   */
  public Ratio fromPrevious(int step) {
    long before = step == 1 ? followed - dropped : reached.get(step - 2);
    return new Ratio(reached.get(step - 1), before);
  }

  /** The conversion from the first step to the last. */
  public Ratio overall() {
    return new Ratio(reached.get(reached.size() - 1), reached.get(0));
  }
}
