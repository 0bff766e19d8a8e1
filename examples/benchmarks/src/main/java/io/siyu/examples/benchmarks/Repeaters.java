package io.siyu.examples.benchmarks;

import io.siyu.lifetime.Purchasing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Customers of a large brand who joined over two years, each another and each the same every time.
 * They buy, go and spend about as CDNOW's customers do, by BG/NBD and Gamma-Gamma.
 */
final class Repeaters {
  private static final int DAYS = 730;

  private final SplittableRandom random;

  private Repeaters(int customer) {
    random = new SplittableRandom(customer);
  }

  /** So many customers, in no order. */
  static List<Purchasing> of(int size) {
    List<Purchasing> customers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      customers.add(new Repeaters(i).live());
    }
    return customers;
  }

  private Purchasing live() {
    int observed = random.nextInt(DAYS);
    double wait = 7 * 4.41 / gamma(0.243);
    double going = gamma(0.793);
    going /= going + gamma(2.43);
    int repeats = 0;
    int last = 0;
    for (double at = wait(wait); at < observed + 1; at += wait(wait)) {
      if ((int) at > last) {
        last = (int) at;
        repeats++;
        if (random.nextDouble() < going) {
          break;
        }
      }
    }
    double spend = repeats == 0 ? 0 : 1_544 / gamma(3.74) * gamma(6.25 * repeats);
    return new Purchasing(repeats, last, observed, Math.round(spend));
  }

  private double wait(double mean) {
    return -Math.log1p(-random.nextDouble()) * mean;
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
