package io.siyu.lifetime;

import java.util.List;

/**
 * Customers may be gone after any purchase, the first included (MBG/NBD; Batislam, Denizel and
 * Filiztekin 2007).
 *
 * @param r how alike the rates are
 * @param alpha in weeks; the mean rate is {@code r/alpha} a week
 * @param a with {@code b} the shape of how the probabilities of going differ
 * @param b their mean is {@code a/(a+b)}
 */
public record MbgNbd(double r, double alpha, double a, double b) implements TransactionModel {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.shape("r"),
          Parameter.scale("alpha"),
          Parameter.shape("a"),
          Parameter.shape("b"));

  /** Checks the bounds. */
  public MbgNbd {
    PARAMETERS.get(0).check(r);
    PARAMETERS.get(1).check(alpha);
    PARAMETERS.get(2).check(a);
    PARAMETERS.get(3).check(b);
  }

  private BetaGeometric form() {
    return new BetaGeometric(r, alpha, a, b, 1);
  }

  @Override
  public TransactionKind kind() {
    return TransactionKind.MBG_NBD;
  }

  @Override
  public List<Double> parameters() {
    return List.of(r, alpha, a, b);
  }

  @Override
  public double logLikelihood(PurchaseCounts customers) {
    return form().logLikelihood(customers);
  }

  @Override
  public double alive(Purchasing customer) {
    return form().alive(customer);
  }

  @Override
  public double expected(Purchasing customer, int days) {
    return form().expected(customer, days);
  }

  @Override
  public double variance(Purchasing customer, int days) {
    return form().variance(customer, days);
  }

  @Override
  public double expected(int days) {
    return form().expected(days);
  }

  /** How likely just so many repeats are in so many days from the first purchase. */
  public double probability(int repeats, int days) {
    return form().probability(repeats, days);
  }
}
