package io.siyu.examples.benchmarks;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Engaged.Direction;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.event.Untagged;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Context;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of one customer, over and over with other keys (客户历程): from the first touch over a 企业微信
 * contact to a first order, a partial refund and a second order that is placed. What comes next is
 * its payment.
 */
final class Lives {
  /** How many events there are of each person before the payment. */
  static final int EVENTS = 20;

  /**
   * What each person has paid, in 分, before the payment that comes next and less what was refunded.
   */
  static final long PAID = 9_900 - 1_900;

  static final Playbook PLAYBOOK = playbook("");

  /** The same with tiers, two ledgers of points, standing and segments (等级、积分、定位、人群). */
  static final Playbook MEMBERSHIP =
      playbook(
          """
          ,"points":[
            {"ledger":"points",
             "rules":[{"code":"base","on":"ORDER","points":1,"per":100},
                      {"code":"friend","on":"REFERRAL","points":50},
                      {"code":"hello","on":"JOIN","points":10}],
             "pending":{"kind":"AFTER_PAYMENT","days":7},
             "expiry":{"kind":"END_OF","unit":"YEAR","plus":1}},
            {"ledger":"growth","kind":"GROWTH",
             "rules":[{"code":"base","on":"ORDER","points":1,"per":100}]}],
           "tiers":[{"ladder":[
              {"code":"silver","upgrade":{"paid":5000,"growth":500}},
              {"code":"gold","upgrade":{"paid":50000,"orders":5}},
              {"code":"black","upgrade":{"paid":500000,"orders":50}}],
             "upgradeWindow":{"kind":"ROLLING","months":12},
             "validity":{"kind":"MONTHS","months":12},"onFail":{"kind":"ONE_DOWN"}}],
           "standing":{"leastOrders":1,"abuse":{}},"rfm":{},
           "segments":[
            {"id":"buyers","when":{"is":"stageAtLeast","stage":"FIRST_ORDER"}},
            {"id":"silver","when":{"is":"tierIn","tiers":["silver"]}},
            {"id":"recent","when":{"is":"orders","withinDays":90,"atLeast":1}},
            {"id":"spenders","when":{"is":"paid","withinDays":365,"atLeast":100000}},
            {"id":"rich","when":{"is":"points","ledger":"points","atLeast":100}}]
          """);

  /** A shop to compare with. */
  static final Context SHOP =
      new Context(
          Context.none().stewards(),
          Optional.of(
              Baseline.parse(
                  """
                  {"siyu":"baseline/1","version":"benchmark","asOf":"2026-02-01T00:00:00Z",
                   "members":10,"discountedShare":{"num":2000000,"den":10},"percentile":80,
                   "valueCut":9000}
                  """)));

  static final Window MONTH = Window.month(2026, 3, PLAYBOOK.zone());

  /** After everything. */
  static final Instant END = MONTH.end();

  private static final String POOL = "wecom/c";
  private static final String STEWARD = "zhangsan";
  private static final Source SOURCE = new Source("host/benchmark");

  private final int person;
  private final Instant begin;
  private final List<Event> events = new ArrayList<>();

  private static Playbook playbook(String more) {
    return Playbook.parse(
        """
        {"siyu":"playbook/1","version":"benchmark","zone":"Asia/Shanghai","currency":"CNY",
         "trafficPools":[{"id":"moments","kind":"SOCIAL","platform":"wechat"}],
         "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                       "capabilities":["PUSH","ONE_TO_ONE"]}],
         "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING",
                      "userPools":["guides"]},
                     {"code":"MA02","trafficPool":"moments","placement":"PRIVATIZING",
                      "userPools":["guides"]}],
         "products":[{"sku":"A","roles":["LEAD_IN"],"price":9900,"unitCost":4000},
                     {"sku":"B","roles":["PROFIT"],"price":19800,"unitCost":9000}]
        """
            + more
            + "}");
  }

  private Lives(int person) {
    this.person = person;
    this.begin = MONTH.start().plusSeconds(person % 86_400);
  }

