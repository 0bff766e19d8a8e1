package io.siyu.cases;

import static io.siyu.cases.Story.END;
import static io.siyu.cases.Story.MARCH;
import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.line;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.phone;
import static io.siyu.cases.Story.spent;
import static io.siyu.cases.Story.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Comparison;
import io.siyu.Comparison.Changed;
import io.siyu.Comparison.Example;
import io.siyu.Comparison.Persons;
import io.siyu.Comparison.Position;
import io.siyu.FigureChange;
import io.siyu.FigureChange.Figure;
import io.siyu.Siyu;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.error.SiyuException;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.OrderLine;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.Move;
import io.siyu.insight.SegmentMove;
import io.siyu.member.Context;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.stage.Stage;
import io.siyu.standing.Baseline;
import io.siyu.standing.Decision;
import io.siyu.standing.Standing;
import io.siyu.store.InMemoryEventStore;
import io.siyu.tier.TierRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Small histories under other rules, by hand. */
class BacktestRulesTest {
  private static final IdentityKey LIN = openId("lin");
  private static final IdentityKey WANG = openId("wang");
  private static final IdentityKey ZHAO = openId("zhao");

  private static final String RULES =
      """
      {"siyu":"playbook/1","version":"now","zone":"Asia/Shanghai","currency":"CNY",
       "identity":{"phone":{"limit":5}},
       "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
       "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":[]},
                   {"code":"MA02","trafficPool":"moments","placement":"PRIVATIZING","userPools":[]}],
       "attribution":{"model":"FIRST_TOUCH"},
       "stages":{"nurturedAfter":1,"leastOrder":1},
       "points":[{"ledger":"points","rules":[{"code":"base","on":"ORDER","points":1,"per":100}]}],
       "tiers":[{"ladder":[{"code":"silver","upgrade":{"paid":10000}}],
                 "upgradeWindow":{"kind":"ROLLING","months":12},
                 "validity":{"kind":"MONTHS","months":12},"onFail":{"kind":"ONE_DOWN"}}],
       "standing":{"leastOrders":2},
       "segments":[{"id":"silver","when":{"is":"tierIn","tiers":["silver"]}}]}
      """;

  private static final Playbook NOW = Playbook.parse(RULES);

  private static final Baseline SHOP = baseline("2026-02", 9_000);

  private static Baseline baseline(String version, long valueCut) {
    return Baseline.parse(
        """
        {"siyu":"baseline/1","version":"%s","asOf":"2026-02-01T00:00:00Z","members":10,
         "discountedShare":{"num":2000000,"den":10},"percentile":80,"valueCut":%d}
        """
            .formatted(version, valueCut));
  }

  /** The rules of now, but for a part that reads otherwise. */
  private static Playbook but(String part, String reads) {
    assertThat(RULES).contains(part);
    return Playbook.parse(RULES.replace(part, reads).replace("\"now\"", "\"other\""));
  }

  private static Siyu siyu(Event... events) {
    EventStore store = new InMemoryEventStore("backtest");
    store.append(List.of(events), Reaction.silent());
    return Siyu.builder().playbook(NOW).baseline(SHOP).store(store).clock(() -> END).build();
  }

  private static MemberId id(Siyu siyu, IdentityKey key) {
    return siyu.member(key).orElseThrow().id();
  }

  private static <T> Move<T> move(T from, T to, long persons) {
    return new Move<>(Optional.of(from), Optional.of(to), persons);
  }

