package io.siyu;

import io.siyu.cocreation.CampaignResult;
import io.siyu.cocreation.CampaignTally;
import io.siyu.cocreation.PanelResult;
import io.siyu.cocreation.PanelTally;
import io.siyu.cocreation.Team;
import io.siyu.cocreation.TeamTally;
import io.siyu.dossier.IdentityResolution;
import io.siyu.playbook.Campaign;
import io.siyu.playbook.Panel;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What customers have decided so far (共创), by the playbook's {@code cocreation}. Thread-safe. */
public final class Cocreation {
  private final Playbook playbook;
  private final EventStore store;

  Cocreation(Playbook playbook, EventStore store) {
    this.playbook = playbook;
    this.store = store;
  }

  /**
   * What a panel of testers said before an instant (体验官结论); empty where the playbook has no such
   * panel.
   */
  public Optional<PanelResult> panel(String id, Instant asOf) {
    Optional<Panel> panel = playbook.cocreation().panel(id);
    return panel.map(
        of -> {
          PanelTally tally = new PanelTally(of, asOf);
          forEach(resolution -> resolution.persons().forEach(tally::add));
          return tally.result();
        });
  }

  /**
   * Where a presale stood before an instant (预售进度); empty where the playbook has no such campaign.
   */
  public Optional<CampaignResult> campaign(String id, Instant asOf) {
    Optional<Campaign> campaign = playbook.cocreation().campaign(id);
    return campaign.map(
        of -> {
          CampaignTally tally = new CampaignTally(playbook, asOf);
          forEach(resolution -> resolution.persons().forEach(tally::add));
          return tally.result(of);
        });
  }

  /** Every group-buy team that anybody had joined before an instant (拼团), by id. */
  public List<Team> teams(Instant asOf) {
    TeamTally tally = new TeamTally(playbook, asOf);
    forEach(
        resolution -> {
          resolution.persons().forEach(person -> person.orders().forEach(tally::add));
          resolution.unresolvedOrders().forEach(tally::add);
        });
    return tally.result();
  }

  private void forEach(Consumer<IdentityResolution> each) {
    try (Snapshot snapshot = store.snapshot()) {
      snapshot
          .clusters()
          .map(cluster -> IdentityResolution.of(cluster, playbook.identity()))
          .forEachOrdered(each);
    }
  }
}
