package io.siyu.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.attribution.AttributionModel.First;
import io.siyu.attribution.AttributionModel.Last;
import io.siyu.attribution.AttributionModel.Linear;
import io.siyu.attribution.AttributionModel.Markov;
import io.siyu.attribution.AttributionModel.Position;
import io.siyu.attribution.AttributionModel.Shapley;
import io.siyu.attribution.AttributionModel.TimeDecay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credits that one can reckon by hand, and small published examples. */
class AttributionTest {
  private static final long DAY = 86_400_000;
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private static AttributionTally tally(AttributionModel model) {
    return new AttributionTally(new AttributionSpec(model, Duration.ofDays(30)));
  }

  /** Touches a day apart, the last one a day before day 100. */
  private static List<Touchpoint> touches(String path) {
    List<Touchpoint> touches = new ArrayList<>();
    String[] channels = path.split(">");
    for (int i = 0; i < channels.length; i++) {
      touches.add(new Touchpoint((100 - channels.length + i) * DAY, channels[i]));
    }
    return touches;
  }

  private static Attributed credit(AttributionModel model, String path, long amount, long refund) {
    AttributionTally tally = tally(model);
    tally.add(touches(path), new Conversion(100 * DAY, amount, refund, 1));
    return tally.result();
  }

  private static Credit of(long amount, long millionths) {
    return new Credit(amount, 0, millionths);
  }

  @Test
  @DisplayName("J-17 each model shares as it says")
  void models() {
    assertThat(credit(new First(), "a>b>c", 100, 0).credits())
        .isEqualTo(Map.of("a", of(100, 1_000_000), "b", of(0, 0), "c", of(0, 0)));
    assertThat(credit(new Last(), "a>b>c", 100, 0).credits())
        .containsEntry("c", of(100, 1_000_000));
    assertThat(credit(new Linear(), "a>b>a>a", 100, 0).credits())
        .isEqualTo(Map.of("a", of(75, 750_000), "b", of(25, 250_000)));
    assertThat(credit(new Position(), "a>b>c>d", 100, 0).credits())
        .isEqualTo(
            Map.of(
                "a", of(40, 400_000),
                "b", of(10, 100_000),
                "c", of(10, 100_000),
                "d", of(40, 400_000)));
    assertThat(credit(new Position(), "a>b", 100, 0).credits())
        .isEqualTo(Map.of("a", of(50, 500_000), "b", of(50, 500_000)));
    assertThat(credit(new Position(), "a", 100, 0).credits())
        .isEqualTo(Map.of("a", of(100, 1_000_000)));
    assertThat(credit(new TimeDecay(Duration.ofDays(1)), "a>b>c", 700, 0).credits())
        .isEqualTo(Map.of("a", of(100, 142_857), "b", of(200, 285_714), "c", of(400, 571_429)));
    assertThat(credit(new Shapley(), "a>b>a>a", 100, 0).credits())
        .isEqualTo(Map.of("a", of(50, 500_000), "b", of(50, 500_000)));
  }

  @Test
  @DisplayName(
      "J-17 of equal claims to what is left over the smaller code by its UTF-8 bytes comes first")
  void ties() {
    // U+1F381 comes after U+FF21 by its bytes, and before it by UTF-16.
    Map<String, Credit> credits = credit(new Linear(), "\uFF21>\uD83C\uDF81", 101, 0).credits();

    assertThat(credits.keySet()).containsExactly("\uFF21", "\uD83C\uDF81");
    assertThat(credits.get("\uFF21")).returns(51L, Credit::amount);
  }

  @Test
  @DisplayName("J-16 touches count from the look-back's end up to the conversion, both included")
  void look_back() {
    long at = 100 * DAY;
    AttributionTally tally = tally(new Linear());
    Conversion ten = new Conversion(at, 10, 4, 1);
    tally.add(
        List.of(new Touchpoint(at - 30 * DAY - 1, "early"), new Touchpoint(at + 1, "late")), ten);
    assertThat(tally.result().credits()).isEmpty();
    assertThat(tally.result().unattributed()).isEqualTo(new Credit(10, 4, 1_000_000));

    tally.add(List.of(new Touchpoint(at - 30 * DAY, "first"), new Touchpoint(at, "last")), ten);
    assertThat(tally.result().credits().keySet()).containsExactly("first", "last");
    assertThat(tally.result().unattributed()).isEqualTo(new Credit(10, 4, 1_000_000));
  }

