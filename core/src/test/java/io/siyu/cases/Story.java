package io.siyu.cases;

import io.siyu.ErasureRequest;
import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.MarketFact;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Touched;
import io.siyu.event.Unlinked;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.member.Member;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A small history to be told in any order: what is asked of it is asked of several shuffles with
 * repetitions, and all must answer alike. Instants are written as in the brand's zone, without the
 * year.
 */
final class Story {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String CORP = "wecom/c";
  static final Window MARCH = Window.month(2026, 3, ZONE);
  static final Instant END = at("04-01 00:00:00");

  static final String PLAYBOOK =
      """
      {"siyu":"playbook/1","version":"cases","zone":"Asia/Shanghai","currency":"CNY",
       "trafficPools":[{"id":"moments","kind":"SOCIAL","platform":"wechat"}],
       "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                     "capabilities":["PUSH","ONE_TO_ONE"]}],
       "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]},
                   {"code":"MA02","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]}],
       "products":[{"sku":"A","roles":["LEAD_IN"],"price":9900,"unitCost":4000},
                   {"sku":"B","roles":["PROFIT"],"price":19800,"unitCost":9000},
                   {"sku":"C","price":4900,"unitCost":2000}]}
      """;

  private final List<Event> events = new ArrayList<>();

  static Story of(Event... events) {
    Story story = new Story();
    story.events.addAll(Arrays.asList(events));
    return story;
  }