  @Test
  @DisplayName("H-5, H-7 a raised threshold of a tier moves whom it must, and says what is missing")
  void a_raised_threshold() {
    Siyu siyu =
        siyu(
            paid("03-01 10:00", LIN, order("1"), 12_000),
            paid("03-02 10:00", WANG, order("2"), 9_000),
            paid("03-03 10:00", ZHAO, order("3"), 30_000));
    Comparison raised = siyu.backtest(but("\"paid\":10000", "\"paid\":15000"), MARCH);

    assertThat(raised.persons()).isEqualTo(new Persons(3, 0, 1, 0, 0, 0, 0));
    assertThat(raised.tiers()).containsExactly(move("silver", "", 1));
    assertThat(raised.segments()).containsExactly(new SegmentMove("silver", 0, 1));
    assertThat(raised.stages()).isEmpty();
    assertThat(raised.standings()).isEmpty();
    assertThat(raised.figures()).isEmpty();
    assertThat(raised.before().report().playbookVersion()).isEqualTo("now");
    assertThat(raised.after().report().playbookVersion()).isEqualTo("other");
    Example lin = raised.examples().get(0);
    assertThat(raised.examples()).hasSize(1);
    assertThat(lin.changed()).isEqualTo(Set.of(Changed.TIER, Changed.SEGMENTS));
    Position was = lin.before().orElseThrow();
    assertThat(was.id()).isEqualTo(id(siyu, LIN));
    assertThat(was.tier()).isEqualTo("silver");
    TierRecord up = was.lastTierRecord().orElseThrow();
    assertThat(up.cause()).isEqualTo(TierRecord.Cause.UP);
    assertThat(up.at()).isEqualTo(at("03-01 10:00"));
    Position is = lin.after().orElseThrow();
    assertThat(is.id()).isEqualTo(was.id());
    assertThat(is.tier()).isEmpty();
    assertThat(is.lastTierRecord()).isEmpty();
    assertThat(is.toNextTier()).isEqualTo(Map.of("paid", 3_000L));
  }

  @Test
  @DisplayName(
      "H-6 the last touch instead of the first moves revenue between channels, none in all")
  void another_touch() {
    Siyu siyu =
        siyu(
            touched("03-01 10:00", LIN, "MA01"),
            touched("03-02 10:00", LIN, "MA02"),
            paid("03-03 10:00", LIN, order("1"), 12_000),
            paid("03-04 10:00", WANG, order("2"), 700));
    Comparison last = siyu.backtest(but("FIRST_TOUCH", "LAST_TOUCH"), MARCH);

    assertThat(last.figures())
        .containsExactly(
            new FigureChange(Figure.CHANNEL_REVENUE, "MA01", 12_000, 0),
            new FigureChange(Figure.CHANNEL_REVENUE, "MA02", 0, 12_000));
    assertThat(last.figures())
        .extracting(FigureChange::difference)
        .containsExactly(-12_000L, 12_000L);
    assertThat(last.fixed()).contains(Figure.REVENUE, Figure.SPENT);
    assertThat(last.persons().moved()).isZero();
    assertThat(last.examples()).isEmpty();
  }

  @Test
  @DisplayName("H-6 what a playbook does not have is zero, and another currency fixes no total")
  void figures_of_one_side_only() {
    Siyu siyu =
        siyu(
            touched("03-01 10:00", LIN, "MA02"),
            paid("03-03 10:00", LIN, order("1"), 12_000),
            spent("MA02", LocalDate.of(2026, 3, 2), 500, 1));
    Comparison without = siyu.backtest(but("\"MA02\"", "\"MA09\""), MARCH);
    assertThat(without.figures())
        .containsExactly(
            new FigureChange(Figure.CHANNEL_SPENT, "MA02", 500, 0),
            new FigureChange(Figure.CHANNEL_REVENUE, "MA02", 12_000, 0),
            new FigureChange(Figure.UNATTRIBUTED_SPENT, "", 0, 500),
            new FigureChange(Figure.UNATTRIBUTED_REVENUE, "", 0, 12_000));

    Comparison dollars = siyu.backtest(but("CNY", "USD"), MARCH);
    assertThat(dollars.fixed()).isEmpty();
    assertThat(dollars.figures())
        .contains(
            new FigureChange(Figure.REVENUE, "", 12_000, 0),
            new FigureChange(Figure.SPENT, "", 500, 0));

    Comparison elsewhere = siyu.backtest(but("Asia/Shanghai", "Asia/Tokyo"), MARCH);
    assertThat(elsewhere.fixed()).contains(Figure.REVENUE).doesNotContain(Figure.SPENT);

    Comparison orders =
        siyu.backtest(but("\"phone\":{\"limit\":5}", "\"order\":{\"single\":false}"), MARCH);
    assertThat(orders.fixed()).containsExactly(Figure.SPENT);
  }

