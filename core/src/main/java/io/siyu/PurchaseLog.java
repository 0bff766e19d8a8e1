package io.siyu;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.siyu.insight.Crediting;
import io.siyu.lifetime.HoldoutCheck.Holdout;
import io.siyu.lifetime.Purchasing;
import io.siyu.lifetime.Purchasing.Purchase;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What everybody bought, member by member. Not thread-safe. */
final class PurchaseLog {
  private final Playbook playbook;
  private final LocalDate lastDay;

  /** What each customer bought, by the channel that the first order is credited to. */
  private final ListMultimap<String, Customer> customers =
      MultimapBuilder.hashKeys().arrayListValues().build();

  /**
   * One customer.
   *
   * @param purchases what was bought
   * @param costed what was paid for orders whose costs are known
   * @param contribution what was left of it after these costs
   */
  private record Customer(List<Purchase> purchases, long costed, long contribution) {}

  PurchaseLog(Playbook playbook, Instant asOf) {
    this.playbook = playbook;
    // What happens at the instant asked for is not seen.
    this.lastDay = asOf.minusNanos(1).atZone(playbook.zone()).toLocalDate();
  }

  void add(Member member) {
    List<Purchase> purchases = new ArrayList<>();
    long costed = 0;
    long contribution = 0;
    for (Order order : member.orders()) {
      if (order.valid() && order.amountKnown() && order.paidAt().isPresent()) {
        Instant paidAt = order.paidAt().get();
        long net = Math.subtractExact(order.paid(), order.refunded());
        purchases.add(new Purchase(paidAt.atZone(playbook.zone()).toLocalDate(), net));
        if (order.costKnown()) {
          costed = Math.addExact(costed, net);
          contribution = Math.addExact(contribution, order.contribution().getAsLong());
        }
      }
    }
    Optional<Instant> first = member.reached(Stage.FIRST_ORDER);
    if (first.isPresent() && !purchases.isEmpty()) {
      customers.put(
          Crediting.credited(member, first.get(), playbook.attribution()),
          new Customer(purchases, costed, contribution));
    }
  }

  /** The part of revenue that was left after costs, if any is known. */
  Optional<Double> margin() {
    return margin(customers.values());
  }

  /** The same of those whom a channel won. */
  Optional<Double> marginOf(String channel) {
    return margin(customers.get(channel));
  }

  private static Optional<Double> margin(Collection<Customer> some) {
    long costed = 0;
    long contribution = 0;
    for (Customer one : some) {
      costed = Math.addExact(costed, one.costed());
      contribution = Math.addExact(contribution, one.contribution());
    }
    return costed > 0 ? Optional.of((double) contribution / costed) : Optional.empty();
  }

  /** Everybody's history. */
  List<Purchasing> all() {
    return histories(customers.values());
  }

  /** The histories of those whom a channel won. */
  List<Purchasing> wonBy(String channel) {
    return histories(customers.get(channel));
  }

  private List<Purchasing> histories(Collection<Customer> some) {
    return some.stream().flatMap(it -> Purchasing.of(it.purchases(), lastDay).stream()).toList();
  }

  /** For how many days anything is known. */
  long days() {
    return customers.values().stream()
        .flatMap(one -> one.purchases().stream())
        .map(Purchase::day)
        .min(LocalDate::compareTo)
        .map(first -> lastDay.toEpochDay() - first.toEpochDay() + 1)
        .orElse(0L);
  }

  /** Those who had bought so many days before the end, and on how many of these days they did. */
  List<Holdout> holdout(int days) {
    LocalDate until = lastDay.minusDays(days);
    List<Holdout> holdout = new ArrayList<>();
    for (Customer customer : customers.values()) {
      Optional<Purchasing> before = Purchasing.of(customer.purchases(), until);
      if (before.isPresent()) {
        long after =
            customer.purchases().stream()
                .map(Purchase::day)
                .filter(day -> day.isAfter(until))
                .distinct()
                .count();
        holdout.add(new Holdout(before.get(), (int) after));
      }
    }
    return holdout;
  }
}