  /** The events of one person up to the second order, in the order in which they happened. */
  static List<Event> history(int person) {
    Lives life = new Lives(person);
    life.live();
    return List.copyOf(life.events);
  }

  /**
   * The payment of the second order, which makes a first-order customer one who has bought again.
   */
  static Event payment(int person) {
    Lives life = new Lives(person);
    life.paid(11, "2", 19_800);
    return life.events.get(0);
  }

  /** The key under which a person is asked for. */
  static IdentityKey unionId(int person) {
    return IdentityKey.unionId("open", "union-" + person);
  }

  private void live() {
    IdentityKey openId = openId();
    IdentityKey contact = IdentityKey.externalUserId("c", "contact-" + person);
    Claim union = Claim.same(unionId(person));
    add(0, openId, List.of(union), Touched.through("MA01"));
    add(0, openId, List.of(union), new Identified("login"));
    add(1, contact, List.of(), Joined.full(POOL, STEWARD, "MA01"));
    add(1, contact, List.of(union), new Identified("externalcontact/get"));
    add(1, contact, List.of(), new Tagged("new", STEWARD));
    add(1, contact, List.of(), new Engaged(POOL, "message", Direction.INBOUND));
    add(1, contact, List.of(), new Engaged(POOL, "message", Direction.OUTBOUND));
    add(2, contact, List.of(), new Engaged(POOL, "live", Direction.INBOUND));
    described(3, "1", "A", 9_900);
    paid(3, "1", 9_900);
    add(4, contact, List.of(), new Engaged(POOL, "message", Direction.OUTBOUND));
    add(5, openId, List.of(), Touched.through("MA02"));
    refunded(6, "1", 1_900);
    add(6, contact, List.of(), new Engaged(POOL, "message", Direction.INBOUND));
    add(7, contact, List.of(), new Untagged("new", STEWARD));
    add(7, contact, List.of(), new Tagged("buyer", STEWARD));
    add(8, openId, List.of(), new Referred(friend(), "bring-a-friend", false));
    add(9, contact, List.of(), new Engaged(POOL, "message", Direction.OUTBOUND));
    add(10, openId, List.of(), Touched.through("MA02"));
    described(10, "2", "B", 19_800);
  }

  private IdentityKey openId() {
    return IdentityKey.openId("wx-app", "open-" + person);
  }

  private IdentityKey friend() {
    return IdentityKey.openId("wx-app", "friend-of-" + person);
  }

  private IdentityKey order(String number) {
    return IdentityKey.orderNo("shop", person + "-" + number);
  }

  private void described(int day, String number, String sku, long fen) {
    Optional<Money> price = Optional.of(Money.fen(fen));
    OrderLine line = new OrderLine(sku, 1, price, price);
    add(
        day,
        order(number),
        List.of(Claim.buyer(openId())),
        new OrderDescribed(List.of(line), price, List.of()));
  }

  private void paid(int day, String number, long fen) {
    Optional<Money> amount = Optional.of(Money.fen(fen));
    add(
        day,
        order(number),
        List.of(Claim.payer(openId())),
        new OrderPaid("P" + person + "-" + number, Authority.HOST, amount, amount, Mode.LIVE));
  }

  private void refunded(int day, String number, long fen) {
    Optional<Money> amount = Optional.of(Money.fen(fen));
    add(
        day,
        order(number),
        List.of(),
        new Refunded(
            "R" + person + "-" + number,
            Authority.HOST,
            Refunded.Outcome.SUCCESS,
            amount,
            amount,
            Mode.LIVE));
  }

  private void add(int day, IdentityKey subject, List<Claim> claims, Fact fact) {
    Instant at = begin.plus(Duration.ofDays(day)).plusSeconds(60L * events.size());
    String key = "benchmark:" + person + ":" + fact.kind() + ":" + day + ":" + events.size();
    events.add(Event.of(key, at, SOURCE, subject, claims, fact, Provenance.HOST));
  }
}
