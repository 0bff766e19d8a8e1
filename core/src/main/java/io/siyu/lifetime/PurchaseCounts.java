package io.siyu.lifetime;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;

/**
 * How many customers have which history, all that a model of transactions is fitted to (充分统计量).
 * Equal histories are counted together and sorted, so that the order of customers changes no bit of
 * a fit. Immutable.
 */
public final class PurchaseCounts {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  /** Repeats, days to the last and days observed of each row. */
  private final long[] rows;

  private final int[] counts;
  private final long customers;
  private final long repeaters;
  private final long repeats;
  private final long daysObserved;
  private final int maxDays;

  private PurchaseCounts(long[] rows, int[] counts) {
    this.rows = rows;
    this.counts = counts;
    long all = 0;
    long some = 0;
    long times = 0;
    long days = 0;
    int longest = 0;
    for (int row = 0; row < rows.length; row++) {
      all += counts[row];
      some += repeats(row) > 0 ? counts[row] : 0;
      times += (long) counts[row] * repeats(row);
      days += (long) counts[row] * daysObserved(row);
      longest = Math.max(longest, daysObserved(row));
    }
    customers = all;
    repeaters = some;
    repeats = times;
    daysObserved = days;
    maxDays = longest;
  }

  /** Counts customers, in any order. */
  public static PurchaseCounts of(Iterable<Purchasing> customers) {
    ImmutableLongArray.Builder packed = ImmutableLongArray.builder();
    for (Purchasing one : customers) {
      packed.add(
          (long) one.repeats() << 2 * BITS | (long) one.daysToLast() << BITS | one.daysObserved());
    }
    long[] sorted = packed.build().toArray();
    Arrays.sort(sorted);
    int[] counts = new int[sorted.length];
    int size = 0;
    for (long each : sorted) {
      if (size == 0 || each != sorted[size - 1]) {
        sorted[size++] = each;
      }
      counts[size - 1]++;
    }
    return new PurchaseCounts(Arrays.copyOf(sorted, size), Arrays.copyOf(counts, size));
  }

  /** How many customers there are. */
  public long customers() {
    return customers;
  }

  /** How many of them bought again on a later day. */
  public long repeaters() {
    return repeaters;
  }

  /** On how many later days they did, added up. */
  public long repeats() {
    return repeats;
  }

  long daysObserved() {
    return daysObserved;
  }

  int maxRepeats() {
    return rows.length == 0 ? 0 : repeats(rows.length - 1);
  }

  int maxDays() {
    return maxDays;
  }

  /** How many different histories there are. */
  int size() {
    return rows.length;
  }

  int repeats(int row) {
    return (int) (rows[row] >>> 2 * BITS);
  }

  int daysToLast(int row) {
    return (int) (rows[row] >>> BITS) & MASK;
  }

  int daysObserved(int row) {
    return (int) rows[row] & MASK;
  }

  int count(int row) {
    return counts[row];
  }

  /** At most about so many of the rows, evenly spread over all of them. */
  PurchaseCounts atMost(int size) {
    int step = (rows.length + size - 1) / size;
    if (step <= 1) {
      return this;
    }
    int kept = (rows.length + step - 1) / step;
    long[] someRows = new long[kept];
    int[] someCounts = new int[kept];
    for (int i = 0; i < kept; i++) {
      someRows[i] = rows[i * step];
      someCounts[i] = counts[i * step];
    }
    return new PurchaseCounts(someRows, someCounts);
  }
}
