package io.siyu.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.playbook.TierFixture;
import io.siyu.tier.TierPolicy.Grace;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules one by one, most of them as what goes wrong elsewhere. */
class TierRulesTest {
  private static final String YEARLY =
      """
      {"ladder":[
          {"code":"silver","upgrade":{"paid":100},"keep":{"paid":60}},
          {"code":"gold","upgrade":{"paid":300},"keep":{"paid":200}}],
        "upgradeWindow":{"kind":"CALENDAR","unit":"YEAR"},
        "validity":{"kind":"CALENDAR_YEAR"},"onFail":{"kind":"ONE_DOWN"}
      """;

  private static final TierProgramme PLAIN = yearly("");

  private static final TierProgramme GRACIOUS = yearly(",\"grace\":{\"days\":31,\"maxInARow\":1}");

  /** Silver through 2025 and 2026, with 50 of the 60 that would keep it for 2027. */
  private static Life tenShort() {
    return Life.since("2025-01-05").paid("2025-05-01T12:00", 100).paid("2026-03-01T12:00", 50);
  }

  private static TierProgramme yearly(String more) {
    return TierFixture.programme("[" + YEARLY + more + "}]");
  }

  @Test
  @DisplayName("T-1 a tier column written by nobody: the tier follows from the facts alone")
  void tier_column_written_by_nobody() {
    assertThat(tenShort().asOf(PLAIN, "2025-05-02").tier()).isEqualTo("silver");
    assertThat(TierEvaluation.of(TierProgramme.NONE, tenShort().facts(), Instant.MAX))
        .isEqualTo(TierStatus.none());
  }

  @Test
  @DisplayName("T-2, T-13 growth computed but never credited: whatever reaches a threshold counts")
  void growth_computed_but_never_credited() {
    TierStatus status =
        Life.since("2025-01-05")
            .paid("2025-05-01T12:00", 99)
            .paid("2025-05-01T12:00:00.001", 1)
            .asOf(PLAIN, "2025-05-02");

    assertThat(status.tier()).isEqualTo("silver");
    assertThat(status.toNext()).isEqualTo(Map.of("paid", 200L));
  }

  @Test
  @DisplayName("T-10 expiry off by one day: a term up to 31 December ends when 1 January begins")
  void expiry_off_by_one_day() {
    Life life = Life.since("2025-01-05").paid("2025-05-01T12:00", 100);
    life.refunded("2025-12-31T23:59:59.999", 41);
    TierProgramme late =
        TierFixture.programme("[" + YEARLY + ",\"onRefund\":\"RECOMPUTE_AT_EVALUATION\"}]");

    assertThat(life.asOf(late, "2025-12-31T23:59:59.999").tier()).isEqualTo("silver");
    assertThat(life.asOf(late, "2026-01-01").tier()).isEqualTo("silver");
    assertThat(life.asOf(late, "2026-01-01").until()).contains(Life.at("2026-01-01"));
    assertThat(life.asOf(late, "2026-01-01T00:00:00.000000001").tier()).isEmpty();
  }

  @Test
  @DisplayName("T-7, T-13 downgrade on the day the grace notice is sent")
  void downgrade_on_the_day_the_grace_notice_is_sent() {
    TierStatus status = tenShort().asOf(GRACIOUS, "2027-01-01T00:00:00.001");

    assertThat(status.tier()).isEqualTo("silver");
    assertThat(status.inGrace()).isTrue();
    assertThat(status.until()).contains(Life.at("2027-02-01"));
    assertThat(status.toKeep()).isEqualTo(Map.of("paid", 10L));
    assertThat(tenShort().history(GRACIOUS, "2027-02-02"))
        .containsExactly(
            "2025-05-01T12:00 UP silver until 2026-01-01",
            "2026-01-01 KEPT silver until 2027-01-01",
            "2027-01-01 GRACE silver until 2027-02-01",
            "2027-02-01 DOWN");
  }

  @Test
  @DisplayName("T-7 a grace is over as soon as what was missing is there, and is not given twice")
  void what_was_missing_is_made_up_for_in_a_grace() {
    Life life = tenShort().paid("2027-01-20T15:00", 10);

    assertThat(life.history(GRACIOUS, "2028-01-02").subList(2, 5))
        .containsExactly(
            "2027-01-01 GRACE silver until 2027-02-01",
            "2027-01-20T15:00 KEPT silver until 2028-01-01",
            "2028-01-01 DOWN");
    assertThat(life.asOf(GRACIOUS, "2027-01-21").since()).contains(Life.at("2025-05-01T12:00"));
  }

