package io.siyu.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.basket.BundlePrice.Missing;
import io.siyu.basket.BundlePrice.NoRoom;
import io.siyu.basket.BundlePrice.Proposed;
import io.siyu.basket.BundlePrice.Unknown;
import io.siyu.money.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BundlePriceTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant AS_OF = Instant.parse("2026-03-11T07:00:00Z");

  private static Deal deal(long hoursBefore, long price) {
    return new Deal(AS_OF.minus(Duration.ofHours(hoursBefore)), price);
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return Combinators.combine(
            Arbitraries.longs().between(-50, 400), Arbitraries.longs().between(0, 30_000))
        .as(BundlePriceTest::deal)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<BundlePart>> parts() {
    return Combinators.combine(
            Arbitraries.of("coat", "scarf", "hat", "帽子"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs().between(0, 15_000).optional(0.95),
            deals())
        .as(
            (product, units, cost, deals) ->
                new BundlePart(
                    product, units, cost.map(OptionalLong::of).orElse(OptionalLong.empty()), deals))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(BundlePart::product);
  }

  @Provide
  Arbitrary<BundlePolicy> policies() {
    return Combinators.combine(
            Arbitraries.longs().between(-20, 99),
            Arbitraries.longs().between(0, 99),
            Arbitraries.of(1L, 7L, 100L, 1_000L))
        .as(
            (margin, discount, step) ->
                new BundlePolicy(new Ratio(margin, 100), new Ratio(discount, 100), step, SHANGHAI));
  }

  private static List<Deal> before(List<Deal> deals) {
    return deals.stream().filter(deal -> deal.at().isBefore(AS_OF)).toList();
  }

  /** The deals of seven days, to the second. */
  private static List<Deal> lately(List<Deal> deals) {
    Instant start = AS_OF.minus(Duration.ofDays(7));
    return before(deals).stream().filter(deal -> !deal.at().isBefore(start)).toList();
  }

  @Property(tries = 400)
  @Label("X-9 no deal of seven days was lower than what is compared with, nor was the last one")
  void compared(@ForAll @From("deals") List<Deal> deals) {
    OptionalLong price = ComparedPrice.of(deals, AS_OF, SHANGHAI);

    assertThat(price.isPresent()).isEqualTo(!before(deals).isEmpty());
    if (price.isPresent()) {
      assertThat(lately(deals)).allMatch(deal -> deal.price() >= price.getAsLong());
      assertThat(before(deals)).anyMatch(deal -> deal.price() == price.getAsLong());
      Instant last = before(deals).stream().map(Deal::at).max(Instant::compareTo).orElseThrow();
      assertThat(before(deals))
          .filteredOn(deal -> deal.at().equals(last))
          .allMatch(deal -> deal.price() >= price.getAsLong());
    }
  }

  @Property(tries = 400)
  @Label("X-10 a bundle never undercuts its floor, and is cheaper than what it is compared with")
  void price(
      @ForAll @From("policies") BundlePolicy policy,
      @ForAll @From("parts") List<BundlePart> parts,
      @ForAll @From("deals") List<Deal> sold) {
    BundlePrice price = BundlePrice.of(policy, parts, sold, AS_OF);

    if (price instanceof Proposed proposed) {
      Ratio margin = policy.leastMargin();
      assertThat(proposed.price()).isGreaterThanOrEqualTo(proposed.floor());
      assertThat(big(proposed.contribution()).multiply(big(margin.den())))
          .isGreaterThanOrEqualTo(big(proposed.price()).multiply(big(margin.num())));
      assertThat(proposed.price()).isLessThan(proposed.compared()).isPositive();
      assertThat(proposed.price() % policy.step()).isZero();
      assertThat(proposed.parts().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(proposed.price());
      long cost = parts.stream().mapToLong(p -> p.units() * p.unitCost().orElseThrow()).sum();
      assertThat(proposed.contribution()).isEqualTo(proposed.price() - cost);
      assertThat(proposed.compared()).isLessThanOrEqualTo(lowestOf(parts, sold));
    } else if (price instanceof NoRoom none) {
      assertThat(none.compared()).isLessThanOrEqualTo(lowestOf(parts, sold));
    } else {
      assertThat(parts)
          .anyMatch(part -> part.unitCost().isEmpty() || before(part.deals()).isEmpty());
    }
  }

  /** What the parts were sold for in seven days, at the least, or the bundle itself. */
  private static long lowestOf(List<BundlePart> parts, List<Deal> sold) {
    long sum = 0;
    for (BundlePart part : parts) {
      long most = before(part.deals()).stream().mapToLong(Deal::price).max().orElseThrow();
      long lowest = lately(part.deals()).stream().mapToLong(Deal::price).min().orElse(most);
      sum += part.units() * lowest;
    }
    return Math.min(sum, lately(sold).stream().mapToLong(Deal::price).min().orElse(sum));
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  private static BundlePolicy policy(long margin, long discount) {
    return new BundlePolicy(new Ratio(margin, 100), new Ratio(discount, 100), 100, SHANGHAI);
  }

  private static BundlePart part(String product, long cost, long price) {
    return new BundlePart(product, 1, OptionalLong.of(cost), List.of(deal(24, price)));
  }

  @Test
  @DisplayName("X-10 the discount is given as far as the margin goes")
  void discount() {
    List<BundlePart> parts = List.of(part("coat", 20_000, 49_900), part("scarf", 3_000, 9_900));

    assertThat(BundlePrice.of(policy(30, 15), parts, List.of(), AS_OF))
        .isEqualTo(
            new Proposed(50_900, 59_800, 32_858, 27_900, Map.of("coat", 42_473L, "scarf", 8_427L)));
    assertThat(BundlePrice.of(policy(60, 15), parts, List.of(), AS_OF))
        .isInstanceOfSatisfying(
            Proposed.class,
            proposed -> {
              assertThat(proposed.price()).isEqualTo(57_500);
              assertThat(proposed.saving()).isEqualTo(new Ratio(2_300, 59_800));
              assertThat(proposed.margin()).isEqualTo(new Ratio(34_500, 57_500));
            });
    assertThat(BundlePrice.of(policy(65, 15), parts, List.of(), AS_OF))
        .isEqualTo(new NoRoom(59_800, 65_715));
    assertThat(BundlePrice.of(policy(30, 15), parts, List.of(deal(48, 30_000)), AS_OF))
        .isEqualTo(new NoRoom(30_000, 32_858));
  }

  @Test
  @DisplayName("X-10 without a cost or any deal there is no price")
  void unknown() {
    BundlePart free = new BundlePart("a", 1, OptionalLong.empty(), List.of(deal(1, 5)));
    BundlePart unsold = new BundlePart("b", 1, OptionalLong.of(5), List.of(deal(-1, 5)));

    assertThat(BundlePrice.of(policy(1, 1), List.of(free), List.of(), AS_OF))
        .isEqualTo(new Unknown("a", Missing.COST));
    assertThat(BundlePrice.of(policy(1, 1), List.of(unsold), List.of(), AS_OF))
        .isEqualTo(new Unknown("b", Missing.DEALS));
  }

  @Test
  @DisplayName("X-9 the seventh day before counts whole, and what was before it only where it must")
  void seventh_day() {
    Instant midnight = Instant.parse("2026-03-03T16:00:00Z");
    List<Deal> deals = new ArrayList<>();
    deals.add(new Deal(midnight.minusMillis(1), 7));
    deals.add(new Deal(midnight.minusSeconds(9), 1));
    assertThat(ComparedPrice.of(deals, AS_OF, SHANGHAI)).hasValue(7);
    deals.add(new Deal(midnight, 9));
    assertThat(ComparedPrice.of(deals, AS_OF, SHANGHAI)).hasValue(9);
    deals.add(new Deal(AS_OF, 2));
    assertThat(ComparedPrice.of(deals, AS_OF, SHANGHAI)).hasValue(9);
  }

  @Test
  @DisplayName("X-10 what cannot be is refused")
  void refused() {
    assertThatThrownBy(() -> policy(100, 0)).hasMessageContaining("least margin");
    assertThatThrownBy(() -> policy(0, 100)).hasMessageContaining("discount");
    assertThatThrownBy(() -> new BundlePolicy(new Ratio(0, 1), new Ratio(0, 1), 0, SHANGHAI))
        .hasMessageContaining("step");
    assertThatThrownBy(() -> new BundlePart("a", 0, OptionalLong.empty(), List.of()))
        .hasMessageContaining("one unit");
    assertThatThrownBy(() -> new Deal(AS_OF, -1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> BundlePrice.of(policy(1, 1), List.of(), List.of(), AS_OF))
        .hasMessageContaining("one part");
  }
}
