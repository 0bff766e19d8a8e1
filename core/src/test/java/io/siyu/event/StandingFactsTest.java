package io.siyu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What facts about points, tiers and appeals have to say. */
class StandingFactsTest {
  private static final long MAX = PointsAdjusted.POINTS_MAX;

  private static List<String> violations(FactKind kind, String data)
      throws Json.MalformedJsonException {
    Violations violations = new Violations();
    kind.read(JsonObject.of(Json.parse(data), "", violations));
    return violations.list().stream().map(Violation::toString).toList();
  }

  private static Fact read(FactKind kind, String data) throws Json.MalformedJsonException {
    Violations violations = new Violations();
    Fact fact = kind.read(JsonObject.of(Json.parse(data), "", violations));
    assertThat(violations.list()).isEmpty();
    return fact;
  }

  @Test
  void a_fact_says_what_its_json_says() throws Json.MalformedJsonException {
    assertThat(
            read(
                FactKind.POINTS_ADJUSTED,
                "{\"ledger\":\"p\",\"points\":-50,\"reason\":\"counter\"}"))
        .isEqualTo(new PointsAdjusted("p", -50, "counter", ""));
    assertThat(
            read(
                FactKind.POINTS_ADJUSTED,
                "{\"ledger\":\"p\",\"points\":5,\"reason\":\"cancelled\",\"returns\":\"s1\"}"))
        .isEqualTo(new PointsAdjusted("p", 5, "cancelled", "s1"));
    assertThat(
            read(
                FactKind.POINTS_SPENT,
                "{\"ledger\":\"p\",\"points\":50,\"spending\":\"s1\",\"what\":\"gift\"}"))
        .isEqualTo(new PointsSpent("p", 50, "s1", "gift"));
    assertThat(
            read(
                FactKind.TIER_OVERRIDDEN,
                "{\"tier\":\"gold\",\"until\":\"2027-01-01T00:00:00+08:00\",\"reason\":\"x\"}"))
        .isEqualTo(
            new TierOverridden("gold", Optional.of(Instant.parse("2026-12-31T16:00:00Z")), "x"));
    assertThat(read(FactKind.TIER_OVERRIDDEN, "{\"reason\":\"x\"}"))
        .isEqualTo(new TierOverridden("", Optional.empty(), "x"));
    assertThat(read(FactKind.APPEALED, "{\"against\":\"standing\",\"outcome\":\"GRANTED\"}"))
        .isEqualTo(new Appealed("standing", Appealed.Outcome.GRANTED, ""));
  }

  @Test
  @DisplayName("E-6 what moves no points, or too many, is not readable")
  void points_have_bounds() throws Json.MalformedJsonException {
    String adjusted = "{\"ledger\":\"p\",\"reason\":\"r\",\"points\":%s}";
    String spent = "{\"ledger\":\"p\",\"spending\":\"s\",\"points\":%s}";
    String signed = "/points: must be from -1000000000000 to 1000000000000 and not 0";
    String positive = "/points: must be from 1 to 1000000000000";
    for (long points : List.of(1L, MAX)) {
      assertThat(violations(FactKind.POINTS_ADJUSTED, adjusted.formatted(points))).isEmpty();
      assertThat(violations(FactKind.POINTS_ADJUSTED, adjusted.formatted(-points))).isEmpty();
      assertThat(violations(FactKind.POINTS_SPENT, spent.formatted(points))).isEmpty();
    }
    for (long points : List.of(0L, MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE)) {
      assertThat(violations(FactKind.POINTS_ADJUSTED, adjusted.formatted(points)))
          .containsExactly(signed);
      assertThat(violations(FactKind.POINTS_SPENT, spent.formatted(points)))
          .containsExactly(positive);
    }
    assertThat(violations(FactKind.POINTS_ADJUSTED, adjusted.formatted(-MAX - 1)))
        .containsExactly(signed);
    assertThat(violations(FactKind.POINTS_SPENT, spent.formatted(-1))).containsExactly(positive);
    for (String no : List.of("1.5", "\"1\"", "true", "1e3", "9223372036854775808")) {
      assertThat(violations(FactKind.POINTS_SPENT, spent.formatted(no)))
          .containsExactly("/points: must be a whole number of at most 64 bits");
    }
    assertThat(violations(FactKind.POINTS_SPENT, spent.formatted("null")))
        .containsExactly(positive);
  }

