package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model that was fitted to what came before foretells what came after (留出检验). Whether the
 * numbers are right and whether the order of customers is are two questions: a model can be good at
 * one and bad at the other.
 *
 * @param customers how many customers there were
 * @param calibration whether the numbers are right
 * @param ranking whether the order is
 */
public record HoldoutCheck(int customers, Calibration calibration, Ranking ranking) {
  /**
   * Whether the numbers are right (校准度).
   *
   * @param predicted how many days with purchases were foretold, of all customers
   * @param actual how many there were
   * @param meanAbsoluteError how far off a customer's number is on average (MAE)
   * @param rootMeanSquareError the same, with large errors counting more (RMSE)
   */
  public record Calibration(
      double predicted, long actual, double meanAbsoluteError, double rootMeanSquareError) {}

  /**
   * Whether those who were foretold to buy more did (排序能力). Empty where all are alike in either.
   *
   * @param correlation by number (Pearson)
   * @param rankCorrelation by rank (Spearman)
   */
  public record Ranking(OptionalDouble correlation, OptionalDouble rankCorrelation) {}

  /**
   * A customer of the check.
   *
   * @param before up to the last day of what came before
   * @param after on how many of the days after it they bought
   */
  public record Holdout(Purchasing before, int after) {
    static final Comparator<Holdout> ORDER =
        Comparator.comparing(Holdout::before, Purchasing.ORDER).thenComparingInt(Holdout::after);
  }

  /**
   * Checks a model.
   *
   * @param days how many days came after
   * @return empty without customers
   */
  public static Optional<HoldoutCheck> of(
      TransactionModel model, Collection<Holdout> customers, int days) {
    if (customers.isEmpty()) {
      return Optional.empty();
    }
    List<Holdout> sorted = ImmutableList.sortedCopyOf(Holdout.ORDER, customers);
    int size = sorted.size();
    double[] predicted = new double[size];
    double[] actual = new double[size];
    double sum = 0;
    long after = 0;
    double errors = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      Holdout one = sorted.get(i);
      predicted[i] = model.expected(one.before(), days);
      actual[i] = one.after();
      sum += predicted[i];
      after += one.after();
      double error = predicted[i] - actual[i];
      errors += Math.abs(error);
      squares += error * error;
    }
    return Optional.of(
        new HoldoutCheck(
            size,
            new Calibration(sum, after, errors / size, Math.sqrt(squares / size)),
            new Ranking(
                Correlation.pearson(predicted, actual), Correlation.spearman(predicted, actual))));
  }
}
