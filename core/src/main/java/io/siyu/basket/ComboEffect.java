package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.Utf8Order;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Matched;
import io.siyu.statistics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a combo (组合款) changes in the value of orders (客单价), and what of it is bought anyway (蚕食):
 * orders with all of its products beside orders without, of the same class of members, the same
 * month and as many products. It is a comparison and no experiment: who buys a combo may differ in
 * what nobody knows.
 *
 * @param combo the products, sorted
 * @param groups the orders with the combo and those like them, by class, month and size
 * @param difference by how much an order with the combo exceeds those like it, in minor units
 * @param interval between which bounds that lies
 * @param boughtAnyway for each product the share of orders like those with the combo that have it
 *     without the combo: of as many combos it was no additional sale
 * @param verdict what can be said
 */
public record ComboEffect(
    Set<String> combo,
    List<ComboGroup> groups,
    Estimate<Double> difference,
    Estimate<Interval> interval,
    Map<String, BoughtAnyway> boughtAnyway,
    Verdict verdict) {
  /** Copies. */
  public ComboEffect {
    combo = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, combo);
    groups = ImmutableList.copyOf(groups);
    boughtAnyway = ImmutableSortedMap.copyOf(boughtAnyway, Utf8Order.INSTANCE);
  }

  /** What can be said of a combo. */
  public enum Verdict {
    /** Orders are worth more with it: the whole interval lies above 0. */
    RAISES,
    /** Orders are worth less with it: the whole interval lies below 0. */
    LOWERS,
    /** 0 lies within the interval, or there are too few orders for one. */
    INSUFFICIENT_DATA
  }

  /**
   * How often a product of the combo is bought without it.
   *
   * @param share by orders like those with the combo
   * @param interval between which bounds that lies
   */
  public record BoughtAnyway(Estimate<Double> share, Estimate<Interval> interval) {}

  /**
   * Compares orders.
   *
   * @param combo the products of the combo, two or more
   * @param orders all orders, in no order
   * @param leastOrders how many orders that have any like them there must be, and how many like
   *     them; at least 2
   * @param level how sure the intervals are, such as 0.95
   */
  public static ComboEffect of(
      Set<String> combo, Iterable<ComboOrder> orders, long leastOrders, double level) {
    if (combo.size() < 2 || leastOrders < 2) {
      throw new IllegalArgumentException(
          "a combo has two products or more, and is judged by two orders or more");
    }
    List<ComboGroup> groups = grouped(combo, orders);
    List<ComboGroup> compared = groups.stream().filter(ComboGroup::comparable).toList();
    long with = compared.stream().mapToLong(group -> group.with().count()).sum();
    long without = compared.stream().mapToLong(group -> group.without().count()).sum();
    if (with < leastOrders || without < leastOrders) {
      return unknown(combo, groups);
    }
    List<Matched.Means> means =
        compared.stream().map(group -> new Matched.Means(group.with(), group.without())).toList();
    Estimate<Interval> interval = Matched.differenceInterval(means, level);
    Map<String, BoughtAnyway> anyway = new TreeMap<>(Utf8Order.INSTANCE);
    for (String product : combo) {
      List<Matched.Shares> shares = compared.stream().map(group -> group.shares(product)).toList();
      anyway.put(
          product, new BoughtAnyway(Matched.share(shares), Matched.shareInterval(shares, level)));
    }
    return new ComboEffect(
        combo, groups, Matched.difference(means), interval, anyway, verdict(interval));
  }

  /** The groups in which there is a combo. */
  private static List<ComboGroup> grouped(Set<String> combo, Iterable<ComboOrder> orders) {
    Map<ComboGroup.Likeness, ComboGroup> groups = new TreeMap<>(ComboGroup.Likeness.IN_ORDER);
    for (ComboOrder order : orders) {
      ComboGroup.Likeness likeness = ComboGroup.Likeness.of(order);
      ComboGroup group = groups.get(likeness);
      groups.put(likeness, (group == null ? ComboGroup.empty(likeness) : group).plus(combo, order));
    }
    return groups.values().stream().filter(group -> group.with().count() > 0).toList();
  }

  private static ComboEffect unknown(Set<String> combo, List<ComboGroup> groups) {
    Map<String, BoughtAnyway> anyway = new TreeMap<>(Utf8Order.INSTANCE);
    for (String product : combo) {
      anyway.put(product, new BoughtAnyway(tooFew(), tooFew()));
    }
    return new ComboEffect(combo, groups, tooFew(), tooFew(), anyway, Verdict.INSUFFICIENT_DATA);
  }

  private static <T> Estimate<T> tooFew() {
    return new Undefined<>("TOO_FEW_ORDERS");
  }

  private static Verdict verdict(Estimate<Interval> interval) {
    if (interval instanceof Known<Interval> known && !known.value().contains(0)) {
      return known.value().low() > 0 ? Verdict.RAISES : Verdict.LOWERS;
    }
    return Verdict.INSUFFICIENT_DATA;
  }

  /** How many orders had the combo. */
  public long orders() {
    return groups.stream().mapToLong(group -> group.with().count()).sum();
  }

  /** How many of them could be compared with others like them; the rest says nothing. */
  public Proportion compared() {
    long compared =
        groups.stream()
            .filter(ComboGroup::comparable)
            .mapToLong(group -> group.with().count())
            .sum();
    return new Proportion(compared, orders());
  }
}
