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
import static io.siyu.cases.Story.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.event.FactKind;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a report counts, at the boundaries of its window. */
class ReportRulesTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey O1 = openId("o1");

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
      "R-7 an order is credited to the first touch, or the last at or before its payment if so configured")
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
        .containsExactly(tuple("A", 1L, 1L, 63L), tuple("B", 1L, 2L, 64L), tuple("Z", 1L, 1L, 63L));
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
