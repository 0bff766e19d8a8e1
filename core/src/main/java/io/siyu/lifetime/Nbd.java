package io.siyu.lifetime;

import java.util.List;

/**
 * Customers buy at random for ever (NBD, negative binomial; Ehrenberg 1959): what every model with
 * leaving becomes where no leaving can be seen.
 *
 * @param r how alike the rates are
 * @param alpha in weeks; the mean rate is {@code r/alpha} a week
 */
public record Nbd(double r, double alpha) implements TransactionModel {
  static final List<Parameter> PARAMETERS = List.of(Parameter.shape("r"), Parameter.scale("alpha"));

  /** Checks the bounds. */
  public Nbd {
    PARAMETERS.get(0).check(r);
    PARAMETERS.get(1).check(alpha);
  }

  @Override
  public TransactionKind kind() {
    return TransactionKind.NBD;
  }

  @Override
  public List<Double> parameters() {
    return List.of(r, alpha);
  }

  @Override
  public double logLikelihood(PurchaseCounts customers) {
    double[] rising = Terms.rising(r, customers.maxRepeats());
    double[] waited = Terms.waited(alpha, customers.maxDays());
    double logAlpha = Math.log(alpha);
    double sum = 0;
    for (int row = 0; row < customers.size(); row++) {
      int x = customers.repeats(row);
      double one = rising[x] - x * logAlpha - (r + x) * waited[customers.daysObserved(row)];
      sum += customers.count(row) * one;
    }
    return sum;
  }

  @Override
  public double alive(Purchasing customer) {
    return 1;
  }

  @Override
  public double expected(Purchasing customer, int days) {
    return (r + customer.repeats()) * Purchasing.weeks(days) / (alpha + customer.weeksObserved());
  }

  @Override
  public double variance(Purchasing customer, int days) {
    double ahead = Purchasing.weeks(days) / (alpha + customer.weeksObserved());
    return expected(customer, days) * (1 + ahead);
  }

  @Override
  public double expected(int days) {
    return r * Purchasing.weeks(days) / alpha;
  }
}
