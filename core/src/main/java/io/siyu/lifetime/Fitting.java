package io.siyu.lifetime;

import io.siyu.lifetime.Fit.Estimate;
import io.siyu.lifetime.Fit.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Fits one kind of model to one kind of data.
 *
 * @param parameters what is sought
 * @param model makes a model of their values
 * @param logLikelihood of data under a model
 */
record Fitting<M, D>(
    List<Parameter> parameters,
    Function<double[], M> model,
    ToDoubleBiFunction<M, D> logLikelihood) {
  /** So many rows are enough to find the way by; the last steps are made with all of them. */
  static final int ROWS_TO_SEARCH = 4_096;

  Fitted<M> fit(List<double[]> starts, D some, D all, long customers) {
    Summit summit = new Summit(parameters);
    double[] top =
        summit.find(starts, values -> likelihood(values, some), values -> likelihood(values, all));
    M found = model.apply(top);
    Optional<Covariance> covariance =
        hasBound(top)
            ? Optional.empty()
            : Covariance.inverse(summit.information(values -> likelihood(values, all), top));
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < top.length; i++) {
      estimates.add(new Estimate(parameters.get(i).name(), top[i], error(top[i], i, covariance)));
    }
    double height = logLikelihood.applyAsDouble(found, all);
    return new Fitted<>(found, height, customers, estimates, covariance, Optional.empty());
  }

  private static OptionalDouble error(double value, int index, Optional<Covariance> covariance) {
    return covariance.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value * Math.sqrt(covariance.get().get(index, index)));
  }

  private double likelihood(double[] values, D data) {
    return logLikelihood.applyAsDouble(model.apply(values), data);
  }

  private boolean hasBound(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (parameters.get(i).isBound(values[i])) {
        return true;
      }
    }
    return false;
  }
}