  @Test
  @DisplayName("J-19 what is given back is shared as the amount was")
  void refunds() {
    assertThat(credit(new Linear(), "a>b>c", 100, 50).credits())
        .isEqualTo(
            Map.of(
                "a", new Credit(34, 17, 333_334),
                "b", new Credit(33, 17, 333_333),
                "c", new Credit(33, 16, 333_333)));
    assertThat(credit(new Linear(), "a>b>c", 100, 100).credits().values())
        .allSatisfy(credit -> assertThat(credit.net()).isZero());
  }

  @Test
  @DisplayName(
      "J-19 no channel gives back more than it got, though 10 by the weights would give c 2")
  void refunds_follow_the_credits() {
    assertThat(credit(new Linear(), "a>b>a>b>a>b>a>b>a>b>a>b>c>c", 11, 10).credits())
        .containsEntry("a", new Credit(5, 5, 428_572))
        .containsEntry("b", new Credit(5, 4, 428_571))
        .containsEntry("c", new Credit(1, 1, 142_857));
  }

  /** Counts a path so many times. */
  private static void journey(AttributionTally tally, String path, int converted, int lost) {
    if (converted > 0) {
      tally.add(touches(path), new Conversion(100 * DAY, 100L * converted, 0, converted));
    }
    for (int i = 0; i < lost; i++) {
      tally.addLost(touches(path));
    }
  }

  @Test
  @DisplayName("J-18 the example of three channels that many have told")
  void markov_of_three() {
    AttributionTally tally = tally(new Markov());
    journey(tally, "C1>C2>C3", 1, 0);
    journey(tally, "C1", 0, 1);
    journey(tally, "C2>C3", 0, 1);

    assertThat(tally.result().credits())
        .isEqualTo(Map.of("C1", of(20, 200_000), "C2", of(40, 400_000), "C3", of(40, 400_000)));
  }

  @Test
  @DisplayName("J-18 the example of S. Puzyrov (2019): google 2.4 and mailing 1.6 of 4")
  void markov_of_two() {
    AttributionTally tally = tally(new Markov());
    journey(tally, "google", 2, 1);
    journey(tally, "mailing", 1, 0);
    journey(tally, "google>mailing", 1, 0);

    assertThat(tally.result().credits())
        .isEqualTo(Map.of("google", of(240, 2_400_000), "mailing", of(160, 1_600_000)));
  }

  @Test
  @DisplayName("J-18 one channel gets all, and a loop is no trouble")
  void markov_of_one_and_of_a_loop() {
    AttributionTally one = tally(new Markov());
    journey(one, "A>A", 3, 7);
    assertThat(one.result().credits()).isEqualTo(Map.of("A", of(300, 3_000_000)));

    MarkovChain loop = new MarkovChain();
    loop.add(List.of("A", "B", "A", "B"), 2, true);
    loop.add(List.of("A", "B", "A", "B"), 1, false);
    loop.add(List.of("B"), 1, true);
    loop.add(List.of("B"), 3, false);
    assertThat(loop.removalEffects().get("A")).isCloseTo(0.6, CLOSE);
    assertThat(loop.removalEffects().get("B")).isCloseTo(1, CLOSE);
  }

  @Test
  @DisplayName("J-18 where nobody converted there is nothing to share by")
  void markov_without_conversions() {
    AttributionTally tally = tally(new Markov());
    journey(tally, "A>B", 0, 2);
    tally.add(touches("A"), new Conversion(100 * DAY, 50, 0, 0));

    assertThat(tally.result().credits()).isEmpty();
    assertThat(tally.result().unattributed()).isEqualTo(of(50, 0));
  }

  @Test
  @DisplayName("J-16 numbers that make no sense are refused")
  void refusals() {
    assertThatThrownBy(() -> new Conversion(0, 10, 11, 1))
        .hasMessage("what was given back must be from 0 to the amount");
    assertThatThrownBy(() -> new Conversion(0, 10, 0, -1))
        .hasMessage("a conversion must stand for from 0 to 1000000000");
    assertThatThrownBy(() -> new AttributionSpec(new First(), Duration.ofSeconds(-1)))
        .hasMessage("a look-back must be from nothing to 36500 days");
    assertThatThrownBy(() -> new TimeDecay(Duration.ZERO))
        .hasMessage("a half-life must be from a millisecond to 36500 days");
  }
}
