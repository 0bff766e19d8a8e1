package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.left;
import static io.siyu.cases.Story.line;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.refunded;
import static io.siyu.cases.Story.spent;
import static io.siyu.cases.Story.stated;
import static io.siyu.cases.Story.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.cohort.Repurchase;
import io.siyu.cohort.RepurchaseQuestion.Definition;
import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.FactKind;
import io.siyu.event.MarketFact;
import io.siyu.event.Offered;
import io.siyu.event.OrderLine;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.ClaimedYield;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.Payback;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.insight.Unattributed;
import io.siyu.insight.WorthByAge;
import io.siyu.member.Finding;
import io.siyu.member.Order;
import io.siyu.money.Money;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a report counts, at the boundaries of its window. */
class ReportRulesTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey O2 = openId("o2");

  @Test
  @DisplayName("R-1 R-2 everybody who is at least a lead is counted once, at the highest stage")
  void members() {
    Report report =
        Story.of(
                touched("03-01 10:00", O1, ""),
                joined("03-02 10:00", E1, "zhang", ""),
                joined("03-02 10:00", external("e2"), "zhang", ""),
                left("03-03 10:00", external("e2"), "zhang"),
                identified("03-04 10:00", openId("o9"), external("e9")))
            .report();

    assertThat(report.members().total()).isEqualTo(3);
    assertThat(report.members().byStage())
        .containsEntry(Stage.LEAD, 1L)
        .containsEntry(Stage.CONTACT, 2L);
    assertThat(report.members().reachable()).isEqualTo(1);
    assertThat(report.members().lost()).isEqualTo(1);
    assertThat(report.events()).containsEntry(FactKind.JOINED, 2L);
  }

  @Test
  @DisplayName("R-3 joins and losses are counted in the window, presence as of the instant")
  void pools() {
    Report report =
        Story.of(
                joined("02-28 23:59:59", E1, "zhang", ""),
                joined("03-01 00:00:00", external("e2"), "zhang", ""),
                left("03-31 23:59:59", external("e2"), "zhang"))
            .report();
    assertThat(report.userPools()).containsExactly(new PoolFlow("guides", 1, 1, 1));
  }

  @Test
  @DisplayName("R-4 money is counted where it moved: payments and refunds by their own instants")
  void money() {
    Story story =
        Story.of(
            paid("02-28 10:00", O1, order("1"), 1_000),
            refunded("03-01 00:00:00", order("1"), "r", 300),
            paid("03-31 23:59:59", O1, order("2"), 500));

    assertThat(story.report().money().paid()).isEqualTo(500);
    assertThat(story.report().money().refunded()).isEqualTo(300);
    assertThat(story.report().money().revenue()).isEqualTo(200);
    assertThat(story.report().money().orders()).isEqualTo(1);
  }

  @Test
  @DisplayName("R-5 spending counts by day, the highest revision of each, unknown channels apart")
  void spending() {
    Report report =
        Story.of(
                spent("MA01", LocalDate.of(2026, 3, 31), 100, 3),
                spent("MA01", LocalDate.of(2026, 3, 31), 900, 2),
                spent("MA01", LocalDate.of(2026, 2, 28), 5_000, 1),
                spent("gone", LocalDate.of(2026, 3, 1), 70, 1))
            .report();
    assertThat(report.channels().get(0).spent()).isEqualTo(100);
    assertThat(report.unattributed().spent()).isEqualTo(70);
  }

  @Test
  @DisplayName(
      "R-17 full cost, impressions, clicks and offers count like spending, each on its own")
  void market() {
    LocalDate day = LocalDate.of(2026, 3, 31);
    Story story =
        Story.of(
            spent("MA01", day, 100, 2),
            stated("MA01", day, new Spent(Money.fen(30), Spent.Cost.BAIT, 1)),
            stated("MA01", day, new Spent(Money.fen(31), Spent.Cost.BAIT, 2)),
            stated("MA01", day, new Spent(Money.fen(7), Spent.Cost.STAFF, 1)),
            stated("MA01", day, new Spent(new Money(9, "USD"), Spent.Cost.TOOLS, 1)),
            stated("MA01", day, new Exposed(900, 1)),
            stated("MA01", day, new Clicked(12, 1)),
            stated("MA01", day, new Clicked(11, 2)),
            stated("MA01", day, new Offered("wipes", 5, OptionalLong.of(4), 1)),
            stated("MA01", day, new Offered("mask", 6, OptionalLong.empty(), 1)),
            stated("MA01", day.plusDays(1), new Exposed(5_000, 1)),
            stated("gone", day, new Spent(Money.fen(3), Spent.Cost.RENT, 1)),
            stated("gone", day, new Exposed(40, 1)));
    Report report = story.report();
    ChannelYield channel = report.channels().get(0);
    Unattributed none = report.unattributed();

    assertThat(channel.spent()).isEqualTo(100);
    assertThat(channel.fullCost()).isEqualTo(138);
    assertThat(channel.impressions()).isEqualTo(900);
    assertThat(channel.clicks()).isEqualTo(11);
    assertThat(channel.offered()).isEqualTo(11);
    assertThat(none.spent()).isZero();
    assertThat(none.fullCost()).isEqualTo(3);
    assertThat(none.impressions()).isEqualTo(40);
    assertThat(report.warnings()).containsEntry(Finding.FOREIGN_CURRENCY, 1L);
    assertThat(report.toJson()).contains("\"fullCost\" : 138", "\"impressions\" : 900");
  }

  /** What another platform says of the same channel. */
  private static Event elsewhere(String channel, LocalDate day, MarketFact fact) {
    Source source = new Source("ads/other");
    ChannelDay on = new ChannelDay(channel, day);
    return Event.of(
        fact.key(source, on),
        day.atStartOfDay(Story.ZONE).toInstant(),
        source,
        on,
        List.of(),
        fact,
        Provenance.HOST);
  }

  @Test
  @DisplayName("R-30 what platforms claim stands beside what is measured and in no sum")
  void claims() {
    LocalDate day = LocalDate.of(2026, 3, 31);
    OptionalLong nothing = OptionalLong.empty();
    Event[] measured = {spent("MA01", day, 100, 2)};
    Event[] claimed = {
      measured[0],
      stated("MA01", day, new Claimed(OptionalLong.of(9), Optional.of(Money.fen(900)), 1)),
      stated("MA01", day, new Claimed(OptionalLong.of(3), Optional.of(Money.fen(500)), 2)),
      stated("MA01", day.minusDays(1), new Claimed(nothing, Optional.of(Money.fen(40)), 1)),
      stated("MA01", day.minusDays(2), new Claimed(nothing, Optional.of(new Money(9, "USD")), 1)),
      stated("MA01", day.plusDays(1), new Claimed(OptionalLong.of(70), Optional.empty(), 1)),
      stated("MA02", day, new Claimed(OptionalLong.of(1), Optional.empty(), 1)),
      elsewhere("MA01", day, new Claimed(OptionalLong.of(8), Optional.of(Money.fen(539)), 1)),
      elsewhere("MA02", day, new Claimed(OptionalLong.of(2), Optional.empty(), 1))
    };
    Report without = Story.of(measured).report();
    Report with = Story.of(claimed).report();
    ChannelYield channel = with.channels().get(0);

    assertThat(channel.claimed()).as("539 of the other's").isEqualTo(new ClaimedYield(3, 540));
    assertThat(with.channels().get(1).claimed()).isEqualTo(new ClaimedYield(2, 0));
    assertThat(without.channels().get(0).claimed()).isEqualTo(ClaimedYield.NOTHING);
    assertThat(without.toJson()).doesNotContain("claimed");
    assertThat(with.warnings()).containsEntry(Finding.FOREIGN_CURRENCY, 1L);
    assertThat(with.unattributed()).isEqualTo(without.unattributed());
    assertThat(with.money()).isEqualTo(without.money());
    assertThat(channel.orders() + channel.firstOrders() + channel.revenue()).isZero();
    assertThat(channel.fullCost()).isEqualTo(100);
    assertThat(Report.parse(with.toJson())).isEqualTo(with);
  }

  @Test
  @DisplayName("J-21 two platforms may claim one order, which is credited once")
  void claims_are_no_credits() {
    LocalDate day = LocalDate.of(2026, 3, 5);
    Claimed claimed = new Claimed(OptionalLong.of(1), Optional.of(Money.fen(100)), 1);
    List<Event> bought =
        List.of(touched("03-05 09:00", O1, "MA01"), paid("03-05 10:00", O1, order("1"), 100));
    List<Event> told = new ArrayList<>(bought);
    told.add(stated("MA01", day, claimed));
    told.add(elsewhere("MA02", day, claimed));
    Report with = Story.of(told.toArray(Event[]::new)).report();

    assertThat(with.channels().get(1).claimed()).isEqualTo(new ClaimedYield(1, 100));
    assertThat(with.attribution())
        .isEqualTo(Story.of(bought.toArray(Event[]::new)).report().attribution());
    assertThat(with.channels().get(0).revenue()).isEqualTo(100);
    assertThat(with.channels().get(1).revenue()).isZero();
  }

  @Test
  @DisplayName("R-17 a report that was written before there were such figures is read, with none")
  void reports_of_before() {
    Report report = Story.of(spent("MA01", LocalDate.of(2026, 3, 31), 100, 1)).report();
    String before =
        report.toJson().replaceAll("\"(fullCost|impressions|clicks|offered)\"\\s*:\\s*\\d+,", "");
    assertThat(before).doesNotContain("fullCost", "impressions", "clicks", "offered");

    ChannelYield channel = Report.parse(before).channels().get(0);
    assertThat(channel.spent()).isEqualTo(100);
    assertThat(channel.fullCost()).isZero();
    assertThat(Report.parse(before).unattributed()).isEqualTo(report.unattributed());
  }

  @Test
  @DisplayName(
      "R-7 an order is credited to the first touch, or the last at or before its payment if so"
          + " configured")
  void attribution() {
    Story story =
        Story.of(
            touched("03-01 10:00", O1, "MA01"),
            touched("03-05 10:00", O1, "MA02"),
            touched("03-05 10:00:01", O1, "MA01"),
            paid("03-05 10:00", O1, order("1"), 100));
    Report first = story.report();
    assertThat(first.channels().get(0).revenue()).isEqualTo(100);

    InMemoryEventStore store = new InMemoryEventStore("cases");
    Story.told(story.events(), store);
    String last =
        Story.PLAYBOOK.replace(
            "\"currency\"", "\"attribution\":{\"model\":\"LAST_TOUCH\"},\"currency\"");
    Report byLast =
        Siyu.builder()
            .playbook(Playbook.parse(last))
            .store(store)
            .build()
            .report(Story.MARCH, Story.END);
    assertThat(byLast.channels().get(0).revenue()).isZero();
    assertThat(byLast.channels().get(1).revenue()).isEqualTo(100);

    Report before =
        Story.of(touched("03-05 10:00:01", O1, "MA01"), paid("03-05 10:00", O1, order("1"), 100))
            .report();
    assertThat(before.unattributed().revenue()).as("bought before any touch").isEqualTo(100);
  }

  private static final String DATED =
      Story.PLAYBOOK
          .replace(
              "\"unitCost\":4000",
              "\"unitCost\":4000,\"costChanges\":["
                  + "{\"effectiveFrom\":\"2026-03-05T10:00:00+08:00\",\"unitCost\":4500},"
                  + "{\"effectiveFrom\":\"2026-03-20T00:00:00+08:00\",\"unitCost\":5000}]")
          .replace(
              "\"currency\"",
              "\"costs\":{\"returnedStock\":false,\"fulfilment\":["
                  + "{\"effectiveFrom\":\"2026-03-05T00:00:00+08:00\",\"perOrder\":600}]},\"currency\"");

  private static Event[] bought(String at, IdentityKey who, String number, OrderLine... lines) {
    long fen = Stream.of(lines).mapToLong(line -> line.paid().orElseThrow().minor()).sum();
    return new Event[] {
      described(at, order(number), Optional.empty(), List.of(lines)),
      paid(at, who, order(number), fen)
    };
  }

  @Test
  @DisplayName("O-13 an order costs what its goods and carrying it out cost when it was first paid")
  void costs_when_paid() {
    Story story =
        Story.of(bought("03-05 09:59", O1, "1", line("A", 2, 9_000)))
            .and(bought("03-05 10:00", O1, "2", line("A", 1, 9_000), line("B", 1, 20_000)))
            .and(bought("03-04 23:59", O1, "3", line("A", 1, 9_000)));
    Report report = story.report(DATED);
    assertThat(report.money().cost()).isEqualTo((2 * 4_000 + 600) + (4_500 + 9_000 + 600) + 4_000);
    assertThat(report.money().contribution()).isEqualTo(47_000 - 26_700);
    assertThat(report.products().get(0).cost()).isEqualTo(8_000 + 4_500 + 4_000);
    assertThat(report.products().get(1).contribution()).isEqualTo(11_000);
    assertThat(story.member(O1).orders().get(0).contribution())
        .as("without dated costs")
        .hasValue(9_000 - 2 * 4_000);
  }

  @Test
  @DisplayName(
      "O-13, R-20 what an order costs is not known where a line's cost or the amount is not")
  void unknown_costs() {
    Report report =
        Story.of(bought("03-05 10:00", O1, "1", line("A", 1, 9_000), line("Z", 1, 1_000)))
            .and(bought("03-05 10:00", O1, "2", line("A", 1, 9_000)))
            .and(paid("03-05 10:00", O1, order("3"), 700))
            .report();
    assertThat(report.money().revenue()).isEqualTo(19_700);
    assertThat(report.money().uncosted()).isEqualTo(10_700);
    assertThat(report.money().cost()).isEqualTo(4_000);
    assertThat(report.money().contribution()).isEqualTo(5_000);
    ProductSales a = report.products().get(0);
    assertThat(List.of(a.revenue(), a.cost(), a.uncosted(), a.contribution()))
        .as("its own cost is known in both orders")
        .containsExactly(18_000L, 8_000L, 0L, 10_000L);
    ProductSales z = report.products().get(3);
    assertThat(List.of(z.revenue(), z.cost(), z.uncosted())).containsExactly(1_000L, 0L, 1_000L);
  }

  @Test
  @DisplayName("O-14 the goods of an order come back when it is given back whole, if they may")
  void returned_goods() {
    Story story =
        Story.of(bought("03-05 10:00", O1, "1", line("A", 1, 9_000)))
            .and(
                refunded("03-06 10:00", order("1"), "r1", 4_000),
                refunded("03-09 10:00", order("1"), "r2", 5_000))
            .and(bought("03-05 10:00", O1, "2", line("B", 1, 20_000)))
            .and(refunded("03-06 10:00", order("2"), "r3", 19_999));
    assertThat(story.report().money().cost()).isEqualTo(9_000);
    assertThat(story.report().products().get(0).cost()).isZero();
    assertThat(story.report(DATED).money().cost())
        .as("nothing comes back")
        .isEqualTo(4_500 + 9_000 + 2 * 600);
    Order whole = story.member(O1).orders().get(0);
    assertThat(whole.givenBackAt()).hasValue(Story.at("03-09 10:00"));
    assertThat(whole.costIn(new Window(Story.at("03-09 10:00"), Story.END))).isEqualTo(-4_000);
  }

  private static Story won() {
    return Story.of(
            touched("03-01 10:00", O1, "MA01"),
            touched("03-01 10:00", O2, "MA01"),
            spent("MA01", LocalDate.of(2026, 3, 1), 16_000, 1))
        .and(bought("03-10 10:00", O1, "1", line("A", 1, 9_000)))
        .and(bought("03-20 10:00", O2, "2", line("A", 1, 9_000)))
        .and(bought("03-15 10:00:00.001", O1, "3", line("A", 1, 10_000)))
        .and(refunded("03-30 10:00", order("2"), "r", 1_000));
  }

  @Test
  @DisplayName(
      "R-21 what was spent has come back on the day on which all who were won brought it in")
  void payback() {
    ChannelYield channel = won().report().channels().get(0);
    assertThat(channel.payback())
        .as("two first orders, and on the sixth day another")
        .isEqualTo(new Payback(Payback.Status.REACHED, OptionalLong.of(6), 11));
    assertThat(won().report().channels().get(1).payback().status())
        .isEqualTo(Payback.Status.UNDEFINED);
    assertThat(
            won()
                .and(spent("MA01", LocalDate.of(2026, 3, 2), 1, 1))
                .report()
                .channels()
                .get(0)
                .payback()
                .status())
        .isEqualTo(Payback.Status.NOT_REACHED);
    assertThat(
            won()
                .and(touched("03-01 10:00", openId("late"), "MA01"))
                .and(bought("03-28 10:00", openId("late"), "9", line("C", 1, 2_000)))
                .report()
                .channels()
                .get(0)
                .payback())
        .as("the last was seen for three days only")
        .isEqualTo(new Payback(Payback.Status.NOT_REACHED, OptionalLong.empty(), 3));
  }

  @Test
  @DisplayName(
      "R-21 worth by age counts those who were seen for as long, and what they brought in by then")
  void worth_by_age() {
    assertThat(won().report().channels().get(0).worth())
        .containsExactly(new WorthByAge(0, 2, 10_000), new WorthByAge(7, 2, 16_000));
    Story early =
        Story.of(touched("03-01 00:00", O1, "MA01"))
            .and(bought("03-02 00:00", O1, "1", line("A", 1, 9_000)));
    assertThat(early.report().channels().get(0).worth())
        .as("thirty days later is the end, which is not seen")
        .containsExactly(new WorthByAge(0, 1, 5_000), new WorthByAge(7, 1, 5_000));
  }

  @Test
  @DisplayName("R-23 who buys again is counted by definitions that go by their names")
  void repurchase() {
    Report report =
        Story.of(
                paid("03-01 10:00", O1, order("1"), 100),
                paid("03-01 11:00", O1, order("2"), 100),
                paid("03-03 10:00", O2, order("3"), 100),
                paid("03-20 10:00", O2, order("4"), 100),
                paid("03-02 00:00", openId("o3"), order("5"), 100),
                paid("02-02 10:00", openId("o4"), order("6"), 100),
                paid("03-02 10:00", openId("o4"), order("7"), 100))
            .report();
    assertThat(report.repurchase())
        .extracting(
            measure -> measure.question().definition(), Repurchase::share, Repurchase::censored)
        .containsExactly(
            tuple(Definition.REPEAT_BUYER_SHARE, new Ratio(2, 4), 0L),
            tuple(Definition.REPEAT_BUYER_SHARE_DAY_DEDUP, new Ratio(1, 4), 0L),
            tuple(Definition.REPEAT_ORDER_SHARE, new Ratio(2, 6), 0L),
            tuple(Definition.COHORT_REPEAT_N, new Ratio(1, 1), 2L));
    assertThat(Report.parse(report.toJson())).isEqualTo(report);
  }

  @Test
  @DisplayName("R-9 an order's money is split over its products so that it adds up")
  void products() {
    Report report =
        Story.of(
                described(
                    "03-01 10:00",
                    order("1"),
                    Optional.empty(),
                    List.of(line("B", 2, 100), line("A", 1, 100), line("Z", 1, 100))),
                paid("03-01 10:01", O1, order("1"), 200),
                refunded("03-02 10:00", order("1"), "r", 10),
                paid("03-02 10:01", O1, order("2"), 77))
            .report();

    assertThat(report.products())
        .extracting(
            ProductSales::sku, ProductSales::orders, ProductSales::units, ProductSales::revenue)
        .containsExactly(
            tuple("A", 1L, 1L, 63L),
            tuple("B", 1L, 2L, 64L),
            tuple("C", 0L, 0L, 0L),
            tuple("Z", 1L, 1L, 63L));
    assertThat(report.money().unlisted()).isEqualTo(77);
  }

  @Test
  @DisplayName(
      "R-10 the funnel is of those who became leads in the window, and stages need not nest")
  void funnel() {
    IdentityKey buyer = openId("buyer");
    List<FunnelStep> funnel =
        Story.of(
                joined("03-01 10:00:00", E1, "zhang", ""),
                touched("02-28 10:00", O1, ""),
                paid("03-02 10:00", O1, order("0"), 100),
                paid("03-03 10:00", buyer, order("1"), 100),
                identified("03-03 10:00", buyer, external("e5")),
                joined("03-03 10:00:30.900", external("e5"), "zhang", ""))
            .report()
            .funnel();

    assertThat(funnel.get(0))
        .isEqualTo(new FunnelStep(Stage.LEAD, 2, Optional.empty(), OptionalLong.empty()));
    assertThat(funnel.get(1))
        .isEqualTo(
            new FunnelStep(Stage.CONTACT, 2, Optional.of(new Ratio(2, 2)), OptionalLong.of(0)));
    assertThat(funnel.get(2))
        .isEqualTo(
            new FunnelStep(Stage.NURTURED, 0, Optional.of(new Ratio(0, 2)), OptionalLong.empty()));
    assertThat(funnel.get(3))
        .isEqualTo(
            new FunnelStep(
                Stage.FIRST_ORDER, 1, Optional.of(new Ratio(0, 0)), OptionalLong.empty()));
  }

  @Test
  @DisplayName("R-11 the window and the instant are kept apart, and both end before their end")
  void window_and_instant() {
    Story story =
        Story.of(
            paid("03-05 10:00", O1, order("1"), 100), paid("04-05 10:00", O1, order("2"), 100));
    Siyu siyu = Story.told(story.events());
    Window april = Window.month(2026, 4, Story.ZONE);

    assertThat(siyu.report(april, at("04-05 10:00")).money().paid()).isZero();
    assertThat(siyu.report(april, at("04-05 10:00:00.001")).money().paid()).isEqualTo(100);
    assertThat(siyu.report(april, at("04-05 10:00")).members().total()).isEqualTo(1);
  }
}
