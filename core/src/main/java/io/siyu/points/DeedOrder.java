package io.siyu.points;

import com.google.common.collect.Comparators;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.siyu.json.Utf8Order;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Occasion;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Deeds by instant, then by what they say of times and amounts, ids last: other ids, as after an
 * erasure, move no points. Deeds that differ in ids alone can stand for each other.
 */
final class DeedOrder implements Comparator<PointsDeed> {
  private static final Comparator<Iterable<Long>> BY_FIGURES =
      Comparators.lexicographical(Comparator.<Long>naturalOrder());

  private static final Comparator<Adjustment> BY_TIME_AND_POINTS =
      Comparator.comparing(Adjustment::at).thenComparing(Adjustment::points);

  private final ListMultimap<String, Spending> spendings =
      MultimapBuilder.hashKeys().arrayListValues().build();
  private final ListMultimap<String, Adjustment> returns =
      MultimapBuilder.hashKeys().arrayListValues().build();

  private final Instant asOf;

  /**
   * An order for some deeds.
   *
   * @param deeds all of them, none of this instant or later
   * @param asOf what came of them at this instant or later is not seen
   */
  DeedOrder(Collection<PointsDeed> deeds, Instant asOf) {
    this.asOf = asOf;
    for (PointsDeed deed : deeds) {
      if (deed instanceof Spending spending) {
        spendings.put(spending.id(), spending);
      } else if (deed instanceof Adjustment adjustment && !adjustment.returns().isEmpty()) {
        returns.put(adjustment.returns(), adjustment);
      }
    }
  }

  @Override
  public int compare(PointsDeed a, PointsDeed b) {
    int order = a.at().compareTo(b.at());
    if (order == 0) {
      order = BY_FIGURES.compare(figures(a), figures(b));
    }
    return order == 0 ? Utf8Order.INSTANCE.compare(a.id(), b.id()) : order;
  }

  // The order of occasions decides ties only, and nothing keeps it.
  @SuppressWarnings("EnumOrdinal")
  private List<Long> figures(PointsDeed deed) {
    List<Long> figures = new ArrayList<>();
    if (deed instanceof Purchase purchase) {
      figures.add(0L);
      purchase.completedAt().filter(this::isSeen).ifPresent(at -> add(at, figures));
      add(purchase.payments(), figures);
      add(purchase.refunds(), figures);
    } else if (deed instanceof Occasion occasion) {
      figures.add(1L);
      figures.add((long) occasion.on().ordinal());
    } else if (deed instanceof Spending spending) {
      figures.add(2L);
      add(spending, figures);
    } else if (deed instanceof Adjustment adjustment) {
      figures.add(3L);
      figures.add(adjustment.points());
      spendings.get(adjustment.returns()).forEach(spending -> add(spending, figures));
    }
    return figures;
  }

  private void add(Spending spending, List<Long> figures) {
    add(spending.at(), figures);
    figures.add(spending.points());
    returns.get(spending.id()).stream()
        .sorted(BY_TIME_AND_POINTS)
        .forEach(
            adjustment -> {
              add(adjustment.at(), figures);
              figures.add(adjustment.points());
            });
  }

  private void add(List<Amount> amounts, List<Long> figures) {
    List<Amount> seen = amounts.stream().filter(amount -> isSeen(amount.at())).toList();
    figures.add((long) seen.size());
    for (Amount amount : seen) {
      add(amount.at(), figures);
      figures.add(amount.minor());
    }
  }

  private boolean isSeen(Instant at) {
    return at.isBefore(asOf);
  }

  private static void add(Instant at, List<Long> figures) {
    figures.add(at.getEpochSecond());
    figures.add((long) at.getNano());
  }
}
