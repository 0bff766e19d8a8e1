package io.siyu;

import io.siyu.Estimates.Attribution;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.MarketFact;
import io.siyu.insight.AttributionMeasures;
import io.siyu.insight.MarketBook;
import io.siyu.insight.PlacementCohorts;
import io.siyu.insight.PoolDays;
import io.siyu.insight.Referrals;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What estimates are made from beside the report, in the same pass. Not thread-safe. */
final class EstimateInputs implements ReportFold.Listener {
  private final Playbook playbook;
  private final Instant asOf;
  private final List<Event> market = new ArrayList<>();
  private final PurchaseLog purchases;
  private final PoolDays days;
  private final AttributionMeasures attribution;
  private final PlacementCohorts placements;
  private final Referrals referrals;
  private long lost;
  private long open;

  EstimateInputs(Playbook playbook, Window window, Instant asOf, EstimatePolicy policy) {
    this.playbook = playbook;
    this.asOf = asOf;
    this.purchases = new PurchaseLog(playbook, asOf);
    this.days = new PoolDays(playbook);
    this.attribution =
        new AttributionMeasures(window, List.of(policy.decay(), new AttributionModel.Markov()));
    this.placements = new PlacementCohorts(playbook, window, asOf);
    this.referrals = new Referrals(playbook, asOf);
  }

  @Override
  public void member(Dossier person, Member member) {
    purchases.add(member);
    days.add(member);
    placements.add(member);
    referrals.add(person, member);
    attribution.add(member);
    if (attribution.addLost(member)) {
      lost++;
      open += mayYetBuy(member) ? 1 : 0;
    }
  }

  private boolean mayYetBuy(Member member) {
    Instant since = asOf.minus(AttributionMeasures.LOOK_BACK);
    return member.lastTouch().filter(touch -> !touch.at().isBefore(since)).isPresent();
  }

  @Override
  public void unresolved(Order order) {
    attribution.addUnresolved(order);
  }

  void add(Event other) {
    if (other.fact() instanceof MarketFact) {
      market.add(other);
    }
  }

  PurchaseLog purchases() {
    return purchases;
  }

  /** What is credited by models that the exact report does not have, beside those that it has. */
  Attribution attribution(Report report) {
    List<Attributed> models = new ArrayList<>(report.attribution());
    models.addAll(attribution.result());
    return new Attribution(models, lost, open);
  }

  /** What was stated of channels. */
  MarketBook market() {
    return MarketBook.of(market, playbook, asOf);
  }

  /** What traffic pools brought, without what was stated of them. */
  PoolDays days() {
    return days;
  }

  PlacementCohorts placements() {
    return placements;
  }

  Referrals.Result referrals() {
    return referrals.result();
  }
}
