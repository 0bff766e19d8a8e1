package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of fitting a model by maximum likelihood (最大似然拟合). The same histories, in any order,
 * give the same fit to the bit in one JVM.
 *
 * @param <M> the kind of model
 */
public sealed interface Fit<M> {
  /** With fewer customers nothing is fitted. */
  int LEAST_CUSTOMERS = 100;

  /** With fewer who bought again nothing is fitted. */
  int LEAST_REPEATERS = 30;

  /** How many customers there were to fit to. */
  long customers();

  /** The model, if there is one. */
  Optional<M> found();

  /**
   * A model.
   *
   * @param model the most likely one
   * @param logLikelihood the logarithm of how likely the data are under it
   * @param customers how many customers it was fitted to
   * @param parameters its parameters
   * @param covariance how uncertain they are together; empty where the data do not tell, be it that
   *     a parameter has run to its bound or that others do as well
   * @param instead why it is another model than was asked for; empty where it is that
   */
  record Fitted<M>(
      M model,
      double logLikelihood,
      long customers,
      List<Estimate> parameters,
      Optional<Covariance> covariance,
      Optional<Shortfall> instead)
      implements Fit<M> {
    /** Copies. */
    public Fitted {
      parameters = ImmutableList.copyOf(parameters);
    }

    @Override
    public Optional<M> found() {
      return Optional.of(model);
    }
  }

  /**
   * No model.
   *
   * @param reason why
   * @param customers how many customers there were
   */
  record Undefined<M>(Shortfall reason, long customers) implements Fit<M> {
    @Override
    public Optional<M> found() {
      return Optional.empty();
    }
  }

  /**
   * A parameter.
   *
   * @param name what it is called
   * @param value the most likely value
   * @param standardError from the curvature of the likelihood; empty where there is no covariance
   */
  record Estimate(String name, double value, OptionalDouble standardError) {}
}
