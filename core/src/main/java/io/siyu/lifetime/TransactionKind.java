package io.siyu.lifetime;

import com.google.common.collect.ImmutableList;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.Fit.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The models of repeat buying (复购模型), and how they are fitted. */
public enum TransactionKind {
  /** {@link Nbd}. */
  NBD(Nbd.PARAMETERS, v -> new Nbd(v[0], v[1])),
  /** {@link BgNbd}. */
  BG_NBD(BgNbd.PARAMETERS, v -> new BgNbd(v[0], v[1], v[2], v[3])),
  /** {@link MbgNbd}, the one to begin with. */
  MBG_NBD(MbgNbd.PARAMETERS, v -> new MbgNbd(v[0], v[1], v[2], v[3])),
  /** {@link ParetoNbd}. */
  PARETO_NBD(ParetoNbd.PARAMETERS, v -> new ParetoNbd(v[0], v[1], v[2], v[3]));

  /** A model with two parameters more than {@link Nbd} must gain more than these (Akaike 1974). */
  private static final double LEAST_GAIN = 2;

  private final ImmutableList<Parameter> sought;

  @SuppressWarnings("ImmutableEnumChecker") // makes values and keeps nothing
  private final Function<double[], TransactionModel> maker;

  TransactionKind(List<Parameter> sought, Function<double[], TransactionModel> maker) {
    this.sought = ImmutableList.copyOf(sought);
    this.maker = maker;
  }

  /** What the parameters are called, in order. */
  public List<String> parameters() {
    return sought.stream().map(Parameter::name).toList();
  }

  /** The model with these parameters, each put within its bounds. */
  TransactionModel ofLogs(double[] logs) {
    return maker.apply(new Summit(sought).values(logs));
  }

  /**
   * Fits the model. Where it gains nothing over {@link Nbd}, which is then what the data bear, the
   * answer is that, with {@link Shortfall#NO_DROPOUT}: nobody is then foretold to go, and the
   * further ahead, the less should it be believed.
   */
  public Fit<TransactionModel> fit(PurchaseCounts customers) {
    if (customers.customers() < Fit.LEAST_CUSTOMERS) {
      return new Undefined<>(Shortfall.TOO_FEW_CUSTOMERS, customers.customers());
    }
    if (customers.repeaters() < Fit.LEAST_REPEATERS) {
      return new Undefined<>(Shortfall.TOO_FEW_REPEATERS, customers.customers());
    }
    Fitted<TransactionModel> plain = NBD.search(customers);
    if (this == NBD) {
      return plain;
    }
    Fitted<TransactionModel> fitted = search(customers);
    return fitted.logLikelihood() - plain.logLikelihood() > LEAST_GAIN
        ? fitted
        : new Fitted<>(
            plain.model(),
            plain.logLikelihood(),
            plain.customers(),
            plain.parameters(),
            plain.covariance(),
            Optional.of(Shortfall.NO_DROPOUT));
  }

  private Fitted<TransactionModel> search(PurchaseCounts customers) {
    Fitting<TransactionModel, PurchaseCounts> fitting =
        new Fitting<>(sought, maker, TransactionModel::logLikelihood);
    return fitting.fit(
        starts(customers),
        customers.atMost(Fitting.ROWS_TO_SEARCH),
        customers,
        customers.customers());
  }

  /** Unlike, middling and alike customers, at about the rate and with about the time observed. */
  private List<double[]> starts(PurchaseCounts customers) {
    double weeks = customers.daysObserved() / 7.0;
    double wait = weeks / customers.repeats();
    double observed = weeks / customers.customers();
    List<double[]> starts = new ArrayList<>();
    for (double shape : new double[] {0.3, 1, 3}) {
      starts.add(
          switch (this) {
            case NBD -> new double[] {shape, shape * wait};
            case BG_NBD, MBG_NBD -> new double[] {shape, shape * wait / 2, shape, 3 * shape};
            case PARETO_NBD ->
                new double[] {shape, shape * wait / 2, shape, shape * Math.max(observed, 1)};
          });
    }
    return starts;
  }
}