  @Test
  @DisplayName("E-6 points or a tier entered without a reason are not readable")
  void what_has_to_be_said() throws Json.MalformedJsonException {
    String rule = ": must be a text that is not empty";
    assertThat(violations(FactKind.POINTS_ADJUSTED, "{\"reason\":\"\",\"points\":1}"))
        .containsExactly("/ledger" + rule, "/reason" + rule);
    assertThat(violations(FactKind.POINTS_SPENT, "{\"points\":1}"))
        .containsExactly("/ledger" + rule, "/spending" + rule);
    assertThat(violations(FactKind.TIER_OVERRIDDEN, "{\"tier\":\"gold\"}"))
        .containsExactly("/reason" + rule);
    assertThat(violations(FactKind.APPEALED, "{}"))
        .containsExactly("/against" + rule, "/outcome: must be one of [OPEN, GRANTED, DENIED]");
  }

  @Test
  void fields_that_contradict_each_other_are_not_readable() throws Json.MalformedJsonException {
    assertThat(
            violations(
                FactKind.POINTS_ADJUSTED,
                "{\"ledger\":\"p\",\"points\":-5,\"reason\":\"r\",\"returns\":\"s1\"}"))
        .containsExactly(
            "/returns: must be absent where points are taken: what comes back from a spending is"
                + " given");
    assertThat(
            violations(
                FactKind.TIER_OVERRIDDEN, "{\"until\":\"2027-01-01T00:00:00Z\",\"reason\":\"r\"}"))
        .containsExactly("/until: must be absent where no tier is granted: that ends now");
  }

  @Test
  @DisplayName("E-6 whoever makes such a fact is told the rule, and never the value")
  void makers_are_told_the_rule() {
    Optional<Instant> never = Optional.empty();
    Map<ThrowingCallable, String> wrong =
        Map.ofEntries(
            Map.entry(() -> new PointsAdjusted("", 1, "zz", ""), "ledger"),
            Map.entry(() -> new PointsAdjusted("zz", 1, "", ""), "reason"),
            Map.entry(() -> new PointsAdjusted("zz", 0, "zz", ""), "and not 0"),
            Map.entry(() -> new PointsAdjusted("zz", MAX + 1, "zz", ""), "to " + MAX),
            Map.entry(() -> new PointsAdjusted("zz", -MAX - 1, "zz", ""), "from -" + MAX),
            Map.entry(() -> new PointsAdjusted("zz", Long.MIN_VALUE, "zz", ""), "from -" + MAX),
            Map.entry(() -> new PointsAdjusted("zz", -1, "zz", "zz"), "must be absent"),
            Map.entry(() -> new PointsSpent("", 1, "zz", ""), "ledger"),
            Map.entry(() -> new PointsSpent("zz", 0, "zz", ""), "from 1 to"),
            Map.entry(() -> new PointsSpent("zz", -1, "zz", ""), "from 1 to"),
            Map.entry(() -> new PointsSpent("zz", MAX + 1, "zz", ""), "to " + MAX),
            Map.entry(() -> new PointsSpent("zz", 1, "", ""), "number"),
            Map.entry(() -> new TierOverridden("zz", never, ""), "reason"),
            Map.entry(
                () -> new TierOverridden("", Optional.of(Instant.EPOCH), "zz"), "must be absent"),
            Map.entry(() -> new Appealed("", Appealed.Outcome.OPEN, "zz"), "decision"));
    wrong.forEach(
        (maker, rule) ->
            assertThatThrownBy(maker)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(rule)
                .doesNotContain("zz"));
  }
}
