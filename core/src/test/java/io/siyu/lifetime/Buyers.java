package io.siyu.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers drawn from a model whose parameters are known, the same for every seed. */
final class Buyers {
  private final SplittableRandom random;

  private Buyers(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Customers who joined on any day of two years, each with what they bought since. */
  static List<Purchasing> of(TransactionModel model, GammaGamma spends, int size, long seed) {
    Buyers buyers = new Buyers(seed);
    List<Purchasing> customers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      customers.add(buyers.one(model, spends, buyers.random.nextInt(1, 731)));
    }
    return customers;
  }

  private Purchasing one(TransactionModel model, GammaGamma spends, int daysObserved) {
    List<Double> parameters = model.parameters();
    double rate = gamma(parameters.get(0)) / parameters.get(1) / 7;
    double goes = 0;
    double until = Double.POSITIVE_INFINITY;
    switch (model.kind()) {
      case NBD -> {}
      case BG_NBD, MBG_NBD -> {
        double went = gamma(parameters.get(2));
        goes = went / (went + gamma(parameters.get(3)));
        if (model.kind() == TransactionKind.MBG_NBD && random.nextDouble() < goes) {
          until = 0;
        }
      }
      case PARETO_NBD -> until = exponential(gamma(parameters.get(2)) / parameters.get(3) / 7);
    }
    int repeats = 0;
    int last = 0;
    double at = exponential(rate);
    while (at < Math.min(daysObserved + 1, until)) {
      if ((int) at > last) {
        last = (int) at;
        repeats++;
        if (random.nextDouble() < goes) {
          break;
        }
      }
      at += exponential(rate);
    }
    double spend = 0;
    if (repeats > 0) {
      double scale = gamma(spends.q()) / spends.gamma();
      spend = gamma(spends.p() * repeats) / scale;
    }
    return new Purchasing(repeats, last, daysObserved, Math.round(spend));
  }

  private double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  /** Marsaglia and Tsang 2000. */
  private double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log1p(-random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
