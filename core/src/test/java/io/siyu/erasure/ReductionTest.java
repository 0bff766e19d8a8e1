package io.siyu.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Appealed;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Source;
import io.siyu.event.TeamJoined;
import io.siyu.event.TierOverridden;
import io.siyu.event.Voted;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is left of single facts once their person is erased. */
class ReductionTest {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final IdentityKey PERSON = IdentityKey.openId("mp", "lin");
  private static final IdentityKey ORDER = IdentityKey.orderNo("mch", "ord1");
  private static final Reduction REDUCTION = reduction(0);

  private static Reduction reduction(int key) {
    return new Reduction(text -> Integer.toHexString((key + text).hashCode() * 0x9E3779B9));
  }

  private static Event event(IdentityKey subject, Fact fact) {
    return Event.of(
        "host:1", AT, new Source("host/shop"), subject, List.of(), fact, Provenance.HOST);
  }

  private static Event reduced(Reduction reduction, Event event) {
    IdentityKey subject = (IdentityKey) event.subject();
    return reduction.of(event, Map.of(subject, reduction.pseudonym(subject)), key -> false, true);
  }

  private static Fact reduced(Fact fact) {
    return reduced(REDUCTION, event(fact instanceof OrderDescribed ? ORDER : PERSON, fact)).fact();
  }

  @Test
  @DisplayName("S-28 points, tiers and appeals keep every figure, code and instant, and no reason")
  void figures_stay_and_reasons_go() {
    assertThat(reduced(new PointsAdjusted("points", -50, "quarrel", "")))
        .isEqualTo(new PointsAdjusted("points", -50, "erased", ""));
    assertThat(reduced(new TierOverridden("gold", Optional.of(AT), "quarrel")))
        .isEqualTo(new TierOverridden("gold", Optional.of(AT), "erased"));
    assertThat(reduced(new TierOverridden("", Optional.empty(), "quarrel")))
        .isEqualTo(new TierOverridden("", Optional.empty(), "erased"));
    assertThat(reduced(new Appealed("standing", Appealed.Outcome.DENIED, "quarrel")))
        .isEqualTo(new Appealed("standing", Appealed.Outcome.DENIED, ""));
  }

  @Test
  @DisplayName(
      "S-28 what was voted, pledged and reviewed stays, as do teams, so that others' results stay")
  void wishes_stay() {
    for (Fact fact :
        List.of(
            new Voted("taste", "peach", new Score(4, 5)),
            new Pledged("spring", "peach", 2, Optional.of(Money.fen(100)), Optional.of(AT)))) {
      assertThat(reduced(fact)).isEqualTo(fact);
    }
    for (Fact fact :
        List.of(
            new Reviewed("peach", new Score(4, 5)),
            new TeamJoined(
                "", "team-1", "", TeamJoined.Role.OPENER, OptionalLong.of(3), Optional.of(AT)))) {
      assertThat(reduced(REDUCTION, event(ORDER, fact)).fact()).isEqualTo(fact);
    }
  }

  @Test
  @DisplayName("S-28 points that come back still name their spending, by a hash")
  void returns_name_their_spending() {
    PointsSpent spent = (PointsSpent) reduced(new PointsSpent("points", 50, "s-1", "gift of lin"));
    PointsAdjusted back = (PointsAdjusted) reduced(new PointsAdjusted("points", 20, "why", "s-1"));
    PointsAdjusted other = (PointsAdjusted) reduced(new PointsAdjusted("points", 20, "why", "s-2"));

    assertThat(spent).isEqualTo(new PointsSpent("points", 50, spent.spending(), ""));
    assertThat(back).isEqualTo(new PointsAdjusted("points", 20, "erased", spent.spending()));
    assertThat(other.returns()).isNotEmpty().isNotIn(spent.spending(), "s-2");
    assertThat(spent.spending()).isNotEqualTo("s-1");
  }

  @Test
  @DisplayName("S-28 an order keeps its lines and how many coupons were used, none by its code")
  void coupons_keep_their_number() {
    List<OrderLine> lines =
        List.of(
            new OrderLine("soap", 2, Optional.of(Money.fen(9_900)), Optional.of(Money.fen(4_900))));
    OrderDescribed kept =
        (OrderDescribed)
            reduced(
                new OrderDescribed(
                    lines, Optional.of(Money.fen(4_900)), List.of("FOR-LIN", "OPEN", "FOR-LIN")));

    assertThat(kept.lines()).isEqualTo(lines);
    assertThat(kept.total()).contains(Money.fen(4_900));
    assertThat(kept.coupons()).hasSize(3).doesNotContain("FOR-LIN", "OPEN");
    assertThat(kept.coupons().get(0)).isEqualTo(kept.coupons().get(2));
    assertThat(kept.coupons().get(0)).isNotEqualTo(kept.coupons().get(1));
  }

  @RepeatedTest(20)
  @DisplayName(
      "E-5, S-28 an erasure does not exchange facts of one instant that a coupon or a return tells"
          + " apart")
  void order_stays(RepetitionInfo time) {
    Reduction reduction = reduction(time.getCurrentRepetition());
    Event plain = event(PERSON, new PointsAdjusted("points", 50, "why", ""));
    Event back = event(PERSON, new PointsAdjusted("points", 50, "why", "s-1"));
    Event without = event(ORDER, new OrderDescribed(List.of(), Optional.empty(), List.of()));
    Event with = event(ORDER, new OrderDescribed(List.of(), Optional.empty(), List.of("FOR-LIN")));

    assertThat(List.of(plain, back)).isSortedAccordingTo(Event.ORDER);
    assertThat(List.of(reduced(reduction, plain), reduced(reduction, back)))
        .isSortedAccordingTo(Event.ORDER);
    assertThat(List.of(without, with)).isSortedAccordingTo(Event.BELIEF);
    assertThat(List.of(reduced(reduction, without), reduced(reduction, with)))
        .isSortedAccordingTo(Event.BELIEF);
  }
}
