package io.siyu.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.playbook.TierFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Published programmes as playbooks have them, with lives gone through by hand. */
class WorkedProgrammesTest {
  /** 国航凤凰知音, thresholds of its notice for 2026; the window ends before the month of expiry. */
  private static final TierProgramme AIR_CHINA =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"silver","name":"银卡","upgrade":{"km":40000,"segments":30},
               "keep":{"km":35000,"segments":23}},
              {"code":"gold","name":"金卡","upgrade":{"km":80000,"segments":40},
               "keep":{"km":70000,"segments":36}}],
            "upgradeWindow":{"kind":"ROLLING","months":12},
            "keepWindow":{"kind":"FULL_MONTHS","months":12},
            "validity":{"kind":"MONTHS","months":12,"toMonthEnd":true}}]
          """);

  /** 东航东方万里行: 24 calendar months, promotional points left out. */
  private static final TierProgramme CHINA_EASTERN =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"silver","name":"银卡","upgrade":{"upgrade-points":50}},
              {"code":"gold","name":"金卡","upgrade":{"upgrade-points":100}}],
            "upgradeWindow":{"kind":"FULL_MONTHS","months":24},
            "validity":{"kind":"MONTHS","months":12,"toMonthEnd":true},
            "onFail":{"kind":"ONE_DOWN"}}]
          """);

  /** 阿里 Quick Audience 忠诚度: the last N days for rising only, a rule for keeping, one level down. */
  private static final TierProgramme ALIBABA =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"L1","upgrade":{"paid":100000},"keep":{"paid":50000}},
              {"code":"L2","upgrade":{"paid":300000},"keep":{"paid":150000}},
              {"code":"L3","upgrade":{"paid":600000},"keep":{"paid":300000}}],
            "upgradeWindow":{"kind":"ROLLING","days":90},
            "keepWindow":{"kind":"SINCE_LAST_CHANGE"},
            "validity":{"kind":"MONTHS","months":6},
            "onFail":{"kind":"ONE_DOWN"}}]
          """);

  private static final String SHOPLINE_EACH =
      """
      [{"ladder":[
          {"code":"vip","upgrade":{"paid":50000},"keep":{"paid":30000}},
          {"code":"svip","upgrade":{"paid":200000},"keep":{"paid":80000}}],
        "upgradeWindow":{"kind":"SINGLE_ORDER"},
        "keepWindow":{"kind":"SINCE_LAST_CHANGE"},
        "validity":{"kind":"MONTHS","months":12},
        "onRefund":"RECOMPUTE_AT_EVALUATION"}]
      """;

  /** 京享值: the 12 full months before, brought up to date on the 2nd of each month. */
  private static final TierProgramme JD =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"v1","upgrade":{"jingxiang":0}},
              {"code":"v2","upgrade":{"jingxiang":1000}},
              {"code":"v3","upgrade":{"jingxiang":5000}}],
            "upgradeWindow":{"kind":"FULL_MONTHS","months":12},
            "upgradeMoment":{"kind":"AT_EVALUATION"},
            "validity":{"kind":"MONTHLY","day":2}}]
          """);

  private static final TierProgramme GROWTH_SHOP =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"v1","upgrade":{"growth":0}},
              {"code":"v2","upgrade":{"growth":500}},
              {"code":"v3","upgrade":{"growth":1000}}],
            "upgradeWindow":{"kind":"LIFETIME"},"validity":{"kind":"UNLIMITED"}}]
          """);

  private static final TierProgramme SHOP_OF_400_DAYS =
      TierFixture.programme(
          """
          [{"ladder":[
              {"code":"silver","upgrade":{"paid":100000}},
              {"code":"gold","upgrade":{"paid":300000}}],
            "upgradeWindow":{"kind":"ROLLING","days":400},
            "validity":{"kind":"MONTHLY","day":1}}]
          """);

  @Test
  @DisplayName("T-3, T-5, T-13 Air China: what keeps a card to July is flown from July to June")
  void air_china_counts_up_to_the_month_before_the_expiry_month() {
    Life life =
        Life.since("2024-03-10")
            .earned("km", "2025-03-01T08:00", 10_000)
            .earned("km", "2025-07-20T10:00", 30_000);

    assertThat(life.asOf(AIR_CHINA, "2026-02-01").toKeep())
        .isEqualTo(Map.of("km", 5_000L, "segments", 23L));
    assertThat(life.asOf(AIR_CHINA, "2026-02-01").toNext())
        .isEqualTo(Map.of("km", 40_000L, "segments", 40L));

    life.earned("km", "2026-06-30T23:59", 5_000);
    assertThat(life.asOf(AIR_CHINA, "2026-07-10").toKeep()).isEmpty();
    assertThat(life.history(AIR_CHINA, "2026-08-02"))
        .containsExactly(
            "2025-07-20T10:00 UP silver until 2026-08-01",
            "2026-08-01 KEPT silver until 2027-08-01");
  }

  @Test
  @DisplayName("T-3 Air China: window counted from today instead of the expiry month")
  void air_china_does_not_count_the_expiry_month() {
    Life life =
        Life.since("2024-03-10")
            .earned("km", "2025-03-01T08:00", 10_000)
            .earned("km", "2025-07-20T10:00", 30_000)
            .earned("km", "2026-07-01T00:00", 5_000);

    assertThat(life.history(AIR_CHINA, "2026-08-02"))
        .containsExactly("2025-07-20T10:00 UP silver until 2026-08-01", "2026-08-01 DOWN");
  }

  @Test
  @DisplayName("T-6 Air China: gold that is not kept is silver where that is")
  void air_china_falls_to_the_matching_card() {
    Life life =
        Life.since("2024-03-10")
            .earned("km", "2025-06-30T10:00", 44_000)
            .earned("km", "2025-07-20T10:00", 36_000);

    assertThat(life.history(AIR_CHINA, "2026-08-02"))
        .containsExactly(
            "2025-06-30T10:00 UP silver until 2026-07-01",
            "2025-07-20T10:00 UP gold until 2026-08-01",
            "2026-08-01 DOWN silver until 2027-08-01");
    assertThat(
            Life.since("2024-03-10")
                .earned("km", "2025-07-20T10:00", 1)
                .earned("segments", "2025-07-20T10:00", 40)
                .asOf(AIR_CHINA, "2025-07-21")
                .tier())
        .as("segments suffice on their own")
        .isEqualTo("gold");
  }

  @Test
  @DisplayName("T-3 China Eastern: 24 whole months across a leap day, promotional points aside")
  void china_eastern_counts_whole_months() {
    Life life =
        Life.since("2024-01-05")
            .earned("upgrade-points", "2024-02-29T12:00", 30)
            .earned("upgrade-points", "2024-03-31T23:59", 30)
            .earned("promo-points", "2024-03-01T12:00", 1_000);
    List<String> twoYears =
        List.of("2024-04-01 UP silver until 2025-04-01", "2025-04-01 KEPT silver until 2026-04-01");

    assertThat(life.history(CHINA_EASTERN, "2026-04-01")).isEqualTo(twoYears);
    assertThat(life.history(CHINA_EASTERN, "2026-04-02"))
        .hasSize(3)
        .startsWith(twoYears.toArray(String[]::new))
        .endsWith("2026-04-01 DOWN");
    assertThat(
            life.earned("upgrade-points", "2026-02-28T23:59", 20)
                .history(CHINA_EASTERN, "2026-04-02"))
        .endsWith("2026-04-01 KEPT silver until 2027-04-01");
  }

  @Test
  @DisplayName("T-2, T-5, T-6 Alibaba: up to the highest rung at once, down one at a time")
  void alibaba_rises_at_once_and_falls_one_by_one() {
    Life life = Life.since("2026-01-01").paid("2026-08-31T20:00", 600_000);

    assertThat(life.paid("2027-03-01T09:00", 150_000).history(ALIBABA, "2029-01-01"))
        .containsExactly(
            "2026-08-31T20:00 UP L3 until 2027-03-01",
            "2027-03-01 DOWN L2 until 2027-09-01",
            "2027-09-01 KEPT L2 until 2028-03-01",
            "2028-03-01 DOWN L1 until 2028-09-01",
            "2028-09-01 DOWN");
  }

  @Test
  @DisplayName("T-3 Alibaba: the last 90 days are 90 days and no instant more")
  void alibaba_looks_back_ninety_days() {
    Life early = Life.since("2026-01-01").paid("2026-01-01T10:00", 60_000);

    assertThat(early.paid("2026-04-01T10:00", 40_000).asOf(ALIBABA, "2026-04-02").tier()).isEmpty();
    assertThat(
            Life.since("2026-01-01")
                .paid("2026-01-01T10:00", 60_000)
                .paid("2026-04-01T09:59:59.999", 40_000)
                .asOf(ALIBABA, "2026-04-02")
                .tier())
        .isEqualTo("L1");
  }

  @Test
  @DisplayName("T-3, T-8, T-13 SHOPLINE: one order lifts; a refund after the window closed waits")
  void shopline_takes_one_order_and_looks_at_refunds_when_it_judges() {
    TierProgramme each = TierFixture.programme(SHOPLINE_EACH);
    Life life =
        Life.since("2025-05-01")
            .paid("2025-05-09T12:00", 49_999)
            .paid("2025-05-10T12:00", 60_000)
            .paid("2025-12-01T12:00", 40_000);

    assertThat(life.asOf(each, "2025-12-02").toNext()).isEqualTo(Map.of("paid", 200_000L));
    assertThat(life.refunded("2026-05-12T09:00", 40_000).history(each, "2027-05-12"))
        .containsExactly(
            "2025-05-10T12:00 UP vip until 2026-05-11",
            "2026-05-11 KEPT vip until 2027-05-11",
            "2027-05-11 DOWN");
  }

  @Test
  @DisplayName("T-8 SHOPLINE, if it recomputed: a refund after the window closed is seen at once")
  void a_refund_after_the_window_closed() {
    TierProgramme now =
        TierFixture.programme(SHOPLINE_EACH.replace("RECOMPUTE_AT_EVALUATION", "RECOMPUTE_NOW"));
    Life life =
        Life.since("2025-05-01")
            .paid("2025-05-10T12:00", 60_000)
            .paid("2025-12-01T12:00", 40_000)
            .refunded("2026-05-12T09:00", 10_001);

    assertThat(life.history(now, "2027-05-12"))
        .containsExactly(
            "2025-05-10T12:00 UP vip until 2026-05-11",
            "2026-05-11 KEPT vip until 2027-05-11",
            "2026-05-12T09:00 REVERSED");
    assertThat(life.asOf(now, "2026-05-13").since()).contains(Life.at("2026-05-12T09:00"));
  }

  @Test
  @DisplayName("T-4, T-5 JD: judged on the 2nd of each month by the 12 months before")
  void jd_judges_on_the_second() {
    Life life =
        Life.since("2026-01-15T08:00")
            .earned("jingxiang", "2026-01-31T23:59", 1_000)
            .earned("jingxiang", "2026-02-01T10:00", 4_000);
    List<String> history = life.history(JD, "2027-03-03");

    assertThat(history)
        .hasSize(15)
        .startsWith(
            "2026-01-15T08:00 UP v1 until 2026-02-02",
            "2026-02-02 UP v2 until 2026-03-02",
            "2026-03-02 UP v3 until 2026-04-02",
            "2026-04-02 KEPT v3 until 2026-05-02")
        .endsWith(
            "2027-01-02 KEPT v3 until 2027-02-02",
            "2027-02-02 DOWN v2 until 2027-03-02",
            "2027-03-02 DOWN v1 until 2027-04-02");
  }

  @Test
  @DisplayName("T-8 a shop by growth value: a refund lets fall at once, and to where one stood")
  void growth_shop() {
    Life life =
        Life.since("2026-02-01T09:00")
            .earned("growth", "2026-03-01T12:00", 600)
            .earned("growth", "2026-04-01T12:00", 500)
            .refunded("2026-04-20T15:00", 500);

    assertThat(life.history(GROWTH_SHOP, "2030-01-01"))
        .containsExactly(
            "2026-02-01T09:00 UP v1",
            "2026-03-01T12:00 UP v2",
            "2026-04-01T12:00 UP v3",
            "2026-04-20T15:00 REVERSED v2");
  }

  @Test
  @DisplayName("T-6 a shop by what was paid in 400 days: down to the matching tier")
  void shop_of_400_days() {
    Life life =
        Life.since("2025-01-10").paid("2025-01-10T10:00", 120_000).paid("2025-06-15", 200_000);
    List<String> history = life.history(SHOP_OF_400_DAYS, "2027-01-01");

    assertThat(history.stream().filter(record -> !record.contains("KEPT")))
        .containsExactly(
            "2025-01-10T10:00 UP silver until 2025-02-01",
            "2025-06-15 UP gold until 2025-07-01",
            "2026-03-01 DOWN silver until 2026-04-01",
            "2026-08-01 DOWN");
  }
}
