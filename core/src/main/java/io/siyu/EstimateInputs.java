package io.siyu;

import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.MarketFact;
import io.siyu.insight.MarketBook;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What estimates are made from beside the report, in the same pass. Not thread-safe. */
final class EstimateInputs implements ReportFold.Listener {
  private final Playbook playbook;
  private final Instant asOf;
  private final List<Event> market = new ArrayList<>();
  private final PurchaseLog purchases;

  EstimateInputs(Playbook playbook, Instant asOf) {
    this.playbook = playbook;
    this.asOf = asOf;
    this.purchases = new PurchaseLog(playbook, asOf);
  }

  @Override
  public void member(Dossier person, Member member) {
    purchases.add(member);
  }

  @Override
  public void unresolved(Order order) {}

  void add(Event other) {
    if (other.fact() instanceof MarketFact) {
      market.add(other);
    }
  }

  PurchaseLog purchases() {
    return purchases;
  }

  MarketBook market() {
    return MarketBook.of(market, playbook, asOf);
  }
}