  @Test
  @DisplayName("H-6 points are figures too: twice the points, twice the balance")
  void points() {
    Comparison twice =
        siyu(paid("03-01 10:00", LIN, order("1"), 12_000))
            .backtest(but("\"points\":1", "\"points\":2"), MARCH);
    assertThat(twice.figures())
        .containsExactly(
            new FigureChange(Figure.POINTS_BALANCE, "points", 120, 240),
            new FigureChange(Figure.POINTS_EARNED, "points", 120, 240));
  }

  @Test
  @DisplayName(
      "H-3, H-4 a lower limit of a phone splits a person, and a higher one merges them again")
  void another_limit() {
    Event[] events = {
      paid("03-01 10:00", LIN, order("1"), 6_000),
      paid("03-02 10:00", WANG, order("2"), 6_000),
      identified("03-03 10:00", LIN, phone("p")),
      identified("03-03 10:00", WANG, phone("p"))
    };
    Siyu siyu = siyu(events);
    Playbook low = but("\"limit\":5", "\"limit\":1");
    Comparison split = siyu.backtest(low, MARCH);

    assertThat(split.persons()).isEqualTo(new Persons(1, 1, 1, 0, 1, 0, 0));
    assertThat(split.tiers())
        .containsExactly(new Move<>(Optional.empty(), Optional.of(""), 1), move("silver", "", 1));
    assertThat(split.stages())
        .containsExactly(
            new Move<>(Optional.empty(), Optional.of(Stage.FIRST_ORDER), 1),
            move(Stage.REPEAT, Stage.FIRST_ORDER, 1));
    assertThat(split.fixed()).contains(Figure.REVENUE);
    // The founder's side stays the same person.
    MemberId founder = id(siyu, LIN);
    assertThat(split.examples())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.changed()).contains(Changed.PERSON))
        .anySatisfy(
            it -> {
              assertThat(it.before().orElseThrow().id()).isEqualTo(founder);
              assertThat(it.after().orElseThrow().id()).isEqualTo(founder);
            })
        .anySatisfy(it -> assertThat(it.before()).isEmpty());

    EventStore store = new InMemoryEventStore("low");
    store.append(List.of(events), Reaction.silent());
    Comparison merged = Siyu.builder().playbook(low).store(store).build().backtest(NOW, MARCH, END);
    assertThat(merged.persons()).isEqualTo(new Persons(1, 1, 1, 1, 0, 0, 0));
    assertThat(merged.stages())
        .containsExactly(
            new Move<>(Optional.of(Stage.FIRST_ORDER), Optional.empty(), 1),
            move(Stage.FIRST_ORDER, Stage.REPEAT, 1));
  }

  @Test
  @DisplayName(
      "H-4 whose only key is nobody's under the other rules is gone, and comes the other way")
  void gone() {
    Playbook blocking = but("\"limit\":5", "\"blocked\":[\"p\"]");
    Event order =
        described(
            "03-01 10:00",
            order("1"),
            Optional.of(5_000L),
            List.of(line("A", 1, 5_000)),
            Claim.buyer(phone("p")));
    assertThat(siyu(order).backtest(blocking, MARCH).persons())
        .isEqualTo(new Persons(0, 0, 0, 0, 0, 1, 0));
    Comparison come =
        Comparison.of(
            Stream.of(Cluster.of(List.of(order))),
            Stream.empty(),
            blocking,
            NOW,
            Context.none(),
            MARCH,
            END);
    assertThat(come.persons()).isEqualTo(new Persons(0, 0, 0, 0, 0, 0, 1));
    assertThat(come.before().baseline()).isEmpty();
  }

  @Test
  @DisplayName("H-8 both sides are judged by one baseline, which is named, unless another is given")
  void baselines() {
    Siyu siyu =
        siyu(
            paid("03-01 10:00", LIN, order("1"), 5_000),
            described("03-01 10:00", order("1"), Optional.empty(), List.of(atFullPrice(5_000))),
            paid("03-02 10:00", LIN, order("2"), 5_000),
            described("03-02 10:00", order("2"), Optional.empty(), List.of(atFullPrice(5_000))));
    Comparison alike = siyu.backtest(NOW, MARCH);
    assertThat(alike.before().baseline()).contains("2026-02");
    assertThat(alike.after().baseline()).contains("2026-02");
    assertThat(alike.standings()).isEmpty();

    Comparison others = siyu.backtest(NOW, Optional.of(baseline("higher", 20_000)), MARCH, END, 1);
    assertThat(others.before().baseline()).contains("2026-02");
    assertThat(others.after().baseline()).contains("higher");
    assertThat(others.standings())
        .containsExactly(move(Standing.SUPER_USER, Standing.POTENTIAL, 1));
    Example lin = others.examples().get(0);
    assertThat(codes(lin.before()))
        .containsExactly("DEPENDENCE_LOW", "VALUE_HIGH", "COSTS_UNKNOWN");
    assertThat(codes(lin.after())).containsExactly("DEPENDENCE_LOW", "VALUE_LOW", "COSTS_UNKNOWN");
    assertThat(lin.after().orElseThrow().standing().reasons().get(1).figures())
        .containsEntry("value", 10_000L)
        .containsEntry("valueCut", 20_000L);

    assertThat(siyu.backtest(but("\"leastOrders\":2", "\"leastOrders\":3"), MARCH).standings())
        .containsExactly(move(Standing.SUPER_USER, Standing.UNKNOWN, 1));
  }

  private static OrderLine atFullPrice(long fen) {
    Optional<Money> price = Optional.of(Money.fen(fen));
    return new OrderLine("A", 1, price, price);
  }

  private static List<String> codes(Optional<Position> position) {
    return position.orElseThrow().standing().reasons().stream().map(Decision.Reason::code).toList();
  }

  @Test
  @DisplayName("H-5 a stage moves where orders must be larger, with its instants as the reason")
  void stages() {
    Comparison larger =
        siyu(touched("03-01 10:00", LIN, "MA01"), paid("03-02 10:00", LIN, order("1"), 5_000))
            .backtest(but("\"leastOrder\":1", "\"leastOrder\":6000"), MARCH);
    assertThat(larger.stages()).containsExactly(move(Stage.FIRST_ORDER, Stage.LEAD, 1));
    Example lin = larger.examples().get(0);
    assertThat(lin.before().orElseThrow().reached())
        .isEqualTo(Map.of(Stage.LEAD, at("03-01 10:00"), Stage.FIRST_ORDER, at("03-02 10:00")));
    assertThat(lin.after().orElseThrow().reached())
        .isEqualTo(Map.of(Stage.LEAD, at("03-01 10:00")));
    assertThat(larger.fixed()).contains(Figure.REVENUE);
  }

  @Test
  @DisplayName("H-9 what is no comparison is refused with every mistake and no value")
  void malformed() {
    Comparison comparison = siyu(touched("03-01 10:00", LIN, "MA01")).backtest(NOW, MARCH);
    String json = comparison.toJson();
    assertThat(Comparison.parse(json).toJson()).isEqualTo(json);
    assertThatThrownBy(
            () ->
                Comparison.parse(
                    json.replace("comparison/1", "secret")
                        .replaceFirst("\"asOf\" : \"2026-03-31", "\"asOf\" : \"2026-03-30")))
        .isInstanceOf(SiyuException.class)
        .hasMessageContaining("/siyu")
        .hasMessageContaining("/after")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Comparison.parse("{")).isInstanceOf(SiyuException.class);
    assertThatThrownBy(
            () ->
                Comparison.parse(
                    json.replace("\"examples\" : [ ]", "\"examples\":[{\"after\":{}}]")))
        .isInstanceOf(SiyuException.class)
        .hasMessageContaining("/examples/0/after/reached");
    assertThatThrownBy(() -> siyu().backtest(NOW, Optional.empty(), MARCH, END, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
