package io.siyu.lifetime;

import io.siyu.testing.Chance;
import java.util.ArrayList;
import java.util.List;

/** Customers drawn from a model whose parameters are known, the same for every seed. */
final class Buyers {
  private final Chance chance;

  private Buyers(long seed) {
    chance = new Chance(seed);
  }

  /** Customers who joined on any day of two years, each with what they bought since. */
  static List<Purchasing> of(TransactionModel model, GammaGamma spends, int size, long seed) {
    Buyers buyers = new Buyers(seed);
    List<Purchasing> customers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      customers.add(buyers.one(model, spends, buyers.chance.whole(1, 731)));
    }
    return customers;
  }

  private Purchasing one(TransactionModel model, GammaGamma spends, int daysObserved) {
    List<Double> parameters = model.parameters();
    double rate = chance.gamma(parameters.get(0)) / parameters.get(1) / 7;
    double goes = 0;
    double until = Double.POSITIVE_INFINITY;
    switch (model.kind()) {
      case NBD -> {}
      case BG_NBD, MBG_NBD -> {
        goes = chance.beta(parameters.get(2), parameters.get(3));
        if (model.kind() == TransactionKind.MBG_NBD && chance.happens(goes)) {
          until = 0;
        }
      }
      case PARETO_NBD ->
          until = chance.exponential(chance.gamma(parameters.get(2)) / parameters.get(3) / 7);
    }
    int repeats = 0;
    int last = 0;
    double at = chance.exponential(rate);
    while (at < Math.min(daysObserved + 1, until)) {
      if ((int) at > last) {
        last = (int) at;
        repeats++;
        if (chance.happens(goes)) {
          break;
        }
      }
      at += chance.exponential(rate);
    }
    double spend = 0;
    if (repeats > 0) {
      double scale = chance.gamma(spends.q()) / spends.gamma();
      spend = chance.gamma(spends.p() * repeats) / scale;
    }
    return new Purchasing(repeats, last, daysObserved, Math.round(spend));
  }
}
