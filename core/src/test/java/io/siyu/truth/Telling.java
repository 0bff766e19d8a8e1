package io.siyu.truth;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.MarketFact;
import io.siyu.event.Mode;
import io.siyu.event.Offered;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What platforms and the host say of one person; and, of nobody, of a channel's day. */
final class Telling {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Prices are tenths of a yuan a unit, so that the margin is the same whatever is paid. */
  private static final long UNIT = 10;

  static final String PLAYBOOK =
      """
      {"siyu":"playbook/1","version":"truth","zone":"Asia/Shanghai","currency":"CNY",
       "trafficPools":[{"id":"moments","kind":"SOCIAL","platform":"wechat"}],
       "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                     "capabilities":["PUSH","ONE_TO_ONE"]}],
       "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]},
                   {"code":"MA02","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]},
                   {"code":"MA03","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]}],
       "products":[{"sku":"dear","price":10,"unitCost":3},
                   {"sku":"plain","price":10,"unitCost":6}]}
      """;

  private static final Source PUSHES = new Source("wecom/c");
  private static final Source PAYMENTS = new Source("wxpay/m");
  private static final Source HOST = new Source("shop");

  private final List<Event> events = new ArrayList<>();
  private final IdentityKey person;
  private final String channel;
  private int orders;

  Telling(int number, String channel) {
    person = IdentityKey.externalUserId("c", "p" + number);
    this.channel = channel;
  }

  List<Event> events() {
    return events;
  }

  /** What can be paid, of what somebody would pay. */
  static long whole(double amount) {
    return UNIT * Math.max(1, Math.round(amount / UNIT));
  }

  void comes(double at) {
    Fact joined = Joined.full("wecom/c", "guide", channel);
    add("join:" + person.value(), at, PUSHES, person, joined, Provenance.CALLBACK);
  }

  void buys(double at, long amount, boolean dear) {
    String number = person.value() + "-" + orders++;
    IdentityKey order = IdentityKey.orderNo("m", number);
    Optional<Money> paid = Optional.of(Money.fen(amount));
    add(
        "pay:" + number,
        at,
        PAYMENTS,
        order,
        new OrderPaid("T" + number, Authority.PROVIDER, paid, paid, Mode.LIVE),
        Provenance.CALLBACK,
        Claim.payer(person));
    OrderLine line = new OrderLine(dear ? "dear" : "plain", amount / UNIT, Optional.empty(), paid);
    Fact described = new OrderDescribed(List.of(line), paid, List.of());
    add("order:" + number, at, HOST, order, described, Provenance.HOST);
  }

  private void add(
      String key,
      double at,
      Source source,
      Subject subject,
      Fact fact,
      Provenance provenance,
      Claim... claims) {
    events.add(Event.of(key, instant(at), source, subject, List.of(claims), fact, provenance));
  }

  private static Instant instant(double day) {
    return midnight(0).plusSeconds((long) (day * 86_400));
  }

  static Instant midnight(int day) {
    return date(day).atStartOfDay(ZONE).toInstant();
  }

  private static LocalDate date(int day) {
    return Market.START.plusDays(day);
  }

  static Event spent(String channel, int day, long fen) {
    return stated(channel, day, new Spent(Money.fen(fen), 1));
  }

  static Event offered(String channel, int day, String bait, int people, int taken) {
    return stated(channel, day, new Offered(bait, people, OptionalLong.of(taken), 1));
  }

  private static Event stated(String channel, int day, MarketFact fact) {
    ChannelDay on = new ChannelDay(channel, date(day));
    String key = fact.key(HOST, on);
    return Event.of(key, midnight(day), HOST, on, List.of(), fact, Provenance.HOST);
  }
}
