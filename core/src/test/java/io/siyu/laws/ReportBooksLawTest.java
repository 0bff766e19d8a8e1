package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.Credit;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.event.Event;
import io.siyu.insight.Acquisition;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.Crediting;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.PathCount;
import io.siyu.insight.Privatisation;
import io.siyu.insight.ProductSales;
import io.siyu.insight.Unattributed;
import io.siyu.insight.WorthByAge;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.money.Ratio;
import io.siyu.playbook.Attribution;
import io.siyu.spi.EventStore;
import io.siyu.stage.Stage;
import io.siyu.testing.Histories;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every figure of money in a report is tied to the money in the events, or to a figure that is.
 * What {@link ConservationLawsTest} ties is marked (C), the rest is tied here.
 *
 * <ul>
 *   <li>{@code money.paid}, {@code refunded}, {@code unlisted}, {@code heldRefunds}, {@code
 *       refundedBeyondPaid}, {@code unknownAmount}: the plain sum over simple orders (C); {@code
 *       revenue}: paid less refunded (C)
 *   <li>{@code money.cost}, {@code uncosted}: the plain sum over simple orders; {@code
 *       contribution}: revenue less both
 *   <li>{@code channels} and {@code unattributed}: {@code revenue}, {@code cost}, {@code uncosted},
 *       {@code orders} add up to {@code money} (C), so does {@code contribution}; {@code spent},
 *       {@code fullCost}: the market facts (C); {@code firstOrders}: the members whose first order
 *       lies in the window; {@code cac}, {@code roas}, {@code roi}: of these figures
 *   <li>{@code acquisition}: the sums of spent, full cost and first orders
 *   <li>{@code products}: {@code revenue} and unlisted add up to revenue (C); {@code cost}: the
 *       plain sum of goods; {@code uncosted}: the revenue of products without a cost
 *   <li>{@code attribution}: by every model alike (C), the plain sum of what was paid for orders
 *       first paid in the window and given back of it
 *   <li>{@code worth}: what the orders of the members won contribute, which is what money
 *       contributes where everything is in the window; {@code payback}: reached once worth covers
 *       the full cost
 *   <li>{@code cohorts}: their first column counts new buyers, who are {@code firstOrders}; {@code
 *       flows} and {@code trafficPools}: the funnel's leads, contacts and buyers, and all clicks
 * </ul>
 */
