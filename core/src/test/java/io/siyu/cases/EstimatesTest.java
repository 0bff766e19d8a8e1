package io.siyu.cases;

import static io.siyu.cases.Story.MARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.GroupValue;
import io.siyu.lifetime.Shortfall;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.statistics.Estimate;
import io.siyu.store.InMemoryEventStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EstimatesTest {
  private static final int BUYERS = 300;

  private static List<Event> shop() {
    return shop(0);
  }

  /**
   * Buyers who come through MA01, and so many more through MA02, in January and buy again for as
   * long as they like it.
   */
  private static List<Event> shop(int others) {
    SplittableRandom random = new SplittableRandom(7);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < BUYERS + others; i++) {
      IdentityKey who = Story.openId("b" + i);
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(20));
      events.add(Story.touched(text(day) + " 09:00", who, i < BUYERS ? "MA01" : "MA02"));
      double gap = 5 - 12 * Math.log(random.nextDouble());
      double leaves = 0.6 * Math.pow(random.nextDouble(), 2);
      double level = 4_000 * Math.exp(0.7 * random.nextGaussian());
      for (int number = 0; day.isBefore(LocalDate.of(2026, 4, 1)); number++) {
        IdentityKey order = Story.order(i + "-" + number);
        long price = 1 + Math.round(level * -Math.log(random.nextDouble()));
        events.add(Story.paid(text(day) + " 10:00", who, order, price));
        events.add(
            Story.described(
                text(day) + " 09:59", order, Optional.empty(), List.of(Story.line("A", 1, price))));
        day = day.plusDays(1 + Math.round(gap * -Math.log(random.nextDouble())));
        if (random.nextDouble() < leaves) {
          break;
        }
      }
    }
    events.add(Story.spent("MA01", LocalDate.of(2026, 3, 1), 30_000, 1));
    return events;
  }

  private static String text(LocalDate day) {
    return day.toString().substring(5);
  }

  private static Estimates told(List<Event> events) {
    InMemoryEventStore store = new InMemoryEventStore("cases");
    store.append(events, Reaction.silent());
    Siyu siyu = Siyu.builder().playbook(Playbook.parse(Story.PLAYBOOK)).store(store).build();
    return siyu.estimates(MARCH, Story.END, EstimatePolicy.DEFAULT);
  }

  @Test
  @DisplayName("Y-1 the same events in any order give the same estimates to the byte")
  void deterministic() {
    List<Event> events = shop();
    String json = told(events).toJson();
    Collections.shuffle(events, new Random(3));
    assertThat(told(events).toJson()).isEqualTo(json);
    assertThat(json).contains("\"siyu\" : \"estimates/1\"").doesNotContain("NaN", "Infinity");
  }

  @Test
  @DisplayName(
      "Y-2 the value to come is that of the model of everybody's orders, at the margin seen")
  void lifetime() {
    Estimates estimates = told(shop());
    Estimates.Lifetime lifetime = estimates.lifetime();
    assertThat(lifetime.buying().customers()).isEqualTo(BUYERS);
    assertThat(lifetime.buying()).isInstanceOf(Fit.Fitted.class);
    double margin = lifetime.margin().orElseThrow();
    long revenue = 0;
    long orders = 0;
    for (Event event : shop()) {
      if (event.fact() instanceof io.siyu.event.OrderPaid paid) {
        revenue += paid.total().orElseThrow().minor();
        orders++;
      }
    }
    assertThat(margin).isCloseTo((revenue - 4_000.0 * orders) / revenue, within(1e-12));
    GroupValue value = lifetime.value().orElseThrow();
    assertThat(value.customers()).isEqualTo(BUYERS);
    assertThat(value.mean()).isPositive();
    assertThat(value.interval().orElseThrow().contains(value.mean())).isTrue();
    assertThat(estimates.channels().get(0).value())
        .as("everybody was won by one channel")
        .contains(value);
    assertThat(estimates.channels().get(1).value()).isEmpty();
  }

  @Test
  @DisplayName(
      "Y-11 a channel is foretold by its own customers, and where they are few by everybody's mean")
  void channels() {
    Estimates alone = told(shop());
    Estimates estimates = told(shop(20));
    GroupValue many = estimates.channels().get(0).value().orElseThrow();
    GroupValue few = estimates.channels().get(1).value().orElseThrow();
    assertThat(many).isEqualTo(alone.channels().get(0).value().orElseThrow());
    assertThat(many.fittedTo()).isEqualTo(BUYERS);
    assertThat(many.outcome()).isPresent();
    assertThat(few.customers()).isEqualTo(20);
    assertThat(few.fittedTo()).isEqualTo(BUYERS + 20);
    assertThat(few.mean()).isPositive();
    assertThat(few.interval()).isEmpty();
    assertThat(few.outcome()).isEmpty();
    assertThat(estimates.toJson()).contains("\"fittedTo\" : 320", "\"outcome\"");
  }

  @Test
  @DisplayName("Y-3 a fit to the earlier two thirds foretells the last third of what is known")
  void holdout() {
    var holdout = told(shop()).lifetime().holdout().orElseThrow();
    LocalDate last = LocalDate.of(2026, 3, 31).minusDays(30);
    long after =
        shop().stream()
            .filter(event -> event.fact() instanceof io.siyu.event.OrderPaid)
            .filter(event -> event.occurredAt().atZone(Story.ZONE).toLocalDate().isAfter(last))
            .filter(event -> event.occurredAt().isBefore(Story.END))
            .count();
    assertThat(holdout.calibration().actual()).isEqualTo(after);
    assertThat(holdout.calibration().predicted()).isCloseTo(after, within(after * 0.35));
  }

  @Test
  @DisplayName("Y-4 what cannot be estimated says why")
  void undefined() {
    Estimates nothing = told(List.of());
    assertThat(nothing.lifetime().buying())
        .isEqualTo(new Fit.Undefined<>(Shortfall.TOO_FEW_CUSTOMERS, 0));
    assertThat(nothing.lifetime().value()).isEmpty();
    assertThat(nothing.lifetime().holdout()).isEmpty();
    assertThat(nothing.channels().get(0).costPerFirstOrder())
        .isEqualTo(new Estimate.Undefined<>("NO_UNITS"));
    assertThat(nothing.toJson()).contains("TOO_FEW_CUSTOMERS", "NO_UNITS");
  }
}
