package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.statistics.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the purchases to come of a group of customers are worth on average (群体平均生命周期价值). That the
 * model is wrong, that seasons or the margin will differ, is in neither of the intervals.
 *
 * @param customers how many they are
 * @param fittedTo to how many customers the model of buying was fitted; as many where it is the
 *     group's own
 * @param mean for each of them, in minor units, not rounded
 * @param interval where the mean that is to be expected lies in 95 of 100 cases, for all that is
 *     known of the parameters; empty where a fit does not tell how uncertain they are
 * @param outcome where what they will have brought on average lies in 95 of 100 cases (预测区间): the
 *     interval, and the chance in what each of them does on top; empty where there is no interval,
 *     or spend differs so much between customers that it has no variance
 */
public record GroupValue(
    int customers,
    long fittedTo,
    double mean,
    Optional<Interval> interval,
    Optional<Interval> outcome) {
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
    Optional<Interval> outcome = Optional.empty();
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
      double unknown =
          model.covariance().get().variance(byBuying) + spends.covariance().get().variance(bySpend);
      double chance = chance(model.model(), spends.model(), sorted, purchases, outlook);
      interval = Optional.of(around(mean, unknown));
      outcome = Optional.of(unknown + chance).filter(Double::isFinite).map(it -> around(mean, it));
    }
    return Optional.of(new GroupValue(sorted.size(), model.customers(), mean, interval, outcome));
  }

  /** Without intervals: for a group that may be unlike those whom the model was fitted to. */
  public GroupValue meanAlone() {
    return new GroupValue(customers, fittedTo, mean, Optional.empty(), Optional.empty());
  }

  private static Interval around(double mean, double variance) {
    double half = Z95 * Math.sqrt(variance);
    return new Interval(mean - half, mean + half, LEVEL);
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

  /** The variance of the mean where all parameters are known: customers act independently. */
  private static double chance(
      TransactionModel model,
      GammaGamma spends,
      List<Purchasing> customers,
      double[] purchases,
      Outlook outlook) {
    double sum = 0;
    for (int i = 0; i < purchases.length; i++) {
      Purchasing customer = customers.get(i);
      double number = model.expected(customer, outlook.days());
      // A discount makes all purchases smaller by about as much as their sum.
      double worth = number > 0 ? outlook.margin() * purchases[i] / number : 0;
      double variance = model.variance(customer, outlook.days());
      sum += worth * worth * spends.variance(customer, number, variance);
    }
    return sum / purchases.length / purchases.length;
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
