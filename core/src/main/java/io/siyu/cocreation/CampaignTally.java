package io.siyu.cocreation;

import io.siyu.cocreation.CampaignResult.Quantity;
import io.siyu.cocreation.CampaignResult.State;
import io.siyu.dossier.Dossier;
import io.siyu.event.Pledged;
import io.siyu.member.Order;
import io.siyu.member.OrderFold;
import io.siyu.money.Money;
import io.siyu.playbook.Campaign;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up what is pledged in a playbook's campaigns person by person (rules Z-5 to Z-9). For one
 * thread.
 *
 * <p>All campaigns at once, since how many pay of those who pledged is learnt from all of them.
 */
public final class CampaignTally {
  private static final String PLEDGED = "pledgedUnits";

  private final Playbook playbook;
  private final Instant asOf;
  private final Map<String, List<Pledge>> pledges = new HashMap<>();

  /** Starts with nothing pledged; what is before {@code asOf} will count. */
  public CampaignTally(Playbook playbook, Instant asOf) {
    this.playbook = playbook;
    this.asOf = asOf;
  }

  /** Adds a person's pledges. */
  public void add(Dossier person) {
    if (person.events().stream().noneMatch(event -> event.fact() instanceof Pledged)) {
      return;
    }
    List<Order> orders =
        person.orders().stream().map(file -> OrderFold.of(file, playbook, asOf)).toList();
    for (Campaign campaign : playbook.cocreation().campaigns()) {
      Pledge.of(person, orders, campaign, asOf)
          .ifPresent(
              pledge ->
                  pledges.computeIfAbsent(campaign.id(), id -> new ArrayList<>()).add(pledge));
    }
  }

  /** States where a campaign of the playbook stands. */
  public CampaignResult result(Campaign campaign) {
    List<Pledge> mine = of(campaign);
    Proportion shows = shows(askedToPay());
    Optional<Interval> showing =
        shows.trials() >= campaign.leastDue()
                && shows.wilson(campaign.sure() / 100.0) instanceof Known<Interval> known
            ? Optional.of(known.value())
            : Optional.empty();
    long units = units(mine);
    long paid = mine.stream().mapToLong(Pledge::paid).sum();
    State state = state(campaign, units);
    List<Long> open =
        mine.stream()
            .filter(pledge -> !pledge.isDue(asOf) && !pledge.isPaid())
            .map(Pledge::units)
            .toList();
    return new CampaignResult(
        campaign.id(),
        asOf,
        state,
        mine.size(),
        units,
        deposits(mine),
        paid,
        shows(mine),
        shows,
        showing,
        quantity(campaign, paid, open, showing),
        decision(campaign, paid, open, showing));
  }

  private List<Pledge> of(Campaign campaign) {
    return pledges.getOrDefault(campaign.id(), List.of());
  }

  private static long units(List<Pledge> of) {
    return of.stream().mapToLong(Pledge::units).sum();
  }

  /** What is not made nobody can pay, so that who did not says nothing of who will. */
  private List<Pledge> askedToPay() {
    return playbook.cocreation().campaigns().stream()
        .filter(campaign -> state(campaign, units(of(campaign))) != State.FAILED)
        .flatMap(campaign -> of(campaign).stream())
        .toList();
  }

  private Proportion shows(List<Pledge> of) {
    List<Pledge> due = of.stream().filter(pledge -> pledge.isDue(asOf)).toList();
    return new Proportion(due.stream().filter(Pledge::isPaid).count(), due.size());
  }

  private long deposits(List<Pledge> of) {
    return of.stream()
        .flatMap(pledge -> pledge.deposit().stream())
        .filter(deposit -> deposit.currency().equals(playbook.currency()))
        .mapToLong(Money::minor)
        .reduce(0, Math::addExact);
  }

  private State state(Campaign campaign, long units) {
    boolean isEnough = units >= campaign.threshold();
    if (asOf.isBefore(campaign.deadline())) {
      return isEnough ? State.REACHED : State.OPEN;
    } else if (!isEnough) {
      return State.FAILED;
    }
    return asOf.isBefore(campaign.payBy()) ? State.COLLECTING : State.SETTLED;
  }

  /**
   * What is paid is bought for certain, and what is overdue is not; of the rest as many pay as pay.
   */
  private static Optional<Quantity> quantity(
      Campaign campaign, long paid, List<Long> open, Optional<Interval> showing) {
    if (open.isEmpty()) {
      return Optional.of(new Quantity(campaign.service(), paid, paid));
    }
    Demand demand = new Demand(open);
    double service = campaign.service() / 100.0;
    return showing.map(
        share ->
            new Quantity(
                campaign.service(),
                paid + demand.enough(service, share.low()),
                paid + demand.enough(service, share.high())));
  }

  private Decision<Verdict> decision(
      Campaign campaign, long paid, List<Long> open, Optional<Interval> showing) {
    long pledged = open.stream().mapToLong(units -> units).sum();
    Map<String, Long> counts = new HashMap<>();
    counts.put("threshold", campaign.threshold());
    counts.put("paidUnits", paid);
    counts.put(PLEDGED, pledged);
    if (paid >= campaign.threshold()) {
      return decision(campaign, Verdict.MAKE, "PAID", counts);
    }
    boolean isOpen = asOf.isBefore(campaign.deadline());
    if (paid + pledged < campaign.threshold()) {
      if (isOpen) {
        return decision(campaign, Verdict.UNDECIDED, "OPEN", counts);
      }
      return decision(campaign, Verdict.DROP, "TOO_FEW_PLEDGED", counts);
    } else if (showing.isEmpty()) {
      return decision(campaign, Verdict.INSUFFICIENT_DATA, "SHOWS_NOT_KNOWN", counts);
    }
    long fewest = paid + (long) Math.floor(pledged * showing.get().low());
    long most = paid + (long) Math.floor(pledged * showing.get().high());
    counts.put("fewestExpected", fewest);
    counts.put("mostExpected", most);
    if (fewest >= campaign.threshold()) {
      return decision(campaign, Verdict.MAKE, "ENOUGH_WILL_PAY", counts);
    } else if (most < campaign.threshold() && !isOpen) {
      return decision(campaign, Verdict.DROP, "TOO_FEW_WILL_PAY", counts);
    }
    return decision(campaign, Verdict.UNDECIDED, "NOT_SURE_ENOUGH_WILL_PAY", counts);
  }

  private static Decision<Verdict> decision(
      Campaign campaign, Verdict verdict, String why, Map<String, Long> counts) {
    Reason reason = new Reason(why, counts, List.of(campaign.id()));
    return new Decision<>(verdict, List.of(reason), Optional.empty());
  }
}
