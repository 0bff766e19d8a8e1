package io.siyu.lifetime;

import java.util.List;

/**
 * Customers may be gone at any time, not only after a purchase (Pareto/NBD; Schmittlein, Morrison
 * and Colombo 1987).
 *
 * @param r how alike the rates of buying are
 * @param alpha in weeks; the mean rate is {@code r/alpha} a week
 * @param s how alike the rates of going are
 * @param beta in weeks; their mean is {@code s/beta} a week
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements TransactionModel {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.shape("r"),
          Parameter.scale("alpha"),
          Parameter.shape("s"),
          Parameter.scale("beta"));

  /** Checks the bounds. */
  public ParetoNbd {
    PARAMETERS.get(0).check(r);
    PARAMETERS.get(1).check(alpha);
    PARAMETERS.get(2).check(s);
    PARAMETERS.get(3).check(beta);
  }

  @Override
  public TransactionKind kind() {
    return TransactionKind.PARETO_NBD;
  }

  @Override
  public List<Double> parameters() {
    return List.of(r, alpha, s, beta);
  }

  @Override
  public double logLikelihood(PurchaseCounts customers) {
    double[] rising = Terms.rising(r, customers.maxRepeats());
    double[] bought = Terms.waited(alpha, customers.maxDays());
    double[] stayed = Terms.waited(beta, customers.maxDays());
    double logAlpha = Math.log(alpha);
    double sum = 0;
    for (int row = 0; row < customers.size(); row++) {
      int x = customers.repeats(row);
      int last = customers.daysToLast(row);
      int observed = customers.daysObserved(row);
      double there = -(r + x) * bought[observed] - s * stayed[observed];
      double gone = -(r + x) * bought[last] - s * stayed[last];
      double one =
          rising[x]
              - x * logAlpha
              + there
              + odds(x, Purchasing.weeks(last), Purchasing.weeks(observed), gone - there);
      sum += customers.count(row) * one;
    }
    return sum;
  }

  /**
   * ln of how likely the history is, over how likely it is and the customer still there. The
   * textbook subtracts two hypergeometric functions; by parts the difference is a sum.
   *
   * @param silence ln of how much likelier the purchases are with nothing after the last
   */
  private double odds(int x, double weeksToLast, double weeksObserved, double silence) {
    double shapes = r + s + x;
    double after = Math.log((r + x) / shapes * buysFirst(x, weeksObserved));
    double gone = Math.log(s / shapes * goesFirst(x, weeksToLast)) + silence;
    return after + Terms.log1pExp(gone - after);
  }

  /** n/s times the probability of going before the next purchase, from some week on. */
  private double goesFirst(int x, double week) {
    double n = r + s + x;
    return alpha >= beta
        ? Hypergeometric.of(r + x, n + 1, (alpha - beta) / (alpha + week))
        : (alpha + week)
            / (beta + week)
            * Hypergeometric.of(s + 1, n + 1, (beta - alpha) / (beta + week));
  }

  /** n/(r+x) times the probability of the next purchase before going, from some week on. */
  private double buysFirst(int x, double week) {
    double n = r + s + x;
    return alpha >= beta
        ? (beta + week)
            / (alpha + week)
            * Hypergeometric.of(r + x + 1, n + 1, (alpha - beta) / (alpha + week))
        : Hypergeometric.of(s, n + 1, (beta - alpha) / (beta + week));
  }

  @Override
  public double alive(Purchasing customer) {
    int x = customer.repeats();
    double last = customer.weeksToLast();
    double observed = customer.weeksObserved();
    double silence =
        (r + x) * Math.log1p((observed - last) / (alpha + last))
            + s * Math.log1p((observed - last) / (beta + last));
    return Math.min(1, Math.exp(-odds(x, last, observed, silence)));
  }

  @Override
  public double expected(Purchasing customer, int days) {
    double observed = customer.weeksObserved();
    return alive(customer)
        * purchases(r + customer.repeats(), alpha + observed, beta + observed, days);
  }

  @Override
  public double variance(Purchasing customer, int days) {
    double shape = r + customer.repeats();
    double buying = alpha + customer.weeksObserved();
    double going = beta + customer.weeksObserved();
    double mean = expected(customer, days);
    // Given the rate and the time there, it is a Poisson count.
    double squares = shape * (shape + 1) / (buying * buying) * squaredStay(going, days);
    return Math.max(0, mean + alive(customer) * squares - mean * mean);
  }

  /** The mean square of the weeks that who is alive stays, those to come at most. */
  private double squaredStay(double going, int days) {
    double ahead = Math.log1p(Purchasing.weeks(days) / going);
    double squares = Terms.expm1Over(2 - s, ahead) - Terms.expm1Over(1 - s, ahead);
    return 2 * going * going * Math.max(0, squares);
  }

  @Override
  public double expected(int days) {
    return purchases(r, alpha, beta, days);
  }

  private double purchases(double shape, double buying, double going, int days) {
    double stayed = Math.log1p(Purchasing.weeks(days) / going);
    return shape * going / buying * -Terms.expm1Over(s - 1, -stayed);
  }
}