  @Test
  @DisplayName("T-7 a term that is kept in time lets a grace be given again")
  void a_kept_term_lets_a_grace_be_given_again() {
    Life life = tenShort().paid("2027-01-20T15:00", 60);

    assertThat(life.history(GRACIOUS, "2029-01-02").subList(3, 6))
        .containsExactly(
            "2027-01-20T15:00 KEPT silver until 2028-01-01",
            "2028-01-01 KEPT silver until 2029-01-01",
            "2029-01-01 GRACE silver until 2029-02-01");
  }

  @Test
  @DisplayName("T-8 a refund that takes what kept a tier leaves the grace that would have been")
  void a_refund_leaves_the_grace_that_would_have_been() {
    Life life = tenShort().paid("2026-12-31T12:00", 10).refunded("2027-01-10T09:00", 1);

    assertThat(life.history(GRACIOUS, "2027-02-02").subList(2, 5))
        .containsExactly(
            "2027-01-01 KEPT silver until 2028-01-01",
            "2027-01-10T09:00 REVERSED silver until 2027-02-01",
            "2027-02-01 DOWN");
    assertThat(life.asOf(GRACIOUS, "2027-01-11").inGrace()).isTrue();
  }

  @Test
  @DisplayName("T-8 no refund makes a tier better, where what it takes back had begun a term")
  void a_refund_makes_nothing_better() {
    TierProgramme sinceChange =
        TierFixture.programme(
            """
            [{"ladder":[
                {"code":"silver","upgrade":{"paid":100}},
                {"code":"gold","upgrade":{"paid":250}}],
              "upgradeWindow":{"kind":"SINCE_LAST_CHANGE"},"validity":{"kind":"UNLIMITED"}}]
            """);
    Life life = Life.since("2025-01-05").paid("2025-02-01", 90).paid("2025-04-01", 170);

    assertThat(life.asOf(sinceChange, "2025-05-01").tier()).isEqualTo("gold");
    life.paid("2025-03-01", 10).refunded("2025-04-10", 10);
    assertThat(life.history(sinceChange, "2025-05-01")).containsExactly("2025-03-01 UP silver");
  }

  @Test
  @DisplayName("T-4, T-13 a late refund: what is given back before it counts never lifts")
  void an_upgrade_waits_for_refunds() {
    TierProgramme waits = yearly(",\"upgradeMoment\":{\"kind\":\"AFTER_DAYS\",\"days\":15}");
    Life life = Life.since("2025-01-05").paid("2025-12-25T12:00", 100);

    assertThat(life.history(waits, "2026-06-01"))
        .as("it counts for the year in which it was earned")
        .containsExactly("2026-01-09T12:00 UP silver until 2027-01-01");
    assertThat(life.asOf(waits, "2025-12-31").toNext()).as("it is earned already").isEmpty();
    assertThat(life.refunded("2026-01-09T12:00", 1).history(waits, "2026-06-01")).isEmpty();
  }

  @Test
  @DisplayName(
      "T-4 before somebody is a member they hold no tier, and what they earned counts then")
  void nobody_is_judged_before_they_are_a_member() {
    Life life = Life.since("2025-06-01").paid("2025-05-01", 100);

    assertThat(life.history(PLAIN, "2025-06-01")).isEmpty();
    assertThat(life.history(PLAIN, "2025-06-02"))
        .containsExactly("2025-06-01 UP silver until 2026-01-01");
  }

