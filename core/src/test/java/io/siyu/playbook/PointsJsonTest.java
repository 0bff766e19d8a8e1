package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import io.siyu.points.EarningRule;
import io.siyu.points.EarningRule.On;
import io.siyu.points.EarningRule.Rounding;
import io.siyu.points.ExpiryRule;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.PointsProgramme;
import io.siyu.points.PointsProgramme.Kind;
import io.siyu.points.PointsProgramme.Lapsed;
import io.siyu.points.PointsProgramme.Pending;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PointsJsonTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String FULL =
      """
      {"points":[
        {"ledger":"points","kind":"SPENDABLE",
         "rules":[
           {"code":"base","on":"ORDER","points":1,"per":100,"rounding":"HALF_UP","group":"g",
            "priority":-2,"from":"2026-01-01T00:00:00+08:00","until":"2027-01-01T00:00:00+08:00"},
           {"code":"join","on":"JOIN","points":50}],
         "pending":{"kind":"AFTER_COMPLETION","days":7},
         "expiry":{"kind":"END_OF","unit":"YEAR","plus":1},
         "lapsed":{"kind":"RESTORED_FOR","days":30},
         "zone":"Europe/Berlin"},
        {"ledger":"growth","kind":"GROWTH"}]}
      """;

  @Test
  @DisplayName("B-13 every field is read as written, and has its default where it is left out")
  void reads() {
    assertThat(read(FULL))
        .containsExactly(
            new PointsProgramme(
                "points",
                Kind.SPENDABLE,
                List.of(
                    new EarningRule(
                        "base",
                        On.ORDER,
                        1,
                        100,
                        Rounding.HALF_UP,
                        "g",
                        -2,
                        Optional.of(Instant.parse("2025-12-31T16:00:00Z")),
                        Optional.of(Instant.parse("2026-12-31T16:00:00Z"))),
                    new EarningRule(
                        "join",
                        On.JOIN,
                        50,
                        0,
                        Rounding.DOWN,
                        "",
                        0,
                        Optional.empty(),
                        Optional.empty())),
                new Pending.AfterCompletion(7),
                new EndOf(EndOf.Unit.YEAR, 1),
                new Lapsed.RestoredFor(30),
                ZoneId.of("Europe/Berlin")),
            programme("growth", Kind.GROWTH, new Pending.None(), new ExpiryRule.Never(), SHANGHAI));
    assertThat(read("{}")).isEmpty();
  }

  @Test
  @DisplayName("B-13 what is written can be read back, equal, in one form")
  void round_trip() {
    for (ExpiryRule expiry :
        List.of(
            new ExpiryRule.Never(),
            new ExpiryRule.After(12, 0),
            new ExpiryRule.After(0, 90),
            new EndOf(EndOf.Unit.QUARTER, 0),
            new ExpiryRule.On(MonthDay.of(2, 29)),
            new ExpiryRule.Inactivity(6))) {
      for (Pending pending :
          List.of(
              new Pending.None(), new Pending.AfterPayment(0), new Pending.AfterCompletion(7))) {
        assertRoundTrip(
            List.of(programme("points", Kind.SPENDABLE, pending, expiry, ZoneOffset.UTC)));
      }
    }
    assertRoundTrip(read(FULL));
    assertThat(write(List.of())).isEqualTo("{}");
  }

  private static void assertRoundTrip(List<PointsProgramme> programmes) {
    String json = write(programmes);
    assertThat(read(json)).isEqualTo(programmes);
    assertThat(write(read(json))).isEqualTo(json);
  }

  @Test
  @DisplayName("B-13 every mistake is a violation, with its JSON pointer, all at once")
  void violations() {
    assertThat(
            pointers(
                """
                {"points":[
                  {"ledger":"paid","kind":"MILES","zone":"Mars/North","colour":"red",
                   "rules":[
                     {"code":"a","on":"ORDER","points":0,"per":-1,"rounding":"NEAR"},
                     {"code":"a","on":"JOIN","points":1,"per":100},
                     {"code":"b/c","on":"ORDER"},
                     {"on":"SMILE","points":1000000001,"priority":9999999999,
                      "from":"2026-01-01T00:00:00Z","until":"2026-01-01T00:00:00Z"}],
                   "pending":{"kind":"AFTER_COMPLETION"},
                   "expiry":{"kind":"AFTER"},
                   "lapsed":{"kind":"RESTORED_FOR","days":0}},
                  {"ledger":"x","pending":{"kind":"NONE","days":7},
                   "expiry":{"kind":"ON","day":"02-30"},"lapsed":{}},
                  {"ledger":"x","pending":{"kind":"AFTER_PAYMENT","days":40000},
                   "expiry":{"kind":"END_OF","unit":"WEEK","plus":-1}},
                  {"ledger":"y","expiry":{"kind":"INACTIVITY","months":0}},
                  {"ledger":"z","expiry":{"kind":"AFTER","months":0}},
                  {"expiry":{"kind":"ON"}},
                  7]}
                """))
        .containsExactlyInAnyOrder(
            "/points/0/ledger",
            "/points/0/kind",
            "/points/0/zone",
            "/points/0/colour",
            "/points/0/rules/0/points",
            "/points/0/rules/0/per",
            "/points/0/rules/0/rounding",
            "/points/0/rules/1/per",
            "/points/0/rules/1/code",
            "/points/0/rules/2/points",
            "/points/0/rules/2/code",
            "/points/0/rules/3/code",
            "/points/0/rules/3/on",
            "/points/0/rules/3/points",
            "/points/0/rules/3/priority",
            "/points/0/rules/3/until",
            "/points/0/pending/days",
            "/points/0/expiry/months",
            "/points/0/lapsed/days",
            "/points/1/pending/days",
            "/points/1/expiry/day",
            "/points/1/lapsed/kind",
            "/points/2/ledger",
            "/points/2/pending/days",
            "/points/2/expiry/unit",
            "/points/2/expiry/plus",
            "/points/3/expiry/months",
            "/points/4/expiry/days",
            "/points/5/ledger",
            "/points/5/expiry/day",
            "/points/6",
            "/points/6/ledger");
    assertThat(pointers("{\"points\":{}}")).containsExactly("/points");
  }

  private static PointsProgramme programme(
      String ledger, Kind kind, Pending pending, ExpiryRule expiry, ZoneId zone) {
    return new PointsProgramme(ledger, kind, List.of(), pending, expiry, new Lapsed.Lost(), zone);
  }

  private static String write(List<PointsProgramme> programmes) {
    ObjectNode out = Json.object();
    PointsJson.write(out, programmes);
    return Json.canonical(out);
  }

  private static List<PointsProgramme> read(String json) {
    Violations violations = new Violations();
    JsonObject in = JsonObject.parse(json, violations).orElseThrow();
    List<PointsProgramme> read = PointsJson.read(in, "points", SHANGHAI);
    in.refuseUnread();
    assertThat(violations.list()).isEmpty();
    return read;
  }

  private static List<String> pointers(String json) {
    Violations violations = new Violations();
    JsonObject in = JsonObject.parse(json, violations).orElseThrow();
    PointsJson.read(in, "points", SHANGHAI);
    in.refuseUnread();
    return violations.list().stream().map(Violation::pointer).toList();
  }
}
