package io.siyu.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What repeats were worth, all that a model of spend is fitted to: of each customer who bought
 * again and paid for it, on how many days and how much. Sorted, so that the order of customers
 * changes no bit of a fit. Immutable.
 */
public final class RepeatSpends {
  private final int[] repeats;
  private final long[] spends;
  private final double[] logs;

  private RepeatSpends(int[] repeats, long[] spends) {
    this.repeats = repeats;
    this.spends = spends;
    logs = Arrays.stream(spends).mapToDouble(Math::log).toArray();
  }

  /** Takes customers, in any order, and leaves out who did not buy again or paid nothing for it. */
  public static RepeatSpends of(Iterable<Purchasing> customers) {
    List<Purchasing> spenders = new ArrayList<>();
    for (Purchasing one : customers) {
      if (one.repeatSpend() > 0) {
        // When it was plays no part.
        spenders.add(new Purchasing(one.repeats(), 1, 1, one.repeatSpend()));
      }
    }
    spenders.sort(Purchasing.ORDER);
    return new RepeatSpends(
        spenders.stream().mapToInt(Purchasing::repeats).toArray(),
        spenders.stream().mapToLong(Purchasing::repeatSpend).toArray());
  }

  /** How many customers there are. */
  public int customers() {
    return repeats.length;
  }

  /**
   * How repeats and the mean spend go together (Pearson). A model of spend takes it that they do
   * not; far from 0, its answers are too low for some customers and too high for others. Empty
   * where all are alike in one of the two.
   */
  public OptionalDouble correlation() {
    double[] means = new double[repeats.length];
    double[] times = new double[repeats.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(i);
      times[i] = repeats[i];
    }
    return Correlation.pearson(times, means);
  }

  int repeats(int customer) {
    return repeats[customer];
  }

  long spend(int customer) {
    return spends[customer];
  }

  double logSpend(int customer) {
    return logs[customer];
  }

  /** What one repeat is worth on average. */
  double mean(int customer) {
    return (double) spends[customer] / repeats[customer];
  }

  /** At most about so many of the customers, evenly spread over all of them. */
  RepeatSpends atMost(int size) {
    int step = (repeats.length + size - 1) / size;
    if (step <= 1) {
      return this;
    }
    int kept = (repeats.length + step - 1) / step;
    int[] someRepeats = new int[kept];
    long[] someSpends = new long[kept];
    for (int i = 0; i < kept; i++) {
      someRepeats[i] = repeats[i * step];
      someSpends[i] = spends[i * step];
    }
    return new RepeatSpends(someRepeats, someSpends);
  }
}
