package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.standing.AbusePolicy;
import io.siyu.standing.LookBack;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.RfmPolicy.Cycle;
import io.siyu.standing.RfmPolicy.Fixed;
import io.siyu.standing.RfmPolicy.Mean;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.StandingPolicy;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingJsonTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static StandingRules read(String json, Violations violations) {
    JsonObject in = JsonObject.parse(json, violations).orElseThrow();
    StandingRules rules = StandingJson.read(in, ZONE);
    in.refuseUnread();
    return rules;
  }

  private static List<String> mistakes(String json) {
    Violations violations = new Violations();
    StandingRules ignored = read(json, violations);
    assertThat(ignored).isNotNull();
    return violations.list().stream().map(Violations.Violation::toString).toList();
  }

  private static StandingRules valid(String json) {
    Violations violations = new Violations();
    StandingRules rules = read(json, violations);
    assertThat(violations.list()).isEmpty();
    return rules;
  }

  private static void roundTrips(StandingRules rules) {
    ObjectNode out = Json.object();
    StandingJson.write(out, rules);
    assertThat(valid(Json.canonical(out))).isEqualTo(rules);
  }

  @Test
  @DisplayName("V-16 what is not said is not judged, and what is begun has defaults")
  void defaults() {
    assertThat(valid("{}")).isEqualTo(StandingRules.NONE);
    assertThat(valid("{\"standing\":{\"abuse\":{}},\"rfm\":{}}"))
        .isEqualTo(
            new StandingRules(
                Optional.of(StandingPolicy.defaults(ZONE)),
                Optional.of(AbusePolicy.defaults(ZONE)),
                Optional.of(RfmPolicy.defaults(ZONE))));
    assertThat(valid("{\"standing\":{}}").abuse()).isEmpty();
  }

  @Test
  @DisplayName("V-16 everything is read as written, and written as read")
  void round_trip() {
    StandingRules rules =
        valid(
            """
            {"standing":{"window":"P1Y6M","leastOrders":4,"priorWeight":1,"dependentFrom":500000,
                         "valuableFrom":90,"referralWorth":500,"appealDays":30,
                         "abuse":{"window":"P3M","quickDeleteMinutes":5,"refundOrders":6,
                                  "refundDays":20,"refundPercent":80,"splitOrders":4,
                                  "splitMinutes":10}},
             "rfm":{"window":"P24M","recency":{"bounds":[7,30]},"frequency":{"quantiles":4},
                    "monetary":null,"split":"CYCLE","cycleDays":45}}
            """);

    assertThat(rules)
        .isEqualTo(
            new StandingRules(
                Optional.of(new StandingPolicy(new LookBack(18, ZONE), 4, 1, 500_000, 90, 500, 30)),
                Optional.of(new AbusePolicy(new LookBack(3, ZONE), 5, 6, 20, 80, 4, 10)),
                Optional.of(
                    new RfmPolicy(
                        new LookBack(24, ZONE),
                        new Fixed(List.of(7L, 30L)),
                        new Quantiles(4),
                        new Quantiles(5),
                        new Cycle(45)))));
    roundTrips(rules);
    roundTrips(StandingRules.NONE);
    roundTrips(valid("{\"standing\":{},\"rfm\":{\"split\":\"MEAN\"}}"));
    assertThat(valid("{\"rfm\":{\"split\":\"MEAN\"}}").rfm().orElseThrow().recencySplit())
        .isEqualTo(new Mean());
  }

  @Test
  @DisplayName("V-16 every mistake is a violation with its pointer, rule and fix")
  void mistakes_are_named() {
    assertThat(
            mistakes(
                """
                {"standing":{"window":"P10D","leastOrders":0,"valuableFrom":101,"colour":1,
                             "abuse":{"window":"P121M","refundPercent":0}},
                 "rfm":{"recency":{"bounds":[2,1]},"frequency":{"quantiles":1},
                        "monetary":{"quantiles":5,"bounds":[1]},"split":"MODE","cycleDays":3}}
                """))
        .containsExactlyInAnyOrder(
            "/standing/window: must be a period of whole months such as P12M, from P1M to P120M",
            "/standing/leastOrders: must be from 1 to 1000",
            "/standing/valuableFrom: must be from 1 to 100",
            "/standing/colour: is not a known field",
            "/standing/abuse/window: must be a period of whole months such as P12M, from P1M to P120M",
            "/standing/abuse/refundPercent: must be from 1 to 100",
            "/rfm/recency/bounds: must be 1 to 99 whole numbers, each greater than the one before",
            "/rfm/frequency/quantiles: must be from 2 to 100",
            "/rfm/monetary/quantiles: must not stand beside bounds; take out one of the two",
            "/rfm/split: must be one of [MEDIAN, MEAN, CYCLE]",
            "/rfm/cycleDays: is not a known field");
    assertThat(mistakes("{\"standing\":7,\"rfm\":{\"window\":\"soon\"}}"))
        .containsExactly(
            "/standing: must be a JSON object",
            "/rfm/window: must be a period of whole months such as P12M, from P1M to P120M");
  }
}