  @Test
  @DisplayName(
      "T-9 overrides frozen by a profile edit: a grant changes nothing that the rules give")
  void overrides_frozen_by_a_profile_edit() {
    Life life = tenShort().paid("2026-04-01", 250);
    List<TierRecord> history = life.asOf(PLAIN, "2026-05-01").history();
    life.granted("2025-06-01", "gold", Optional.of("2026-01-01"))
        .granted("2026-02-01", "platinum", Optional.empty())
        .granted("2026-04-10", "", Optional.empty());

    TierStatus granted = life.asOf(PLAIN, "2026-01-01");
    assertThat(granted.tier()).isEqualTo("gold");
    assertThat(granted.earned()).isEqualTo("silver");
    assertThat(granted.since()).contains(Life.at("2025-06-01"));
    assertThat(granted.until()).contains(Life.at("2026-01-01"));
    assertThat(granted.grant()).map(TierOverride::reason).contains("客诉补偿");
    TierStatus between = life.asOf(PLAIN, "2026-01-02");
    assertThat(between.tier()).isEqualTo("silver");
    assertThat(between.since()).contains(Life.at("2026-01-01"));
    assertThat(life.asOf(PLAIN, "2026-04-02").tier()).isEqualTo("platinum");
    assertThat(life.asOf(PLAIN, "2026-04-02").earned()).isEqualTo("gold");
    TierStatus after = life.asOf(PLAIN, "2026-05-01");
    assertThat(after.tier()).isEqualTo("gold");
    assertThat(after.grant()).isEmpty();
    assertThat(after.since()).contains(Life.at("2026-04-10"));
    assertThat(after.history()).isEqualTo(history);
  }

  @Test
  @DisplayName("T-6 STAY keeps all the same; TO_FLOOR lets nobody fall further")
  void stay_and_floor() {
    Life life = Life.since("2025-01-05").paid("2025-05-01T12:00", 300);

    assertThat(life.history(failing("{\"kind\":\"STAY\"}"), "2027-01-02"))
        .containsExactly(
            "2025-05-01T12:00 UP gold until 2026-01-01",
            "2026-01-01 KEPT gold until 2027-01-01",
            "2027-01-01 KEPT gold until 2028-01-01");
    assertThat(life.history(failing("{\"kind\":\"TO_FLOOR\",\"tier\":\"silver\"}"), "2028-01-02"))
        .containsExactly(
            "2025-05-01T12:00 UP gold until 2026-01-01",
            "2026-01-01 KEPT gold until 2027-01-01",
            "2027-01-01 DOWN silver until 2028-01-01",
            "2028-01-01 KEPT silver until 2029-01-01");
  }

  private static TierProgramme failing(String onFail) {
    return TierFixture.programme("[" + YEARLY.replace("{\"kind\":\"ONE_DOWN\"}", onFail) + "}]");
  }

  @Test
  @DisplayName("T-11 other rules: a tier carries over by its code, or falls to what is left below")
  void rules_change() {
    String other =
        """
        ,{"effectiveFrom":"2025-07-01T00:00:00+08:00","ladder":[
            {"code":"silver","upgrade":{"paid":500}},
            {"code":"black","upgrade":{"paid":1000}}],
          "upgradeWindow":{"kind":"CALENDAR","unit":"YEAR"},"validity":{"kind":"UNLIMITED"}}]
        """;
    TierProgramme programme = TierFixture.programme("[" + YEARLY + "}" + other);

    assertThat(Life.since("2025-01-05").paid("2025-05-01", 350).history(programme, "2027-01-01"))
        .containsExactly("2025-05-01 UP gold until 2026-01-01", "2025-07-01 RULES silver");
    assertThat(Life.since("2025-01-05").paid("2025-05-01", 100).history(programme, "2027-01-01"))
        .as("held by its code, without an end now")
        .containsExactly("2025-05-01 UP silver until 2026-01-01", "2025-07-01 RULES silver");
    assertThat(Life.since("2025-01-05").paid("2025-05-01", 1_000).history(programme, "2025-07-02"))
        .as("what the new rules give at once")
        .containsExactly("2025-05-01 UP gold until 2026-01-01", "2025-07-01 RULES black");
    assertThat(
            Life.since("2025-01-05").paid("2025-05-01", 350).asOf(programme, "2025-07-01").tier())
        .as("what comes into force changes nothing before")
        .isEqualTo("gold");
  }

