package io.siyu.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.advice.PlacementChoice;
import io.siyu.advice.PlacementChoice.Horizon;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Spent;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Rate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WinningEstimatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static List<Event> bought(String at, IdentityKey who, String number, long fen) {
    IdentityKey order = Story.order(number);
    return List.of(
        Story.paid(at, who, order, fen),
        Story.described(at, order, Optional.empty(), List.of(Story.line("A", 1, fen))));
  }

  @Test
  @DisplayName("Y-9 contacts who cost less and buy later pay from the age on at which they have")
  void placement() {
    List<Event> events = new ArrayList<>();
    events.add(Story.spent("MA02", DAY, 10_000, 1));
    events.add(Story.spent("SH01", DAY, 1_500, 1));
    events.add(Story.stated("SH01", DAY, new Spent(Money.fen(500), Spent.Cost.BAIT, 1)));
    IdentityKey buyer = Story.openId("buyer");
    events.addAll(bought("02-20 10:00", buyer, "before", 90_000));
    events.add(Story.touched("03-02 10:00", buyer, "MA02"));
    events.addAll(bought("03-02 11:00", buyer, "1", 9_000));
    events.add(Story.touched("03-03 10:00", Story.openId("looker"), "MA02"));
    IdentityKey friend = Story.external("friend");
    events.add(Story.joined("03-02 10:00", friend, "zhang", "SH01"));
    events.addAll(bought("03-20 10:00", friend, "2", 9_000));
    events.add(Story.joined("03-05 10:00", Story.external("other"), "zhang", "SH01"));
    // Not yet seen for thirty days, and so left out with their cost.
    events.add(Story.joined("03-06 00:00", Story.external("late"), "zhang", "SH01"));
    events.add(Story.spent("SH01", LocalDate.of(2026, 3, 6), 9_999, 1));
    Estimates estimates =
        PureEstimates.of(events, Story.MARCH, Story.at("04-05 00:00"), EstimatePolicy.DEFAULT);
    assertThat(estimates.placement().horizons())
        .as("one order each, of which 5,000 is left; at thirty days all were seen")
        .containsExactly(
            new Horizon(0, new Ratio(-10_000, 10_000), new Ratio(-2_000, 2_000)),
            new Horizon(7, new Ratio(-5_000, 10_000), new Ratio(-2_000, 2_000)),
            new Horizon(30, new Ratio(-5_000, 10_000), new Ratio(3_000, 2_000)));
    assertThat(
            PureEstimates.of(events, Story.MARCH, Story.at("04-05 12:00"), EstimatePolicy.DEFAULT))
        .as("a day is seen for long enough when all of it is")
        .extracting(Estimates::placement)
        .isEqualTo(estimates.placement());
    assertThat(estimates.placement().breakEvenDays()).isEqualTo(OptionalInt.of(30));
    assertThat(estimates.placement().verdict()).isEqualTo(PlacementChoice.Verdict.PRIVATISE);

    EstimatePolicy served =
        new EstimatePolicy(
            0.95,
            10,
            52,
            0,
            EstimatePolicy.DEFAULT.baits(),
            EstimatePolicy.DEFAULT.decay(),
            EstimatePolicy.DEFAULT.referrals(),
            50);
    assertThat(
            PureEstimates.of(events, Story.MARCH, Story.at("04-05 00:00"), served)
                .placement()
                .horizons()
                .get(2)
                .privatised())
        .as("two people for thirty days at 50 a day")
        .isEqualTo(new Ratio(0, 5_000));
    assertThat(PureEstimates.of(events).placement().verdict())
        .as("at the end of the month nobody but those of its first day was seen for long enough")
        .isEqualTo(PlacementChoice.Verdict.INSUFFICIENT_DATA);
    assertThat(PureEstimates.of(List.of()).placement().verdict())
        .isEqualTo(PlacementChoice.Verdict.INSUFFICIENT_DATA);
  }

  private static Event referred(String at, IdentityKey who, IdentityKey invitee, boolean counts) {
    return Story.event(at, who, new Referred(invitee, "spring", counts), Provenance.HOST);
  }

  private static Event contact(String at, String who) {
    return Story.joined(at, Story.external(who), "zhang", "");
  }

  @Test
  @DisplayName("Y-10 each child counts once, for the first who brought them, and never in a circle")
  void referral() {
    IdentityKey ann = Story.external("ann");
    IdentityKey bob = Story.external("bob");
    IdentityKey cho = Story.external("cho");
    List<Event> events =
        List.of(
            contact("02-01 10:00", "ann"),
            contact("02-05 10:00", "bob"),
            contact("02-09 10:00", "cho"),
            contact("02-10 10:00", "dan"),
            Story.touched("03-20 09:00", Story.external("eve"), "FR01"),
            contact("03-20 10:00", "eve"),
            Story.left("03-25 10:00", cho, "zhang"),
            referred("02-06 10:00", ann, bob, true),
            referred("02-10 09:00", bob, cho, true),
            referred("02-10 10:00", ann, cho, true),
            referred("02-11 10:00", cho, ann, true),
            referred("02-11 11:00", bob, bob, true),
            referred("02-12 10:00", cho, Story.external("dan"), false),
            referred("03-21 10:00", Story.external("dan"), Story.external("eve"), true),
            referred("03-22 10:00", ann, Story.openId("stranger"), true),
            referred("04-02 10:00", ann, Story.external("eve"), true));
    Estimates.Referral referral = PureEstimates.of(events).referral();
    assertThat(referral.fission().children())
        .as("ann brought bob and bob cho; dan brought eve too late")
        .isEqualTo(new Rate(2, 4));
    assertThat(referral.fission().open()).isEqualTo(1);
    assertThat(referral.fission().cycle()).isEqualTo(new Known<>(Duration.ofDays(4)));
    assertThat(referral.referred()).isEqualTo(new Ratio(3, 5));
    assertThat(referral.byFission()).isEqualTo(new Ratio(1, 5));
    assertThat(referral.kept()).as("cho has left").isEqualTo(new Ratio(2, 3));
    assertThat(referral.unknown()).isEqualTo(1);
    assertThat(PureEstimates.of(events).toJson()).contains("\"perSeed\" : 2", "\"cycleSeconds\"");
    assertThat(PureEstimates.of(List.of()).referral().fission().k())
        .isEqualTo(new Undefined<Double>("NO_EXPOSURE"));
  }
}
