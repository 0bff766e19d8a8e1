package io.siyu.goods;

import io.siyu.Siyu;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.MarketFact;
import io.siyu.event.Mode;
import io.siyu.event.Offered;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Refunded.Outcome;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Shipped;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.event.Viewed;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.standing.Baseline;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens in a small shop that opens on 1 January; instants are days since then. */
final class Shop {
  static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Event> events = new ArrayList<>();
  private int orders;

  static Instant day(double days) {
    return OPENING.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  static Window window(int from, int to) {
    return new Window(day(from), day(to));
  }

  static IdentityKey person(int number) {
    return IdentityKey.externalUserId("c", "e" + number);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  Siyu siyu(Playbook playbook) {
    return siyu(playbook, events);
  }

  static Siyu siyu(Playbook playbook, List<Event> events) {
    return Siyu.builder().playbook(playbook).store(store(events)).build();
  }

  Siyu siyu(Playbook playbook, Baseline baseline) {
    return Siyu.builder().playbook(playbook).baseline(baseline).store(store(events)).build();
  }

  private static InMemoryEventStore store(List<Event> events) {
    InMemoryEventStore store = new InMemoryEventStore("goods");
    store.append(events, Reaction.silent());
    return store;
  }

  private void add(double day, Subject subject, Fact fact, Claim... claims) {
    String key = events.size() + "|" + fact.kind();
    events.add(
        Event.of(
            key, day(day), new Source("test"), subject, List.of(claims), fact, Provenance.HOST));
  }

  Shop touched(double day, int who, String channel) {
    add(day, person(who), Touched.through(channel));
    return this;
  }

  Shop joined(double day, int who) {
    return joined(day, who, "wecom/c");
  }

  Shop joined(double day, int who, String account) {
    add(day, person(who), Joined.full(account, "zhang", ""));
    return this;
  }

  Shop left(double day, int who, String account) {
    add(day, person(who), new Left(account, "zhang", Party.CUSTOMER, Left.Why.REMOVED, ""));
    return this;
  }

  Shop viewed(double day, int who, String sku) {
    return viewed(day, who, "product", sku);
  }

  Shop viewed(double day, int who, String what, String item) {
    add(day, person(who), new Viewed("wecom/c", what, item));
    return this;
  }

  Shop consents(double day, int who) {
    add(
        day,
        person(who),
        new ConsentGiven(
            "marketing",
            "",
            ConsentGiven.Scope.PERSON,
            ConsentGiven.Basis.CONSENT,
            "n1",
            "form",
            Optional.empty()));
    return this;
  }

  Shop refuses(double day, int who) {
    add(day, person(who), new ConsentWithdrawn("marketing", "", "form"));
    return this;
  }

  /** A line of an order: a unit of a product for so much. */
  static OrderLine one(String sku, long fen) {
    return new OrderLine(sku, 1, Optional.empty(), Optional.of(Money.fen(fen)));
  }

  /** Somebody buys; returns the order. */
  IdentityKey buys(double day, int who, OrderLine... lines) {
    long total = 0;
    for (OrderLine line : lines) {
      total += line.paid().orElseThrow().minor();
    }
    return pays(day, Optional.of(Money.fen(total)), Mode.LIVE, lines, Claim.payer(person(who)));
  }

  /** Somebody buys, and nobody knows for how much. */
  IdentityKey buysForUnknown(double day, int who, OrderLine... lines) {
    return pays(day, Optional.empty(), Mode.LIVE, lines, Claim.payer(person(who)));
  }

  /** Somebody tries out buying. */
  IdentityKey triesOut(double day, int who, OrderLine... lines) {
    return pays(day, Optional.of(Money.fen(5_000)), Mode.SANDBOX, lines, Claim.payer(person(who)));
  }

  /** An order is paid, and nobody knows by whom. */
  IdentityKey isBought(double day, OrderLine... lines) {
    return pays(day, Optional.of(Money.fen(5_000)), Mode.LIVE, lines);
  }

  private IdentityKey pays(
      double day, Optional<Money> amount, Mode mode, OrderLine[] lines, Claim... payers) {
    IdentityKey order = IdentityKey.orderNo("m", "o" + orders++);
    add(day, order, new OrderDescribed(List.of(lines), Optional.empty(), List.of()));
    add(day, order, new OrderPaid("", Authority.HOST, amount, amount, mode), payers);
    return order;
  }

  Shop refunded(double day, IdentityKey order, long fen) {
    Optional<Money> amount = Optional.of(Money.fen(fen));
    String refund = "r" + events.size();
    add(
        day,
        order,
        new Refunded(refund, Authority.HOST, Outcome.SUCCESS, amount, amount, Mode.LIVE));
    return this;
  }

  Shop shipped(double day, IdentityKey order) {
    add(day, order, new Shipped(true));
    return this;
  }

  Shop completed(double day, IdentityKey order) {
    add(day, order, new Completed(Party.CUSTOMER));
    return this;
  }

  Shop reviewed(double day, IdentityKey order, int stars) {
    return reviewed(day, order, "", stars);
  }

  Shop reviewed(double day, IdentityKey order, String sku, int stars) {
    add(day, order, new Reviewed(sku, new Score(stars, 5)));
    return this;
  }

  Shop offered(String channel, LocalDate day, String bait, long people) {
    MarketFact fact = new Offered(bait, people, OptionalLong.empty(), 1);
    Source source = new Source("ads");
    ChannelDay on = new ChannelDay(channel, day);
    events.add(
        Event.of(
            fact.key(source, on),
            day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
            source,
            on,
            List.of(),
            fact,
            Provenance.HOST));
    return this;
  }
}
