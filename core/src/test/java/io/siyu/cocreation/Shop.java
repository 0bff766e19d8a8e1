package io.siyu.cocreation;

import io.siyu.Cocreation;
import io.siyu.Siyu;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Pledged;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Score;
import io.siyu.event.Source;
import io.siyu.event.TeamJoined;
import io.siyu.event.TeamJoined.Role;
import io.siyu.event.Voted;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A shop that asks its customers; hours are counted from {@link #START}. */
final class Shop {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final String rules;
  private final List<Event> events = new ArrayList<>();

  /** A shop with such rules of co-creation, in JSON. */
  Shop(String rules) {
    this.rules = rules;
  }

  static Instant at(double hours) {
    return START.plus(Duration.ofMinutes(Math.round(hours * 60)));
  }

  static IdentityKey person(String name) {
    return IdentityKey.openId("mp", name);
  }

  static IdentityKey order(String number) {
    return IdentityKey.orderNo("shop", number);
  }

  Playbook playbook() {
    return Playbook.parse(
        "{\"siyu\":\"playbook/1\",\"version\":\"shop\",\"zone\":\"UTC\",\"currency\":\"CNY\","
            + "\"cocreation\":"
            + rules
            + "}");
  }

  List<Event> events() {
    return events;
  }

  Shop happens(double hour, IdentityKey subject, Fact fact, Claim... claims) {
    events.add(
        Event.of(
            "host:" + events.size(),
            at(hour),
            new Source("host/shop"),
            subject,
            List.of(claims),
            fact,
            Provenance.HOST));
    return this;
  }

  Shop votes(double hour, String who, String candidate, Score score) {
    return happens(hour, person(who), new Voted("taste", candidate, score));
  }

  Shop pledges(double hour, String who, long units) {
    return happens(
        hour,
        person(who),
        units == 0
            ? Pledged.nothing("spring", "peach")
            : new Pledged("spring", "peach", units, Optional.empty(), Optional.empty()));
  }

  /** An order of a product that is paid at once, one yuan a unit. */
  Shop buys(double hour, String who, String number, String sku, long units) {
    Optional<Money> amount = Optional.of(Money.fen(100 * units));
    happens(
        hour,
        order(number),
        new OrderDescribed(
            List.of(new OrderLine(sku, units, Optional.empty(), amount)), amount, List.of()),
        Claim.buyer(person(who)));
    return happens(
        hour,
        order(number),
        new OrderPaid("", Authority.PROVIDER, amount, Optional.empty(), Mode.LIVE),
        Claim.payer(person(who)));
  }

  Shop givesBack(double hour, String number, long fen) {
    return happens(
        hour,
        order(number),
        new Refunded(
            "r" + number + hour,
            Authority.PROVIDER,
            Refunded.Outcome.SUCCESS,
            Optional.of(Money.fen(fen)),
            Optional.empty(),
            Mode.LIVE));
  }

  Shop joins(
      double hour, String number, String team, OptionalLong size, Optional<Instant> expires) {
    return happens(
        hour,
        order(number),
        new TeamJoined("act", team, "peach", Role.MEMBER, size, expires),
        Claim.buyer(person("of" + number)));
  }

  Cocreation asked() {
    return asked(events);
  }

  Cocreation asked(List<Event> telling) {
    InMemoryEventStore store = new InMemoryEventStore("shop");
    telling.forEach(event -> store.append(List.of(event), Reaction.silent()));
    return Siyu.builder().playbook(playbook()).store(store).build().cocreation();
  }

  PanelResult panel(double hour) {
    return asked().panel("taste", at(hour)).orElseThrow();
  }

  CampaignResult campaign(double hour) {
    return asked().campaign("spring", at(hour)).orElseThrow();
  }
}
