package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Small worlds whose reports were worked out by hand, and what holds of every report. */
final class TruthTest {
  private static final Season MARCH = Season.of(31);
  private static final Names NAMES = new Names(1);
  private static final IdentityKey CONTACT = NAMES.contact(1);
  private static final IdentityKey SHOPPER = NAMES.openId(1);
  private static final IdentityKey UNION = NAMES.unionId(1);

  private final List<Happening> happenings = new ArrayList<>();

  private static Instant at(String time) {
    return LocalDateTime.parse("2026-" + time).atZone(Season.ZONE).toInstant();
  }

  private void add(String time, String steward, String state) {
    happenings.add(new Happening.Added(at(time), CONTACT, steward, state, false));
  }

  private void remove(String time, String steward, Removal how) {
    happenings.add(new Happening.Removed(at(time), CONTACT, steward, how));
  }

  private void pay(String time, String number, long fen) {
    happenings.add(
        new Happening.Paid(at(time), order(number), "T" + number, Optional.of(SHOPPER), fen, fen));
  }

  private void refund(String time, String number, String refund, long fen) {
    happenings.add(
        new Happening.Refunded(
            at(time), order(number), "T" + number, refund, Outcome.SUCCESS, fen, fen));
  }

  private static IdentityKey order(String number) {
    return IdentityKey.orderNo(Brand.MERCHANT, number);
  }

  private JsonNode report() {
    return report(MARCH);
  }

