package io.siyu.cases;

import static io.siyu.cases.Story.MARCH;
import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.device;
import static io.siyu.cases.Story.engaged;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.halfJoined;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.left;
import static io.siyu.cases.Story.line;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.phone;
import static io.siyu.cases.Story.refunded;
import static io.siyu.cases.Story.spent;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.transferred;
import static io.siyu.cases.Story.unionId;
import static io.siyu.cases.Story.unlinked;
import static io.siyu.stage.Stage.CONTACT;
import static io.siyu.stage.Stage.FIRST_ORDER;
import static io.siyu.stage.Stage.LEAD;
import static io.siyu.stage.Stage.NURTURED;
import static io.siyu.stage.Stage.REPEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.code.Carrier;
import io.siyu.code.ChannelCodec;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Pair;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.Acquisition;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.Payback;
import io.siyu.insight.WorthByAge;
import io.siyu.member.Finding;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.member.Relation;
import io.siyu.member.Touch;
import io.siyu.money.Money;
import io.siyu.money.Ratio;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The histories that the contract works out by hand, by title. */
class WorkedCasesTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey U1 = unionId("u1");
  private static final Event SNAPSHOT = identified("03-02 12:00", E1, U1);

  private static Story withoutTheUnionId() {
    return Story.of(
        touched("03-01 09:00", E1, "MA01"),
        joined("03-01 09:05", E1, "zhang", "MA01"),
        engaged("03-01 09:06", E1),
        paid("03-05 20:00", O1, order("1"), 9_900),
        identified("03-05 20:00", O1, U1));
  }

  private static Story thePlainLife() {
    return withoutTheUnionId().and(SNAPSHOT);
  }

  @Test
  @DisplayName("M-1 M-2 M-3 M-4 M-7 the plain life")
  void the_plain_life() {
    Member member = thePlainLife().member(U1);

    assertThat(member.reached(LEAD)).contains(at("03-01 09:00"));
    assertThat(member.reached(CONTACT)).contains(at("03-01 09:05"));
    assertThat(member.reached(NURTURED)).contains(at("03-01 09:06"));
    assertThat(member.reached(FIRST_ORDER)).contains(at("03-05 20:00"));
    assertThat(member.reached(REPEAT)).isEmpty();
    assertThat(member.stage()).contains(FIRST_ORDER);
    assertThat(member.reachableIn()).containsExactly("guides");
    assertThat(member.firstTouch().map(Touch::channel)).contains("MA01");
    assertThat(thePlainLife().report().members().total()).isEqualTo(1);

    Member before = thePlainLife().member(U1, at("03-05 20:00"));
    assertThat(before.stage()).as("asOf is exclusive").contains(NURTURED);
    assertThat(before.orders()).isEmpty();
  }

  @Test
  @DisplayName("I-1 without the unionid")
  void without_the_unionid() {
    Story apart = withoutTheUnionId();
    Member contact = apart.member(E1);
    Member buyer = apart.member(O1);

    assertThat(apart.report().members().total()).isEqualTo(2);
    assertThat(contact.stage()).contains(NURTURED);
    assertThat(buyer.stage()).contains(FIRST_ORDER);
    assertThat(buyer.reached(LEAD)).contains(at("03-05 20:00"));
    assertThat(buyer.reached(CONTACT)).isEmpty();

    Story undone = thePlainLife().and(unlinked("03-09 00:00", E1, U1));
    assertThat(undone.member(E1).reached()).isEqualTo(contact.reached());
    assertThat(undone.member(O1).reached()).isEqualTo(buyer.reached());
    assertThat(undone.report().members()).isEqualTo(apart.report().members());
  }

  @Test
  @DisplayName("E-5 same second")
  void same_second() {
    IdentityKey e2 = external("e2");
    Story story =
        Story.of(left("03-01 10:00:00", e2, "zhang"), joined("03-01 10:00:00", e2, "zhang", ""));

    assertThat(story.member(e2).isReachable()).isFalse();
    assertThat(story.member(e2).reached(CONTACT)).contains(at("03-01 10:00:00"));
    assertThat(story.report().userPools().get(0).joined()).isEqualTo(1);
    assertThat(story.report().userPools().get(0).left()).isEqualTo(1);
  }

  @Test
  @DisplayName("M-10 half first")
  void half_first() {
    IdentityKey e3 = external("e3");
    Story story =
        Story.of(
            halfJoined("03-01 10:00:00", e3, "zhang"), joined("03-01 10:00:40", e3, "zhang", ""));

    assertThat(story.member(e3).relations()).hasSize(1);
    assertThat(story.member(e3).reached(LEAD)).contains(at("03-01 10:00:00"));
    assertThat(story.member(e3).reached(CONTACT)).contains(at("03-01 10:00:40"));
    assertThat(story.report().userPools().get(0).joined()).isEqualTo(1);
  }

  @Test
  @DisplayName("M-11 leave and return")
  void leave_and_return() {
    Story story =
        Story.of(
            joined("03-01 10:00", E1, "zhang", ""),
            left("03-10 10:00", E1, "zhang"),
            joined("03-20 10:00", E1, "zhang", ""));

    assertThat(story.member(E1).presences())
        .extracting(Presence::generation, Presence::isOpen)
        .containsExactly(tuple(1, false), tuple(2, true));
    Report report = story.report();
    assertThat(report.userPools().get(0).joined()).isEqualTo(2);
    assertThat(report.userPools().get(0).left()).isEqualTo(1);
    assertThat(report.userPools().get(0).present()).isEqualTo(1);
    assertThat(report.unattributed().joined()).as("persons who joined").isEqualTo(1);
  }

  @Test
  @DisplayName("M-12 M-13 handed over")
  void handed_over() {
    IdentityKey e4 = external("e4");
    Story story =
        Story.of(
            joined("03-01 10:00", e4, "zhang", ""),
            transferred("03-15 10:00", e4, "zhang"),
            joined("03-15 10:00", e4, "li", ""));

    Member member = story.member(e4);
    assertThat(member.isReachable()).isTrue();
    assertThat(member.relations().stream().filter(Relation::isOpen))
        .extracting(Relation::steward)
        .containsExactly("li");
    assertThat(story.report().userPools().get(0).left()).isZero();
    assertThat(story.report().userPools().get(0).joined()).isEqualTo(1);

    // The platform reports no join of the new steward where the two already knew each other.
    Story unreported =
        Story.of(joined("03-01 10:00", e4, "zhang", ""), transferred("03-15 10:00", e4, "zhang"));
    assertThat(unreported.member(e4).isReachable()).isTrue();
    assertThat(unreported.and(left("03-20 10:00", e4, "li")).member(e4).isReachable()).isFalse();
  }

  @Test
  @DisplayName("O-3 O-5 O-6 refund before payment")
  void refund_before_payment() {
    IdentityKey ord = order("2");
    Story story =
        Story.of(
            refunded("03-06 10:00", ord, "r1", 4_000),
            described(
                "03-05 10:00",
                ord,
                Optional.of(10_000L),
                List.of(line("A", 1, 5_000), line("B", 1, 5_000))),
            paid("03-05 10:01", O1, ord, 9_900));

    Order order = story.member(O1).orders().get(0);
    assertThat(order.paid()).isEqualTo(9_900);
    assertThat(order.refunded()).isEqualTo(4_000);
    assertThat(order.valid()).isTrue();
    assertThat(order.findings()).containsExactly(Finding.AMOUNT_DIFFERS);
    Report report = story.report();
    assertThat(report.money().orders()).isEqualTo(1);
    assertThat(report.money().revenue()).isEqualTo(5_900);

    Report held = Story.of(refunded("03-06 10:00", ord, "r1", 4_000)).report();
    assertThat(held.money().heldRefunds()).as("held, not lost").isEqualTo(1);
    assertThat(held.money().refunded()).isZero();
  }

  @Test
  @DisplayName("O-6 O-7 M-4 refunds add up and stop")
  void refunds_add_up_and_stop() {
    IdentityKey ord = order("3");
    Story story =
        Story.of(
            paid("03-05 10:00", O1, ord, 10_000),
            refunded("03-06 10:00", ord, "r1", 3_000),
            refunded("03-07 10:00", ord, "r2", 7_000),
            refunded("03-07 10:05", ord, "r2", 7_000),
            refunded("03-08 10:00", ord, "r3", 500));

    Order order = story.member(O1).orders().get(0);
    assertThat(order.refunded()).isEqualTo(10_000);
    assertThat(order.excess()).extracting(flow -> flow.minor()).containsExactly(500L);
    assertThat(order.valid()).isFalse();
    assertThat(story.member(O1).reached(FIRST_ORDER)).isEmpty();
    assertThat(story.member(O1).stage()).as("the stage falls back").contains(LEAD);
    assertThat(story.member(O1, at("03-07 10:00")).stage()).contains(FIRST_ORDER);
    assertThat(story.report().money().refundedBeyondPaid()).isEqualTo(500);
  }

  @Test
  @DisplayName("M-5 two orders in a day, then one")
  void two_orders_in_a_day_then_one() {
    Story twice =
        Story.of(
            paid("03-05 10:00", O1, order("1"), 100), paid("03-05 23:59:59", O1, order("2"), 100));

    assertThat(twice.and(paid("03-06 00:00:00", O1, order("3"), 100)).member(O1).reached(REPEAT))
        .contains(at("03-06 00:00:00"));
    assertThat(
            twice.and(paid("03-05 23:59:59.500", O1, order("3"), 100)).member(O1).reached(REPEAT))
        .isEmpty();
  }

  @Test
  @DisplayName("I-4 I-6 family phone")
  void family_phone() {
    IdentityKey p = phone("P");
    IdentityKey u2 = unionId("u2");
    Story story =
        Story.of(
            touched("03-01 09:00", U1, ""),
            touched("03-01 09:00", u2, ""),
            identified("03-01 10:00", U1, p),
            identified("03-02 10:00", u2, p));

    IdentityResolution who = story.identities();
    assertThat(story.report().members().total()).isEqualTo(2);
    assertThat(who.quarantined()).containsExactly(Pair.of(U1, p), Pair.of(u2, p));
    assertThat(story.member(U1).keys()).containsExactly(U1);
    assertThat(story.member(u2).keys()).containsExactly(u2);

    Story undone = story.and(unlinked("03-03 10:00", p, u2));
    assertThat(undone.member(U1).keys()).containsExactlyInAnyOrder(U1, p);
    assertThat(undone.member(u2).keys()).containsExactly(u2);
  }

  @Test
  @DisplayName("I-8 shop tablet")
  void shop_tablet() {
    IdentityKey d = device("D");
    Story story =
        Story.of(
            touched("03-01 12:00", d, "MA01"),
            identified("03-01 10:00", openId("o1"), d),
            identified("03-01 10:01", openId("o2"), d),
            identified("03-01 10:02", openId("o3"), d),
            touched("03-01 10:00", openId("o1"), ""),
            touched("03-01 10:01", openId("o2"), ""),
            touched("03-01 10:02", openId("o3"), ""));

    assertThat(story.report().members().total()).isEqualTo(3);
    assertThat(story.find(d, Story.END)).isEmpty();
    assertThat(story.report().identity().profiles()).isEqualTo(1);
  }

  @Test
  @DisplayName("I-3 shop phone")
  void shop_phone() {
    IdentityKey s = phone("S");
    assertThat(claimedBy(30, s).report().members().total()).isEqualTo(30);
    assertThat(claimedBy(30, s).identities().shared()).containsExactly(s);
    assertThat(claimedBy(30, s).report().identity().sharedKeys()).isEqualTo(1);
    assertThat(claimedBy(6, s).report().members().total()).isEqualTo(6);
    assertThat(claimedBy(5, s).report().members().total()).as("the limit is 5").isEqualTo(1);
    assertThat(claimedBy(4, s).report().members().total()).isEqualTo(1);
  }

  private static Story claimedBy(int persons, IdentityKey phone) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      events.add(identified("03-01 10:00", openId("p" + i), phone));
      events.add(touched("03-01 10:00", openId("p" + i), ""));
    }
    return Story.of(events.toArray(Event[]::new));
  }

  @Test
  @DisplayName("I-7 a friend pays")
  void a_friend_pays() {
    IdentityKey ord = order("4");
    IdentityKey o2 = openId("o2");
    Story story =
        Story.of(
            described("03-05 10:00", ord, Optional.empty(), List.of(), Claim.buyer(O1)),
            paid("03-05 10:01", o2, ord, 5_000));

    assertThat(story.member(O1).orders()).hasSize(1);
    assertThat(story.member(O1).stage()).contains(FIRST_ORDER);
    assertThat(story.member(o2).orders()).isEmpty();
    assertThat(story.member(o2).stage()).as("not a buyer, nor even a lead").isEmpty();
    assertThat(story.report().money().revenue()).isEqualTo(5_000);
    assertThat(story.report().members().total()).isEqualTo(1);
  }

  @Test
  @DisplayName("O-8 O-9 sandbox and unknown")
  void sandbox_and_unknown() {
    Event sandbox =
        event(
            "03-05 10:00",
            order("s"),
            new OrderPaid(
                "T-s",
                Authority.PLATFORM,
                Optional.of(Money.fen(8_800)),
                Optional.of(Money.fen(8_800)),
                Mode.SANDBOX),
            Provenance.CALLBACK,
            Claim.payer(O1));
    Report none = Story.of(sandbox).report();
    assertThat(none.money().orders()).isZero();
    assertThat(none.money().paid()).isZero();
    assertThat(Story.of(sandbox).member(O1).stage()).isEmpty();

    IdentityKey o5 = openId("o5");
    IdentityKey ord = order("u");
    Story unknown =
        Story.of(
            event(
                "03-05 10:00",
                ord,
                new OrderPaid(
                    "T-u", Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE),
                Provenance.CALLBACK,
                Claim.payer(o5)));
    assertThat(unknown.member(o5).stage()).contains(FIRST_ORDER);
    assertThat(unknown.report().money().orders()).isEqualTo(1);
    assertThat(unknown.report().money().unknownAmount()).isEqualTo(1);
    assertThat(unknown.report().money().revenue()).isZero();

    Report known =
        unknown.and(described("03-05 09:59", ord, Optional.of(12_000L), List.of())).report();
    assertThat(known.money().revenue()).isEqualTo(12_000);
    assertThat(known.money().unknownAmount()).isZero();
  }

  @Test
  @DisplayName("M-8 R-6 foreign and missing codes")
  void foreign_and_missing_codes() {
    Story story =
        Story.of(
            touched("02-20 10:00", E1, "MA02"),
            joined("03-01 10:00", E1, "zhang", "MA01"),
            joined("03-01 10:00", external("e2"), "zhang", "wb:1:4285486"),
            joined("03-01 10:00", external("e3"), "zhang", ""));

    assertThat(story.member(E1).firstTouch().map(Touch::channel)).contains("MA02");
    assertThat(story.member(E1).lastTouch().map(Touch::channel)).contains("MA01");
    Member foreign = story.member(external("e2"));
    assertThat(foreign.firstTouch()).isEmpty();
    assertThat(foreign.touches()).extracting(Touch::evidence).containsExactly("wb:1:4285486");
    Report report = story.report();
    assertThat(channel(report, "MA01").joined()).isEqualTo(1);
    assertThat(report.unattributed().foreign()).isEqualTo(1);
    assertThat(report.unattributed().joined()).isEqualTo(1);
  }

  @Test
  @DisplayName("M-8 K-4 a code that the codec wrote is the channel's, unless it was cut or damaged")
  void written_codes() {
    String written = ChannelCodec.encode("MA01", Carrier.OFFICIAL_ACCOUNT_SCENE);
    String cut = written.substring(0, written.length() - 1);
    Story story =
        Story.of(
            joined("03-01 10:00", E1, "zhang", written),
            touched("03-01 10:00", external("e2"), "qrscene_" + written),
            joined("03-01 10:00", external("e3"), "zhang", cut),
            joined("03-01 10:00", external("e4"), "zhang", cut + "9"));

    assertThat(story.member(E1).firstTouch().map(Touch::channel)).contains("MA01");
    assertThat(story.member(external("e2")).firstTouch().map(Touch::channel)).contains("MA01");
    assertThat(story.member(E1).findings()).isEmpty();
    assertThat(story.member(external("e3")).firstTouch()).isEmpty();
    assertThat(story.member(external("e3")).findings()).isEqualTo(Map.of(Finding.CHANNEL_CUT, 1));
    assertThat(story.member(external("e4")).findings())
        .isEqualTo(Map.of(Finding.CHANNEL_DAMAGED, 1));
    assertThat(channel(story.report(), "MA01").joined()).isEqualTo(1);
    assertThat(story.report().unattributed().foreign()).isEqualTo(2);
  }

  @Test
  @DisplayName("S-10 S-11 S-12 S-13 erased")
  void erased() {
    InMemoryEventStore store = new InMemoryEventStore("cases");
    Siyu siyu = Story.told(thePlainLife().events(), store);
    Report before = siyu.report(MARCH, Story.END);
    Member member = siyu.member(U1, Story.END).orElseThrow();

    store.erase(Erasure.of(member.id(), member.keys(), at("03-10 00:00")));

    Report after = siyu.report(MARCH, Story.END);
    assertThat(after.members()).isEqualTo(before.members());
    assertThat(after.money()).isEqualTo(before.money());
    assertThat(after.userPools()).isEqualTo(before.userPools());
    for (IdentityKey key : member.keys()) {
      assertThat(siyu.member(key, Story.END)).as("%s", key.type()).isEmpty();
    }

    List<Event> again = new ArrayList<>(thePlainLife().events());
    Collections.shuffle(again, new Random(7));
    again.forEach(event -> store.append(List.of(event), Reaction.silent()));
    assertThat(siyu.report(MARCH, Story.END)).isEqualTo(after);

    store.append(List.of(joined("03-12 10:00", E1, "zhang", "")), Reaction.silent());
    Member anew = siyu.member(E1, Story.END).orElseThrow();
    assertThat(anew.reached(CONTACT)).contains(at("03-12 10:00"));
    assertThat(anew.reached(LEAD)).as("no history").contains(at("03-12 10:00"));
    assertThat(anew.orders()).isEmpty();
  }

  @Test
  @DisplayName("S-13 who comes back after an erasure keeps what they then buy, and is erased apart")
  void erased_and_back() {
    InMemoryEventStore store = new InMemoryEventStore("cases");
    Siyu siyu =
        Story.told(
            List.of(touched("03-01 10:00", O1, "MA01"), paid("03-02 10:00", O1, order("old"), 100)),
            store);
    Member before = siyu.member(O1, Story.END).orElseThrow();
    store.erase(Erasure.of(before.id(), before.keys(), at("03-10 00:00")));

    store.append(List.of(paid("03-13 10:00", O1, order("new"), 9_900)), Reaction.silent());
    assertThat(siyu.member(O1, Story.END).orElseThrow().stage()).contains(FIRST_ORDER);
    store.append(
        List.of(
            described(
                "03-13 09:59",
                order("new"),
                Optional.of(9_900L),
                List.of(line("A", 1, 9_900)),
                Claim.buyer(O1))),
        Reaction.silent());
    Member back = siyu.member(O1, Story.END).orElseThrow();
    assertThat(back.orders()).hasSize(1);
    assertThat(siyu.report(MARCH, Story.END).members().total()).isEqualTo(2);

    store.erase(Erasure.of(back.id(), back.keys(), at("03-20 00:00")));
    assertThat(siyu.member(O1, Story.END).flatMap(Member::stage)).isEmpty();
    assertThat(siyu.report(MARCH, Story.END).members().total()).as("still two").isEqualTo(2);
    assertThat(siyu.report(MARCH, Story.END).money().paid()).isEqualTo(10_000);
  }

  @Test
  @DisplayName("R-5 R-6 R-7 R-8 R-20 R-21 R-24 O-13 O-14 money of a channel")
  void money_of_a_channel() {
    List<Event> events = new ArrayList<>();
    events.add(spent("MA01", LocalDate.of(2026, 3, 1), 20_000, 1));
    events.add(spent("MA01", LocalDate.of(2026, 3, 1), 18_000, 2));
    events.add(spent("MA01", LocalDate.of(2026, 3, 31), 12_000, 1));
    events.add(spent("MA01", LocalDate.of(2026, 2, 28), 99_999, 1));
    IntStream.range(0, 20)
        .forEach(i -> events.add(joined("03-02 10:00", external("m" + i), "zhang", "MA01")));
    long[] amounts = {9_900, 9_900, 19_800, 4_900, 4_900};
    String[] skus = {"A", "A", "B", "C", "C"};
    for (int i = 0; i < amounts.length; i++) {
      events.add(identified("03-03 10:00", external("m" + i), openId("m" + i)));
      events.add(paid("03-05 10:00", openId("m" + i), order("m" + i), amounts[i]));
      OrderLine line = line(skus[i], 1, amounts[i]);
      events.add(described("03-05 09:59", order("m" + i), Optional.empty(), List.of(line)));
    }
    events.add(refunded("03-09 10:00", order("m4"), "r", 4_900));
    Report report = Story.of(events.toArray(Event[]::new)).report();
    ChannelYield channel = channel(report, "MA01");

    assertThat(channel.spent()).isEqualTo(30_000);
    assertThat(channel.joined()).isEqualTo(20);
    assertThat(channel.firstOrders()).isEqualTo(4);
    assertThat(channel.orders()).isEqualTo(4);
    assertThat(channel.revenue()).isEqualTo(44_500);
    assertThat(channel.cac()).isEqualTo(new Ratio(30_000, 4));
    Acquisition acquisition = report.acquisition();
    assertThat(acquisition.paid()).isEqualTo(new Ratio(30_000, 4));
    assertThat(acquisition.fullyLoaded()).isEqualTo(new Ratio(30_000, 4));
    assertThat(channel.roas()).isEqualTo(new Ratio(44_500, 30_000));
    assertThat(channel.cost()).isEqualTo(19_000);
    assertThat(channel.uncosted()).isZero();
    assertThat(channel.contribution()).isEqualTo(25_500);
    assertThat(channel.roi()).isEqualTo(new Ratio(-4_500, 30_000));
    assertThat(channel.payback().status()).isEqualTo(Payback.Status.NOT_REACHED);
    assertThat(channel.worth()).contains(new WorthByAge(7, 4, 25_500));
  }

  private static ChannelYield channel(Report report, String code) {
    return report.channels().stream().filter(c -> c.code().equals(code)).findFirst().orElseThrow();
  }
}
