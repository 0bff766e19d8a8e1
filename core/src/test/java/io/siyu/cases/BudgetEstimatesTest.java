package io.siyu.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.Siyu;
import io.siyu.advice.BudgetPlan.Share;
import io.siyu.advice.CurveFit;
import io.siyu.advice.Equalisation;
import io.siyu.advice.PoolSpend;
import io.siyu.advice.PriceTrend.Month;
import io.siyu.advice.WeeklyBudget;
import io.siyu.advice.WeeklyBudget.Goal;
import io.siyu.advice.WeeklyBudget.Pool;
import io.siyu.advice.WeeklyBudget.Split;
import io.siyu.event.Event;
import io.siyu.event.Spent;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.store.InMemoryEventStore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BudgetEstimatesTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  private int persons;

  private static String text(LocalDate day) {
    return day.toString().substring(5);
  }

  private List<Event> orders(String channel, LocalDate day, int buyers) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < buyers; i++) {
      IdentityKey who = Story.openId("p" + persons++);
      events.add(Story.touched(text(day) + " 09:00", who, channel));
      events.add(Story.paid(text(day) + " 10:00", who, Story.order("o" + persons), 900));
    }
    return events;
  }

  private List<Event> joins(String channel, LocalDate day, int people) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      IdentityKey who = Story.external("p" + persons++);
      events.add(Story.joined(text(day) + " 09:00", who, "zhang", channel));
    }
    return events;
  }

  @Test
  @DisplayName("Y-7 each month that is over has its pools' prices, and a free one has none")
  void prices() {
    List<Event> events = new ArrayList<>(orders("MA01", LocalDate.of(2026, 1, 31), 2));
    events.addAll(orders("SH01", LocalDate.of(2026, 1, 1), 1));
    events.addAll(orders("SH01", LocalDate.of(2026, 2, 1), 5));
    events.addAll(orders("MA01", LocalDate.of(2026, 4, 1), 1));
    events.add(Story.spent("MA01", LocalDate.of(2026, 1, 2), 40_000, 1));
    events.add(Story.spent("MA01", LocalDate.of(2026, 1, 2), 20_000, 2));
    events.add(Story.spent("SH01", LocalDate.of(2026, 1, 31), 5_000, 1));
    events.add(Story.spent("MA02", LocalDate.of(2026, 2, 3), 7_000, 1));
    events.add(
        Story.stated(
            "MA02", LocalDate.of(2026, 2, 3), new Spent(Money.fen(9), Spent.Cost.BAIT, 1)));
    Estimates estimates = PureEstimates.of(events);
    assertThat(estimates.prices().months())
        .containsExactly(
            new Month(
                YearMonth.of(2026, 1),
                List.of(
                    new PoolSpend("moments", 20_000, 2, 2), new PoolSpend("shops", 5_000, 1, 1))),
            new Month(YearMonth.of(2026, 2), List.of(new PoolSpend("moments", 7_000, 0, 0))),
            new Month(YearMonth.of(2026, 3), List.of()));
    assertThat(estimates.prices().equalisation().dispersions().get(0))
        .isInstanceOfSatisfying(
            Known.class,
            known ->
                assertThat((Double) known.value())
                    .as("10,000 and 5,000 for one")
                    .isCloseTo(Math.sqrt(2) * 2_500 / 7_500, within(1e-12)));
    assertThat(estimates.prices().equalisation().verdict())
        .isEqualTo(Equalisation.Verdict.INSUFFICIENT_DATA);
    assertThat(PureEstimates.of(List.of()).prices().months()).isEmpty();
  }

  @Test
  @DisplayName(
      "Y-7, Y-8 no more than 120 months and 104 weeks are looked at, the last that are over")
  void long_histories() {
    Estimates estimates =
        PureEstimates.of(List.of(Story.spent("MA01", LocalDate.of(2010, 1, 1), 500, 1)));
    assertThat(estimates.prices().months())
        .hasSize(120)
        .startsWith(new Month(YearMonth.of(2016, 4), List.of()));
    assertThat(estimates.budgets()).extracting(WeeklyBudget::weeks).containsOnly(104);
  }

  /** Twelve weeks in which two pools bring what a logarithm of the spend has, rounded. */
  private List<Event> weeks() {
    List<Event> events = new ArrayList<>();
    int[] spends = {20_000, 45_000, 90_000, 30_000, 60_000, 120_000};
    for (int week = 0; week < 12; week++) {
      LocalDate day = MONDAY.plusWeeks(week);
      int spend = spends[week % spends.length];
      events.add(Story.spent("MA01", day, spend, 1));
      events.addAll(joins("MA01", day.plusDays(6), joined(spend, 40, 10_000)));
      int other = spends[(week + 3) % spends.length];
      events.add(Story.spent("SH02", day.plusDays(1), other, 1));
      events.addAll(joins("SH02", day.plusDays(2), joined(other, 12, 20_000)));
    }
    return events;
  }

  private static int joined(int spend, int scale, int k) {
    return (int) Math.round(scale * Math.log1p((double) spend / k));
  }

  @Test
  @DisplayName("Y-8 the money of a week goes where the curves through its weeks say, to the cent")
  void split() {
    WeeklyBudget budget = PureEstimates.of(weeks()).budgets().get(0);
    assertThat(budget.goal()).isEqualTo(Goal.JOINED);
    assertThat(budget.weeks()).isEqualTo(12);
    Pool moments = budget.pools().get(0);
    assertThat(List.of(moments.weeks(), moments.spent(), moments.most()))
        .containsExactly(12L, 730_000L, 120_000L);
    CurveFit fit = ((Known<CurveFit>) moments.fit()).value();
    assertThat(fit.curve().response(60_000)).isCloseTo(joined(60_000, 40, 10_000), within(2.0));
    Split split = ((Known<Split>) budget.split()).value();
    assertThat(split.budget()).isEqualTo(730_000 / 12 * 2);
    long spends = split.plan().shares().stream().mapToLong(Share::spend).sum();
    assertThat(spends + split.plan().unspent()).isEqualTo(split.budget());
    assertThat(split.plan().response()).isGreaterThan(split.before());
    assertThat(split.plan().shares().get(0).spend())
        .as("the steeper pool gets more")
        .isGreaterThan(split.plan().shares().get(1).spend());
    assertThat(PureEstimates.of(weeks()).toJson())
        .contains("\"verdict\" : \"PLANNED\"", "\"shape\"", "beyondObserved");
  }

  @Test
  @DisplayName("Y-8 too few weeks, spends that do not vary, or one pool alone give no split")
  void too_little() {
    List<Event> events = new ArrayList<>();
    for (int week = 0; week < 6; week++) {
      events.add(Story.spent("MA01", MONDAY.plusWeeks(week), 50_000, 1));
      events.addAll(joins("MA01", MONDAY.plusWeeks(week), 10 + week % 2));
    }
    events.add(Story.spent("SH01", LocalDate.of(2026, 3, 31), 70_000, 1));
    WeeklyBudget budget = PureEstimates.of(events).budgets().get(0);
    assertThat(budget.pools())
        .as("the week of 30 March is not over")
        .containsExactly(
            new Pool("moments", 6, 300_000, 50_000, 63, new Undefined<>("TOO_FEW_SPENDS")));
    assertThat(budget.split()).isEqualTo(new Undefined<Split>("FEWER_THAN_TWO_CURVES"));
    assertThat(PureEstimates.of(List.of()).budgets())
        .extracting(WeeklyBudget::weeks)
        .containsOnly(0);
    List<Event> large = new ArrayList<>();
    for (int day = 0; day < 2; day++) {
      large.add(Story.spent("MA01", MONDAY.plusDays(day), 1_000_000_000_000L, 1));
    }
    assertThat(PureEstimates.of(large).budgets().get(1).pools().get(0).fit())
        .isEqualTo(new Undefined<CurveFit>("TOO_LARGE_A_SPEND"));
  }

  @Test
  @DisplayName("Y-1 what a store holds and what is held anywhere else give the same bytes")
  void without_a_store() {
    List<Event> events = new ArrayList<>(weeks());
    events.addAll(orders("MA01", LocalDate.of(2026, 3, 9), 3));
    InMemoryEventStore store = new InMemoryEventStore("cases");
    store.append(events, Reaction.silent());
    Siyu siyu =
        Siyu.builder().playbook(Playbook.parse(PureEstimates.PLAYBOOK)).store(store).build();
    assertThat(siyu.estimates(Story.MARCH, Story.END, EstimatePolicy.DEFAULT).toJson())
        .isEqualTo(PureEstimates.of(events).toJson());
  }
}
