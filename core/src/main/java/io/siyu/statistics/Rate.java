package io.siyu.statistics;

import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * How often something happened over how much (发生率): children of parents, orders in days. Unlike a
 * {@link Proportion}, one may bring several.
 *
 * @param events how often it happened
 * @param exposure over how much
 */
public record Rate(long events, long exposure) {
  /** Beyond, an approximation is the same to nine digits, and does not take for ever. */
  private static final long MOST_EXACT = 1_000_000;

  /** Checks the counts. */
  public Rate {
    if (events < 0 || exposure < 0) {
      throw new IllegalArgumentException("events and exposure must not be negative");
    }
  }

  /** The observed events per unit of exposure. */
  public Estimate<Double> value() {
    return exposure == 0 ? noExposure() : new Known<>((double) events / exposure);
  }

  /** The exact interval of a Poisson rate (Garwood 1936). */
  public Estimate<Interval> exact(double level) {
    Interval count = expected(events, level);
    return exposure == 0
        ? noExposure()
        : new Known<>(new Interval(count.low() / exposure, count.high() / exposure, level));
  }

  /** Between which bounds the expected count lies of which so many were seen. */
  static Interval expected(long seen, double level) {
    Interval.requireShare("level", level);
    if (seen > MOST_EXACT) {
      double z = Normal.reach(level);
      return new Interval(cubed((double) seen, -z), cubed(seen + 1.0, z), level);
    }
    double tail = (1 - level) / 2;
    double low =
        seen == 0
            ? 0
            : Search.turn(
                0, (double) seen, mean -> RegularizedGamma.P.value((double) seen, mean) >= tail);
    double beyond = seen + 1.0;
    while (RegularizedGamma.Q.value(seen + 1.0, beyond) > tail) {
      beyond *= 2;
    }
    double high =
        Search.turn(
            (double) seen, beyond, mean -> RegularizedGamma.Q.value(seen + 1.0, mean) <= tail);
    return new Interval(low, high, level);
  }

  /** The approximation of Wilson and Hilferty (1931). */
  private static double cubed(double seen, double z) {
    return seen * Math.pow(1 - 1 / (9 * seen) + z / (3 * Math.sqrt(seen)), 3);
  }

  private static <T> Estimate<T> noExposure() {
    return new Undefined<>("NO_EXPOSURE");
  }
}
