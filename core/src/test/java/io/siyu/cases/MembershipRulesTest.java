package io.siyu.cases;

import static io.siyu.cases.Story.MARCH;
import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.engaged;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.left;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.DueChange;
import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.event.Appealed;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.TierOverridden;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.TierCount;
import io.siyu.member.Member;
import io.siyu.member.Signal;
import io.siyu.member.Signal.AbuseFound;
import io.siyu.member.Signal.PointsChanged;
import io.siyu.member.Signal.SegmentEntered;
import io.siyu.member.Signal.SegmentLeft;
import io.siyu.member.Signal.StandingChanged;
import io.siyu.member.Signal.TierChanged;
import io.siyu.member.Signal.TierCorrected;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.points.PointsAccount;
import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.stage.Stage;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Baseline;
import io.siyu.standing.Standing;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What tiers, points and standing make of a person's events, at the boundaries. */
class MembershipRulesTest {
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey E1 = external("e1");
  private static final Instant END = Story.END;

  private static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"membership","zone":"Asia/Shanghai","currency":"CNY",
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                         "capabilities":["ONE_TO_ONE"]}],
           "products":[{"sku":"A","price":10000,"unitCost":4000}],
           "points":[
            {"ledger":"points",
             "rules":[{"code":"base","on":"ORDER","points":1,"per":100},
                      {"code":"friend","on":"REFERRAL","points":50},
                      {"code":"hello","on":"JOIN","points":10}],
             "expiry":{"kind":"AFTER","months":1}},
            {"ledger":"growth","kind":"GROWTH",
             "rules":[{"code":"base","on":"ORDER","points":1,"per":100}]}],
           "tiers":[{"ladder":[
              {"code":"silver","upgrade":{"paid":10000,"growth":500}},
              {"code":"gold","upgrade":{"orders":3}}],
             "upgradeWindow":{"kind":"ROLLING","months":12},
             "validity":{"kind":"MONTHS","months":1},"onFail":{"kind":"ONE_DOWN"}}],
           "standing":{"leastOrders":2,"abuse":{}},"rfm":{},
           "segments":[
            {"id":"silver","when":{"is":"tierIn","tiers":["silver"]}},
            {"id":"rich","when":{"is":"points","ledger":"points","atLeast":100}}]}
          """);

  private static final Baseline SHOP =
      Baseline.parse(
          """
          {"siyu":"baseline/1","version":"v","asOf":"2026-02-01T00:00:00Z","members":10,
           "discountedShare":{"num":2000000,"den":10},"percentile":80,"valueCut":9000}
          """);

  private static Siyu siyu(List<Event> events) {
    return siyu(events, END);
  }

  private static Siyu siyu(List<Event> events, Instant now) {
    InMemoryEventStore store = new InMemoryEventStore("membership");
    events.forEach(event -> store.append(List.of(event), Reaction.silent()));
    return Siyu.builder().playbook(PLAYBOOK).baseline(SHOP).store(store).clock(() -> now).build();
  }

  /** Whoever holds a key after some events, told forwards and backwards. */
  private static Member member(IdentityKey key, Instant asOf, Event... events) {
    List<Event> backwards = new ArrayList<>(Arrays.asList(events));
    Collections.reverse(backwards);
    Member member = siyu(List.of(events)).member(key, asOf).orElseThrow();
    assertThat(siyu(backwards).member(key, asOf)).contains(member);
    return member;
  }

  private static Event atFullPrice(String at, String number, long fen) {
    return line(at, number, fen, fen);
  }

  private static Event line(String at, String number, long list, long paid) {
    OrderLine line =
        new OrderLine("A", 1, Optional.of(Money.fen(list)), Optional.of(Money.fen(paid)));
    return described(at, order(number), Optional.empty(), List.of(line));
  }

  private static Event withCoupon(String at, String number) {
    return event(
        at,
        order(number),
        new OrderDescribed(List.of(), Optional.empty(), List.of("C")),
        Provenance.HOST);
  }

  private static Event pointsSpent(String at, long points, String number) {
    return event(at, O1, new PointsSpent("points", points, number, ""), Provenance.HOST);
  }

  private static Event granted(String at, String tier, Optional<Instant> until) {
    return event(at, O1, new TierOverridden(tier, until, "complaint"), Provenance.HOST);
  }

  private static long balance(Member member, String ledger) {
    return member.points(ledger).map(PointsAccount::balance).orElse(-1L);
  }

  @Test
  @DisplayName("M-30 what is given back no longer counts towards a tier, from then on")
  void refunds_count_against_what_was_paid() {
    Event[] events = {
      paid("03-01 10:00", O1, order("1"), 6_000),
      paid("03-02 10:00", O1, order("2"), 5_000),
      refunded("03-05 10:00", order("2"), "r1", 2_000)
    };
    assertThat(member(O1, at("03-02 10:00"), events).tier().toNext())
        .containsEntry("paid", 4_000L)
        .containsEntry("growth", 440L);
    assertThat(member(O1, at("03-05 10:00"), events).tier().tier()).isEqualTo("silver");
    Member after = member(O1, END, events);
    assertThat(after.tier().tier()).isEmpty();
    assertThat(after.tier().history()).hasSize(2);
    assertThat(after.tier().history().get(0).at()).isEqualTo(at("03-02 10:00"));
    assertThat(after.tier().history().get(1).at()).isEqualTo(at("03-05 10:00"));
    assertThat(after.tier().toNext()).containsEntry("paid", 1_000L);
  }

  @Test
  @DisplayName("M-30 an order given back whole is no order from then on, and points reversed none")
  void a_full_refund_takes_the_order() {
    Member member =
        member(
            O1,
            END,
            paid("03-01 10:00", O1, order("1"), 1_000),
            paid("03-02 10:00", O1, order("2"), 1_000),
            paid("03-03 10:00", O1, order("3"), 1_000),
            refunded("03-04 10:00", order("1"), "r1", 1_000));
    assertThat(member.tier().history().get(0).tier()).isEqualTo("gold");
    assertThat(member.tier().tier()).isNotEqualTo("gold");
    assertThat(member.tier().toNext()).isNotEmpty();
    assertThat(balance(member, "growth")).isEqualTo(20);
  }

  @Test
  @DisplayName("M-30 growth value counts towards a tier beside what was paid")
  void growth_counts() {
    Member member =
        member(
            O1,
            END,
            paid("03-01 10:00", O1, order("1"), 1_000),
            event(
                "03-02 10:00",
                O1,
                new PointsAdjusted("growth", 490, "event", ""),
                Provenance.HOST));
    assertThat(member.tier().tier()).isEqualTo("silver");
    assertThat(member.tier().since()).contains(at("03-02 10:00"));
  }

  @Test
  @DisplayName("M-31 an order, a qualified friend and the first join of a pool earn, each once")
  void what_earns() {
    Member member =
        member(
            O1,
            END,
            identified("03-01 09:00", O1, E1),
            joined("03-01 10:00", E1, "zhang", ""),
            left("03-02 10:00", E1, "zhang"),
            joined("03-03 10:00", E1, "zhang", ""),
            paid("03-04 10:00", O1, order("1"), 1_050),
            event("03-05 10:00", O1, new Referred(openId("f"), "c", true), Provenance.HOST),
            event("03-06 10:00", E1, new Referred(openId("f"), "c", true), Provenance.HOST),
            event("03-07 10:00", O1, new Referred(openId("g"), "c", false), Provenance.HOST),
            event("03-08 10:00", O1, new Referred(E1, "c", true), Provenance.HOST));
    assertThat(balance(member, "points")).isEqualTo(10 + 10 + 50);
    assertThat(member.points("points").orElseThrow().lots()).hasSize(3);
  }

  @Test
  @DisplayName("M-31 an order below the least order of the playbook earns nothing")
  void a_void_order_earns_nothing() {
    assertThat(balance(member(O1, END, paid("03-01 10:00", O1, order("1"), 0)), "points")).isZero();
  }

  @Test
  @DisplayName("M-32 points spent, returned and adjusted move the ledger they name, and no other")
  void what_the_host_does_to_points() {
    Event[] events = {
      paid("03-01 10:00", O1, order("1"), 10_000),
      pointsSpent("03-02 10:00", 30, "s1"),
      event(
          "03-03 10:00", O1, new PointsAdjusted("points", 10, "part back", "s1"), Provenance.HOST),
      event("03-04 10:00", O1, new PointsAdjusted("points", -5, "mistake", ""), Provenance.HOST),
      event("03-05 10:00", O1, new PointsAdjusted("nowhere", 7, "?", ""), Provenance.HOST)
    };
    Member member = member(O1, END, events);
    assertThat(balance(member, "points")).isEqualTo(100 - 30 + 10 - 5);
    assertThat(balance(member, "growth")).isEqualTo(100);
    assertThat(member.points("nowhere")).isEmpty();
    assertThat(balance(member(O1, at("03-03 10:00"), events), "points")).isEqualTo(70);
  }

  @Test
  @DisplayName(
      "M-32 a tier granted by hand counts until it ends or is taken back, beside the rules")
  void grants() {
    Event[] events = {
      paid("03-01 10:00", O1, order("1"), 1_000),
      granted("03-02 10:00", "gold", Optional.of(at("03-20 00:00")))
    };
    Member granted = member(O1, at("03-19 00:00"), events);
    assertThat(granted.tier().tier()).isEqualTo("gold");
    assertThat(granted.tier().earned()).isEmpty();
    assertThat(granted.tier().until()).contains(at("03-20 00:00"));
    assertThat(member(O1, END, events).tier().tier()).isEmpty();
    Event takenBack = granted("03-10 10:00", "", Optional.empty());
    assertThat(member(O1, at("03-19 00:00"), events[0], events[1], takenBack).tier().tier())
        .isEmpty();
  }

  @Test
  @DisplayName("M-33 a coupon makes all of an order discounted, lines their part at list price")
  void discounted_parts() {
    Member member =
        member(
            O1,
            END,
            paid("03-01 10:00", O1, order("1"), 10_000),
            atFullPrice("03-01 10:00", "1", 10_000),
            paid("03-02 10:00", O1, order("2"), 10_000),
            withCoupon("03-02 10:00", "2"),
            paid("03-03 10:00", O1, order("3"), 10_000),
            described(
                "03-03 10:00",
                order("3"),
                Optional.empty(),
                List.of(
                    new OrderLine(
                        "A", 1, Optional.of(Money.fen(9_000)), Optional.of(Money.fen(9_000))),
                    new OrderLine(
                        "A", 1, Optional.of(Money.fen(3_000)), Optional.of(Money.fen(1_000))))),
            paid("03-04 10:00", O1, order("4"), 10_000));
    assertThat(member.membership().evidence().purchases())
        .extracting(it -> it.discounted().orElse(-1))
        .containsExactly(0, 1_000_000, 250_000, -1);
    assertThat(member.membership().evidence().purchases())
        .extracting(it -> it.contribution().orElse(-1L))
        .containsExactly(6_000L, -1L, 2_000L, -1L);
  }

  @Test
  @DisplayName("M-33 whoever buys much at full price is a super user, on coupons alone subsidised")
  void standings() {
    Event[] plain = {
      paid("03-01 10:00", O1, order("1"), 10_000),
      atFullPrice("03-01 10:00", "1", 10_000),
      paid("03-02 10:00", O1, order("2"), 10_000),
      atFullPrice("03-02 10:00", "2", 10_000)
    };
    assertThat(member(O1, END, plain).standing().value()).isEqualTo(Standing.SUPER_USER);
    Event[] lured = {
      paid("03-01 10:00", O1, order("1"), 10_000),
      withCoupon("03-01 10:00", "1"),
      paid("03-02 10:00", O1, order("2"), 10_000),
      withCoupon("03-02 10:00", "2"),
      paid("03-03 10:00", O1, order("3"), 10_000),
      withCoupon("03-03 10:00", "3")
    };
    assertThat(member(O1, END, lured).standing().value()).isEqualTo(Standing.SUBSIDISED);
    List<Event> appealed = new ArrayList<>(List.of(lured));
    appealed.add(
        event(
            "03-04 10:00",
            O1,
            new Appealed("standing", Appealed.Outcome.OPEN, ""),
            Provenance.HOST));
    assertThat(member(O1, END, appealed.toArray(Event[]::new)).standing().value())
        .isEqualTo(Standing.UNKNOWN);
    appealed.set(
        6,
        event("03-04 10:00", O1, new Appealed("tier", Appealed.Outcome.OPEN, ""), Provenance.HOST));
    assertThat(member(O1, END, appealed.toArray(Event[]::new)).standing().value())
        .as("an appeal against something else")
        .isEqualTo(Standing.SUBSIDISED);
  }

  @Test
  @DisplayName(
      "M-33 signs of abuse stand apart: adding, leaving at once and bringing oneself along")
  void abuse() {
    Member member =
        member(
            E1,
            END,
            joined("03-01 10:00:00", E1, "zhang", ""),
            left("03-01 10:01:00", E1, "zhang"),
            event("03-02 10:00", E1, new Referred(E1, "c", true), Provenance.HOST));
    assertThat(member.membership().abuse().value())
        .isEqualTo(Set.of(AbuseSign.QUICK_DELETE, AbuseSign.SELF_REFERRAL));
    assertThat(member.standing().value()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  @DisplayName("M-34 without rules nobody has a tier, points or a standing")
  void without_rules() {
    Member member = Story.of(paid("03-01 10:00", O1, order("1"), 99_000)).member(O1);
    assertThat(member.tier().history()).isEmpty();
    assertThat(member.membership().points()).isEmpty();
    assertThat(member.standing().value()).isEqualTo(Standing.UNKNOWN);
    assertThat(member.membership().rfm()).isEmpty();
    assertThat(member.segments()).isEmpty();
  }

  private static List<Signal> signals(List<Event> before, String now, Event... then) {
    return siyu(before, at(now)).ingest(List.of(then)).signals();
  }

  @Test
  @DisplayName("M-35 what changes of tier, points and segments is a signal, once")
  void signals_of_membership() {
    Event first =
        event("03-01 10:00", O1, new PointsAdjusted("points", 5, "hello", ""), Provenance.HOST);
    Event order =
        event(
            "03-02 10:00",
            order("1"),
            new OrderPaid(
                "p",
                Authority.HOST,
                Optional.of(Money.fen(10_000)),
                Optional.of(Money.fen(10_000)),
                Mode.LIVE),
            Provenance.HOST,
            Claim.payer(O1));
    Siyu siyu = siyu(List.of(first), at("03-03 10:00"));
    List<Signal> signals = siyu.ingest(List.of(order)).signals();
    assertThat(signals)
        .filteredOn(TierChanged.class::isInstance)
        .extracting(it -> ((TierChanged) it).to())
        .containsExactly("silver");
    assertThat(signals)
        .filteredOn(PointsChanged.class::isInstance)
        .extracting(
            it ->
                ((PointsChanged) it).ledger()
                    + ((PointsChanged) it).from()
                    + ">"
                    + ((PointsChanged) it).to())
        .containsExactly("points5>105", "growth0>100");
    assertThat(signals)
        .filteredOn(SegmentEntered.class::isInstance)
        .extracting(it -> ((SegmentEntered) it).segment())
        .containsExactly("rich", "silver");
    assertThat(siyu.ingest(List.of(order)).signals()).isEmpty();
  }

  @Test
  @DisplayName(
      "M-35 a late fact that changes the past is said to be a correction, a new one is not")
  void corrections() {
    List<Event> before =
        List.of(
            event(
                "03-10 10:00", O1, new PointsAdjusted("growth", 500, "event", ""), Provenance.HOST),
            engaged("03-01 10:00", O1));
    Event late =
        event("03-05 10:00", O1, new PointsAdjusted("growth", 500, "found", ""), Provenance.HOST);
    assertThat(signals(before, "03-12 10:00", late))
        .filteredOn(TierCorrected.class::isInstance)
        .extracting(it -> ((TierCorrected) it).since())
        .containsExactly(at("03-05 10:00"));
    Event fresh =
        event("03-11 10:00", O1, new PointsAdjusted("growth", 500, "found", ""), Provenance.HOST);
    assertThat(signals(before, "03-12 10:00", fresh))
        .filteredOn(TierCorrected.class::isInstance)
        .isEmpty();
  }

  @Test
  @DisplayName("M-35 a standing that changes, a sign of abuse and a segment left are signals")
  void signals_of_standing() {
    List<Event> before =
        List.of(
            paid("03-01 10:00", O1, order("1"), 10_000),
            atFullPrice("03-01 10:00", "1", 10_000),
            paid("03-02 10:00", O1, order("2"), 10_000));
    assertThat(signals(before, "03-03 10:00", atFullPrice("03-02 10:00", "2", 10_000)))
        .filteredOn(StandingChanged.class::isInstance)
        .extracting(it -> ((StandingChanged) it).to())
        .containsExactly(Standing.SUPER_USER);
    assertThat(signals(before, "03-03 10:00", pointsSpent("03-02 11:00", 150, "s")))
        .filteredOn(SegmentLeft.class::isInstance)
        .hasSize(1);
    assertThat(
            signals(
                before,
                "03-03 10:00",
                event("03-02 12:00", O1, new Referred(O1, "c", true), Provenance.HOST)))
        .filteredOn(AbuseFound.class::isInstance)
        .extracting(it -> ((AbuseFound) it).sign())
        .containsExactly(AbuseSign.SELF_REFERRAL);
  }

  @Test
  @DisplayName("M-36 what time alone will change is what is found when the time has come")
  void due_changes() {
    List<Event> events = List.of(paid("03-01 10:00", O1, order("1"), 10_000));
    Window april = Window.month(2026, 4, Story.ZONE);
    try (Stream<DueChange> due = siyu(events, at("03-15 00:00")).dueChanges(april)) {
      DueChange change = due.findFirst().orElseThrow();
      Member then = siyu(events).member(O1, april.end()).orElseThrow();
      assertThat(change.member().tier().tier()).isEqualTo("silver");
      assertThat(change.tiers()).containsExactlyElementsOf(then.tier().history().subList(1, 2));
      assertThat(change.expiring().get("points"))
          .containsExactly(new PointsAccount.Expiry(at("04-01 10:00"), 100));
    }
    try (Stream<DueChange> due =
        siyu(events, at("03-15 00:00"))
            .dueChanges(new Window(at("03-15 00:00"), at("03-31 00:00")))) {
      assertThat(due).isEmpty();
    }
    assertThatThrownBy(() -> siyu(events, at("03-15 00:00")).dueChanges(MARCH))
        .hasMessageContaining("must not begin in the past");
  }

  @Test
  @DisplayName("M-36 what is stored and is yet to happen is not counted on")
  void due_changes_know_no_future() {
    List<Event> events =
        List.of(
            paid("03-01 10:00", O1, order("1"), 10_000),
            paid("03-20 10:00", O1, order("2"), 10_000));
    try (Stream<DueChange> due =
        siyu(events, at("03-15 00:00")).dueChanges(Window.month(2026, 4, Story.ZONE))) {
      assertThat(due.findFirst().orElseThrow().expiring().get("points"))
          .containsExactly(new PointsAccount.Expiry(at("04-01 10:00"), 100));
    }
  }

  @Test
  @DisplayName("R-14 tiers are counted as of the instant, with who came and went, and day by day")
  void tiers_in_the_report() {
    Report report =
        siyu(List.of(
                paid("03-01 10:00", O1, order("1"), 10_000),
                paid("03-02 10:00", openId("o2"), order("2"), 500)))
            .report(MARCH, END);
    assertThat(report.membership().tiers())
        .containsExactly(
            new TierCount("", 1, 0, 1),
            new TierCount("gold", 0, 0, 0),
            new TierCount("silver", 1, 1, 0));
    List<TierCount.Moment> moments = report.membership().tiersOverTime();
    assertThat(moments).hasSize(32);
    assertThat(moments.get(0).members()).containsEntry("", 0L).containsEntry("silver", 0L);
    assertThat(moments.get(1).members()).containsEntry("", 0L).containsEntry("silver", 1L);
    assertThat(moments.get(31).members()).containsEntry("", 1L).containsEntry("silver", 1L);
  }

  @Test
  @DisplayName("R-15 what moved a ledger in the window adds up to what is in it")
  void points_in_the_report() {
    Report report =
        siyu(List.of(
                paid("03-01 10:00", O1, order("1"), 10_000),
                pointsSpent("03-02 10:00", 130, "s1"),
                paid("03-03 10:00", O1, order("2"), 1_000)))
            .report(MARCH, END);
    assertThat(report.membership().points().get(1))
        .satisfies(
            flow -> {
              assertThat(flow.ledger()).isEqualTo("points");
              assertThat(flow.moved().values().stream().mapToLong(it -> it).sum())
                  .isEqualTo(flow.balance() + flow.pending() - flow.debt())
                  .isEqualTo(-20);
            });
    assertThat(report.membership().segments())
        .extracting(it -> it.segment() + it.members())
        .containsExactly("rich0", "silver1");
  }

  @Test
  @DisplayName("R-16 standings are counted, and how many the brand has taught to wait")
  void standings_in_the_report() {
    Report report =
        siyu(List.of(
                paid("03-01 10:00", O1, order("1"), 10_000),
                atFullPrice("03-01 10:00", "1", 10_000),
                paid("03-02 10:00", O1, order("2"), 10_000),
                atFullPrice("03-02 10:00", "2", 10_000),
                paid("03-02 11:00", openId("o2"), order("3"), 10_000)))
            .report(MARCH, END);
    assertThat(report.membership().standings())
        .containsEntry(Standing.SUPER_USER, 1L)
        .containsEntry(Standing.UNKNOWN, 1L)
        .hasSize(5);
    assertThat(report.membership().trained().orElseThrow().dependent().den()).isEqualTo(1);
  }

  @Test
  @DisplayName("Q-5 members are found by a condition, and why they are is told")
  void members_by_condition() {
    Siyu siyu =
        siyu(
            List.of(
                paid("03-01 10:00", O1, order("1"), 10_000),
                paid("03-02 10:00", openId("o2"), order("2"), 500)));
    Condition rich =
        Condition.stageAtLeast(Stage.FIRST_ORDER)
            .and(new Condition.Points("points", Range.atLeast(50)));
    try (Stream<Member> members = siyu.members(rich, END)) {
      assertThat(members).containsExactly(siyu.member(O1, END).orElseThrow());
    }
    assertThat(siyu.explain(openId("o2"), rich, END).orElseThrow())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.leaf()).isInstanceOf(Condition.Points.class);
              assertThat(reason.holds()).isFalse();
              assertThat(reason.events()).hasSize(1);
            });
  }

  @Test
  @DisplayName("M-37 a baseline freezes what the shop's members are compared with")
  void baselines() {
    Siyu siyu =
        siyu(
            List.of(
                paid("03-01 10:00", O1, order("1"), 10_000),
                atFullPrice("03-01 10:00", "1", 10_000)));
    Baseline baseline = siyu.baseline("2026-03", END);
    assertThat(baseline.members()).isEqualTo(1);
    assertThat(baseline.valueCut()).hasValue(6_000);
    Siyu bare = Siyu.builder().playbook(Playbook.parse(Story.PLAYBOOK)).build();
    assertThatThrownBy(() -> bare.baseline("v", END)).hasMessageContaining("\"standing\"");
  }
}
