package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import io.siyu.segment.Condition;
import io.siyu.segment.Segment;
import io.siyu.testing.Conditions;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentsJsonTest {
  private static final SegmentsJson.Names NAMES =
      new SegmentsJson.Names(
          Set.of("guides", "shop"),
          Set.of("MA01", "MA02"),
          Set.of("silver", "gold"),
          Set.of("points"));

  @Provide
  Arbitrary<Condition> trees() {
    return Conditions.trees();
  }

  @Property(tries = 1_000)
  @Label("Q-6 a condition reads back equal, and is written as the same bytes again")
  void round_trip(@ForAll("trees") Condition condition) {
    List<Segment> segments =
        List.of(
            new Segment("buyers", "", new Condition.InPool("shop")),
            new Segment("some", "有些人", condition));
    ObjectNode written = Json.object();
    SegmentsJson.write(written, segments);
    Violations violations = new Violations();
    JsonObject in = JsonObject.of(written, "", violations);
    List<Segment> read = SegmentsJson.read(in, NAMES);
    in.refuseUnread();
    assertThat(violations.isEmpty()).isTrue();
    assertThat(read).isEqualTo(segments);
    ObjectNode again = Json.object();
    SegmentsJson.write(again, read);
    assertThat(Json.canonical(again)).isEqualTo(Json.canonical(written));
  }

  private static List<String> violations(String conditions) {
    String playbook =
        """
        {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY",
         "segments":[%s]}
        """;
    try {
      Playbook.parse(playbook.formatted(conditions));
      return List.of();
    } catch (PlaybookException e) {
      return e.violations().stream().map(Violation::pointer).toList();
    }
  }

  @Test
  @DisplayName("Q-6 what the playbook does not have is refused, each with its pointer")
  void unknown_names() {
    assertThat(
            violations(
                """
                {"id":"a","when":{"all":[
                  {"is":"inPool","pool":"p"},
                  {"is":"firstTouchIn","channels":["c"]},
                  {"not":{"is":"tierIn","tiers":["","t"]}},
                  {"any":[{"is":"points","ledger":"l","atLeast":1},
                          {"is":"segment","segment":"b"}]}]}},
                {"id":"b","when":{"is":"segment","segment":"b"}}
                """))
        .containsExactly(
            "/segments/0/when/all/0/pool",
            "/segments/0/when/all/1/channels",
            "/segments/0/when/all/2/not/tiers",
            "/segments/0/when/all/3/any/0/ledger",
            "/segments/0/when/all/3/any/1/segment",
            "/segments/1/when/segment");
  }

  @Test
  @DisplayName("Q-6 what is no condition is refused, each mistake with its pointer")
  void no_conditions() {
    assertThat(
            violations(
                """
                {"id":"a","when":{"is":"olders"}},
                {"id":"b","when":{}},
                {"id":"c","when":{"is":"orders","withinDays":-1}},
                {"id":"d","when":{"is":"paid","atLeast":3,"atMost":2}},
                {"id":"e","when":{"is":"orders","withinDays":36501,"atMost":0}},
                {"id":"a","when":{"all":[],"some":1}}
                """))
        .containsExactly(
            "/segments/0/when/is",
            "/segments/1/when/is",
            "/segments/2/when/withinDays",
            "/segments/2/when/atLeast",
            "/segments/3/when/atMost",
            "/segments/4/when/withinDays",
            "/segments/5/id",
            "/segments/5/when/some");
  }

  @Test
  @DisplayName("M-30 a tier is measured only by what there is")
  void unknown_measures() {
    String playbook =
        """
        {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY",
         "tiers":[{"ladder":[{"code":"silver","upgrade":{"miles":1}}],
                   "upgradeWindow":{"kind":"LIFETIME"},"validity":{"kind":"UNLIMITED"}}]}
        """;
    assertThatThrownBy(() -> Playbook.parse(playbook))
        .isInstanceOf(PlaybookException.class)
        .hasMessageContaining("ledgers of the playbook's points");
  }
}
