package io.siyu.insight;

import io.siyu.channel.Channel;
import io.siyu.channel.Placement;
import io.siyu.event.Spent;
import io.siyu.insight.MarketBook.Stated;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Touch;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was touched for the first time within a window, by the placement (投放方式) of the channel that
 * it was through, and what they have brought in since, whether they ever bought or not. Not
 * thread-safe.
 */
public final class PlacementCohorts {
  /** For how long everybody was seen. */
  public static final Duration SEEN = Duration.ofDays(30);

  private final Playbook playbook;
  private final Optional<Window> window;
  private final Map<Placement, Cohort> cohorts = new EnumMap<>(Placement.class);

  private static final class Cohort {
    private final WonCustomers customers;
    private long won;

    private Cohort(Instant asOf) {
      this.customers = new WonCustomers(asOf);
    }
  }

  /** Starts with nobody. */
  public PlacementCohorts(Playbook playbook, Window window, Instant asOf) {
    this.playbook = playbook;
    Instant seen =
        asOf.minus(SEEN)
            .atZone(playbook.zone())
            .toLocalDate()
            .atStartOfDay(playbook.zone())
            .toInstant();
    Instant end = seen.isBefore(window.end()) ? seen : window.end();
    this.window =
        window.start().isBefore(end)
            ? Optional.of(new Window(window.start(), end))
            : Optional.empty();
    for (Placement placement : Placement.values()) {
      cohorts.put(placement, new Cohort(asOf));
    }
  }

  /** Adds a member who was touched for the first time within the window. */
  public void add(Member member) {
    Optional<Touch> first = member.firstTouch();
    if (first.isPresent() && window.filter(it -> it.contains(first.get().at())).isPresent()) {
      Instant from = first.get().at();
      playbook
          .channel(first.get().channel())
          .map(Channel::placement)
          .map(cohorts::get)
          .ifPresent(
              cohort -> {
                cohort.won++;
                cohort.customers.add(from, since(from, member.orders()));
              });
    }
  }

  /** What was paid before is due to no touch that came later. */
  private static List<Order> since(Instant from, List<Order> orders) {
    return orders.stream()
        .filter(order -> order.paidAt().filter(at -> !at.isBefore(from)).isPresent())
        .toList();
  }

  /** What channels of a placement cost, of every kind of cost, on the same days. */
  public long cost(Placement placement, MarketBook book) {
    long cost = 0;
    for (Stated stated : window.map(book::in).orElse(List.of())) {
      if (stated.fact() instanceof Spent spent
          && stated.channel(playbook).filter(it -> it.placement() == placement).isPresent()) {
        cost = Math.addExact(cost, spent.amount().minor());
      }
    }
    return cost;
  }

  /** How many there are. */
  public long won(Placement placement) {
    return Optional.ofNullable(cohorts.get(placement)).map(cohort -> cohort.won).orElse(0L);
  }

  /** What they had brought in by each age since the touch, of those who were seen for as long. */
  public List<WorthByAge> worth(Placement placement) {
    return Optional.ofNullable(cohorts.get(placement))
        .map(cohort -> cohort.customers.worth())
        .orElse(List.of());
  }
}
