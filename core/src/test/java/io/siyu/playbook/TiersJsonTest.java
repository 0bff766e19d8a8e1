package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.tier.TierPolicy;
import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import io.siyu.tier.TierProgramme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TiersJsonTest {
  private static final String SHORTEST =
      """
      [{"ladder":[{"code":"silver","upgrade":{"paid":100}}],
        "upgradeWindow":{"kind":"LIFETIME"},"validity":{"kind":"UNLIMITED"}}]
      """;

  private static final String EVERYTHING =
      """
      [{"ladder":[{"code":"v1","upgrade":{"orders":1}}],
        "upgradeWindow":{"kind":"SINGLE_ORDER"},"keepWindow":{"kind":"SINCE_LAST_CHANGE"},
        "upgradeMoment":{"kind":"AFTER_DAYS","days":15},"validity":{"kind":"ANNIVERSARY"},
        "onFail":{"kind":"STAY"},"onRefund":"RECOMPUTE_AT_EVALUATION"},
       {"effectiveFrom":"2025-01-01T00:00:00+08:00","zone":"Europe/Berlin",
        "ladder":[{"code":"v1","name":"普卡","upgrade":{"orders":1,"growth":10},"keep":{"orders":0}},
                  {"code":"v2","upgrade":{"orders":3}}],
        "upgradeWindow":{"kind":"ROLLING","months":12,"days":1},
        "keepWindow":{"kind":"CALENDAR","unit":"HALF_YEAR"},
        "validity":{"kind":"MONTHS","months":12,"toMonthEnd":true},
        "onFail":{"kind":"TO_FLOOR","tier":"v1"},"grace":{"days":30,"maxInARow":2}},
       {"effectiveFrom":"2026-01-01T00:00:00+08:00",
        "ladder":[{"code":"v1","upgrade":{"orders":1}}],
        "upgradeWindow":{"kind":"FULL_MONTHS","months":12},
        "upgradeMoment":{"kind":"AT_EVALUATION"},
        "validity":{"kind":"MONTHLY","day":2},"onFail":{"kind":"ONE_DOWN"}},
       {"effectiveFrom":"2027-01-01T00:00:00+08:00",
        "ladder":[{"code":"v1","upgrade":{"orders":1}}],
        "upgradeWindow":{"kind":"LIFETIME"},"validity":{"kind":"CALENDAR_YEAR"}}]
      """;

  @Test
  void what_is_left_out_has_a_default() {
    TierPolicy policy = TierFixture.programme(SHORTEST).policies().get(0);

    assertThat(policy.effectiveFrom()).isEqualTo(Instant.MIN);
    assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(policy.ladder().get(0).keep()).isEqualTo(policy.ladder().get(0).upgrade());
    assertThat(policy.keepWindow()).isEqualTo(policy.upgradeWindow());
    assertThat(policy.upgradeMoment()).isEqualTo(new UpgradeMoment.Immediate());
    assertThat(policy.onFail()).isEqualTo(new OnFail.ToMatching());
    assertThat(policy.grace()).isEqualTo(TierPolicy.Grace.NONE);
    assertThat(policy.onRefund()).isEqualTo(TierPolicy.OnRefund.RECOMPUTE_NOW);
    assertThat(TierFixture.programme("[]")).isEqualTo(TierProgramme.NONE);
    assertThat(TierFixture.write(TierProgramme.NONE)).isEqualTo("{}");
  }

  @Test
  @DisplayName("T-15 what is written is read back to equal rules, every default spelt out")
  void round_trip() {
    for (String tiers : new String[] {SHORTEST, EVERYTHING}) {
      TierProgramme programme = TierFixture.programme(tiers);
      String written = TierFixture.write(programme);
      TierProgramme again =
          TierFixture.programme(written.substring("{\"tiers\":".length(), written.length() - 1));

      assertThat(again).isEqualTo(programme);
      assertThat(TierFixture.write(again)).isEqualTo(written);
    }
    assertThat(TierFixture.programme(EVERYTHING).measures()).containsExactly("growth", "orders");
    assertThat(TierFixture.write(TierFixture.programme(SHORTEST)))
        .isEqualTo(
            "{\"tiers\":[{\"keepWindow\":{\"kind\":\"LIFETIME\"},\"ladder\":[{\"code\":\"silver\","
                + "\"keep\":{\"paid\":100},\"upgrade\":{\"paid\":100}}],"
                + "\"onFail\":{\"kind\":\"TO_MATCHING\"},\"onRefund\":\"RECOMPUTE_NOW\","
                + "\"upgradeMoment\":{\"kind\":\"IMMEDIATE\"},"
                + "\"upgradeWindow\":{\"kind\":\"LIFETIME\"},"
                + "\"validity\":{\"kind\":\"UNLIMITED\"},\"zone\":\"Asia/Shanghai\"}]}");
  }

  @Test
  @DisplayName("T-14 keep stricter than upgrade is refused where it stands")
  void keep_above_upgrade() {
    assertThat(
            faults(
                """
                "ladder":[{"code":"silver","upgrade":{"paid":100}},
                          {"code":"gold","upgrade":{"paid":200},"keep":{"paid":201}}],
                "validity":{"kind":"UNLIMITED"}
                """))
        .containsExactly("/tiers/0/ladder/1/keep/paid: must not ask for more than upgrade does");
  }

  @Test
  @DisplayName("T-14 a ladder rises, has tiers, and names each once")
  void ladder() {
    assertThat(
            faults(
                """
                "ladder":[{"code":"silver","upgrade":{"paid":100,"a/b":7}},
                          {"code":"gold","upgrade":{"paid":100,"a/b":6}},
                          {"code":"silver","upgrade":{"orders":-1}},
                          {"upgrade":{}}],
                "validity":{"kind":"UNLIMITED"}
                """))
        .containsExactly(
            "/tiers/0/ladder/1/upgrade/a~1b: must ask for more than a lower tier does",
            "/tiers/0/ladder/1/upgrade/paid: must ask for more than a lower tier does",
            "/tiers/0/ladder/2/code: repeats the code of a lower tier",
            "/tiers/0/ladder/2/upgrade/orders: must not be negative",
            "/tiers/0/ladder/2/keep/orders: must not be negative",
            "/tiers/0/ladder/3/code: must not be empty",
            "/tiers/0/ladder/3/upgrade: must name one measure at least",
            "/tiers/0/ladder/3/keep: must name one measure at least");
    assertThat(faults("\"ladder\":[],\"validity\":{\"kind\":\"UNLIMITED\"}"))
        .containsExactly("/tiers/0/ladder: must have one tier at least");
  }

  @Test
  @DisplayName("T-14 a floor is on the ladder, and an evaluation comes")
  void floor_and_evaluation() {
    assertThat(
            faults(
                """
                "ladder":[{"code":"silver","upgrade":{"paid":100}}],
                "onFail":{"kind":"TO_FLOOR","tier":"bronze"},
                "upgradeMoment":{"kind":"AT_EVALUATION"},"validity":{"kind":"UNLIMITED"}
                """))
        .containsExactly(
            "/tiers/0/onFail/tier: must be the code of a tier of the ladder",
            "/tiers/0/validity: must have an end, or AT_EVALUATION would never come");
  }

  @Test
  @DisplayName("T-14 every period is positive and every field known")
  void periods() {
    assertThat(
            faults(
                """
                "ladder":[{"code":"silver","upgrade":{"paid":100},"colour":"grey"}],
                "keepWindow":{"kind":"FULL_MONTHS","months":0},
                "validity":{"kind":"MONTHLY","day":29},
                "upgradeMoment":{"kind":"AFTER_DAYS","days":-1},
                "grace":{"days":0},"onRefund":"NEVER"
                """))
        .containsExactly(
            "/tiers/0/keepWindow/months: must be from 1 to 1200",
            "/tiers/0/upgradeMoment/days: must be from 1 to 36500",
            "/tiers/0/validity/day: must be from 1 to 28",
            "/tiers/0/grace/days: must be from 1 to 36500",
            "/tiers/0/onRefund: must be one of [RECOMPUTE_NOW, RECOMPUTE_AT_EVALUATION]",
            "/tiers/0/ladder/0/colour: is not a known field");
    assertThat(
            TierFixture.faults(
                SHORTEST.replace("\"LIFETIME\"", "\"ROLLING\"").replace("100", "\"much\"")))
        .containsExactly(
            "/tiers/0/ladder/0/upgrade/paid: must be a whole number of at most 64 bits",
            "/tiers/0/upgradeWindow/months: must be given, or days, or both");
  }

  @Test
  @DisplayName("T-14 two versions never come into force at one instant")
  void two_versions_at_once() {
    String two = SHORTEST.strip().replaceFirst("]$", "," + SHORTEST.strip().substring(1));

    assertThat(TierFixture.faults(two))
        .containsExactly("/tiers/1/effectiveFrom: repeats that of an earlier version");
  }

  private static List<String> faults(String fields) {
    return TierFixture.faults("[{\"upgradeWindow\":{\"kind\":\"LIFETIME\"}," + fields + "}]");
  }
}
