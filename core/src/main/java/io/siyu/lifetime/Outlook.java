package io.siyu.lifetime;

/**
 * How far and how a lifetime value looks ahead (预测口径).
 *
 * @param periods how many periods
 * @param daysPerPeriod how long each is
 * @param discount what a period later is worth less, such as 0.01; what is bought in a period
 *     counts as bought at its end
 * @param margin which part of spend is earned, such as 0.4
 */
public record Outlook(int periods, int daysPerPeriod, double discount, double margin) {
  /** Checks the bounds. */
  public Outlook {
    if (periods < 1 || daysPerPeriod < 1 || (long) periods * daysPerPeriod > Purchasing.MAX_DAYS) {
      throw new IllegalArgumentException(
          "an outlook is one period of one day or more, and "
              + Purchasing.MAX_DAYS
              + " days at most, not "
              + periods
              + " of "
              + daysPerPeriod);
    }
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException("discount must be 0 to 1 a period, not " + discount);
    }
    if (!(margin >= -1 && margin <= 1)) {
      throw new IllegalArgumentException("margin must be -1 to 1, not " + margin);
    }
  }

  /** How many days ahead it looks. */
  int days() {
    return periods * daysPerPeriod;
  }

  /** How many purchases a customer is expected to make, each discounted by its period. */
  public double purchases(TransactionModel model, Purchasing customer) {
    if (discount == 0) {
      return model.expected(customer, days());
    }
    double sum = 0;
    double before = 0;
    double worth = 1;
    for (int period = 1; period <= periods; period++) {
      double expected = model.expected(customer, period * daysPerPeriod);
      worth /= 1 + discount;
      sum += Math.max(0, expected - before) * worth;
      before = expected;
    }
    return sum;
  }
}