  Story and(Event... more) {
    Story story = of(more);
    story.events.addAll(0, events);
    return story;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** The history told in order, backwards and in three shuffles, each with a repetition. */
  private Stream<List<Event>> tellings() {
    List<List<Event>> tellings = new ArrayList<>();
    tellings.add(events);
    List<Event> backwards = new ArrayList<>(events);
    Collections.reverse(backwards);
    tellings.add(backwards);
    for (int seed = 1; seed <= 3; seed++) {
      List<Event> shuffled = new ArrayList<>(events);
      shuffled.addAll(events.subList(0, events.size() / 2));
      Collections.shuffle(shuffled, new Random(seed));
      tellings.add(shuffled);
    }
    return tellings.stream();
  }

  /** The report of March under another playbook. */
  Report report(String playbook) {
    return agreed(
        telling -> {
          InMemoryEventStore store = new InMemoryEventStore("cases");
          told(telling, store);
          return Siyu.builder()
              .playbook(Playbook.parse(playbook))
              .store(store)
              .build()
              .report(MARCH, END);
        });
  }

  static Siyu told(List<Event> events) {
    return told(events, new InMemoryEventStore("cases"));
  }

  static Siyu told(List<Event> events, InMemoryEventStore store) {
    events.forEach(event -> store.append(List.of(event), Reaction.silent()));
    return Siyu.builder().playbook(Playbook.parse(PLAYBOOK)).store(store).build();
  }

  private <T> T agreed(Function<List<Event>, T> question) {
    List<T> answers = tellings().map(question).distinct().toList();
    if (answers.size() != 1) {
      throw new AssertionError("the answer depends on the order of telling: " + answers);
    }
    return answers.get(0);
  }

  Member member(IdentityKey key) {
    return member(key, END);
  }

  Member member(IdentityKey key, Instant asOf) {
    return find(key, asOf).orElseThrow(() -> new AssertionError("nobody holds " + key));
  }

  Optional<Member> find(IdentityKey key, Instant asOf) {
    return agreed(telling -> told(telling).member(key, asOf));
  }

  List<ErasureRequest> erasureRequests() {
    return agreed(telling -> told(telling).erasureRequests());
  }

  Report report() {
    return agreed(telling -> told(telling).report(MARCH, END));
  }

  /** Who is who, over the whole history as one cluster. */
  IdentityResolution identities() {
    return agreed(
        telling ->
            IdentityResolution.of(
                Cluster.of(telling.stream().distinct().toList()),
                Playbook.parse(PLAYBOOK).identity()));
  }

  // What can happen.

  static Instant at(String monthDayTime) {
    String text = monthDayTime.length() == 11 ? monthDayTime + ":00" : monthDayTime;
    return LocalDateTime.parse("2026-" + text.replace(' ', 'T')).atZone(ZONE).toInstant();
  }

  static IdentityKey external(String value) {
    return IdentityKey.externalUserId("c", value);
  }

  static IdentityKey openId(String value) {
    return IdentityKey.openId("mp", value);
  }

  static IdentityKey unionId(String value) {
    return IdentityKey.unionId("W", value);
  }

  static IdentityKey order(String value) {
    return IdentityKey.orderNo("m", value);
  }

  static IdentityKey phone(String value) {
    return new IdentityKey(KeyType.PHONE, "CN", value);
  }

  static IdentityKey device(String value) {
    return new IdentityKey(KeyType.DEVICE, "shop", value);
  }

  static Event event(
      String at, Subject subject, Fact fact, Provenance provenance, Claim... claims) {
    String key =
        fact.kind() + "|" + subject.text() + "|" + at + "|" + fact + "|" + Arrays.toString(claims);
    return Event.of(key, at(at), new Source("test"), subject, List.of(claims), fact, provenance);
  }

  static Event touched(String at, IdentityKey who, String channel) {
    return event(at, who, Touched.through(channel), Provenance.HOST);
  }

  static Event joined(String at, IdentityKey who, String steward, String channel) {
    return event(at, who, Joined.full(CORP, steward, channel), Provenance.CALLBACK);
  }

  static Event halfJoined(String at, IdentityKey who, String steward) {
    return event(
        at,
        who,
        new Joined(CORP, steward, Joined.Degree.HALF, "", Party.CUSTOMER),
        Provenance.CALLBACK);
  }

  static Event left(String at, IdentityKey who, String steward) {
    return event(
        at,
        who,
        new Left(CORP, steward, Party.CUSTOMER, Left.Why.REMOVED, ""),
        Provenance.CALLBACK);
  }

  static Event transferred(String at, IdentityKey who, String steward) {
    return event(
        at,
        who,
        new Left(CORP, steward, Party.STEWARD, Left.Why.TRANSFERRED, "DELETE_BY_TRANSFER"),
        Provenance.CALLBACK);
  }

  static Event renamed(String at, String from, String to) {
    return event(at, new AccountSubject(CORP), new StewardRenamed(from, to), Provenance.CALLBACK);
  }

  static Event engaged(String at, IdentityKey who) {
    return event(at, who, new Engaged(CORP, "message", Engaged.Direction.INBOUND), Provenance.HOST);
  }

  static Event identified(String at, IdentityKey who, IdentityKey same) {
    return event(at, who, new Identified("test"), Provenance.SNAPSHOT, Claim.same(same));
  }

  static Event unlinked(String at, IdentityKey a, IdentityKey b) {
    return event(at, a, new Unlinked("mistake"), Provenance.HOST, Claim.same(b));
  }

  static Event paid(String at, IdentityKey payer, IdentityKey order, long fen) {
    Optional<Money> amount = Optional.of(Money.fen(fen));
    String number = "T-" + order.value();
    return event(
        at,
        order,
        new OrderPaid(number, Authority.PROVIDER, amount, amount, Mode.LIVE),
        Provenance.CALLBACK,
        Claim.payer(payer),
        Claim.same(IdentityKey.paymentNo("wxpay", number)));
  }

  static Event refunded(String at, IdentityKey order, String refund, long fen) {
    Optional<Money> amount = Optional.of(Money.fen(fen));
    return event(
        at,
        order,
        new Refunded(
            refund, Authority.PROVIDER, Refunded.Outcome.SUCCESS, amount, amount, Mode.LIVE),
        Provenance.CALLBACK,
        Claim.same(IdentityKey.paymentNo("wxpay", "T-" + order.value())));
  }

  static Event described(
      String at, IdentityKey order, Optional<Long> total, List<OrderLine> lines, Claim... claims) {
    return event(
        at,
        order,
        new OrderDescribed(lines, total.map(Money::fen), List.of()),
        Provenance.HOST,
        claims);
  }

  static OrderLine line(String sku, long units, long fen) {
    return new OrderLine(sku, units, Optional.empty(), Optional.of(Money.fen(fen)));
  }

  static Event stated(String channel, LocalDate day, MarketFact fact) {
    Source source = new Source("ads");
    ChannelDay on = new ChannelDay(channel, day);
    return Event.of(
        fact.key(source, on),
        day.atStartOfDay(ZONE).toInstant(),
        source,
        on,
        List.of(),
        fact,
        Provenance.HOST);
  }

  static Event spent(String channel, LocalDate day, long fen, long revision) {
    return stated(channel, day, new Spent(Money.fen(fen), revision));
  }
}
