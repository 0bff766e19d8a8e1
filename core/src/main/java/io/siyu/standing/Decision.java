package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was concluded, why, and for how long (定论). Immutable.
 *
 * @param <T> what is decided
 * @param value the conclusion
 * @param reasons why, the strongest first
 * @param until when it lapses if nothing happens, excluded; empty where it does not
 */
public record Decision<T>(T value, List<Reason> reasons, Optional<Instant> until) {
  /** Copies. */
  public Decision {
    reasons = ImmutableList.copyOf(reasons);
  }

  /**
   * One reason of a decision.
   *
   * @param code what it is, such as {@code TOO_FEW_ORDERS}
   * @param figures the numbers that it rests on, by name
   * @param evidence what it rests on: ids of purchases, as they were given
   */
  public record Reason(String code, Map<String, Long> figures, List<String> evidence) {
    /** Copies. */
    public Reason {
      figures = ImmutableSortedMap.copyOf(figures);
      evidence = ImmutableList.copyOf(evidence);
    }

    /** Shows how much it rests on, not on what: order numbers are personal. */
    @Override
    public String toString() {
      return "Reason[" + code + ", " + figures + ", " + evidence.size() + " in evidence]";
    }
  }
}
