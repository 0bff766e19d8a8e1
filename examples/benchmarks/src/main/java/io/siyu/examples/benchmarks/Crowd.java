package io.siyu.examples.benchmarks;

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
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Members of a large brand (会员), each another and each the same every time: ten events, a unionid
 * of 28 characters and an external_userid of 32, and for one in four an order.
 */
final class Crowd {
  /** How many events there are of each member. */
  static final int EVENTS = 10;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Source CORP = new Source("wecom/ww8f1c3d5e7a9b0c2d");
  private static final Source CRM = new Source("host/crm");
  private static final Source PAY = new Source("wxpay/1600001234");
  private static final String SPACE = "ww8f1c3d5e7a9b0c2d";
  private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  private static final int SECONDS = 180 * 86_400;

  private final SplittableRandom random;
  private final IdentityKey union;
  private final IdentityKey contact;
  private final String steward;
  private final List<Event> events = new ArrayList<>(EVENTS);

  private Crowd(int member) {
    random = new SplittableRandom(member);
    union = IdentityKey.unionId("wx-open", "o" + id(27));
    contact = IdentityKey.externalUserId(SPACE, "wm" + id(30));
    steward = "guide-" + (char) ('a' + random.nextInt(20)) + random.nextInt(30);
  }

  /** The events of a member, in no order. */
  static List<Event> member(int number) {
    Crowd member = new Crowd(number);
    member.live(number % 4 == 0);
    return member.events;
  }

  /** The key under which a member can be asked for. */
  static IdentityKey unionId(int number) {
    return new Crowd(number).union;
  }

  private String id(int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  private String digits(int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append((char) ('0' + random.nextInt(10)));
    }
    return out.toString();
  }

  private void live(boolean buys) {
    String channel = "MA" + (100 + random.nextInt(200));
    add(
        "join:" + SPACE + ":" + steward + ":" + contact.value() + ":1",
        CORP,
        Joined.full(CORP.text(), steward, channel),
        Provenance.CALLBACK);
    events.add(
        Event.of(
            "contact:" + SPACE + ":" + contact.value() + ":" + union.value(),
            instant(),
            CORP,
            contact,
            List.of(Claim.same(union)),
            new Identified("externalcontact/get"),
            Provenance.SNAPSHOT));
    touched(channel);
    tagged();
    tagged();
    engaged("message", Engaged.Direction.INBOUND);
    engaged("message", Engaged.Direction.OUTBOUND);
    engaged("moments", Engaged.Direction.OUTBOUND);
    if (buys) {
      ordered();
    } else {
      touched(channel);
      engaged("live", Engaged.Direction.INBOUND);
    }
  }

  private void touched(String channel) {
    Instant at = instant();
    events.add(
        Event.of(
            "host:" + CRM.text() + ":" + digits(18),
            at,
            CRM,
            union,
            List.of(),
            new Touched(channel, "moments", Integer.toString(1000 + random.nextInt(60)), true),
            Provenance.HOST));
  }

  private void tagged() {
    String tag = "et" + random.nextInt(80) + "-interest";
    add(
        "tag:" + SPACE + ":" + contact.value() + ":" + tag,
        CORP,
        new Tagged(tag, steward),
        Provenance.CALLBACK);
  }

  private void engaged(String what, Engaged.Direction direction) {
    Instant at = instant();
    events.add(
        Event.of(
            "engaged:" + contact.value() + ":" + what + ":" + at.getEpochSecond(),
            at,
            CORP,
            contact,
            List.of(),
            new Engaged(CORP.text(), what, direction),
            Provenance.CALLBACK));
  }

  private void ordered() {
    IdentityKey order = IdentityKey.orderNo("1600001234", "2026" + digits(14));
    Optional<Money> price = Optional.of(Money.fen(100L * (10 + random.nextInt(500)) - 10));
    OrderLine line = new OrderLine("sku-" + random.nextInt(80), 1, price, price);
    String payment = "420000" + digits(22);
    events.add(
        Event.of(
            "host:" + CRM.text() + ":" + order.value(),
            instant(),
            CRM,
            order,
            List.of(Claim.buyer(union)),
            new OrderDescribed(List.of(line), price, List.of()),
            Provenance.HOST));
    events.add(
        Event.of(
            "pay:1600001234:" + payment,
            instant(),
            PAY,
            order,
            List.of(),
            new OrderPaid(payment, Authority.PROVIDER, price, price, Mode.LIVE),
            Provenance.CALLBACK));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(BEGIN + random.nextInt(SECONDS));
  }

  private void add(String key, Source source, Fact fact, Provenance provenance) {
    events.add(Event.of(key, instant(), source, contact, List.of(), fact, provenance));
  }
}
