package io.siyu.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Estimates;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.attribution.Credit;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttributionEstimatesTest {
  private static Map<String, Credit> credits(Estimates estimates, String model) {
    return estimates.attribution().models().stream()
        .filter(it -> it.spec().model().getClass().getSimpleName().equals(model))
        .map(Attributed::credits)
        .findFirst()
        .orElseThrow();
  }

  private static List<Event> journey(String who, String... channels) {
    List<Event> events = new ArrayList<>();
    IdentityKey key = Story.openId(who);
    for (int i = 0; i < channels.length; i++) {
      events.add(Story.touched("03-0" + (i + 1) + " 10:00", key, channels[i]));
    }
    return events;
  }

  @Test
  @DisplayName("Y-6 the published chain C1 C2 C3, of which two are lost, is worth 20, 40 and 40 %")
  void markov() {
    List<Event> events = new ArrayList<>(journey("a", "MA01", "MA02", "SH01"));
    events.add(Story.paid("03-20 10:00", Story.openId("a"), Story.order("1"), 10_001));
    events.addAll(journey("b", "MA01"));
    events.addAll(journey("c", "MA02", "SH01"));
    Estimates estimates = PureEstimates.of(events);
    assertThat(estimates.attribution().lost()).isEqualTo(2);
    assertThat(estimates.attribution().open()).isEqualTo(1);
    assertThat(credits(estimates, "Markov"))
        .isEqualTo(
            Map.of(
                "MA01", new Credit(2_000, 0, 200_000),
                "MA02", new Credit(4_001, 0, 400_000),
                "SH01", new Credit(4_000, 0, 400_000)));
  }

  @Test
  @DisplayName("Y-6 a touch a week older gets half as much, and is in the look-back or is not")
  void decay() {
    IdentityKey who = Story.openId("a");
    List<Event> events =
        List.of(
            Story.touched("02-10 10:00", who, "SH02"),
            Story.touched("03-05 10:00", who, "MA01"),
            Story.touched("03-12 10:00", who, "MA02"),
            Story.paid("03-20 10:00", who, Story.order("1"), 3_000),
            Story.refunded("03-21 10:00", Story.order("1"), "r", 300));
    Estimates estimates = PureEstimates.of(events);
    assertThat(credits(estimates, "TimeDecay"))
        .isEqualTo(
            Map.of(
                "MA01", new Credit(1_000, 100, 333_333),
                "MA02", new Credit(2_000, 200, 666_667)));
    assertThat(estimates.attribution().models())
        .extracting(it -> it.spec().model())
        .startsWith(new AttributionModel.First(), new AttributionModel.Last())
        .hasSize(7);
    assertThat(estimates.toJson())
        .contains("\"model\" : \"MARKOV\"", "\"halfLifeMillis\" : 604800000");
  }

  @Test
  @DisplayName("Y-6 what belongs to nobody is unattributed by every model, in whatever order told")
  void nobody() {
    List<Event> events = new ArrayList<>(journey("b", "MA01", "SH01"));
    events.add(Story.described("03-20 09:00", Story.order("9"), Optional.of(700L), List.of()));
    events.add(Story.paid("03-20 10:00", Story.openId("z"), Story.order("1"), 900));
    Estimates estimates = PureEstimates.of(events);
    assertThat(estimates.attribution().models())
        .allSatisfy(model -> assertThat(model.credits()).isEmpty())
        .extracting(model -> model.unattributed().amount())
        .containsOnly(900L);
    Collections.shuffle(events, new Random(1));
    assertThat(PureEstimates.of(events).attribution()).isEqualTo(estimates.attribution());
  }
}
