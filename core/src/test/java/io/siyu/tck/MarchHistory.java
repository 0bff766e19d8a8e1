package io.siyu.tck;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
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
import io.siyu.event.Spent;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A brand's March: 林 comes, joins, buys, is refunded in part and pays an order of 王's, who brought
 * her along; 赵 and 王 share a phone. Nothing depends on a tie.
 */
final class MarchHistory {
  static final Window MARCH =
      new Window(Instant.parse("2026-02-28T16:00:00Z"), Instant.parse("2026-03-31T16:00:00Z"));
  static final Instant END = Instant.parse("2026-05-01T00:00:00Z");
  static final Instant ERASED_AT = Instant.parse("2026-03-10T00:00:00Z");

  static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"tck","zone":"Asia/Shanghai","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
             "capabilities":["ONE_TO_ONE"]}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING",
             "userPools":["guides"]}],
           "products":[{"sku":"soap","roles":["LEAD_IN"]}]}
          """);

  /** In every key, steward, tag and text that leads back to 林. */
  static final String LIN = "lin~";

  static final IdentityKey LIN_CONTACT = IdentityKey.externalUserId("c", LIN + "contact");
  static final IdentityKey LIN_UNION = IdentityKey.unionId("W", LIN + "union");
  static final IdentityKey LIN_BUYER = IdentityKey.openId("mp", LIN + "buyer");
  static final IdentityKey LIN_DEVICE = new IdentityKey(KeyType.DEVICE, "shop", LIN + "device");
  static final IdentityKey LIN_ORDER = IdentityKey.orderNo("mch", LIN + "order");
  static final IdentityKey LIN_PAYMENT = IdentityKey.paymentNo("wx", LIN + "payment");
  static final IdentityKey WANG = IdentityKey.externalUserId("c", "wang");
  static final IdentityKey WANG_UNION = IdentityKey.unionId("W", "wang-union");
  static final IdentityKey WANG_ORDER = IdentityKey.orderNo("mch", "wang-order");
  static final IdentityKey ZHAO_UNION = IdentityKey.unionId("W", "zhao-union");
  static final IdentityKey PHONE = new IdentityKey(KeyType.PHONE, "cn", "family");
  static final IdentityKey CLAIMED_ONLY = IdentityKey.openId("oa", "wang-follower");

  private static final Source SOURCE = new Source("wecom/c");

  private MarchHistory() {}

  static Instant at(int day, int minute) {
    return MARCH.start().plus(Duration.ofDays(day - 1L)).plus(Duration.ofMinutes(600L + minute));
  }

  static Event event(
      Instant at, Subject subject, List<Claim> claims, Fact fact, Provenance provenance) {
    return Event.of(
        fact.kind() + ":" + subject.text() + ":" + at,
        at,
        SOURCE,
        subject,
        claims,
        fact,
        provenance);
  }

  static Event callback(Instant at, Subject subject, Fact fact, Claim... claims) {
    return event(at, subject, List.of(claims), fact, Provenance.CALLBACK);
  }

  static Event host(Instant at, Subject subject, Fact fact, Claim... claims) {
    return event(at, subject, List.of(claims), fact, Provenance.HOST);
  }

  static Fact paid(String payment, long fen) {
    return new OrderPaid(
        payment, Authority.PROVIDER, Optional.of(Money.fen(fen)), Optional.empty(), Mode.LIVE);
  }

  static Fact refunded(String refund, long fen) {
    return new Refunded(
        refund,
        Authority.PROVIDER,
        Refunded.Outcome.SUCCESS,
        Optional.of(Money.fen(fen)),
        Optional.empty(),
        Mode.LIVE);
  }

  static Fact described(long fen, String... coupons) {
    return new OrderDescribed(
        List.of(new OrderLine("soap", 2, Optional.empty(), Optional.of(Money.fen(fen)))),
        Optional.empty(),
        List.of(coupons));
  }

  static Fact joined(String steward) {
    return Joined.full("guides", steward, "MA01");
  }

  /** What says that 林's keys are hers. */
  static List<Event> linLinks() {
    return List.of(
        event(
            at(2, 1),
            LIN_CONTACT,
            List.of(Claim.same(LIN_UNION)),
            new Identified("get"),
            Provenance.SNAPSHOT),
        event(
            at(2, 1),
            LIN_CONTACT,
            List.of(Claim.same(LIN_UNION)),
            new Identified("list"),
            Provenance.SNAPSHOT),
        callback(at(5, 0), LIN_BUYER, new Identified("login"), Claim.same(LIN_UNION)),
        callback(at(5, 1), LIN_DEVICE, new Identified("app"), Claim.same(LIN_BUYER)));
  }

  /** What is about 林 herself and her order. */
  static List<Event> linLife() {
    return List.of(
        callback(at(1, 0), LIN_CONTACT, Touched.through("MA01")),
        callback(at(1, 5), LIN_CONTACT, joined(LIN + "steward")),
        callback(
            at(1, 6), LIN_CONTACT, new Engaged("guides", "message", Engaged.Direction.INBOUND)),
        callback(at(1, 7), LIN_CONTACT, new Tagged(LIN + "tag", LIN + "steward")),
        callback(at(1, 8), LIN_DEVICE, Touched.through("wb:1")),
        callback(
            at(5, 2),
            LIN_ORDER,
            paid(LIN + "payment", 9_900),
            Claim.payer(LIN_BUYER),
            Claim.same(LIN_PAYMENT)),
        host(at(5, 3), LIN_ORDER, described(9_900, LIN + "coupon"), Claim.buyer(LIN_BUYER)),
        callback(at(6, 0), LIN_PAYMENT, refunded(LIN + "refund", 4_000)));
  }

  /** What is about others, some of it with a mention of 林. */
  static List<Event> others() {
    return List.of(
        callback(at(1, 30), WANG, joined("li")),
        callback(
            at(1, 31),
            WANG,
            new Identified("get"),
            Claim.same(WANG_UNION),
            Claim.same(CLAIMED_ONLY)),
        callback(at(2, 30), WANG, new Referred(LIN_CONTACT, "spring", true)),
        host(at(3, 30), PHONE, new Identified("crm"), Claim.same(WANG_UNION)),
        host(at(3, 31), PHONE, new Identified("crm"), Claim.same(ZHAO_UNION)),
        host(at(4, 29), WANG_ORDER, described(5_000), Claim.buyer(WANG)),
        callback(at(4, 30), WANG_ORDER, paid("wang-payment", 5_000), Claim.payer(LIN_BUYER)),
        callback(at(6, 30), ZHAO_UNION, Touched.through("MA01")),
        callback(at(7, 30), IdentityKey.orderNo("mch", "nobody"), paid("n", 100)),
        callback(
            at(7, 31),
            new AccountSubject("wecom/c"),
            new Unmapped("change_tag", "<x>" + LIN + "contact</x>", List.of(LIN + "contact"))),
        host(
            at(8, 0),
            new ChannelDay("MA01", LocalDate.of(2026, 3, 1)),
            new Spent(Money.fen(30_000), 1)));
  }

  static List<Event> all() {
    List<Event> all = new ArrayList<>(linLinks());
    all.addAll(linLife());
    all.addAll(others());
    return List.copyOf(all);
  }
}
