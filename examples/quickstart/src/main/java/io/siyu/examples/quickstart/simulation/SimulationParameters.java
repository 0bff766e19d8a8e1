package io.siyu.examples.quickstart.simulation;

/**
 * What decides a simulation entirely: equal parameters give equal bytes.
 *
 * @param persons how many lives are simulated; 1 to 1,000,000
 * @param days the length of the window in days, from 2026-03-01 on; 1 to 1,000
 * @param seed the seed of all chance
 */
public record SimulationParameters(int persons, int days, long seed) {
  /** Checks the ranges. */
  public SimulationParameters {
    if (persons < 1 || persons > 1_000_000) {
      throw new IllegalArgumentException("persons must be 1 to 1000000");
    }
    if (days < 1 || days > 1_000) {
      throw new IllegalArgumentException("days must be 1 to 1000");
    }
  }
}
