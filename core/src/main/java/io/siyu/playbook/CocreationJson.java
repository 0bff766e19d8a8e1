package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.standing.PolicyNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The JSON form of a playbook's {@code cocreation}. */
final class CocreationJson {
  private CocreationJson() {}

  static CocreationRules read(JsonObject playbook) {
    return playbook
        .optionalObject("cocreation")
        .map(
            in ->
                new CocreationRules(
                    list(in, "panels", "id", CocreationJson::panel),
                    list(in, "campaigns", "id", CocreationJson::campaign),
                    list(in, "groupBuys", "activity", CocreationJson::groupBuy)))
        .orElse(CocreationRules.NONE);
  }

  /** Reads a list in which a name stands only once. */
  private static <T> List<T> list(
      JsonObject in, String list, String name, Function<JsonObject, T> read) {
    Set<String> seen = new HashSet<>();
    List<T> out = new ArrayList<>();
    for (JsonObject each : in.objects(list)) {
      String named = each.text(name);
      if (!named.isEmpty() && !seen.add(named)) {
        each.violation(name, "must not be that of an earlier one");
      }
      out.add(read.apply(each));
    }
    return out;
  }

  private static Panel panel(JsonObject in) {
    List<String> candidates = in.texts("candidates");
    if (candidates.contains("") || Set.copyOf(candidates).size() < candidates.size()) {
      in.violation("candidates", "must hold texts that are not empty, each once");
    }
    int makeAbove = number(in, Panel.MAKE_ABOVE);
    int dropBelow = number(in, Panel.DROP_BELOW);
    if (dropBelow > makeAbove) {
      in.violation("dropBelow", "must be at most makeAbove");
    }
    return new Panel(
        in.text("id"),
        in.word("ballot", Panel.Ballot.class, Panel.Ballot.EACH),
        candidates,
        in.optionalInstant("closes"),
        number(in, Panel.APPROVE_FROM),
        number(in, Panel.LEAST_VOTES),
        makeAbove,
        dropBelow,
        number(in, Panel.SURE));
  }

  private static Campaign campaign(JsonObject in) {
    long threshold = in.number("threshold");
    if (threshold < 1 || threshold > Campaign.THRESHOLD_MAX) {
      in.violation("threshold", "must be from 1 to " + Campaign.THRESHOLD_MAX);
    }
    Instant deadline = in.instant("deadline");
    Instant payBy = in.optionalInstant("payBy").orElse(deadline);
    if (payBy.isBefore(deadline)) {
      in.violation("payBy", "must not be before the deadline");
    }
    return new Campaign(
        in.text("id"),
        in.text("sku"),
        threshold,
        deadline,
        payBy,
        number(in, Campaign.LEAST_DUE),
        number(in, Campaign.SERVICE),
        number(in, Campaign.SURE));
  }

  private static GroupBuy groupBuy(JsonObject in) {
    return new GroupBuy(in.text("activity"), number(in, GroupBuy.SIZE), number(in, GroupBuy.HOURS));
  }

  private static int number(JsonObject in, PolicyNumber number) {
    long value = in.optionalNumber(number.name()).orElse(number.otherwise());
    if (!number.allows(value)) {
      in.violation(number.name(), number.rule());
      value = number.otherwise();
    }
    return (int) value;
  }

  static void write(ObjectNode playbook, CocreationRules rules) {
    if (rules.equals(CocreationRules.NONE)) {
      return;
    }
    ObjectNode out = playbook.putObject("cocreation");
    ArrayNode panels = out.putArray("panels");
    rules.panels().forEach(panel -> write(panels.addObject(), panel));
    ArrayNode campaigns = out.putArray("campaigns");
    for (Campaign campaign : rules.campaigns()) {
      campaigns
          .addObject()
          .put("id", campaign.id())
          .put("sku", campaign.sku())
          .put("threshold", campaign.threshold())
          .put("deadline", campaign.deadline().toString())
          .put("payBy", campaign.payBy().toString())
          .put(Campaign.LEAST_DUE.name(), campaign.leastDue())
          .put(Campaign.SERVICE.name(), campaign.service())
          .put(Campaign.SURE.name(), campaign.sure());
    }
    ArrayNode groupBuys = out.putArray("groupBuys");
    for (GroupBuy buy : rules.groupBuys()) {
      groupBuys
          .addObject()
          .put("activity", buy.activity())
          .put(GroupBuy.SIZE.name(), buy.size())
          .put(GroupBuy.HOURS.name(), buy.hours());
    }
  }

  private static void write(ObjectNode out, Panel panel) {
    out.put("id", panel.id()).put("ballot", panel.ballot().name());
    ArrayNode candidates = out.putArray("candidates");
    panel.candidates().forEach(candidates::add);
    panel.closes().ifPresent(closes -> out.put("closes", closes.toString()));
    out.put(Panel.APPROVE_FROM.name(), panel.approveFrom())
        .put(Panel.LEAST_VOTES.name(), panel.leastVotes())
        .put(Panel.MAKE_ABOVE.name(), panel.makeAbove())
        .put(Panel.DROP_BELOW.name(), panel.dropBelow())
        .put(Panel.SURE.name(), panel.sure());
  }
}
