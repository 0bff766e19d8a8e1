package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.Report;
import io.siyu.advice.PlacementChoice.Horizon;
import io.siyu.advice.PoolBaits;
import io.siyu.advice.PoolBaits.Arm;
import io.siyu.advice.PoolSpend;
import io.siyu.advice.PriceTrend;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.Credit;
import io.siyu.event.Event;
import io.siyu.insight.ChannelYield;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.stage.Stage;
import io.siyu.statistics.Estimate.Known;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of estimates whatever happened. */
class EstimateLawsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  private static Estimates estimates(EventStore store, Playbook playbook, Instant asOf) {
    return World.siyu(store, playbook).estimates(Histories.MARCH, asOf, EstimatePolicy.DEFAULT);
  }

  @Property(tries = 25)
  @Label("Y-1 the same events in any order and any parts give the same bytes")
  void order_does_not_matter(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll Random random) {
    String json = estimates(World.filled(history), World.FIRST, asOf).toJson();
    assertThat(estimates(World.shuffled(history, random), World.FIRST, asOf).toJson())
        .isEqualTo(json);
    assertThat(json).doesNotContain("NaN", "Infinity");
  }

  @Property(tries = 40)
  @Label("Y-5 what was offered adds up to the report's, and no share is above one")
  void offers_add_up(@ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Estimates estimates = estimates(World.filled(history), World.FIRST, asOf);
    Report report = estimates.report();
    assertThat(
            estimates.baits().stream()
                .flatMap(pool -> pool.arms().stream())
                .mapToLong(Arm::offered)
                .sum())
        .isEqualTo(report.channels().stream().mapToLong(ChannelYield::offered).sum());
    for (PoolBaits pool : estimates.baits()) {
      for (Arm arm : pool.arms()) {
        if (arm.figures() instanceof Known<?>) {
          assertThat(((Known<Long>) arm.taken()).value()).isLessThanOrEqualTo(arm.offered());
        }
      }
    }
  }

  @Property(tries = 50)
  @Label("Y-6 every model credits the same money and the same orders, to the cent")
  void models_credit_the_same(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Estimates estimates = estimates(World.filled(history), World.FIRST, asOf);
    List<Attributed> models = estimates.attribution().models();
    assertThat(models).hasSize(7);
    Credit first = all(models.get(0));
    for (Attributed model : models) {
      assertThat(all(model)).isEqualTo(first);
      model.credits().values().forEach(credit -> assertThat(credit.net()).isNotNegative());
    }
    assertThat(first.millionths()).isEqualTo(1_000_000 * estimates.report().money().orders());
    assertThat(estimates.attribution().open()).isLessThanOrEqualTo(estimates.attribution().lost());
  }

  @Property(tries = 40)
  @Label("Y-7 the prices of the window's month are made of what the report has")
  void months_add_up(@ForAll("histories") List<Event> history) {
    Estimates estimates = estimates(World.filled(history), World.FIRST, Histories.END);
    long spent = 0;
    long orders = 0;
    for (PriceTrend.Month month : estimates.prices().months()) {
      if (month.month().equals(YearMonth.of(2026, 3))) {
        spent += month.pools().stream().mapToLong(PoolSpend::cost).sum();
        orders += month.pools().stream().mapToLong(PoolSpend::orders).sum();
      }
    }
    List<ChannelYield> channels = estimates.report().channels();
    assertThat(spent).isEqualTo(channels.stream().mapToLong(ChannelYield::spent).sum());
    assertThat(orders)
        .isEqualTo(spent == 0 ? 0 : channels.stream().mapToLong(ChannelYield::firstOrders).sum());
  }

  @Property(tries = 60)
  @Label("Y-9, Y-10 parts are of their wholes: nobody is won or brought twice")
  void parts_of_wholes(@ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    Estimates estimates = estimates(store, World.FIRST, asOf);
    Set<Member> members = World.members(store, World.FIRST, asOf);
    long contacts = members.stream().filter(it -> it.reached(Stage.CONTACT).isPresent()).count();
    Estimates.Referral referral = estimates.referral();
    assertThat(referral.referred().den()).isEqualTo(contacts);
    assertThat(referral.fission().children().exposure() + referral.fission().open())
        .isEqualTo(contacts);
    assertThat(referral.referred().num()).isLessThan(Math.max(1, contacts));
    assertThat(referral.kept().den()).isEqualTo(referral.referred().num());
    assertThat(referral.kept().num()).isLessThanOrEqualTo(referral.kept().den());
    assertThat(referral.fission().children().events())
        .isLessThanOrEqualTo(referral.referred().num());
    for (Horizon horizon : estimates.placement().horizons()) {
      assertThat(horizon.commercialised().den()).isPositive();
      assertThat(horizon.privatised().den()).isPositive();
    }
  }

  private static Credit all(Attributed model) {
    long amount = model.unattributed().amount();
    long refunded = model.unattributed().refunded();
    long millionths = model.unattributed().millionths();
    for (Credit credit : model.credits().values()) {
      amount += credit.amount();
      refunded += credit.refunded();
      millionths += credit.millionths();
    }
    return new Credit(amount, refunded, millionths);
  }
}
