package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.statistics.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the purchases to come of a group of customers are worth on average (群体平均生命周期价值).
 *
 * @param customers how many they are
 * @param mean for each of them, in minor units, not rounded
 * @param interval where the mean lies in 95 of 100 cases, for all that is known of the parameters;
 *     empty where a fit does not tell how uncertain they are. That the model is wrong, that seasons
 *     differ, and the chance in a small group, is not in it.
 */
public record GroupValue(int customers, double mean, Optional<Interval> interval) {
  private static final double LEVEL = 0.95;
  private static final double Z95 = 1.959963984540054;
  private static final double STEP = 1e-3;

  /** Foretells it; empty without customers. */
  public static Optional<GroupValue> of(
      Fitted<TransactionModel> model,
      Fitted<GammaGamma> spends,
      Collection<Purchasing> customers,
      Outlook outlook) {
    if (customers.isEmpty()) {
      return Optional.empty();
    }
    List<Purchasing> sorted = ImmutableList.sortedCopyOf(Purchasing.ORDER, customers);
    double[] purchases = purchases(model.model(), sorted, outlook);
    double[] spend = spend(spends.model(), sorted);
    double mean = mean(purchases, spend, outlook);
    Optional<Interval> interval = Optional.empty();
    if (model.covariance().isPresent() && spends.covariance().isPresent()) {
      TransactionKind kind = model.model().kind();
      double[] byBuying =
          slope(
              model.model().parameters(),
              logs -> mean(purchases(kind.ofLogs(logs), sorted, outlook), spend, outlook));
      double[] bySpend =
          slope(
              spends.model().parameters(),
              logs -> mean(purchases, spend(GammaGamma.ofLogs(logs), sorted), outlook));
      double variance =
          model.covariance().get().variance(byBuying) + spends.covariance().get().variance(bySpend);
      double half = Z95 * Math.sqrt(variance);
      interval = Optional.of(new Interval(mean - half, mean + half, LEVEL));
    }
    return Optional.of(new GroupValue(sorted.size(), mean, interval));
  }

  private static double[] purchases(
      TransactionModel model, List<Purchasing> customers, Outlook outlook) {
    return customers.stream().mapToDouble(one -> outlook.purchases(model, one)).toArray();
  }

  private static double[] spend(GammaGamma model, List<Purchasing> customers) {
    return customers.stream().mapToDouble(model::expected).toArray();
  }

  private static double mean(double[] purchases, double[] spend, Outlook outlook) {
    double sum = 0;
    for (int i = 0; i < purchases.length; i++) {
      sum += outlook.margin() * spend[i] * purchases[i];
    }
    return sum / purchases.length;
  }

  /** How a figure changes with the logarithm of each parameter. */
  private static double[] slope(List<Double> parameters, ToDoubleFunction<double[]> figure) {
    double[] logs = parameters.stream().mapToDouble(Math::log).toArray();
    double[] slope = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      double[] up = logs.clone();
      double[] down = logs.clone();
      up[i] += STEP;
      down[i] -= STEP;
      slope[i] = (figure.applyAsDouble(up) - figure.applyAsDouble(down)) / (2 * STEP);
    }
    return slope;
  }
}
