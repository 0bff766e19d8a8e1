package io.siyu.standing;

import static io.siyu.standing.AbuseSign.ORDER_SPLITTING;
import static io.siyu.standing.AbuseSign.QUICK_DELETE;
import static io.siyu.standing.AbuseSign.REFUND_ONLY;
import static io.siyu.standing.AbuseSign.SELF_REFERRAL;
import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.ZONE;
import static io.siyu.standing.People.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.standing.AbuseFacts.PaidOrder;
import io.siyu.standing.AbuseFacts.Stay;
import io.siyu.standing.Decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AbuseSignsTest {
  private static final AbusePolicy POLICY = AbusePolicy.defaults(ZONE);
  private static final Instant START = at("2026-01-01T10:00:00");

  private static Decision<Set<AbuseSign>> of(AbuseFacts facts) {
    return AbuseSigns.of(POLICY, facts, AS_OF);
  }

  private static Decision<Set<AbuseSign>> of(List<PaidOrder> orders) {
    return of(new AbuseFacts(orders, List.of(), List.of()));
  }

  private static Decision<Set<AbuseSign>> of(Stay stay) {
    return of(new AbuseFacts(List.of(), List.of(stay), List.of()));
  }

  private static List<PaidOrder> orders(int count, Duration apart, int refunded) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new PaidOrder(
                    "o" + i,
                    START.plus(apart.multipliedBy(i)),
                    i < refunded ? Optional.of(at("2026-03-01T00:00:00")) : Optional.empty()))
        .toList();
  }

  @Test
  @DisplayName("V-11 who joins and leaves within the minutes has deleted quickly")
  void quick_delete() {
    Instant hour = START.plusSeconds(3_600);

    assertThat(of(new Stay(START, Optional.of(hour), true)).value()).containsExactly(QUICK_DELETE);
    assertThat(of(new Stay(START, Optional.of(hour), true)).until())
        .contains(at("2027-01-02T00:00:00"));
    assertThat(of(new Stay(START, Optional.of(hour.plusMillis(1)), true)).value()).isEmpty();
    assertThat(of(new Stay(START, Optional.of(hour), false)).value()).isEmpty();
    assertThat(of(new Stay(START, Optional.empty(), true)).value()).isEmpty();
    assertThat(of(new Stay(AS_OF.minusSeconds(9), Optional.of(AS_OF), true)).value()).isEmpty();
  }

  @Test
  @DisplayName("V-11 five orders in thirty days, all given back, are refund-only")
  void refund_only() {
    Duration week = Duration.ofDays(7);

    Decision<Set<AbuseSign>> decision = of(orders(5, week, 5));

    assertThat(decision.value()).containsExactly(REFUND_ONLY);
    assertThat(decision.reasons())
        .containsExactly(
            new Reason(
                "REFUND_ONLY",
                Map.of("orders", 5L, "refunded", 5L),
                List.of("o0", "o1", "o2", "o3", "o4")));
    assertThat(decision.until()).contains(at("2027-01-02T00:00:00"));
    assertThat(of(orders(5, week, 4)).value()).isEmpty();
    assertThat(of(orders(4, week, 4)).value()).isEmpty();
    assertThat(of(orders(5, Duration.ofHours(180), 5)).value()).isEmpty();
  }

  @Test
  @DisplayName("V-11 a refund at or after the instant has not happened")
  void a_later_refund() {
    List<PaidOrder> orders = new ArrayList<>(orders(4, Duration.ofDays(1), 4));
    orders.add(new PaidOrder("late", START.plusSeconds(10), Optional.of(AS_OF)));

    assertThat(of(orders).value()).isEmpty();
  }

  @Test
  @DisplayName("V-11 three orders within the hour are split, and those around it are no evidence")
  void order_splitting() {
    List<PaidOrder> orders = new ArrayList<>(orders(3, Duration.ofMinutes(29), 0));
    orders.add(new PaidOrder("later", START.plusSeconds(86_400), Optional.empty()));

    assertThat(of(orders).value()).containsExactly(ORDER_SPLITTING);
    assertThat(of(orders).reasons().get(0).evidence()).containsExactly("o0", "o1", "o2");
    assertThat(of(orders(3, Duration.ofMinutes(30), 0)).value()).isEmpty();
    assertThat(of(orders(2, Duration.ofMinutes(1), 0)).value()).isEmpty();
  }

  @Test
  @DisplayName("V-11 who brought themselves along is a self-referral")
  void self_referral() {
    assertThat(of(new AbuseFacts(List.of(), List.of(), List.of(START))).value())
        .containsExactly(SELF_REFERRAL);
    assertThat(of(new AbuseFacts(List.of(), List.of(), List.of(AS_OF))).value()).isEmpty();
    assertThat(of(new AbuseFacts(List.of(), List.of(), List.of(at("2025-03-14T23:59:59")))).value())
        .isEmpty();
  }

  @Property(tries = 500)
  @Label("V-2 V-7 signs do not depend on the order of facts, and lapse when they are said to")
  void order_and_until(@ForAll("facts") AbuseFacts facts, @ForAll Random random) {
    AbusePolicy lax = new AbusePolicy(LookBack.year(ZONE), 43_200, 2, 30, 50, 2, 43_200);
    Decision<Set<AbuseSign>> decision = AbuseSigns.of(lax, facts, AS_OF);
    AbuseFacts shuffled =
        new AbuseFacts(
            People.shuffled(facts.orders(), random),
            People.shuffled(facts.stays(), random),
            People.shuffled(facts.selfReferrals(), random));

    assertThat(AbuseSigns.of(lax, shuffled, AS_OF)).isEqualTo(decision);
    decision
        .until()
        .ifPresent(
            until -> {
              assertThat(AbuseSigns.of(lax, facts, until.minusMillis(1)).value())
                  .isEqualTo(decision.value());
              assertThat(AbuseSigns.of(lax, facts, until).value()).isNotEqualTo(decision.value());
            });
    assertThat(decision.until().isPresent()).isEqualTo(!decision.value().isEmpty());
  }

  @Test
  void a_policy_out_of_bounds_is_refused_by_name() {
    assertThatThrownBy(() -> new AbusePolicy(LookBack.year(ZONE), 60, 5, 30, 101, 3, 60))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("refundPercent must be from 1 to 100");
  }

  @Provide
  Arbitrary<AbuseFacts> facts() {
    Arbitrary<Instant> past = People.instants().filter(at -> at.isBefore(AS_OF));
    Arbitrary<PaidOrder> order =
        Combinators.combine(past, past.optional(0.5))
            .as((at, refund) -> new PaidOrder("o" + at.getEpochSecond(), at, refund));
    Arbitrary<Stay> stay =
        Combinators.combine(past, past.optional(0.5))
            .as((since, until) -> new Stay(since, until, true));
    return Combinators.combine(
            order.list().ofMaxSize(8), stay.list().ofMaxSize(2), past.list().ofMaxSize(1))
        .as(AbuseFacts::new);
  }
}
