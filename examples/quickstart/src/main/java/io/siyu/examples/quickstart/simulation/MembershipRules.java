package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.util.List;

/**
 * By what the simulated brand's members have tiers, points and standings (会员规则), and the frozen
 * figures of the shop that they are judged against. Amounts are in 分.
 */
final class MembershipRules {
  static final String GOLD = "gold";
  static final String SILVER = "silver";

  /** The tiers, lowest first. */
  static final List<Rung> LADDER =
      List.of(new Rung(SILVER, "银卡", 30_000, 15_000), new Rung(GOLD, "金卡", 150_000, 80_000));

  static final String SPENDABLE = "points";
  static final String GROWTH = "growth";

  /** For how much money there is a point to spend, or one of growth. */
  static final long FEN_PER_POINT = 100;

  static final long FEN_PER_GROWTH = 1_000;
  static final long GROWTH_PER_REFERRAL = 50;
  static final long GROWTH_PER_POOL = 10;

  /** How many days after its payment an order's growth counts. */
  static final int GROWTH_PENDING_DAYS = 7;

  static final int POINTS_MONTHS = 1;

  static final int LEAST_ORDERS = 2;
  static final long PRIOR_WEIGHT = 2;

  /** From what part of their purchases at a discount, in millionths, somebody depends on them. */
  static final long DEPENDENT_FROM = 600_000;

  static final long REFERRAL_WORTH = 2_000;
  static final int APPEAL_DAYS = 30;

  static final long QUICK_DELETE_MINUTES = 1;
  static final int REFUND_ORDERS = 3;
  static final int REFUND_DAYS = 30;
  static final int SPLIT_ORDERS = 3;
  static final long SPLIT_MINUTES = 60;

  /** The part of the shop's purchases that is at a discount, and of how many that was found out. */
  static final long SHOP_DISCOUNTED = 400_000_000;

  static final long SHOP_PURCHASES = 1_000;
  static final long VALUE_CUT = 60_000;
  static final long SHOP_BUYERS = 800;
  static final long SHOP_RECENCY_MEDIAN = 30;
  static final long SHOP_FREQUENCY = 1_300;
  static final long SHOP_MONETARY = 40_000_000;

  static final String HELD_GOLD = "gold-members";
  static final String HUNTERS = "hunters";
  static final String ASLEEP = "asleep-and-reachable";
  static final String RICH = "many-points";
  static final int ASLEEP_DAYS = 30;
  static final long MANY_POINTS = 500;

  private MembershipRules() {}

  /**
   * A tier.
   *
   * @param code its code
   * @param name its name
   * @param reach what has to be paid within a calendar month to reach it
   * @param keep what has to be paid within a month to keep it into the next
   */
  record Rung(String code, String name, long reach, long keep) {}

  /** Writes the rules into the playbook. */
  static void write(ObjectNode playbook) {
    tiers(playbook.putArray("tiers").addObject());
    ArrayNode points = playbook.putArray("points");
    spendable(points.addObject().put("ledger", SPENDABLE).put("kind", "SPENDABLE"));
    growth(points.addObject().put("ledger", GROWTH).put("kind", "GROWTH"));
    ObjectNode standing =
        playbook
            .putObject("standing")
            .put("window", "P12M")
            .put("leastOrders", LEAST_ORDERS)
            .put("priorWeight", PRIOR_WEIGHT)
            .put("dependentFrom", DEPENDENT_FROM)
            .put("referralWorth", REFERRAL_WORTH)
            .put("appealDays", APPEAL_DAYS);
    standing
        .putObject("abuse")
        .put("quickDeleteMinutes", QUICK_DELETE_MINUTES)
        .put("refundOrders", REFUND_ORDERS)
        .put("refundDays", REFUND_DAYS)
        .put("splitOrders", SPLIT_ORDERS)
        .put("splitMinutes", SPLIT_MINUTES);
    playbook.putObject("rfm").put("window", "P12M").put("split", "MEDIAN");
    segments(playbook.putArray("segments"));
  }

