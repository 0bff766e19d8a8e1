package io.siyu.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Siyu;
import io.siyu.cohort.RepurchaseQuestion;
import io.siyu.cohort.RepurchaseTally;
import io.siyu.cohort.RetentionPeriod;
import io.siyu.cohort.RetentionSpec;
import io.siyu.event.Event;
import io.siyu.funnel.FunnelCount;
import io.siyu.funnel.FunnelSpec;
import io.siyu.funnel.FunnelTally;
import io.siyu.funnel.FunnelWindow;
import io.siyu.insight.Act.Kind;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.stage.Stage;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.RfmTally;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JourneysTest {
  private static final FunnelSpec FUNNEL =
      FunnelSpec.ordered(
          List.of("lead", "order", "again"), new FunnelWindow.FromFirst(Duration.ofDays(10)));
  private static final List<Predicate<Act>> STEPS =
      List.of(
          act -> act.kind() == Kind.TOUCHED || act.kind() == Kind.JOINED,
          act -> act.kind() == Kind.ORDERED,
          act -> act.kind() == Kind.ORDERED);

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  private static Siyu told(List<Event> history) {
    InMemoryEventStore store = new InMemoryEventStore("journeys");
    store.append(history, Reaction.silent());
    return Siyu.builder().playbook(Histories.playbook()).store(store).build();
  }

  private static List<Member> members(Siyu siyu, Instant asOf) {
    try (Stream<Member> members = siyu.members(asOf)) {
      return members.filter(it -> it.stage().isPresent()).toList();
    }
  }

  /** When somebody did what may begin, and when they ordered. */
  private static int level(Member member, Instant asOf) {
    List<Instant> begins = new ArrayList<>();
    member.touches().forEach(touch -> begins.add(touch.at()));
    member.presences().forEach(presence -> begins.add(presence.since()));
    List<Instant> orders = orders(member);
    int best = 0;
    for (Instant begin : begins) {
      long in =
          orders.stream()
              .filter(at -> !at.isBefore(begin) && !at.isAfter(begin.plus(Duration.ofDays(10))))
              .count();
      best = Math.max(best, 1 + (int) Math.min(2, in));
    }
    return best;
  }

  private static List<Instant> orders(Member member) {
    return member.orders().stream()
        .filter(Order::valid)
        .map(Order::paidAt)
        .flatMap(Optional::stream)
        .toList();
  }

  @Property(tries = 100)
  @Label("R-22 recency, frequency and money over journeys are those of the members")
  void rfm_of_members(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = 1, max = 3) int parts) {
    Siyu siyu = told(history);
    RfmPolicy policy = RfmPolicy.defaults(siyu.playbook().zone());
    RfmTally expected = new RfmTally(policy, asOf);
    for (Member member : members(siyu, asOf)) {
      List<Order> paid =
          member.orders().stream()
              .filter(it -> it.valid() && it.amountKnown() && it.paidAt().isPresent())
              .toList();
      expected.add(
          paid.stream().mapToLong(it -> it.paidAt().orElseThrow().toEpochMilli()).toArray(),
          paid.stream().mapToLong(it -> it.paid() - it.refunded()).toArray(),
          0,
          paid.size());
    }
    RfmTally tally = new RfmTally(policy, asOf);
    siyu.journeys(asOf).split(parts).forEach(part -> tally.add(part.rfm(policy)));

    assertThat(tally.result()).isEqualTo(expected.result());
  }

  @Property(tries = 500)
  @Label("R-22 a funnel over journeys counts each member once, by what the member says")
  void funnel_of_members(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Siyu siyu = told(history);
    List<Member> members = members(siyu, asOf);
    FunnelCount count = siyu.journeys(asOf).funnel(FUNNEL, STEPS).count();

    assertThat(count.followed()).isEqualTo(members.size());
    for (int level = 1; level <= 3; level++) {
      int least = level;
      assertThat(count.reached().get(level - 1))
          .isEqualTo(members.stream().filter(it -> level(it, asOf) >= least).count());
    }
  }

  @Property(tries = 500)
  @Label("R-22 who bought again over journeys is who did by their orders, and stages are reached")
  void repurchase_of_members(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Siyu siyu = told(history);
    List<Member> members = members(siyu, asOf);
    Journeys journeys = siyu.journeys(asOf);
    RepurchaseQuestion question = new RepurchaseQuestion.RepeatBuyers(Histories.MARCH);
    RepurchaseTally expected = new RepurchaseTally(question, asOf);
    members.forEach(
        it -> expected.add(orders(it).stream().mapToLong(Instant::toEpochMilli).toArray()));
    assertThat(journeys.repurchase(question).result()).isEqualTo(expected.result());

    for (Stage stage : Stage.values()) {
      FunnelSpec one =
          FunnelSpec.ordered(List.of("reached"), new FunnelWindow.FromFirst(Duration.ofDays(1)));
      assertThat(
              journeys
                  .funnel(one, List.of(new Act(Kind.REACHED, stage.name())::equals))
                  .count()
                  .reached())
          .containsExactly(members.stream().filter(it -> it.reached(stage).isPresent()).count());
    }
  }

  @Property(tries = 200)
  @Label("R-22 parts of journeys add up to the whole, and order of arrival changes nothing")
  void parts_add_up(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = 1, max = 5) int parts,
      @ForAll Random random) {
    Journeys whole = told(history).journeys(asOf);
    List<Event> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    FunnelTally sum = new FunnelTally(FUNNEL);
    int persons = 0;
    int size = 0;
    for (Journeys part : told(shuffled).journeys(asOf).split(parts)) {
      sum.add(part.funnel(FUNNEL, STEPS));
      persons += part.persons();
      size += part.size();
    }
    assertThat(sum.count()).isEqualTo(whole.funnel(FUNNEL, STEPS).count());
    assertThat(persons).isEqualTo(whole.persons());
    assertThat(size).isEqualTo(whole.size());
    RetentionSpec weekly =
        new RetentionSpec(
            RetentionSpec.Entry.FIRST_TIME,
            new RetentionPeriod.Rolling(Duration.ofDays(7)),
            RetentionSpec.Mode.ON,
            RetentionSpec.Base.ZERO,
            3);
    long began =
        members(told(history), asOf).stream()
            .filter(it -> orders(it).stream().anyMatch(Histories.MARCH::contains))
            .filter(
                it ->
                    orders(it).stream()
                        .min(Instant::compareTo)
                        .filter(Histories.MARCH::contains)
                        .isPresent())
            .count();
    assertThat(
            whole
                .retention(weekly, Histories.MARCH, STEPS.get(1), STEPS.get(1))
                .matrix()
                .cohorts()
                .stream()
                .mapToLong(cohort -> cohort.cells().get(0).count())
                .sum())
        .isEqualTo(began);
  }

  @Property(tries = 1)
  @Label("R-22 what journeys cannot answer is refused")
  void refusals() {
    Journeys nobody = told(List.of()).journeys(Histories.END);
    assertThat(nobody.persons()).isZero();
    assertThatThrownBy(() -> nobody.funnel(FUNNEL, STEPS.subList(0, 2)))
        .hasMessageContaining("3 steps");
    FunnelSpec held =
        new FunnelSpec(
            FUNNEL.steps(),
            FUNNEL.order(),
            FUNNEL.window(),
            FUNNEL.modes(),
            FUNNEL.entry(),
            FUNNEL.exclusions(),
            Optional.of("product"));
    assertThatThrownBy(() -> nobody.funnel(held, STEPS)).hasMessageContaining("FunnelMatcher");
  }
}