  private JsonNode report(Season season) {
    return parse(ExpectedReport.of(new Truth(season, happenings)));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError("a report is not JSON", e);
    }
  }

  private static String values(JsonNode node, String... names) {
    StringBuilder out = new StringBuilder();
    for (String name : names) {
      out.append(out.isEmpty() ? "" : " ").append(name).append('=').append(node.get(name));
    }
    return out.toString();
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    for (JsonNode each : list) {
      if (each.get(field).textValue().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("no " + field + " " + value);
  }

  @Test
  void a_plain_life_passes_all_stages_up_to_its_first_order() {
    happenings.add(new Happening.Touched(at("03-01T09:00:00"), CONTACT, "MA01", true));
    add("03-01T09:05:00", "lina", "DY01");
    happenings.add(new Happening.Spoke(at("03-01T09:06:00"), CONTACT, "guides", true));
    happenings.add(new Happening.Spoke(at("03-01T09:07:00"), CONTACT, "guides", true));
    happenings.add(new Happening.Recognised(at("03-02T12:00:00"), CONTACT, UNION, "get"));
    happenings.add(new Happening.Recognised(at("04-09T12:00:00"), SHOPPER, UNION, "login"));
    pay("03-05T20:00:00", "1", 9_900);
    invoice("03-02T09:00:00", "MEDIA", 500, 1);
    invoice("03-03T09:00:00", "MEDIA", 450, 2);
    invoice("04-03T09:00:00", "MEDIA", 400, 3);
    invoice("03-02T09:00:00", "STAFF", 80, 1);
    LocalDate day = Season.FIRST_DAY;
    Instant noted = at("03-02T09:00:00");
    happenings.add(new Happening.Counted(noted, "MA01", day, false, 70, 1));
    happenings.add(new Happening.Counted(noted, "MA01", day, false, 71, 2));
    happenings.add(new Happening.Counted(noted, "MA01", day, true, 6, 1));
    OptionalLong nobodyKnows = OptionalLong.empty();
    OptionalLong three = OptionalLong.of(3);
    happenings.add(
        new Happening.Claimed(noted, "MA01", day, OptionalLong.of(9), OptionalLong.of(700), 1));
    happenings.add(new Happening.Claimed(noted, "MA01", day, three, nobodyKnows, 2));
    happenings.add(
        new Happening.Claimed(noted, "MA01", day.plusDays(1), three, OptionalLong.of(50), 1));
    happenings.add(new Happening.Baited(noted, "MA01", day, "wipes", 5, nobodyKnows, 1));
    happenings.add(new Happening.Baited(noted, "MA01", day, "mask", 4, nobodyKnows, 1));

    JsonNode report = report();
    assertThat(values(report.get("members"), "total", "reachable", "lost"))
        .isEqualTo("total=1 reachable=1 lost=0");
    assertThat(report.get("members").get("byStage").get("FIRST_ORDER").longValue()).isEqualTo(1);
    assertThat(values(named(report.get("channels"), "code", "MA01"), "spent", "joined", "revenue"))
        .isEqualTo("spent=450 joined=0 revenue=9900");
    assertThat(
            values(
                named(report.get("channels"), "code", "MA01"),
                "fullCost",
                "impressions",
                "clicks",
                "offered"))
        .isEqualTo("fullCost=530 impressions=71 clicks=6 offered=9");
    assertThat(
            values(
                named(report.get("channels"), "code", "MA01").get("claimed"),
                "conversions",
                "amount"))
        .isEqualTo("conversions=6 amount=50");
    assertThat(named(report.get("channels"), "code", "DY01").has("claimed")).isFalse();
    assertThat(values(named(report.get("channels"), "code", "DY01"), "joined", "firstOrders"))
        .isEqualTo("joined=1 firstOrders=0");
    assertThat(values(named(report.get("funnel"), "stage", "CONTACT"), "reached", "medianTime"))
        .isEqualTo("reached=1 medianTime=300");
    assertThat(values(named(report.get("funnel"), "stage", "NURTURED"), "medianTime"))
        .isEqualTo("medianTime=120");
    assertThat(values(report.get("money"), "orders", "revenue", "unlisted"))
        .isEqualTo("orders=1 revenue=9900 unlisted=9900");
    assertThat(report.get("events").get("total").longValue()).isEqualTo(17);
  }

  private void invoice(String at, String cost, long amount, long revision) {
    happenings.add(
        new Happening.Invoiced(at(at), "MA01", Season.FIRST_DAY, cost, amount, revision));
  }

  @Test
  void without_the_unionid_there_are_two_members() {
    add("03-01T09:05:00", "lina", "MA01");
    pay("03-05T20:00:00", "1", 9_900);
    JsonNode report = report();
    assertThat(values(report.get("members"), "total", "reachable"))
        .isEqualTo("total=2 reachable=1");
    assertThat(values(report.get("unattributed"), "firstOrders", "revenue"))
        .isEqualTo("firstOrders=1 revenue=9900");
  }

  @Test
  void joining_and_leaving_within_a_second_is_a_join_and_a_loss() {
    remove("03-01T10:00:00", "lina", Removal.BY_CUSTOMER);
    add("03-01T10:00:00", "lina", "MA01");
    assertThat(guides()).isEqualTo("joined=1 left=1 present=0");
    assertThat(values(report().get("members"), "reachable", "lost"))
        .isEqualTo("reachable=0 lost=1");
  }

  @Test
  void who_leaves_and_returns_joins_twice() {
    add("03-01T10:00:00", "lina", "MA01");
    remove("03-10T10:00:00", "lina", Removal.BY_CUSTOMER);
    add("03-20T10:00:00", "lina", "MA01");
    assertThat(guides()).isEqualTo("joined=2 left=1 present=1");
    assertThat(values(named(report().get("channels"), "code", "MA01"), "joined"))
        .isEqualTo("joined=1");
  }

  @Test
  void a_hand_over_loses_nobody_until_the_next_guide_is_removed() {
    add("03-01T10:00:00", "zhangwei", "MA01");
    remove("03-15T10:00:00", "zhangwei", Removal.BY_TRANSFER);
    assertThat(guides()).isEqualTo("joined=1 left=0 present=1");
    add("03-15T10:00:05", "lina", "");
    assertThat(guides()).isEqualTo("joined=1 left=0 present=1");
    remove("03-16T10:00:00", "lina", Removal.BY_CUSTOMER);
    assertThat(guides()).isEqualTo("joined=1 left=1 present=0");
  }

  private String guides() {
    return pool("guides");
  }

  private String pool(String id) {
    return values(named(report().get("userPools"), "id", id), "joined", "left", "present");
  }

  @Test
  void a_follower_comes_by_a_code_and_goes_and_returns_without_one() {
    IdentityKey follower = NAMES.openIdAt(Brand.FOLLOWERS_APPID, 1);
    happenings.add(new Happening.Followed(at("03-01T10:00:00"), follower, "GZ01"));
    happenings.add(new Happening.Scanned(at("03-02T10:00:00"), follower, "ST01"));
    assertThat(pool("followers")).isEqualTo("joined=1 left=0 present=1");
    happenings.add(new Happening.Unfollowed(at("03-03T10:00:00"), follower));
    assertThat(pool("followers")).isEqualTo("joined=1 left=1 present=0");
    assertThat(values(report().get("members"), "reachable", "lost"))
        .isEqualTo("reachable=0 lost=1");
    happenings.add(new Happening.Followed(at("03-09T10:00:00"), follower, ""));
    assertThat(pool("followers")).isEqualTo("joined=2 left=1 present=1");
    happenings.add(new Happening.Recognised(at("03-10T12:00:00"), follower, UNION, "info"));
    happenings.add(new Happening.Recognised(at("03-10T13:00:00"), SHOPPER, UNION, "login"));
    pay("03-11T10:00:00", "1", 9_900);

    JsonNode report = report();
    assertThat(values(named(report.get("channels"), "code", "GZ01"), "joined", "revenue"))
        .isEqualTo("joined=1 revenue=9900");
    assertThat(values(named(report.get("channels"), "code", "ST01"), "joined"))
        .isEqualTo("joined=0");
    assertThat(values(report.get("unattributed"), "joined")).isEqualTo("joined=1");
    assertThat(values(report.get("members"), "total")).isEqualTo("total=1");
    // The going is two events, for it is a demand too.
    assertThat(report.get("events").get("total").intValue()).isEqualTo(8);
  }

  @Test
  void what_becomes_of_a_parcel_is_told_and_moves_no_money() {
    pay("03-05T10:00:00", "1", 9_900);
    happenings.add(new Happening.Shipped(at("03-06T10:00:00"), order("1"), "T1"));
    happenings.add(new Happening.Received(at("03-09T10:00:00"), order("1"), "T1", true));
    JsonNode report = report();
    assertThat(values(report.get("money"), "orders", "paid")).isEqualTo("orders=1 paid=9900");
    assertThat(report.get("events").get("total").intValue()).isEqualTo(3);
  }

  @Test
  void what_is_sold_virtually_is_paid_and_described_at_once() {
    IdentityKey number = IdentityKey.orderNo(Brand.APPID, "V1");
    Line line = new Line(Catalogue.VIRTUAL, 1, 1_990, 990);
    happenings.add(new Happening.SoldVirtually(at("03-05T10:00:00"), number, "T1", SHOPPER, line));
    JsonNode report = report();
    assertThat(values(report.get("money"), "orders", "paid", "unlisted"))
        .isEqualTo("orders=1 paid=990 unlisted=0");
    assertThat(values(named(report.get("products"), "sku", Catalogue.VIRTUAL), "units", "revenue"))
        .isEqualTo("units=1 revenue=990");
    assertThat(report.get("events").get("total").intValue()).isEqualTo(2);
  }

  @Test
  void the_amount_of_a_shops_order_is_unknown_until_the_host_states_it() {
    IdentityKey number = IdentityKey.orderNo(Brand.SHOP_APPID, "37");
    IdentityKey buyer = NAMES.openIdAt(Brand.SHOP_APPID, 1);
    Instant paidAt = at("03-05T10:00:00");
    happenings.add(new Happening.ShopPaid(paidAt, number, buyer));
    assertThat(values(report().get("money"), "orders", "paid", "unknownAmount"))
        .isEqualTo("orders=1 paid=0 unknownAmount=1");
    happenings.add(
        new Happening.Booked(paidAt, number, "", Optional.empty(), OptionalLong.of(3_000), false));
    JsonNode report = report();
    assertThat(values(report.get("money"), "orders", "paid", "unknownAmount"))
        .isEqualTo("orders=1 paid=3000 unknownAmount=0");
    assertThat(report.get("members").get("byStage").get("FIRST_ORDER").intValue()).isOne();
    assertThat(report.get("events").get("byFact").get("io.siyu.pull.requested.v1").intValue())
        .isOne();
  }

  @Test
  void refunds_add_up_and_stop_at_what_was_paid() {
    pay("03-05T10:00:00", "3", 10_000);
    refund("03-06T10:00:00", "3", "r1", 3_000);
    refund("03-07T10:00:00", "3", "r2", 7_000);
    refund("03-08T10:00:00", "3", "r3", 500);
    refund("03-09T10:00:00", "4", "r4", 900);
    JsonNode report = report();
    assertThat(values(report.get("money"), "orders", "paid", "refunded", "refundedBeyondPaid"))
        .isEqualTo("orders=0 paid=10000 refunded=10000 refundedBeyondPaid=500");
    assertThat(values(report.get("money"), "heldRefunds")).isEqualTo("heldRefunds=1");
    assertThat(values(report.get("members").get("byStage"), "LEAD", "FIRST_ORDER"))
        .isEqualTo("LEAD=1 FIRST_ORDER=0");
    assertThat(values(report.get("unresolved"), "orders")).isEqualTo("orders=1");
  }

  @Test
  void an_order_of_the_next_day_is_a_repeat_and_one_of_the_same_day_is_not() {
    pay("03-05T10:00:00", "1", 9_900);
    pay("03-05T23:59:59", "2", 9_900);
    assertThat(values(report().get("members").get("byStage"), "REPEAT")).isEqualTo("REPEAT=0");
    pay("03-06T00:00:00", "3", 9_900);
    assertThat(values(report().get("members").get("byStage"), "REPEAT")).isEqualTo("REPEAT=1");
  }

  @Test
  void a_friend_who_pays_is_no_member_and_the_buyer_is() {
    happenings.add(
        new Happening.Described(
            at("03-05T10:00:00"),
            order("4"),
            Optional.empty(),
            Optional.of(NAMES.openId(2)),
            List.of(new Line("LI-01", 1, 990, 700), new Line(Catalogue.GIFT, 1, 1_990, 300)),
            OptionalLong.of(1_100),
            ""));
    pay("03-05T10:01:00", "4", 1_001);
    JsonNode report = report();
    assertThat(values(report.get("members"), "total")).isEqualTo("total=1");
    assertThat(values(report.get("warnings"), "AMOUNT_DIFFERS")).isEqualTo("AMOUNT_DIFFERS=1");
    assertThat(values(named(report.get("products"), "sku", "LI-01"), "orders", "units", "revenue"))
        .isEqualTo("orders=1 units=1 revenue=701");
    assertThat(values(named(report.get("products"), "sku", Catalogue.GIFT), "revenue"))
        .isEqualTo("revenue=300");
  }

  @Test
  void a_family_phone_joins_nobody_and_a_shop_phone_says_nothing() {
    IdentityKey family = NAMES.phone(1);
    IdentityKey shop = NAMES.phone(2);
    for (int i = 1; i <= 2; i++) {
      happenings.add(
          new Happening.Touched(at("03-01T0" + i + ":00:00"), NAMES.unionId(i), "", true));
      happenings.add(
          new Happening.Recognised(at("03-02T0" + i + ":00:00"), NAMES.unionId(i), family, "x"));
    }
    for (int i = 1; i <= 6; i++) {
      happenings.add(
          new Happening.Touched(at("03-03T0" + i + ":00:00"), NAMES.openId(i), "", true));
      happenings.add(
          new Happening.Recognised(at("03-04T0" + i + ":00:00"), NAMES.openId(i), shop, "x"));
    }
    JsonNode report = report();
    assertThat(values(report.get("identity"), "quarantinedEdges", "sharedKeys", "wouldJoin"))
        .isEqualTo("quarantinedEdges=2 sharedKeys=1 wouldJoin=8");
    assertThat(values(report.get("members"), "total")).isEqualTo("total=8");
  }

  private String tier(Season season, String code) {
    return values(named(report(season).get("tiers"), "code", code), "members", "entered", "left");
  }

  @Test
  void who_pays_enough_in_a_month_rises_and_who_is_given_it_back_falls() {
    pay("03-05T10:00:00", "1", 40_000);
    assertThat(tier(MARCH, "silver")).isEqualTo("members=1 entered=1 left=0");
    pay("03-20T10:00:00", "2", 120_000);
    assertThat(tier(MARCH, "silver")).isEqualTo("members=0 entered=1 left=1");
    assertThat(tier(MARCH, "gold")).isEqualTo("members=1 entered=1 left=0");
    refund("03-25T10:00:00", "2", "r1", 120_000);
    assertThat(tier(MARCH, "gold")).isEqualTo("members=0 entered=1 left=1");
    assertThat(tier(MARCH, "silver")).isEqualTo("members=1 entered=2 left=1");
    refund("03-26T10:00:00", "1", "r2", 10_001);
    assertThat(tier(MARCH, "")).isEqualTo("members=1 entered=1 left=1");
  }

  @Test
  void a_tier_that_is_not_kept_ends_with_its_month() {
    Season twoMonths = Season.of(62);
    pay("03-05T10:00:00", "1", 160_000);
    pay("04-05T10:00:00", "2", 15_000);
    JsonNode moments = report(twoMonths).get("tiersOverTime");
    assertThat(moments).hasSize(63);
    assertThat(values(moments.get(4).get("byTier"), "", "silver", "gold"))
        .isEqualTo("=0 silver=0 gold=0");
    assertThat(moments.get(5).get("byTier").get("gold").intValue()).isOne();
    assertThat(moments.get(61).get("at").textValue()).isEqualTo("2026-04-30T16:00:00Z");
    assertThat(moments.get(61).get("byTier").get("gold").intValue()).isOne();
    assertThat(moments.get(62).get("byTier").get("silver").intValue()).isOne();
    refund("04-20T10:00:00", "2", "r1", 1);
    assertThat(report(twoMonths).get("tiersOverTime").get(62).get("byTier").get("").intValue())
        .isOne();
  }

  @Test
  void what_is_paid_in_the_first_instant_of_a_month_is_of_that_month() {
    Season twoMonths = Season.of(62);
    pay("03-31T23:59:59", "1", 20_000);
    pay("04-01T00:00:00", "2", 20_000);
    assertThat(tier(twoMonths, "silver")).isEqualTo("members=0 entered=0 left=0");
  }

  @Test
  void a_tier_by_hand_counts_up_to_its_end_and_moves_nothing_else() {
    pay("03-05T10:00:00", "1", 40_000);
    happenings.add(
        new Happening.TierGranted(at("03-06T10:00:00"), SHOPPER, "gold", Optional.of(MARCH.end())));
    assertThat(tier(MARCH, "gold")).isEqualTo("members=1 entered=0 left=0");
    happenings.add(new Happening.TierGranted(at("03-07T10:00:00"), SHOPPER, "", Optional.empty()));
    assertThat(tier(MARCH, "silver")).isEqualTo("members=1 entered=1 left=0");
    happenings.add(
        new Happening.TierGranted(
            at("03-08T10:00:00"), SHOPPER, "gold", Optional.of(MARCH.end().minusMillis(1))));
    assertThat(tier(MARCH, "gold")).isEqualTo("members=0 entered=0 left=0");
  }

  private String points(Season season, String ledger) {
    JsonNode each = named(report(season).get("points"), "ledger", ledger);
    return values(each, "balance", "pending", "debt")
        + " "
        + values(each.get("moved"), "EARNED", "ADJUSTED", "SPENT", "RETURNED", "REVERSED")
        + " "
        + values(each.get("moved"), "EXPIRED");
  }

  @Test
  void points_that_were_spent_are_owed_once_their_order_is_given_back() {
    pay("03-05T10:00:00", "1", 9_999);
    happenings.add(new Happening.PointsSpent(at("03-06T10:00:00"), SHOPPER, "points", 60, "g1"));
    assertThat(points(MARCH, "points"))
        .isEqualTo(
            "balance=39 pending=0 debt=0 EARNED=99 ADJUSTED=0 SPENT=-60 RETURNED=0 REVERSED=0"
                + " EXPIRED=0");
    refund("03-07T10:00:00", "1", "r1", 9_999);
    assertThat(points(MARCH, "points"))
        .isEqualTo(
            "balance=0 pending=0 debt=60 EARNED=99 ADJUSTED=0 SPENT=-60 RETURNED=0 REVERSED=-99"
                + " EXPIRED=0");
    happenings.add(new Happening.PointsAdjusted(at("03-08T10:00:00"), SHOPPER, "points", 10, "g1"));
    pay("03-29T10:00:00", "2", 10_000);
    assertThat(points(MARCH, "points"))
        .isEqualTo(
            "balance=50 pending=0 debt=0 EARNED=199 ADJUSTED=0 SPENT=-60 RETURNED=10"
                + " REVERSED=-99 EXPIRED=0");
    assertThat(points(MARCH, "growth"))
        .isEqualTo(
            "balance=0 pending=10 debt=0 EARNED=19 ADJUSTED=0 SPENT=0 RETURNED=0 REVERSED=-9"
                + " EXPIRED=0");
  }

  @Test
  void points_end_a_month_after_they_were_earned_and_those_that_end_first_are_spent_first() {
    Season twoMonths = Season.of(62);
    pay("03-05T10:00:00", "1", 10_000);
    happenings.add(new Happening.PointsAdjusted(at("03-04T10:00:00"), SHOPPER, "points", 50, ""));
    happenings.add(new Happening.PointsSpent(at("03-06T10:00:00"), SHOPPER, "points", 70, "g1"));
    assertThat(points(twoMonths, "points"))
        .isEqualTo(
            "balance=0 pending=0 debt=0 EARNED=100 ADJUSTED=50 SPENT=-70 RETURNED=0 REVERSED=0"
                + " EXPIRED=-80");
    // 20 come back to an order whose points have not ended, 10 to points that have.
    happenings.add(new Happening.PointsAdjusted(at("04-05T09:00:00"), SHOPPER, "points", 30, "g1"));
    refund("04-06T10:00:00", "1", "r1", 10_000);
    assertThat(points(twoMonths, "points"))
        .isEqualTo(
            "balance=0 pending=0 debt=0 EARNED=100 ADJUSTED=50 SPENT=-70 RETURNED=30"
                + " REVERSED=-100 EXPIRED=-10");
  }

  private void buy(String time, String number, Line line, String coupon) {
    happenings.add(
        new Happening.Described(
            at(time).minusSeconds(60),
            order(number),
            Optional.empty(),
            Optional.of(SHOPPER),
            List.of(line),
            OptionalLong.of(line.paid()),
            coupon));
    pay(time, number, line.paid());
  }

  private String standing() {
    JsonNode counts = report().get("members").get("byStanding");
    List<String> held = new ArrayList<>();
    counts
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (counts.get(name).intValue() > 0) {
                held.add(name);
              }
            });
    return String.join(" ", held);
  }

  @Test
  void who_buys_dear_things_at_the_full_price_is_a_super_user_and_two_orders_tell() {
    Line dear = new Line("PF-01", 2, 79_800, 79_800);
    buy("03-05T10:00:00", "1", dear, "");
    assertThat(standing()).isEqualTo("UNKNOWN");
    buy("03-06T10:00:00", "2", dear, "");
    assertThat(standing()).isEqualTo("SUPER_USER");
    assertThat(report().get("standing").get("byRfm").toString())
        .isEqualTo("{\"IMPORTANT_VALUED\":1}");
  }

  @Test
  void who_buys_little_and_never_without_a_coupon_is_a_hunter_unless_an_appeal_is_open() {
    Line cheap = new Line("LI-01", 2, 1_980, 990);
    buy("03-05T10:00:00", "1", cheap, "LQ1");
    buy("03-06T10:00:00", "2", cheap, "");
    assertThat(standing()).isEqualTo("DISCOUNT_HUNTER");
    assertThat(named(report().get("segments"), "id", "hunters").get("members").intValue()).isOne();
    happenings.add(new Happening.Appealed(at("03-07T10:00:00"), SHOPPER, Happening.Appeal.OPEN));
    assertThat(standing()).isEqualTo("UNKNOWN");
    happenings.add(new Happening.Appealed(at("03-08T10:00:00"), SHOPPER, Happening.Appeal.DENIED));
    assertThat(standing()).isEqualTo("DISCOUNT_HUNTER");
    happenings.add(new Happening.Appealed(at("03-09T10:00:00"), SHOPPER, Happening.Appeal.GRANTED));
    assertThat(standing()).isEqualTo("UNKNOWN");
    assertThat(values(report().get("standing"), "dependent"))
        .isEqualTo("dependent={\"den\":0,\"num\":0}");
  }

  @Test
  void who_leaves_within_a_minute_or_gives_everything_back_shows_signs() {
    add("03-01T10:00:00", "lina", "MA01");
    remove("03-01T10:01:01", "lina", Removal.BY_CUSTOMER);
    assertThat(report().get("standing").get("abuse")).isEmpty();
    add("03-02T10:00:00", "lina", "MA01");
    remove("03-02T10:01:00", "lina", Removal.BY_CUSTOMER);
    assertThat(report().get("standing").get("abuse").toString()).isEqualTo("{\"QUICK_DELETE\":1}");
    for (int i = 1; i <= 3; i++) {
      pay("03-05T10:" + i + "0:00", "" + i, 9_900);
      refund("03-06T10:0" + i + ":00", "" + i, "r" + i, 9_900);
    }
    assertThat(values(report().get("standing").get("abuse"), "REFUND_ONLY", "ORDER_SPLITTING"))
        .isEqualTo("REFUND_ONLY=1 ORDER_SPLITTING=1");
  }

  @Test
  void who_is_planted_as_a_hunter_or_a_super_user_is_one() {
    SimulationParameters parameters = new SimulationParameters(600, 90, 1);
    Truth truth = new Truth(Season.of(90), World.of(parameters).happenings());
    Map<Story, String> planted =
        Map.of(
            Story.SUPER_USER, Worth.SUPER_USER,
            Story.DISCOUNT_HUNTER, Worth.DISCOUNT_HUNTER);
    planted.forEach(
        (story, standing) -> {
          for (int number = story.ordinal(); number < 600; number += 100) {
            IdentityKey key = NAMES.openId(number);
            assertThat(
                    truth.members().stream()
                        .filter(member -> member.keys().contains(key))
                        .map(member -> new Worth(member, truth.season().end()).standing()))
                .as("%s %s", story, number)
                .containsExactly(standing);
          }
        });
  }

  private void agree(String time, IdentityKey who, String channel, boolean forPerson) {
    happenings.add(
        new Happening.ConsentGiven(
            at(time), who, "marketing", channel, forPerson, Optional.empty()));
  }

  private void refuse(String time, IdentityKey who, String purpose, String channel) {
    happenings.add(new Happening.ConsentWithdrawn(at(time), who, purpose, channel));
  }

  /** A person with two accounts. */
  private void twoAccounts() {
    add("03-01T09:00:00", "lina", "MA01");
    happenings.add(new Happening.Recognised(at("03-02T12:00:00"), CONTACT, UNION, "get"));
    happenings.add(new Happening.Recognised(at("04-09T12:00:00"), SHOPPER, UNION, "login"));
  }

  private String consents(String channel) {
    return values(named(report().get("consents"), "channel", channel), "granted", "withdrawn");
  }

  @Test
  void the_last_word_of_an_account_counts_and_a_refusal_at_any_wins() {
    twoAccounts();
    agree("03-03T09:00:00", CONTACT, "push", false);
    assertThat(consents("push")).isEqualTo("granted=1 withdrawn=0");
    refuse("03-03T10:00:00", CONTACT, "marketing", "push");
    agree("03-03T11:00:00", SHOPPER, "push", false);
    assertThat(consents("push")).isEqualTo("granted=0 withdrawn=1");
    agree("03-03T12:00:00", CONTACT, "push", false);
    assertThat(consents("push")).isEqualTo("granted=1 withdrawn=0");
  }

  @Test
  void a_consent_for_the_person_undoes_earlier_refusals_and_no_later_one() {
    twoAccounts();
    refuse("03-03T10:00:00", CONTACT, "marketing", "push");
    agree("03-03T11:00:00", SHOPPER, "push", true);
    assertThat(consents("push")).isEqualTo("granted=1 withdrawn=0");
    refuse("03-03T12:00:00", CONTACT, "marketing", "push");
    assertThat(consents("push")).isEqualTo("granted=0 withdrawn=1");
  }

  @Test
  void a_consent_ends_with_its_term_and_none_is_known_then() {
    twoAccounts();
    for (Instant end : List.of(MARCH.end(), MARCH.end().plusMillis(1))) {
      String channel = end.equals(MARCH.end()) ? "push" : "sms";
      happenings.add(
          new Happening.ConsentGiven(
              at("03-03T09:00:00"), CONTACT, "marketing", channel, false, Optional.of(end)));
    }
    assertThat(consents("push")).isEqualTo("granted=0 withdrawn=0");
    assertThat(consents("sms")).isEqualTo("granted=1 withdrawn=0");
  }

  @Test
  void who_refuses_everything_refuses_whatever_anybody_named() {
    twoAccounts();
    refuse("03-03T10:00:00", CONTACT, "", "");
    IdentityKey other = NAMES.openId(2);
    happenings.add(new Happening.Touched(at("03-01T09:00:00"), other, "MA01", true));
    agree("03-03T09:00:00", other, "push", false);
    assertThat(consents("push")).isEqualTo("granted=1 withdrawn=1");
    assertThat(consents("")).isEqualTo("granted=0 withdrawn=1");
  }

  @Test
  void what_is_known_of_a_refusal_alone_is_no_member_to_be_counted() {
    refuse("03-03T10:00:00", CONTACT, "marketing", "push");
    assertThat(report().get("consents")).isEmpty();
  }

  @Test
  void the_first_message_of_who_came_by_a_link_counts_as_a_message() {
    add("03-01T09:00:00", "lina", "DY01");
    happenings.add(new Happening.ChatStarted(at("03-01T09:01:00"), CONTACT, "lina", "ca1"));
    happenings.add(new Happening.LinkFollowed(at("03-01T09:02:00"), "ca1", "DY01", true));
    happenings.add(new Happening.WroteAgain(at("03-01T09:03:00"), "ca1"));
    assertThat(report().get("members").get("byStage").get("NURTURED").intValue()).isZero();
    happenings.add(new Happening.Spoke(at("03-01T09:04:00"), CONTACT, "guides", true));
    assertThat(report().get("members").get("byStage").get("NURTURED").intValue()).isOne();
    assertThat(report().get("events").get("total").intValue()).isEqualTo(5);
  }

  @Test
  void a_split_gives_the_units_left_over_to_the_largest_remainders() {
    assertThat(Order.split(100, Map.of("a", 1L, "b", 1L, "c", 1L)))
        .containsExactly(Map.entry("a", 34L), Map.entry("b", 33L), Map.entry("c", 33L));
    assertThat(Order.split(10, Map.of("a", 1L, "b", 2L, "c", 4L)))
        .containsExactly(Map.entry("a", 1L), Map.entry("b", 3L), Map.entry("c", 6L));
    assertThat(Order.split(5, Map.of("a", 0L, "b", 0L)))
        .containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
  }

  @Test
  void in_every_world_the_parts_add_up_to_the_whole() {
    for (long seed = 1; seed <= 4; seed++) {
      Simulation simulation = Simulation.of(new SimulationParameters(300, 14 + (int) seed, seed));
      JsonNode report = parse(simulation.truth());
      assertThat(Json.pretty(report)).isEqualTo(simulation.truth());
      JsonNode money = report.get("money");
      long revenue = money.get("revenue").longValue();
      assertThat(revenue)
          .isEqualTo(money.get("paid").longValue() - money.get("refunded").longValue())
          .isEqualTo(sum(report.get("channels"), "revenue") + part(report, "revenue"))
          .isEqualTo(sum(report.get("products"), "revenue") + money.get("unlisted").longValue());
      assertThat(money.get("orders").longValue())
          .isEqualTo(sum(report.get("channels"), "orders") + part(report, "orders"));
      assertThat(report.get("members").get("total").longValue())
          .isEqualTo(sum(report.get("members").get("byStage")));
      assertThat(report.get("events").get("total").longValue())
          .isEqualTo(sum(report.get("events").get("byFact")));
      assertThat(report.get("members").get("total").longValue())
          .isEqualTo(sum(report.get("tiers"), "members"))
          .isEqualTo(sum(report.get("members").get("byStanding")));
      assertThat(sum(report.get("tiers"), "entered")).isEqualTo(sum(report.get("tiers"), "left"));
      for (JsonNode step : report.get("funnel")) {
        if (step.has("conversion")) {
          assertThat(step.get("conversion").get("num").longValue())
              .isLessThanOrEqualTo(step.get("conversion").get("den").longValue())
              .isLessThanOrEqualTo(step.get("reached").longValue());
        }
      }
    }
  }

  private static long part(JsonNode report, String field) {
    return report.get("unattributed").get(field).longValue();
  }

  private static long sum(JsonNode list, String field) {
    long sum = 0;
    for (JsonNode each : list) {
      sum += each.get(field).longValue();
    }
    return sum;
  }

  private static long sum(JsonNode object) {
    long sum = 0;
    for (JsonNode each : object) {
      sum += each.longValue();
    }
    return sum;
  }
}