  private static void tiers(ObjectNode out) {
    ArrayNode ladder = out.putArray("ladder");
    for (Rung rung : LADDER) {
      ObjectNode each = ladder.addObject().put("code", rung.code()).put("name", rung.name());
      each.putObject("upgrade").put("paid", rung.reach());
      each.putObject("keep").put("paid", rung.keep());
    }
    out.putObject("upgradeWindow").put("kind", "CALENDAR").put("unit", "MONTH");
    out.putObject("validity").put("kind", "MONTHLY").put("day", 1);
    out.putObject("onFail").put("kind", "TO_MATCHING");
    out.put("onRefund", "RECOMPUTE_NOW");
  }

  private static void spendable(ObjectNode out) {
    rule(out.putArray("rules"), "order", "ORDER", 1).put("per", FEN_PER_POINT);
    out.putObject("expiry").put("kind", "AFTER").put("months", POINTS_MONTHS);
  }

  private static void growth(ObjectNode out) {
    ArrayNode rules = out.putArray("rules");
    rule(rules, "order", "ORDER", 1).put("per", FEN_PER_GROWTH);
    rule(rules, "referral", "REFERRAL", GROWTH_PER_REFERRAL);
    rule(rules, "join", "JOIN", GROWTH_PER_POOL);
    out.putObject("pending").put("kind", "AFTER_PAYMENT").put("days", GROWTH_PENDING_DAYS);
  }

  private static ObjectNode rule(ArrayNode out, String code, String on, long points) {
    return out.addObject().put("code", code).put("on", on).put("points", points);
  }

  private static void segments(ArrayNode out) {
    segment(out, HELD_GOLD, "金卡会员").put("is", "tierIn").putArray("tiers").add(GOLD);
    segment(out, HUNTERS, "羊毛党")
        .put("is", "standingIn")
        .putArray("standings")
        .add("DISCOUNT_HUNTER");
    ArrayNode asleep = segment(out, ASLEEP, "沉睡可触达").putArray("all");
    asleep.addObject().put("is", "orders").put("atLeast", 1);
    asleep.addObject().put("is", "reachableIn").putArray("pools");
    asleep
        .addObject()
        .putObject("not")
        .put("is", "orders")
        .put("withinDays", ASLEEP_DAYS)
        .put("atLeast", 1);
    segment(out, RICH, "积分大户")
        .put("is", "points")
        .put("ledger", SPENDABLE)
        .put("atLeast", MANY_POINTS);
  }

  private static ObjectNode segment(ArrayNode out, String id, String name) {
    return out.addObject().put("id", id).put("name", name).putObject("when");
  }

  /** Returns the shop's figures (JSON), as of before anybody simulated bought. */
  static String baseline() {
    ObjectNode out =
        Json.object()
            .put("siyu", "baseline/1")
            .put("version", "2026-01")
            .put("asOf", "2026-01-31T16:00:00Z")
            .put("members", 4_000)
            .put("percentile", 80)
            .put("valueCut", VALUE_CUT);
    out.putObject("discountedShare").put("num", SHOP_DISCOUNTED).put("den", SHOP_PURCHASES);
    ObjectNode rfm = out.putObject("rfm").put("buyers", SHOP_BUYERS);
    dimension(rfm, "recency", 27_000, 10, 20, 40, 70).put("median", SHOP_RECENCY_MEDIAN);
    dimension(rfm, "frequency", SHOP_FREQUENCY, 2, 3, 4);
    dimension(rfm, "monetary", SHOP_MONETARY, 10_000, 30_000, 60_000, 120_000);
    return Json.pretty(out);
  }

  private static ObjectNode dimension(ObjectNode rfm, String name, long sum, long... cuts) {
    ObjectNode out = rfm.putObject(name).put("sum", sum);
    ArrayNode list = out.putArray("cuts");
    for (long cut : cuts) {
      list.add(cut);
    }
    return out;
  }
}