class ReportBooksLawTest {
  private static final Window ALWAYS =
      new Window(Histories.START.minusSeconds(172_800), Histories.END);

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<List<Event>> simpleOrders() {
    return Histories.simpleOrders();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  @Property(tries = 300)
  @Label("L-6, R-9, R-20, R-25 costs and credits in the report equal a plain sum over the events")
  void costs_and_credits_equal_the_plain_sum(
      @ForAll("simpleOrders") List<Event> history, @ForAll("instants") Instant asOf) {
    Map<String, Long> plain = PlainBooks.of(history, Histories.MARCH, asOf);
    Report report = World.siyu(World.filled(history), World.FIRST).report(Histories.MARCH, asOf);
    Map<String, Long> shown = new HashMap<>();
    shown.put("paid", report.money().paid());
    shown.put("refunded", report.money().refunded());
    shown.put("revenue", report.money().revenue());
    shown.put("cost", report.money().cost());
    shown.put("uncosted", report.money().uncosted());
    shown.put("goods", report.products().stream().mapToLong(ProductSales::cost).sum());
    Attributed first = report.attribution().get(0);
    shown.put("credited", total(first, Credit::amount));
    shown.put("back", total(first, Credit::refunded));
    assertThat(shown).isEqualTo(plain);
    for (ProductSales product : report.products()) {
      boolean known = product.sku().equals("soap");
      assertThat(product.uncosted()).isEqualTo(known ? 0 : product.revenue());
      assertThat(product.contribution())
          .isEqualTo(product.revenue() - product.uncosted() - product.cost());
    }
  }

  private static long total(Attributed model, ToLongFunction<Credit> figure) {
    return model.credits().values().stream().mapToLong(figure).sum()
        + figure.applyAsLong(model.unattributed());
  }

  @Property(tries = 150)
  @Label("L-6, R-8, R-20, R-24 what is derived of money is of figures that add up")
  void derived_figures(@ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    Report report = World.siyu(store, World.LAST).report(Histories.MARCH, asOf);
    Unattributed none = report.unattributed();
    long contribution = none.revenue() - none.uncosted() - none.cost();
    for (ChannelYield channel : report.channels()) {
      contribution += channel.contribution();
      assertThat(channel.cac()).isEqualTo(new Ratio(channel.spent(), channel.firstOrders()));
      assertThat(channel.roas()).isEqualTo(new Ratio(channel.revenue(), channel.spent()));
      assertThat(channel.roi())
          .isEqualTo(new Ratio(channel.contribution() - channel.fullCost(), channel.fullCost()));
    }
    assertThat(report.money().contribution()).isEqualTo(contribution);

    long buyers = newBuyers(World.members(store, World.LAST, asOf), Histories.MARCH);
    assertThat(sum(report, ChannelYield::firstOrders) + none.firstOrders()).isEqualTo(buyers);
    Acquisition acquisition = report.acquisition();
    assertThat(acquisition.blended())
        .isEqualTo(new Ratio(sum(report, ChannelYield::spent) + none.spent(), buyers));
    assertThat(acquisition.fullyLoaded())
        .isEqualTo(new Ratio(sum(report, ChannelYield::fullCost) + none.fullCost(), buyers));
    assertThat(acquisition.paid())
        .isEqualTo(
            new Ratio(
                sum(report, ChannelYield::spent),
                sum(report, it -> it.spent() > 0 ? it.firstOrders() : 0)));
  }

  private static long sum(Report report, ToLongFunction<ChannelYield> figure) {
    return report.channels().stream().mapToLong(figure).sum();
  }

  private static long newBuyers(Set<Member> members, Window window) {
    return members.stream()
        .filter(it -> it.reached(Stage.FIRST_ORDER).filter(window::contains).isPresent())
        .count();
  }

  @Property(tries = 150)
  @Label("L-6, R-21, R-25 where all is in the window, worth and credits are what money moved")
  void worth_and_credits_are_what_moved(@ForAll("histories") List<Event> history) {
    EventStore store = World.filled(history);
    Report report = World.siyu(store, World.FIRST).report(ALWAYS, Histories.END);
    Attributed first = report.attribution().get(0);
    assertThat(total(first, Credit::amount)).isEqualTo(report.money().paid());
    assertThat(total(first, Credit::refunded)).isEqualTo(report.money().refunded());

    Map<String, Long> won = new HashMap<>();
    Map<String, Long> broughtIn = new HashMap<>();
    for (Member member : World.members(store, World.FIRST, Histories.END)) {
      member
          .reached(Stage.FIRST_ORDER)
          .map(at -> Crediting.credited(member, at, Attribution.FIRST_TOUCH))
          .ifPresent(
              channel -> {
                won.merge(channel, 1L, Long::sum);
                for (Order order : member.orders()) {
                  broughtIn.merge(channel, order.contribution().orElse(0), Long::sum);
                }
              });
    }
    for (ChannelYield channel : report.channels()) {
      long persons = won.getOrDefault(channel.code(), 0L);
      long contribution = broughtIn.getOrDefault(channel.code(), 0L);
      // Everybody was seen for ninety days, and nothing happened later.
      assertThat(channel.worth().stream().filter(it -> it.days() == 90))
          .isEqualTo(persons == 0 ? List.of() : List.of(new WorthByAge(90, persons, contribution)));
      if (persons > 0 && contribution >= channel.fullCost()) {
        assertThat(channel.payback().days()).isPresent();
      }
    }
  }

  @Property(tries = 150)
  @Label("L-6, R-26, R-28 everybody in the funnel goes one way and comes from one traffic pool")
  void everybody_goes_one_way(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Report report = World.siyu(World.filled(history), World.FIRST).report(Histories.MARCH, asOf);
    Map<Stage, Long> reached = new HashMap<>();
    for (FunnelStep step : report.funnel()) {
      reached.put(step.stage(), step.reached());
    }
    assertThat(report.flows()).doesNotHaveDuplicates().isSorted();
    assertThat(report.flows().stream().mapToLong(PathCount::members).sum())
        .isEqualTo(reached.get(Stage.LEAD));
    for (Privatisation pool : report.trafficPools()) {
      assertThat(pool.leads())
          .isEqualTo(
              report.flows().stream()
                  .filter(it -> it.trafficPool().equals(pool.trafficPool()))
                  .mapToLong(PathCount::members)
                  .sum());
      assertThat(pool.vanity()).isBetween(0L, pool.leads());
    }
    assertThat(pools(report, Privatisation::leads)).isEqualTo(reached.get(Stage.LEAD));
    assertThat(pools(report, Privatisation::contacts)).isEqualTo(reached.get(Stage.CONTACT));
    assertThat(pools(report, Privatisation::buyers)).isEqualTo(reached.get(Stage.FIRST_ORDER));
    assertThat(pools(report, Privatisation::clicks))
        .isEqualTo(sum(report, ChannelYield::clicks) + report.unattributed().clicks());
  }

  private static long pools(Report report, ToLongFunction<Privatisation> figure) {
    return report.trafficPools().stream().mapToLong(figure).sum();
  }

  @Property(tries = 150)
  @Label("L-6, R-27 the first column of cohorts counts new buyers, and no cell more than those")
  void cohorts_begin_with_new_buyers(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    Report report = World.siyu(store, World.FIRST).report(Histories.MARCH, asOf);
    Set<Member> members = World.members(store, World.FIRST, asOf);
    for (Cohort cohort : report.cohorts().cohorts()) {
      long buyers = cohort.cells().get(0).count();
      assertThat(buyers).isEqualTo(newBuyers(members, cohort.begins()));
      assertThat(cohort.cells()).allMatch(cell -> cell.count() <= buyers);
      if (cohort.begins().equals(Histories.MARCH)) {
        assertThat(buyers)
            .isEqualTo(
                sum(report, ChannelYield::firstOrders) + report.unattributed().firstOrders());
      }
    }
  }
}
