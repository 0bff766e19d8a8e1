package io.siyu.goods;

import io.siyu.money.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** Adds up what one product sold in one domain or in all. Not thread-safe. */
final class Sold {
  private long orders;
  private long firstOrders;
  private long attached;
  private long units;
  private long unknownAmount;
  private long paid;
  private long paidUnits;
  private long revenue;
  private long uncostedOrders;
  private long uncosted;
  private long cost;
  private long decided;
  private long again;
  private final List<Long> intervals = new ArrayList<>();

  void add(Sale sale, Sale.Item item) {
    orders++;
    firstOrders += sale.first() ? 1 : 0;
    attached += sale.items().size() > 1 ? 1 : 0;
    units = Math.addExact(units, item.units());
    revenue = Math.addExact(revenue, item.revenue());
    if (item.paid().isPresent()) {
      paid = Math.addExact(paid, item.paid().getAsLong());
      paidUnits = Math.addExact(paidUnits, item.units());
    } else {
      unknownAmount++;
    }
    if (item.goods().isPresent()) {
      cost = Math.addExact(cost, item.goods().getAsLong());
    } else {
      uncostedOrders++;
      uncosted = Math.addExact(uncosted, item.revenue());
    }
  }

  /** Counts somebody whose days to buy again are over. */
  void addDecided(boolean boughtAgain) {
    decided++;
    again += boughtAgain ? 1 : 0;
  }

  void addInterval(Duration between) {
    intervals.add(between.toSeconds());
  }

  long orders() {
    return orders;
  }

  /** What one was sold for on average; over 0 where no order's amount is known. */
  Ratio price() {
    return new Ratio(paid, paidUnits);
  }

  RoleFigures figures(Ratio pricePercentile) {
    List<Long> sorted = new ArrayList<>(intervals);
    Collections.sort(sorted);
    return new RoleFigures(
        orders,
        firstOrders,
        attached,
        units,
        unknownAmount,
        revenue,
        uncostedOrders,
        uncosted,
        cost,
        pricePercentile,
        new Ratio(again, decided),
        sorted.size(),
        sorted.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(sorted.get((sorted.size() - 1) / 2)));
  }
}
