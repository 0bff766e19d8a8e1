package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import io.siyu.insight.Crediting;
import io.siyu.insight.OrderSplit;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One valid order of a person's, as goods are judged by it (成交).
 *
 * @param order the order
 * @param at when it was first paid
 * @param day the day of that in the playbook's zone
 * @param domain where it was sold (rule U-2)
 * @param first whether no valid order of the person's came before it
 * @param items those of its products that the playbook has, sorted
 */
record Sale(
    Order order,
    Instant at,
    LocalDate day,
    Optional<Domain> domain,
    boolean first,
    List<Item> items) {
  Sale {
    items = ImmutableList.copyOf(items);
  }

  /**
   * One product of it.
   *
   * @param paid its share of what was paid, if known
   * @param revenue its share of what was paid and not given back
   * @param goods what its goods cost, if known
   */
  record Item(String sku, long units, OptionalLong paid, long revenue, OptionalLong goods) {}

  private static final Comparator<Order> BY_TIME =
      Comparator.comparing((Order order) -> order.paidAt().orElseThrow())
          .thenComparing(order -> order.numbers().iterator().next());

  /** A person's valid orders, in the order of time. */
  static List<Sale> of(Member member, Playbook playbook) {
    List<Order> orders =
        member.orders().stream()
            .filter(order -> order.valid() && order.paidAt().isPresent())
            .sorted(BY_TIME)
            .toList();
    List<Sale> sales = new ArrayList<>();
    for (Order order : orders) {
      Instant at = order.paidAt().orElseThrow();
      sales.add(
          new Sale(
              order,
              at,
              at.atZone(playbook.zone()).toLocalDate(),
              domain(member, at, playbook),
              sales.isEmpty(),
              items(order, playbook)));
    }
    return sales;
  }

  /** Whether it holds a product. */
  boolean holds(String sku) {
    return items.stream().anyMatch(item -> item.sku().equals(sku));
  }

  private static Optional<Domain> domain(Member member, Instant at, Playbook playbook) {
    Optional<Domain> there =
        member.presences().stream()
            .filter(
                it -> !it.since().isAfter(at) && it.until().filter(u -> !at.isBefore(u)).isEmpty())
            .max(
                Comparator.comparing(Presence::since)
                    .thenComparing(Presence::pool, Utf8Order.INSTANCE.reversed()))
            .map(presence -> Domain.ofUsers(presence.pool()));
    return there.or(
        () ->
            playbook
                .channel(Crediting.credited(member, at, playbook.attribution()))
                .map(channel -> Domain.ofTraffic(channel.trafficPool())));
  }

  private static List<Item> items(Order order, Playbook playbook) {
    OrderSplit split = OrderSplit.of(order);
    List<Long> paid = split.shares(order.paid());
    List<Long> back = split.shares(order.refunded());
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < split.skus().size(); i++) {
      String sku = split.skus().get(i);
      if (playbook.product(sku).isPresent()) {
        long revenue = Math.subtractExact(paid.get(i), back.get(i));
        OptionalLong price =
            order.amountKnown() ? OptionalLong.of(paid.get(i)) : OptionalLong.empty();
        items.add(new Item(sku, split.units().get(i), price, revenue, split.goods(playbook, sku)));
      }
    }
    return items;
  }
}
