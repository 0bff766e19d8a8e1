package io.siyu.lifetime;

/**
 * What BG/NBD and MBG/NBD have in common: after a purchase a customer is gone with a probability of
 * their own.
 *
 * @param first how many of the chances to go lie before the first repeat: 1 where the first
 *     purchase is one, otherwise 0
 */
record BetaGeometric(double r, double alpha, double a, double b, int first) {
  /** Less than this part of a sum is as good as nothing. */
  private static final double NOTHING = 1e-17;

  private static final double HUGE = 1e200;

  double logLikelihood(PurchaseCounts customers) {
    int most = customers.maxRepeats();
    double[] waited = Terms.waited(alpha, customers.maxDays());
    double[] rising = Terms.rising(r, most);
    double[] stayed = Terms.rising(b, most + first);
    double[] chances = Terms.rising(a + b, most + first);
    double[] base = new double[most + 1];
    double[] gone = new double[most + 1];
    double logAlpha = Math.log(alpha);
    for (int x = 0; x <= most; x++) {
      base[x] = rising[x] - x * logAlpha + stayed[x + first] - chances[x + first];
      gone[x] = gone(x);
    }
    double sum = 0;
    for (int row = 0; row < customers.size(); row++) {
      int x = customers.repeats(row);
      double toLast = waited[customers.daysToLast(row)];
      double observed = waited[customers.daysObserved(row)];
      double one =
          base[x] - (r + x) * observed + Terms.log1pExp(gone[x] + (r + x) * (observed - toLast));
      sum += customers.count(row) * one;
    }
    return sum;
  }

  /** ln of the odds of having gone just after the last purchase. */
  private double gone(int x) {
    return x + first == 0 ? Double.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + x + first - 1);
  }

  double alive(Purchasing customer) {
    int x = customer.repeats();
    double silence =
        Math.log1p(
            (customer.weeksObserved() - customer.weeksToLast()) / (alpha + customer.weeksToLast()));
    return 1 / (1 + Math.exp(gone(x) + (r + x) * silence));
  }

  double expected(Purchasing customer, int days) {
    return ofAlive(customer, days, Moment.MEAN) * alive(customer);
  }

  double variance(Purchasing customer, int days) {
    double mean = expected(customer, days);
    return Math.max(0, ofAlive(customer, days, Moment.SQUARE) * alive(customer) - mean * mean);
  }

  private double ofAlive(Purchasing customer, int days, Moment moment) {
    int x = customer.repeats();
    double observed = customer.weeksObserved();
    return ofAlive(r + x, alpha + observed, b + x + first, Purchasing.weeks(days), moment);
  }

  double expected(int days) {
    double stays = first == 0 ? 1 : b / (a + b);
    return stays * ofAlive(r, alpha, b + first, Purchasing.weeks(days), Moment.MEAN);
  }

  /** What is expected of a number of purchases. */
  private enum Moment {
    /** The number. */
    MEAN,
    /** Its square. */
    SQUARE;

    /** By how much another purchase adds to it. */
    double step(int purchase) {
      return this == MEAN ? 1 : 2.0 * purchase - 1;
    }
  }

  /**
   * What is expected of who is alive: the sum, over how many purchases they would make if they
   * never went, of what is expected of those that they then make. The mean equals the published
   * form with its hypergeometric function, and nothing in it is subtracted.
   */
  private double ofAlive(double shape, double scale, double stay, double weeks, Moment moment) {
    double decay = weeks / (scale + weeks);
    double weight = 1;
    double weights = 1;
    double sum = 0;
    double still = 1;
    double made = 0;
    for (int would = 1; ; would++) {
      made += still * moment.step(would);
      still *= (stay + would - 1) / (a + stay + would - 1);
      weight *= (shape + would - 1) / would * decay;
      weights += weight;
      sum += weight * made;
      double ratio = Math.max(decay, (shape + would) / (would + 1) * decay);
      if (ratio < 1) {
        // What is to come grows by a step each, which for squares is itself two longer each time.
        double steps = (moment.step(would + 1) + 2 / (1 - ratio)) / (1 - ratio);
        if (weight * ratio * (made + steps) <= NOTHING * (1 - ratio) * sum) {
          return sum / weights;
        }
      }
      if (weight > HUGE || sum > HUGE) {
        weight /= HUGE;
        weights /= HUGE;
        sum /= HUGE;
      }
    }
  }

  /** How likely just so many repeats are in so many days from the first purchase. */
  double probability(int repeats, int days) {
    double wait = Purchasing.weeks(days) / alpha;
    double decay = wait / (1 + wait);
    double would = Math.exp(-r * Math.log1p(wait));
    double fewer = 0;
    double stayed = first == 0 ? 1 : b / (a + b);
    double went = first == 0 ? 0 : a / (a + b);
    for (int n = 0; n < repeats; n++) {
      fewer += would;
      would *= (r + n) / (n + 1) * decay;
      went = stayed * a / (a + b + n + first);
      stayed *= (b + n + first) / (a + b + n + first);
    }
    return stayed * would + went * Math.max(0, 1 - fewer);
  }
}
