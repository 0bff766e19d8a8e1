package io.siyu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import io.siyu.money.Money;
import io.siyu.money.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What facts about reviews, votes, pledges and teams have to say. */
class WishFactsTest {
  private static final Instant AT = Instant.parse("2026-12-31T16:00:00Z");
  private static final String AT_TEXT = "\"2027-01-01T00:00:00+08:00\"";

  private static Fact read(FactKind kind, String data, List<String> violated)
      throws Json.MalformedJsonException {
    Violations violations = new Violations();
    Fact fact = kind.read(JsonObject.of(Json.parse(data), "", violations));
    violations.list().stream().map(Violation::toString).forEach(violated::add);
    return fact;
  }

  private static Fact read(FactKind kind, String data) throws Json.MalformedJsonException {
    List<String> violated = new ArrayList<>();
    Fact fact = read(kind, data, violated);
    assertThat(violated).isEmpty();
    return fact;
  }

  private static List<String> violations(FactKind kind, String data)
      throws Json.MalformedJsonException {
    List<String> violated = new ArrayList<>();
    read(kind, data, violated);
    return violated;
  }

  @Test
  void a_fact_says_what_its_json_says() throws Json.MalformedJsonException {
    assertThat(read(FactKind.REVIEWED, "{\"sku\":\"soap\",\"score\":4,\"best\":5}"))
        .isEqualTo(new Reviewed("soap", new Score(4, 5)));
    assertThat(read(FactKind.REVIEWED, "{\"score\":0,\"best\":1}"))
        .isEqualTo(new Reviewed("", Score.NO));
    assertThat(
            read(
                FactKind.VOTED,
                "{\"panel\":\"taste\",\"candidate\":\"peach\",\"score\":1,\"best\":1}"))
        .isEqualTo(new Voted("taste", "peach", Score.YES));
    assertThat(
            read(
                FactKind.PLEDGED,
                "{\"campaign\":\"spring\",\"sku\":\"peach\",\"units\":2,\"payBy\":"
                    + AT_TEXT
                    + ",\"deposit\":{\"minor\":500,\"currency\":\"CNY\"}}"))
        .isEqualTo(new Pledged("spring", "peach", 2, Optional.of(Money.fen(500)), Optional.of(AT)));
    assertThat(read(FactKind.PLEDGED, "{\"campaign\":\"spring\",\"sku\":\"peach\",\"units\":0}"))
        .isEqualTo(Pledged.nothing("spring", "peach"));
    assertThat(
            read(
                FactKind.TEAM_JOINED,
                "{\"activity\":\"a\",\"team\":\"t\",\"sku\":\"soap\",\"role\":\"OPENER\",\"size\":3,"
                    + "\"expires\":"
                    + AT_TEXT
                    + "}"))
        .isEqualTo(
            new TeamJoined(
                "a", "t", "soap", TeamJoined.Role.OPENER, OptionalLong.of(3), Optional.of(AT)));
    assertThat(read(FactKind.TEAM_JOINED, "{\"team\":\"t\"}"))
        .isEqualTo(
            new TeamJoined(
                "", "t", "", TeamJoined.Role.MEMBER, OptionalLong.empty(), Optional.empty()));
  }

  @Test
  @DisplayName("E-11 a score lies on its scale, and nothing is pledged with a deposit of no units")
  void what_cannot_be_is_not_readable() throws Json.MalformedJsonException {
    String best = "/best: must be from 1 to 1000";
    String given = "/score: must be from 0 to the best of its scale";
    assertThat(violations(FactKind.REVIEWED, "{\"score\":0,\"best\":0}")).containsExactly(best);
    assertThat(violations(FactKind.REVIEWED, "{\"score\":0,\"best\":1001}")).containsExactly(best);
    assertThat(violations(FactKind.REVIEWED, "{\"score\":6,\"best\":5}")).containsExactly(given);
    assertThat(violations(FactKind.REVIEWED, "{\"score\":-1,\"best\":5}")).containsExactly(given);
    assertThat(violations(FactKind.VOTED, "{\"score\":1,\"best\":1}"))
        .containsExactly(
            "/panel: must be a text that is not empty",
            "/candidate: must be a text that is not empty");
    String pledge = "{\"campaign\":\"c\",\"sku\":\"s\",\"units\":";
    assertThat(violations(FactKind.PLEDGED, pledge + "-1}"))
        .containsExactly("/units: must be from 0 to 1000000000");
    assertThat(violations(FactKind.PLEDGED, pledge + "1000000001}"))
        .containsExactly("/units: must be from 0 to 1000000000");
    assertThat(
            violations(
                FactKind.PLEDGED,
                pledge
                    + "0,\"payBy\":"
                    + AT_TEXT
                    + ",\"deposit\":{\"minor\":1,\"currency\":\"CNY\"}}"))
        .containsExactly(
            "/deposit: must be absent where no units are pledged",
            "/payBy: must be absent where no units are pledged");
    assertThat(violations(FactKind.TEAM_JOINED, "{\"team\":\"t\",\"size\":0}"))
        .containsExactly("/size: must be from 1 to 1000000");
    assertThat(violations(FactKind.TEAM_JOINED, "{}"))
        .containsExactly("/team: must be a text that is not empty");
  }

  @Test
  @DisplayName("E-11 whoever makes such a fact is told the rule, and never the value")
  void makers_are_told_the_rule() {
    Optional<Instant> never = Optional.empty();
    Optional<Money> nothing = Optional.empty();
    OptionalLong unsaid = OptionalLong.empty();
    Map<ThrowingCallable, String> wrong =
        Map.of(
            () -> new Score(77, 5),
            "from 0 to the best",
            () -> new Score(-77, 5),
            "from 0 to the best",
            () -> new Score(0, 7_777),
            "from 1 to 1000",
            () -> new Voted("", "77", Score.YES),
            "panel",
            () -> new Voted("77", "", Score.YES),
            "candidate",
            () -> new Pledged("", "77", 1, nothing, never),
            "campaign",
            () -> new Pledged("77", "77", -77, nothing, never),
            "from 0 to",
            () -> new Pledged("77", "77", 0, Optional.of(Money.fen(77)), never),
            "must be absent",
            () -> new TeamJoined("77", "", "77", TeamJoined.Role.OPENER, unsaid, never),
            "team",
            () ->
                new TeamJoined("77", "77", "", TeamJoined.Role.OPENER, OptionalLong.of(-77), never),
            "from 1 to");
    wrong.forEach(
        (maker, rule) ->
            assertThatThrownBy(maker)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(rule)
                .doesNotContain("77"));
  }

  @Test
  void a_score_reaches_a_share_of_the_best_exactly() {
    assertThat(new Score(4, 5).reaches(new Ratio(4, 5))).isTrue();
    assertThat(new Score(7, 10).reaches(new Ratio(7, 10))).isTrue();
    assertThat(new Score(699, 1_000).reaches(new Ratio(7, 10))).isFalse();
    assertThat(Score.YES.reaches(new Ratio(1, 1))).isTrue();
    assertThat(Score.NO.reaches(new Ratio(1, 1_000_000))).isFalse();
  }
}
