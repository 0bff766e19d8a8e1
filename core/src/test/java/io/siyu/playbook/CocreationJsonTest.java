package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.playbook.Panel.Ballot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CocreationJsonTest {
  private static final Instant DAY = Instant.parse("2026-03-03T00:00:00Z");

  private static Playbook playbook(String rules) {
    return Playbook.parse(
        "{\"siyu\":\"playbook/1\",\"version\":\"v\",\"zone\":\"UTC\",\"currency\":\"CNY\","
            + rules
            + "}");
  }

  private static void refused(String rules, String violation) {
    assertThatThrownBy(() -> playbook("\"cocreation\":{" + rules + "}"))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining(violation);
  }

  @Test
  @DisplayName("Z-13 what is asked of customers has defaults, and is read back as it was written")
  void round_trip() {
    Playbook least =
        playbook(
            "\"cocreation\":{\"panels\":[{\"id\":\"taste\"}],\"campaigns\":[{\"id\":\"spring\",\"sku\":\"peach\","
                + "\"threshold\":10,\"deadline\":\"2026-03-03T08:00:00+08:00\"}],"
                + "\"groupBuys\":[{\"activity\":\"act\"}]}");
    assertThat(least.cocreation())
        .isEqualTo(
            new CocreationRules(
                List.of(
                    new Panel(
                        "taste", Ballot.EACH, List.of(), Optional.empty(), 80, 5, 50, 50, 95)),
                List.of(new Campaign("spring", "peach", 10, DAY, DAY, 20, 90, 95)),
                List.of(new GroupBuy("act", 2, 24))));
    assertThat(Playbook.parse(least.toJson())).isEqualTo(least);

    Playbook most =
        playbook(
            "\"cocreation\":{\"panels\":[{\"id\":\"taste\",\"ballot\":\"ONE\",\"candidates\":[\"a\",\"b\"],"
                + "\"closes\":\"2026-03-03T00:00:00Z\",\"approveFrom\":60,\"leastVotes\":30,\"makeAbove\":70,"
                + "\"dropBelow\":40,\"sure\":90}],\"campaigns\":[{\"id\":\"spring\",\"sku\":\"peach\","
                + "\"threshold\":10,\"deadline\":\"2026-03-01T00:00:00Z\",\"payBy\":\"2026-03-03T00:00:00Z\","
                + "\"leastDue\":5,\"service\":80,\"sure\":99}],"
                + "\"groupBuys\":[{\"activity\":\"act\",\"size\":3,\"hours\":48}]}");
    assertThat(most.cocreation().panel("taste"))
        .contains(
            new Panel(
                "taste", Ballot.ONE, List.of("a", "b"), Optional.of(DAY), 60, 30, 70, 40, 90));
    assertThat(most.cocreation().campaign("spring").orElseThrow().payBy()).isEqualTo(DAY);
    assertThat(most.cocreation().groupBuy("act")).contains(new GroupBuy("act", 3, 48));
    assertThat(Playbook.parse(most.toJson()).toJson()).isEqualTo(most.toJson());
    assertThat(playbook("\"products\":[]").toJson()).doesNotContain("cocreation");
  }

  @Test
  @DisplayName("Z-13 what is asked of customers wrongly is refused, field by field")
  void mistakes() {
    refused("\"polls\":[]", "/cocreation/polls");
    refused("\"panels\":[{\"id\":\"a\",\"kind\":1}]", "/cocreation/panels/0/kind");
    refused("\"panels\":[{}]", "/cocreation/panels/0/id");
    refused(
        "\"panels\":[{\"id\":\"a\"},{\"id\":\"a\"}]", "/cocreation/panels/1/id: must not be that");
    refused("\"panels\":[{\"id\":\"a\",\"sure\":50}]", "sure: must be from 51 to 99");
    refused("\"panels\":[{\"id\":\"a\",\"dropBelow\":60}]", "dropBelow: must be at most makeAbove");
    refused(
        "\"panels\":[{\"id\":\"a\",\"candidates\":[\"x\",\"x\"]}]", "candidates: must hold texts");
    String campaign =
        "\"campaigns\":[{\"id\":\"c\",\"sku\":\"s\",\"deadline\":\"2026-03-03T00:00:00Z\"";
    refused(campaign + "}]", "/cocreation/campaigns/0/threshold");
    refused(campaign + ",\"threshold\":0}]", "threshold: must be from 1 to");
    refused(
        campaign + ",\"threshold\":1,\"payBy\":\"2026-03-02T00:00:00Z\"}]",
        "payBy: must not be before the deadline");
    refused("\"groupBuys\":[{\"activity\":\"a\",\"hours\":0}]", "hours: must be from 1 to 8760");
  }
}
