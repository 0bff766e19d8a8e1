package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.attribution.Credit;
import io.siyu.dossier.Beliefs;
import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.Offered;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.FunnelStep;
import io.siyu.insight.PoolFlow;
import io.siyu.insight.ProductSales;
import io.siyu.insight.TierCount;
import io.siyu.insight.Unattributed;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.stage.Stage;
import io.siyu.testing.Histories;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Persons are counted once, and money neither appears nor vanishes. */
class ConservationLawsTest {
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

  @Property(tries = 1_000)
  @Label("L-6 every person is counted once: in the total, at one stage, and as reachable or not")
  void persons_are_counted_once(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    Report report = World.siyu(store, World.FIRST).report(Histories.MARCH, asOf);
    Set<Member> members = World.members(store, World.FIRST, asOf);

    assertThat(report.members().total()).isEqualTo(members.size());
    assertThat(members.stream().map(Member::id).collect(Collectors.toSet())).hasSameSizeAs(members);
    assertThat(report.members().byStage()).containsOnlyKeys(Stage.values());
    assertThat(report.members().byStage().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(report.members().total());
    assertThat(report.members().reachable())
        .isEqualTo(members.stream().filter(Member::isReachable).count());
    assertThat(report.events().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(history.stream().filter(e -> e.occurredAt().isBefore(asOf)).count());
  }

  @Property(tries = 1_000)
  @Label(
      "L-6 revenue is paid minus refunded, and its split over channels and over products loses"
          + " nothing")
  void money_splits_without_loss(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    for (Playbook playbook : List.of(World.FIRST, World.LAST)) {
      Report report = World.siyu(store, playbook).report(Histories.MARCH, asOf);
      long revenue = report.money().paid() - report.money().refunded();
      assertThat(report.money().revenue()).isEqualTo(revenue);
      assertThat(
              report.channels().stream().mapToLong(ChannelYield::revenue).sum()
                  + report.unattributed().revenue())
          .isEqualTo(revenue);
      assertThat(
              report.products().stream().mapToLong(ProductSales::revenue).sum()
                  + report.money().unlisted())
          .isEqualTo(revenue);
      assertThat(
              report.channels().stream().mapToLong(ChannelYield::orders).sum()
                  + report.unattributed().orders())
          .isEqualTo(report.money().orders());
      assertThat(
              report.channels().stream().mapToLong(ChannelYield::cost).sum()
                  + report.unattributed().cost())
          .isEqualTo(report.money().cost());
      assertThat(
              report.channels().stream().mapToLong(ChannelYield::uncosted).sum()
                  + report.unattributed().uncosted())
          .isEqualTo(report.money().uncosted());
    }
  }

  @Property(tries = 1_000)
  @Label("L-6, R-17 what market facts say of the window's days is what channels and the rest show")
  void the_market_splits_without_loss(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    for (Playbook playbook : List.of(World.FIRST, World.LAST)) {
      Map<String, Long> stated = new TreeMap<>();
      for (Event event : Beliefs.before(asOf, history)) {
        if (event.subject() instanceof ChannelDay on
            && Histories.MARCH.contains(on.day().atStartOfDay(playbook.zone()).toInstant())) {
          if (event.fact() instanceof Spent spent
              && spent.amount().currency().equals(playbook.currency())) {
            stated.merge("full", spent.amount().minor(), Long::sum);
            long media = spent.cost() == Spent.Cost.MEDIA ? spent.amount().minor() : 0;
            stated.merge("media", media, Long::sum);
          } else if (event.fact() instanceof Exposed exposed) {
            stated.merge("impressions", exposed.impressions(), Long::sum);
          } else if (event.fact() instanceof Clicked clicked) {
            stated.merge("clicks", clicked.clicks(), Long::sum);
          } else if (event.fact() instanceof Offered offered) {
            stated.merge("offered", offered.people(), Long::sum);
          }
        }
      }
      Report report = World.siyu(store, playbook).report(Histories.MARCH, asOf);
      Unattributed none = report.unattributed();
      Map<String, Long> shown =
          new TreeMap<>(
              Map.of(
                  "full", none.fullCost() + sum(report, ChannelYield::fullCost),
                  "media", none.spent() + sum(report, ChannelYield::spent),
                  "impressions", none.impressions() + sum(report, ChannelYield::impressions),
                  "clicks", none.clicks() + sum(report, ChannelYield::clicks),
                  "offered", none.offered() + sum(report, ChannelYield::offered)));
      shown.keySet().forEach(name -> stated.putIfAbsent(name, 0L));
      assertThat(shown).isEqualTo(stated);
    }
  }

  private static long sum(Report report, ToLongFunction<ChannelYield> figure) {
    return report.channels().stream().mapToLong(figure).sum();
  }

  @Property(tries = 1_000)
  @Label("L-6, R-25 every model credits all that was paid for the window's orders, and no more")
  void attribution_conserves(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    EventStore store = World.filled(history);
    Report report = World.siyu(store, World.FIRST).report(Histories.MARCH, asOf);
    long paid = 0;
    long refunded = 0;
    for (Attributed model : report.attribution()) {
      long amount = model.unattributed().amount();
      long back = model.unattributed().refunded();
      long conversions = model.unattributed().millionths();
      for (Credit credit : model.credits().values()) {
        amount += credit.amount();
        back += credit.refunded();
        conversions += credit.millionths();
        assertThat(credit.net()).isNotNegative();
      }
      assertThat(conversions).isEqualTo(1_000_000 * report.money().orders());
      if (model.spec().model() instanceof AttributionModel.First) {
        paid = amount;
        refunded = back;
      }
      assertThat(List.of(amount, back)).containsExactly(paid, refunded);
    }
  }

  @Property(tries = 1_000)
  @Label("L-6 no order gives back more than was paid")
  void refunds_stop_at_what_was_paid(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    for (Member member : World.members(World.filled(history), World.FIRST, asOf)) {
      for (Order order : member.orders()) {
        assertThat(order.refunded()).isLessThanOrEqualTo(order.paid());
        assertThat(order.refunds()).allMatch(flow -> flow.minor() > 0);
        assertThat(order.excess()).allMatch(flow -> flow.minor() > 0);
      }
    }
  }

  @Property(tries = 1_000)
  @Label("L-6 windows that meet add up: flows of the whole are the sums of its parts")
  void windows_add_up(@ForAll("histories") List<Event> history, @ForAll("instants") Instant cut) {
    Window whole = new Window(Histories.START.minusSeconds(172_800), Histories.END);
    var siyu = World.siyu(World.filled(history), World.FIRST);
    Report all = siyu.report(whole, Histories.END);
    Report before = siyu.report(new Window(whole.start(), cut), Histories.END);
    Report after = siyu.report(new Window(cut, whole.end()), Histories.END);
    assertThat(before.money().paid() + after.money().paid()).isEqualTo(all.money().paid());
    assertThat(before.money().refunded() + after.money().refunded())
        .isEqualTo(all.money().refunded());
    assertThat(before.money().refundedBeyondPaid() + after.money().refundedBeyondPaid())
        .isEqualTo(all.money().refundedBeyondPaid());
    assertThat(before.money().orders() + after.money().orders()).isEqualTo(all.money().orders());
    assertThat(before.money().cost() + after.money().cost()).isEqualTo(all.money().cost());
    assertThat(before.money().uncosted() + after.money().uncosted())
        .isEqualTo(all.money().uncosted());
    assertThat(joined(before) + joined(after)).isEqualTo(joined(all));
    assertThat(leads(before) + leads(after)).isEqualTo(leads(all));
  }

  private static long joined(Report report) {
    return report.userPools().stream().mapToLong(PoolFlow::joined).sum();
  }

  private static long leads(Report report) {
    return report.funnel().stream()
        .filter(step -> step.stage() == Stage.LEAD)
        .mapToLong(FunnelStep::reached)
        .sum();
  }

  @Property(tries = 1_000)
  @Label("L-6 money in the report equals money in the events, added up order by order")
  void money_equals_the_plain_sum(
      @ForAll("simpleOrders") List<Event> history, @ForAll("instants") Instant asOf) {
    Window window = Histories.MARCH;
    long paid = 0;
    long refunded = 0;
    long beyond = 0;
    long held = 0;
    long unlisted = 0;
    Set<IdentityKey> orders = new TreeSet<>();
    history.forEach(event -> orders.add((IdentityKey) event.subject()));
    for (IdentityKey order : orders) {
      List<Event> of =
          history.stream()
              .filter(e -> e.subject().equals(order) && e.occurredAt().isBefore(asOf))
              .sorted(Event.ORDER)
              .toList();
      List<Event> payments = of.stream().filter(e -> e.fact() instanceof OrderPaid).toList();
      List<Event> refunds = of.stream().filter(e -> e.fact() instanceof Refunded).toList();
      if (payments.isEmpty()) {
        held += refunds.size();
        continue;
      }
      long left = 0;
      long revenue = 0;
      for (Event event : payments) {
        left += amount(event);
        revenue += window.contains(event.occurredAt()) ? amount(event) : 0;
        paid += window.contains(event.occurredAt()) ? amount(event) : 0;
      }
      for (Event event : refunds) {
        long counted = Math.min(left, amount(event));
        left -= counted;
        if (window.contains(event.occurredAt())) {
          refunded += counted;
          revenue -= counted;
          beyond += amount(event) - counted;
        }
      }
      unlisted += of.stream().anyMatch(e -> e.fact() instanceof OrderDescribed) ? 0 : revenue;
    }
    Report report = World.siyu(World.filled(history), World.FIRST).report(window, asOf);
    assertThat(
            List.of(
                report.money().paid(),
                report.money().refunded(),
                report.money().heldRefunds(),
                report.money().unlisted()))
        .containsExactly(paid, refunded, held, unlisted);
    assertThat(report.money().refundedBeyondPaid()).isEqualTo(beyond);
    assertThat(report.money().unknownAmount()).isZero();
    assertThat(new HashSet<>(report.warnings().keySet())).isEmpty();
  }

  private static long amount(Event event) {
    Optional<Money> total =
        event.fact() instanceof OrderPaid paid
            ? paid.total()
            : event.fact() instanceof Refunded refunded ? refunded.total() : Optional.empty();
    return total.orElseThrow().minor();
  }

  @Property(tries = 1_000)
  @Label("L-6, R-15 points neither appear nor vanish: what moved adds up to what is there")
  void points_add_up(@ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Window always = new Window(Histories.START.minusSeconds(86_400), Histories.END);
    Report report = World.siyu(World.filled(history), World.FIRST).report(always, asOf);
    assertThat(report.membership().points())
        .hasSize(2)
        .allSatisfy(
            flow -> {
              long moved = flow.moved().values().stream().mapToLong(Long::longValue).sum();
              assertThat(moved).isEqualTo(flow.balance() + flow.pending() - flow.debt());
            });
    long members = report.membership().tiers().stream().mapToLong(TierCount::members).sum();
    assertThat(members).isEqualTo(report.members().total());
  }
}
