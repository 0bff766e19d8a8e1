package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.Fit.Undefined;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * What one repeat of a customer is worth (客单价): about a mean of their own, which differs from
 * customer to customer and goes with nothing else (Gamma-Gamma; Colombo and Jiang 1999; Fader and
 * Hardie 2013). Whether it goes with how often they buy, {@link RepeatSpends#correlation} tells.
 *
 * @param p how alike one customer's repeats are
 * @param q how alike customers are; more than 1, or else there would be no mean
 * @param gamma in minor units
 */
public record GammaGamma(double p, double q, double gamma) {
  static final List<Parameter> PARAMETERS =
      ImmutableList.of(
          Parameter.shape("p"), new Parameter("q", 1.001, 1e4), new Parameter("gamma", 1e-3, 1e15));

  /** Checks the bounds. */
  public GammaGamma {
    PARAMETERS.get(0).check(p);
    PARAMETERS.get(1).check(q);
    PARAMETERS.get(2).check(gamma);
  }

  /** The model with these parameters, each put within its bounds. */
  static GammaGamma ofLogs(double[] logs) {
    return of(new Summit(PARAMETERS).values(logs));
  }

  private static GammaGamma of(double[] values) {
    return new GammaGamma(values[0], values[1], values[2]);
  }

  List<Double> parameters() {
    return List.of(p, q, gamma);
  }

  /** The logarithm of how likely the mean spends are under the model. */
  public double logLikelihood(RepeatSpends customers) {
    double sum = 0;
    int x = 0;
    double logX = 0;
    double shapes = 0;
    double logGamma = Math.log(gamma);
    for (int i = 0; i < customers.customers(); i++) {
      if (customers.repeats(i) != x) {
        x = customers.repeats(i);
        logX = Math.log(x);
        shapes = LogBeta.value(p * x, q);
      }
      double both = Math.log(gamma + customers.spend(i));
      double own = customers.logSpend(i);
      sum -= shapes + p * x * (both - own) + q * (both - logGamma) + own - logX;
    }
    return sum;
  }

  /** What the next repeat of a customer is expected to be worth, in minor units. */
  public double expected(Purchasing customer) {
    double shape = p * customer.repeats();
    return p * (gamma + Math.max(0, customer.repeatSpend())) / (shape + q - 1);
  }

  /**
   * How far what a customer pays for an uncertain number of repeats varies: its variance, by the
   * mean and the variance of the number. It is infinite where spend differs so much between
   * customers that it has none.
   */
  double variance(Purchasing customer, double repeats, double variance) {
    double shape = p * customer.repeats() + q;
    double each = expected(customer);
    if (shape <= 2) {
      return repeats > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    // The mean of each customer's own mean squared, by its inverse gamma distribution.
    double square = each * each * (shape - 1) / (shape - 2);
    double total = each * repeats;
    return square * (repeats / p + variance + repeats * repeats) - total * total;
  }

  /** What a repeat of a customer of whom nothing is known is expected to be worth. */
  public double mean() {
    return p * gamma / (q - 1);
  }

  /** Fits the model. */
  public static Fit<GammaGamma> fit(RepeatSpends customers) {
    int size = customers.customers();
    if (size < Fit.LEAST_REPEATERS) {
      return new Undefined<>(Shortfall.TOO_FEW_REPEATERS, size);
    }
    double mean = 0;
    for (int i = 0; i < size; i++) {
      mean += customers.mean(i) / size;
    }
    // Unlike, middling and alike repeats, about the mean.
    List<double[]> starts =
        List.of(
            new double[] {1, 2, mean},
            new double[] {5, 4, mean * 3 / 5},
            new double[] {20, 10, mean * 9 / 20});
    Fitting<GammaGamma, RepeatSpends> fitting =
        new Fitting<>(PARAMETERS, GammaGamma::of, GammaGamma::logLikelihood);
    Fitted<GammaGamma> fitted =
        fitting.fit(starts, customers.atMost(Fitting.ROWS_TO_SEARCH), customers, size);
    // Where the likelihood would have q at 1 or below, the bound holds it.
    return PARAMETERS.get(1).isBound(fitted.model().q()) && fitted.model().q() < 2
        ? new Undefined<>(Shortfall.NO_MEAN, size)
        : fitted;
  }
}
