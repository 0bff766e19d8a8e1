package io.siyu.basket;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.json.Utf8Order;
import io.siyu.statistics.Matched;
import io.siyu.statistics.Proportion;
import io.siyu.statistics.Sample;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders that are alike (同类订单), with a combo and without, by exact sums.
 *
 * @param likeness what they have in common
 * @param with the values of those that have all products of the combo
 * @param without the values of the others
 * @param alone how many of the others have which product of the combo
 */
public record ComboGroup(Likeness likeness, Sample with, Sample without, Map<String, Long> alone) {
  /** Copies. */
  public ComboGroup {
    alone = ImmutableSortedMap.copyOf(alone, Utf8Order.INSTANCE);
  }

  /**
   * What makes orders alike.
   *
   * @param memberClass the class of the buyer
   * @param month when it was paid
   * @param products how many products it has
   */
  public record Likeness(String memberClass, YearMonth month, int products) {
    static final Comparator<Likeness> IN_ORDER =
        Comparator.comparing(Likeness::memberClass, Utf8Order.INSTANCE)
            .thenComparing(Likeness::month)
            .thenComparingInt(Likeness::products);

    static Likeness of(ComboOrder order) {
      return new Likeness(order.memberClass(), order.month(), order.products().size());
    }
  }

  static ComboGroup empty(Likeness likeness) {
    return new ComboGroup(likeness, Sample.EMPTY, Sample.EMPTY, Map.of());
  }

  ComboGroup plus(Set<String> combo, ComboOrder order) {
    if (order.products().containsAll(combo)) {
      return new ComboGroup(likeness, with.plus(order.value()), without, alone);
    }
    Map<String, Long> counts = new TreeMap<>(alone);
    for (String product : combo) {
      if (order.products().contains(product)) {
        counts.merge(product, 1L, Long::sum);
      }
    }
    return new ComboGroup(likeness, with, without.plus(order.value()), counts);
  }

  /** Tells whether there are enough on either side for a mean with a spread. */
  public boolean comparable() {
    return Math.min(with.count(), without.count()) > 1;
  }

  Matched.Shares shares(String product) {
    return new Matched.Shares(
        with.count(), new Proportion(alone.getOrDefault(product, 0L), without.count()));
  }
}