  @Test
  @DisplayName(
      "T-11 a zone change: a term keeps its end, the next one ends at the new zone's midnight")
  void zone_change() {
    TierProgramme programme =
        TierFixture.programme(
            "["
                + YEARLY
                + "},"
                + YEARLY.replaceFirst(
                    "\\{",
                    "{\"effectiveFrom\":\"2025-07-01T00:00:00+08:00\","
                        + "\"zone\":\"America/New_York\",")
                + "}]");

    assertThat(Life.since("2025-01-05").paid("2025-05-01", 100).history(programme, "2026-01-02"))
        .containsExactly(
            "2025-05-01 UP silver until 2026-01-01",
            "2026-01-01 KEPT silver until 2026-01-01T13:00",
            "2026-01-01T13:00 KEPT silver until 2027-01-01T13:00");
  }

  @Test
  @DisplayName("T-5 month ends: where a month has no such day, the term lasts to its end")
  void month_ends() {
    assertThat(end(new TierValidity.Months(1, false), "2026-01-31T10:00")).isEqualTo("2026-03-01");
    assertThat(end(new TierValidity.Months(1, false), "2026-01-31")).isEqualTo("2026-03-01");
    assertThat(end(new TierValidity.Months(1, false), "2024-01-31T10:00")).isEqualTo("2024-03-01");
    assertThat(end(new TierValidity.Months(12, false), "2024-02-29T10:00")).isEqualTo("2025-03-01");
    assertThat(end(new TierValidity.Months(12, false), "2026-08-02T10:00"))
        .as("the last day is whole")
        .isEqualTo("2027-08-03");
    assertThat(end(new TierValidity.Months(12, false), "2027-08-03"))
        .as("a term after another does not creep")
        .isEqualTo("2028-08-03");
    assertThat(end(new TierValidity.Months(12, true), "2025-08-31T10:00")).isEqualTo("2026-09-01");
    assertThat(end(new TierValidity.Months(12, true), "2026-09-01")).isEqualTo("2027-09-01");
    assertThat(end(new TierValidity.Months(1, true), "2026-01-31T10:00")).isEqualTo("2026-03-01");
  }

  @Test
  @DisplayName("T-5 anniversaries, calendar years and days of the month end at a midnight after")
  void other_validities() {
    assertThat(end(new TierValidity.Anniversary(), "2024-02-29T10:00")).isEqualTo("2025-03-01");
    assertThat(end(new TierValidity.Anniversary(), "2027-03-01")).isEqualTo("2028-02-29");
    assertThat(end(new TierValidity.Anniversary(), "2028-02-28T23:59")).isEqualTo("2028-02-29");
    assertThat(end(new TierValidity.Anniversary(), "2028-02-29")).isEqualTo("2029-03-01");
    assertThat(end(new TierValidity.CalendarYear(), "2025-12-31T23:59")).isEqualTo("2026-01-01");
    assertThat(end(new TierValidity.CalendarYear(), "2026-01-01")).isEqualTo("2027-01-01");
    assertThat(end(new TierValidity.Monthly(2), "2026-02-01T23:59")).isEqualTo("2026-02-02");
    assertThat(end(new TierValidity.Monthly(2), "2026-02-02")).isEqualTo("2026-03-02");
    assertThat(new TierValidity.Unlimited().end(Life.at("2026-01-01"), Life.SHANGHAI, Instant.MIN))
        .isEmpty();
  }

  /** The end of a term of somebody who became a member on a leap day. */
  private static String end(TierValidity validity, String start) {
    return Life.local(
        validity.end(Life.at(start), Life.SHANGHAI, Life.at("2024-02-29T10:00")).orElseThrow());
  }

  @Test
  @DisplayName("T-5 days and months are those of the policy's zone, summer time or not")
  void summer_time() {
    ZoneId newYork = ZoneId.of("America/New_York");
    ZonedDateTime start = ZonedDateTime.of(2026, 2, 8, 0, 0, 0, 0, newYork);

    assertThat(new TierValidity.Months(2, false).end(start.toInstant(), newYork, Instant.EPOCH))
        .contains(Instant.parse("2026-04-08T04:00:00Z"));
    assertThat(
            new TierWindow.Rolling(2, 0)
                .from(Instant.parse("2026-04-08T04:00:00Z"), newYork, Instant.MIN))
        .isEqualTo(Instant.parse("2026-02-08T05:00:00Z"));
    TierProgramme grace =
        TierFixture.programme(
            "["
                + YEARLY
                    .replace("CALENDAR_YEAR\"", "MONTHS\",\"months\":1")
                    .replaceFirst("\\{", "{\"zone\":\"America/New_York\",")
                    .replace("\"CALENDAR\",\"unit\":\"YEAR\"", "\"SINCE_LAST_CHANGE\"")
                + ",\"grace\":{\"days\":30}}]");
    TierFacts facts =
        new TierFacts(
            start.toInstant(),
            Map.of(TierRule.PAID, List.of(new Merit(start.toInstant(), 100, List.of()))),
            List.of());
    assertThat(TierEvaluation.of(grace, facts, Instant.parse("2026-04-01T00:00:00Z")).until())
        .as("30 days of the calendar, one of them short")
        .contains(Instant.parse("2026-04-07T04:00:00Z"));
  }

