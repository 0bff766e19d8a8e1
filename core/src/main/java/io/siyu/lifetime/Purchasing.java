package io.siyu.lifetime;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one customer's purchases (购买历史) tell a model. The day of the first purchase only starts the
 * clock: it is no repeat, and what was paid on it is not counted.
 *
 * @param repeats on how many days after the first the customer bought
 * @param daysToLast from the first day to the last on which the customer bought; 0 exactly where
 *     there are no repeats
 * @param daysObserved from the first day to the last that is known
 * @param repeatSpend what was paid on the repeats altogether, in minor units
 */
public record Purchasing(int repeats, int daysToLast, int daysObserved, long repeatSpend) {
  /** No history is longer, and no more days ahead are foretold: a hundred years. */
  public static final int MAX_DAYS = 36_525;

  /** Longest observed last, so that equal histories stand together. */
  static final Comparator<Purchasing> ORDER =
      Comparator.comparingInt(Purchasing::repeats)
          .thenComparingInt(Purchasing::daysToLast)
          .thenComparingInt(Purchasing::daysObserved)
          .thenComparingLong(Purchasing::repeatSpend);

  /** Checks that the history can be one. */
  public Purchasing {
    if (repeats < 0 || repeats > MAX_DAYS) {
      throw new IllegalArgumentException(
          "repeats must be 0 to " + MAX_DAYS + ", each on a day of its own, not " + repeats);
    }
    if (daysToLast < 0 || daysToLast > daysObserved || daysObserved > MAX_DAYS) {
      throw new IllegalArgumentException(
          "days must be 0 <= daysToLast <= daysObserved <= "
              + MAX_DAYS
              + ", not "
              + daysToLast
              + " and "
              + daysObserved);
    }
    if ((repeats == 0) != (daysToLast == 0) || (repeats == 0 && repeatSpend != 0)) {
      throw new IllegalArgumentException(
          "without repeats, and only then, daysToLast is 0, and so is repeatSpend");
    }
  }

  /**
   * What was bought.
   *
   * @param day the day, in the shop's zone
   * @param amount what was paid and not given back, in minor units
   */
  public record Purchase(LocalDate day, long amount) {}

  /**
   * Sums up one customer's purchases, in any order; those of one day are one.
   *
   * @param lastDay the last day that is known; what was bought after it is left out
   * @return empty if nothing was bought up to that day
   */
  public static Optional<Purchasing> of(Collection<Purchase> purchases, LocalDate lastDay) {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    for (Purchase purchase : purchases) {
      if (!purchase.day().isAfter(lastDay)) {
        days.merge(purchase.day(), purchase.amount(), Math::addExact);
      }
    }
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = days.firstKey();
    long spend = 0;
    for (long amount : days.tailMap(first.plusDays(1)).values()) {
      spend = Math.addExact(spend, amount);
    }
    return Optional.of(
        new Purchasing(days.size() - 1, days(first, days.lastKey()), days(first, lastDay), spend));
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  /** Of days, the weeks that models reckon in. */
  static double weeks(int days) {
    if (days < 0 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 0 to " + MAX_DAYS + ", not " + days);
    }
    return days / 7.0;
  }

  double weeksToLast() {
    return weeks(daysToLast);
  }

  double weeksObserved() {
    return weeks(daysObserved);
  }
}
