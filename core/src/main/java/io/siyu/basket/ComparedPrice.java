package io.siyu.basket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * The price that a lower one may be compared with (被比较价格), by 明码标价和禁止价格欺诈规定 art. 16: no more than
 * the lowest deal of the same place in the seven days before, or where there was none, the last
 * deal before.
 */
public final class ComparedPrice {
  private static final int DAYS = 7;

  private ComparedPrice() {}

  /**
   * States the highest price that may be compared with; empty where nothing was ever sold, and so
   * nothing may.
   *
   * <p>The days begin at midnight, and the seventh day before counts whole: whichever way seven
   * days are read, no deal of them was lower.
   *
   * @param deals the deals of the same place, in no order; those from the instant on do not count
   * @param asOf when the lower price is first shown
   * @param zone where days begin
   */
  public static OptionalLong of(Collection<Deal> deals, Instant asOf, ZoneId zone) {
    Instant start = asOf.atZone(zone).toLocalDate().minusDays(DAYS).atStartOfDay(zone).toInstant();
    OptionalLong lately = lowest(deals, start, asOf);
    if (lately.isPresent()) {
      return lately;
    }
    return deals.stream()
        .map(Deal::at)
        .filter(at -> at.isBefore(start))
        .max(Instant::compareTo)
        .map(last -> lowest(deals, last, start))
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong lowest(Collection<Deal> deals, Instant from, Instant to) {
    return deals.stream()
        .filter(deal -> !deal.at().isBefore(from) && deal.at().isBefore(to))
        .mapToLong(Deal::price)
        .min();
  }
}
