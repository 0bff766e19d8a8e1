package io.siyu.lifetime;

import java.util.List;

/**
 * How customers of a shop buy again (复购模型): each at a rate of their own, until they are gone for
 * good without saying so. Rates and leaving differ from customer to customer as the parameters
 * tell.
 *
 * <p>Every answer is finite. A probability or an expectation takes time in proportion to what is
 * expected.
 */
public sealed interface TransactionModel permits Nbd, BgNbd, MbgNbd, ParetoNbd {
  /** Which model it is. */
  TransactionKind kind();

  /** The parameters, in the order of {@link TransactionKind#parameters}. */
  List<Double> parameters();

  /** The logarithm of how likely the histories are under the model. */
  double logLikelihood(PurchaseCounts customers);

  /** How likely it is that a customer is not gone at the end of what is known (存活概率). */
  double alive(Purchasing customer);

  /** On how many of so many days to come a customer is expected to buy. */
  double expected(Purchasing customer, int days);

  /** How far that number varies about what is expected: its variance. */
  double variance(Purchasing customer, int days);

  /** How many repeats a customer is expected to make in so many days from the first purchase. */
  double expected(int days);
}
