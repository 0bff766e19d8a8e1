package io.siyu.advice;

import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether prices flatten out over time (拉平): how far what an order costs differs between pools,
 * period by period, and whether that falls.
 *
 * @param dispersions by period, the coefficient of variation of what an order costs in the pools
 *     that had orders; not known where fewer than two had
 * @param falls of the pairs of known periods, how many fell from the earlier to the later
 * @param rises how many rose
 * @param verdict what can be said
 */
public record Equalisation(
    List<Estimate<Double>> dispersions, long falls, long rises, Verdict verdict) {
  /** What can be said of a trend. */
  public enum Verdict {
    /** Prices flatten out. */
    EQUALISING,
    /** Prices drift apart. */
    DIVERGING,
    /** Neither can be told from chance. */
    INSUFFICIENT_DATA
  }

  /** Beyond this a sum of signs is no chance, two-sided at 5 %. */
  private static final double SIGNIFICANT = 1.959963984540054;

  /** With fewer periods the normal approximation does not hold (Mann 1945, Kendall 1975). */
  private static final int LEAST_PERIODS = 8;

  /** Copies the list. */
  public Equalisation {
    dispersions = List.copyOf(dispersions);
  }

  /**
   * Looks for the trend by the test of Mann (1945) and Kendall (1975), which asks only for the
   * order of periods.
   *
   * @param periods what each pool was paid for, by period in the order of time
   */
  public static Equalisation of(List<List<PoolSpend>> periods) {
    List<Estimate<Double>> dispersions = periods.stream().map(Equalisation::dispersion).toList();
    List<Double> known = new ArrayList<>();
    for (Estimate<Double> dispersion : dispersions) {
      if (dispersion instanceof Known<Double> figure) {
        known.add(figure.value());
      }
    }
    long falls = 0;
    long rises = 0;
    for (int later = 1; later < known.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        int order = known.get(later).compareTo(known.get(earlier));
        falls += order < 0 ? 1 : 0;
        rises += order > 0 ? 1 : 0;
      }
    }
    return new Equalisation(dispersions, falls, rises, verdict(known.size(), rises - falls));
  }

  private static Verdict verdict(int periods, long score) {
    double variance = periods * (periods - 1.0) * (2.0 * periods + 5) / 18;
    if (periods < LEAST_PERIODS || (Math.abs(score) - 1) / Math.sqrt(variance) < SIGNIFICANT) {
      return Verdict.INSUFFICIENT_DATA;
    }
    return score < 0 ? Verdict.EQUALISING : Verdict.DIVERGING;
  }

  private static Estimate<Double> dispersion(List<PoolSpend> pools) {
    List<Double> costs = new ArrayList<>();
    for (PoolSpend pool : pools) {
      if (pool.orders() > 0) {
        costs.add((double) pool.cost() / pool.orders());
      }
    }
    double mean = costs.stream().mapToDouble(cost -> cost).sum() / costs.size();
    if (costs.size() < 2 || mean == 0) {
      return new Undefined<>("FEWER_THAN_TWO_POOLS");
    }
    double squares = 0;
    for (double cost : costs) {
      squares += (cost - mean) * (cost - mean);
    }
    return new Known<>(Math.sqrt(squares / (costs.size() - 1)) / mean);
  }
}
