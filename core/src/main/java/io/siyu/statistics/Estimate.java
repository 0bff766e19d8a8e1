package io.siyu.statistics;

/**
 * A figure that was estimated, or why there is none (估计).
 *
 * @param <T> the figure's type
 */
public sealed interface Estimate<T> {
  /** The figure. */
  record Known<T>(T value) implements Estimate<T> {}

  /** No figure, and why, such as {@code NO_TRIALS}. */
  record Undefined<T>(String reason) implements Estimate<T> {}
}
