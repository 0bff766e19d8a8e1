package io.siyu.insight;

import java.util.OptionalLong;

/**
 * How long it took until what was spent on winning customers came back (回本周期), as far as it was
 * seen: nothing is extrapolated.
 *
 * @param status whether it came back
 * @param days the least whole number of days after each one's first order within which all of them
 *     together had brought in what was spent; only where it did
 * @param observedDays for how many whole days all of them were seen
 */
public record Payback(Status status, OptionalLong days, long observedDays) {
  /** Whether what was spent came back. */
  public enum Status {
    /** It did. */
    REACHED,
    /** Not within the days that were seen. */
    NOT_REACHED,
    /** Nobody was won. */
    UNDEFINED
  }
}