  @Test
  @DisplayName("T-3 a calendar window is the one that the last instant judged lies in")
  void calendar_windows() {
    assertThat(from(TierWindow.Calendar.Unit.MONTH, "2026-12-01")).isEqualTo("2026-11-01");
    assertThat(from(TierWindow.Calendar.Unit.QUARTER, "2026-12-01")).isEqualTo("2026-10-01");
    assertThat(from(TierWindow.Calendar.Unit.QUARTER, "2026-10-01")).isEqualTo("2026-07-01");
    assertThat(from(TierWindow.Calendar.Unit.HALF_YEAR, "2026-06-30")).isEqualTo("2026-01-01");
    assertThat(from(TierWindow.Calendar.Unit.HALF_YEAR, "2026-07-02")).isEqualTo("2026-07-01");
    assertThat(from(TierWindow.Calendar.Unit.YEAR, "2026-01-01")).isEqualTo("2025-01-01");
  }

  private static String from(TierWindow.Calendar.Unit unit, String asOf) {
    return Life.local(
        new TierWindow.Calendar(unit).from(Life.at(asOf), Life.SHANGHAI, Instant.MIN));
  }

  @Test
  @DisplayName("T-12 what is due by time alone is told before it happens")
  void due() {
    Window winter = Window.days(date("2026-12-01"), date("2027-03-01"), Life.SHANGHAI);
    Life life = tenShort().paid("2026-12-20", 10);

    assertThat(Life.told(TierEvaluation.due(GRACIOUS, life.facts(), Life.at("2026-12-15"), winter)))
        .containsExactly("2027-01-01 GRACE silver until 2027-02-01", "2027-02-01 DOWN");
    assertThat(Life.told(TierEvaluation.due(GRACIOUS, life.facts(), Life.at("2026-12-21"), winter)))
        .containsExactly("2027-01-01 KEPT silver until 2028-01-01");
    assertThat(TierEvaluation.due(GRACIOUS, life.facts(), winter.end(), winter)).isEmpty();
  }

  private static LocalDate date(String day) {
    return LocalDate.parse(day);
  }

  @Test
  @DisplayName("T-14 keep > upgrade misconfigured: such rules cannot be made, nor empty periods")
  void rules_that_cannot_be() {
    TierRule hundred = new TierRule(Map.of(TierRule.PAID, 100L));
    TierRule more = new TierRule(Map.of(TierRule.PAID, 101L));

    assertThatThrownBy(
            () ->
                new TierPolicy(
                    Instant.MIN,
                    Life.SHANGHAI,
                    List.of(new Tier("silver", "", hundred, more)),
                    new TierWindow.Lifetime(),
                    new TierWindow.Lifetime(),
                    new UpgradeMoment.Immediate(),
                    new TierValidity.CalendarYear(),
                    new TierPolicy.OnFail.Stay(),
                    Grace.NONE,
                    TierPolicy.OnRefund.RECOMPUTE_NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/ladder/0/keep/paid: must not ask for more than upgrade does");
    for (Runnable empty :
        List.<Runnable>of(
            () -> new TierWindow.Rolling(0, 0),
            () -> new TierWindow.Rolling(1, -1),
            () -> new TierWindow.FullMonths(0),
            () -> new TierValidity.Months(0, true),
            () -> new TierValidity.Monthly(29),
            () -> new UpgradeMoment.AfterDays(0),
            () -> new Grace(0, 1),
            () -> new Grace(1, 0),
            () -> new TierProgramme(List.of(policy(), policy())))) {
      assertThatThrownBy(empty::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TierPolicy policy() {
    return PLAIN.policies().get(0);
  }
}
