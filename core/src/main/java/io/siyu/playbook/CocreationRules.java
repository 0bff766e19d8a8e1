package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * What customers are asked to decide (共创): panels of testers, presales and group buys. Immutable.
 *
 * @param panels the panels, in the order given
 * @param campaigns the presales, in the order given
 * @param groupBuys the group buys, in the order given
 */
public record CocreationRules(
    List<Panel> panels, List<Campaign> campaigns, List<GroupBuy> groupBuys) {
  /** Nothing is asked. */
  public static final CocreationRules NONE = new CocreationRules(List.of(), List.of(), List.of());

  /** Copies. */
  public CocreationRules {
    panels = ImmutableList.copyOf(panels);
    campaigns = ImmutableList.copyOf(campaigns);
    groupBuys = ImmutableList.copyOf(groupBuys);
  }

  /** Finds a panel by its id. */
  public Optional<Panel> panel(String id) {
    return panels.stream().filter(panel -> panel.id().equals(id)).findFirst();
  }

  /** Finds a campaign by its id. */
  public Optional<Campaign> campaign(String id) {
    return campaigns.stream().filter(campaign -> campaign.id().equals(id)).findFirst();
  }

  /** Finds a group buy by the id of its activity. */
  public Optional<GroupBuy> groupBuy(String activity) {
    return groupBuys.stream().filter(buy -> buy.activity().equals(activity)).findFirst();
  }
}
