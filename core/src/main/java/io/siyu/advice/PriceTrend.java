package io.siyu.advice;

import com.google.common.collect.ImmutableList;
import io.siyu.insight.PoolDays;
import io.siyu.insight.PoolYield;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an order cost in each traffic pool month by month, and whether prices flatten out (拉平).
 *
 * @param months the months from the first spending on that are over, the last {@value #MOST} of
 *     them, in order
 * @param equalisation how far the prices of a month lie apart, month by month, and the trend
 */
public record PriceTrend(List<Month> months, Equalisation equalisation) {
  /** The most months that are looked at. */
  public static final int MOST = 120;

  /** Copies. */
  public PriceTrend {
    months = ImmutableList.copyOf(months);
  }

  /**
   * One month.
   *
   * @param month the calendar month of the zone
   * @param pools what was paid in each pool for which anything was, and the first orders of it
   */
  public record Month(YearMonth month, List<PoolSpend> pools) {
    /** Copies. */
    public Month {
      pools = ImmutableList.copyOf(pools);
    }
  }

  /**
   * Looks at every month that is over.
   *
   * @param days what pools cost and brought
   * @param today the first day that is not over
   */
  public static PriceTrend of(PoolDays days, LocalDate today) {
    List<Month> months = new ArrayList<>();
    YearMonth end = YearMonth.from(today);
    YearMonth farthest = end.minusMonths(MOST);
    Optional<YearMonth> first = days.firstSpent().map(YearMonth::from);
    YearMonth month = first.filter(it -> it.isAfter(farthest)).orElse(farthest);
    while (first.isPresent() && month.isBefore(end)) {
      YearMonth next = month.plusMonths(1);
      months.add(new Month(month, paid(days.between(month.atDay(1), next.atDay(1)))));
      month = next;
    }
    return new PriceTrend(months, Equalisation.of(months.stream().map(Month::pools).toList()));
  }

  /** An order that nothing was paid for has no price that could be like another. */
  private static List<PoolSpend> paid(List<PoolYield> yields) {
    return yields.stream().filter(it -> it.spent() > 0).map(PoolSpend::of).toList();
  }
}
