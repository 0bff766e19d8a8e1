package io.siyu.cocreation;

import com.google.common.collect.ImmutableList;
import io.siyu.standing.Decision;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.time.Instant;
import java.util.List;

/**
 * What a panel of testers has said before an instant (体验官结论). Immutable.
 *
 * @param panel the panel's id
 * @param asOf the instant
 * @param voters how many persons voted
 * @param candidates what was voted on, by name
 */
public record PanelResult(
    String panel, Instant asOf, long voters, List<CandidateResult> candidates) {
  /** Copies. */
  public PanelResult {
    candidates = ImmutableList.copyOf(candidates);
  }

  /**
   * What a panel says of one candidate.
   *
   * @param candidate its name
   * @param approvals how many like it, of those who voted on it
   * @param interval in which the share of those who like it lies, were everybody asked
   * @param decision what becomes of it, and why
   */
  public record CandidateResult(
      String candidate, Proportion approvals, Interval interval, Decision<Verdict> decision) {}
}
