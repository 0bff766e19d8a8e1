package io.siyu.cocreation;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.OrderLine;
import io.siyu.event.Pledged;
import io.siyu.member.Order;
import io.siyu.money.Money;
import io.siyu.playbook.Campaign;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a person pledges in a campaign once it takes no more pledges, or as of now, and what became
 * of it.
 *
 * @param units how many units; at least 1
 * @param deposit what was paid down for it
 * @param due before when it is to be paid
 * @param paid how many of the units were paid by then
 */
record Pledge(long units, Optional<Money> deposit, Instant due, long paid) {
  /** The order of pledges; of one instant the smaller is the later, so that taking back wins. */
  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::occurredAt)
          .thenComparing(event -> ((Pledged) event.fact()).units(), Comparator.reverseOrder())
          .thenComparing(Event.ORDER);

  /** The person's pledge before an instant, if there is one. */
  static Optional<Pledge> of(Dossier person, List<Order> orders, Campaign campaign, Instant asOf) {
    Instant until = asOf.isAfter(campaign.deadline()) ? campaign.deadline() : asOf;
    Optional<Instant> since = Optional.empty();
    Optional<Pledged> last = Optional.empty();
    List<Event> statements =
        Beliefs.before(until, person.events()).stream()
            .filter(event -> event.fact() instanceof Pledged it && isOf(it, campaign))
            .sorted(ORDER)
            .toList();
    for (Event statement : statements) {
      if (statement.fact() instanceof Pledged pledged && pledged.units() > 0) {
        since = since.or(() -> Optional.of(statement.occurredAt()));
        last = Optional.of(pledged);
      } else {
        since = Optional.empty();
        last = Optional.empty();
      }
    }
    if (since.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Pledged pledged = last.get();
    Instant due = pledged.payBy().orElse(campaign.payBy());
    long bought = bought(orders, campaign.sku(), since.get(), due);
    return Optional.of(
        new Pledge(pledged.units(), pledged.deposit(), due, Math.min(pledged.units(), bought)));
  }

  private static boolean isOf(Pledged pledged, Campaign campaign) {
    return pledged.campaign().equals(campaign.id()) && pledged.sku().equals(campaign.sku());
  }

  /**
   * How many units of a product are in valid orders first paid from one instant until before
   * another.
   */
  private static long bought(List<Order> orders, String sku, Instant since, Instant due) {
    long units = 0;
    for (Order order : orders) {
      if (order.valid()
          && order.paidAt().filter(at -> !at.isBefore(since) && at.isBefore(due)).isPresent()) {
        for (OrderLine line : order.lines()) {
          units += line.sku().equals(sku) ? line.units() : 0;
        }
      }
    }
    return units;
  }

  boolean isDue(Instant asOf) {
    return !asOf.isBefore(due);
  }

  /** Whether anything of it was paid. */
  boolean isPaid() {
    return paid > 0;
  }
}
