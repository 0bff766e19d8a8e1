package io.siyu.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Ratio;
import io.siyu.playbook.GoodsRules.Subsidy;
import io.siyu.playbook.Playbook;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of any shop. */
class GoodsLawsTest {
  private static final int PERSONS = 8;
  private static final List<String> SKUS = List.of("A", "B", "C", "D");

  private static final Playbook PLAYBOOK =
      GoodsTest.playbook(
          """
          {"ladders":[{"id":"care","rungs":[{"skus":["A"]},{"skus":["C"]},{"skus":["D"]}]}],
           "subsidies":[{"sku":"A","effectiveFrom":"2026-01-01T00:00:00Z","perDay":30}],
           "roles":{"leastOrders":2,"repurchaseDays":10},
           "firstOrder":{"days":10,"leastPersons":2}}
          """);

  /** A life of a few people, in which anything may be missing. */
  private static List<Event> events(long seed) {
    Random random = new Random(seed);
    Shop shop = new Shop();
    for (int who = 0; who < PERSONS; who++) {
      if (random.nextInt(4) > 0) {
        shop.joined(random.nextInt(20), who);
      } else {
        shop.touched(random.nextInt(20), who, "MA01");
      }
      if (random.nextInt(3) > 0) {
        shop.consents(random.nextInt(40), who);
      }
      if (random.nextInt(5) == 0) {
        shop.refuses(random.nextInt(60), who);
      }
      shop.viewed(random.nextInt(30), who, SKUS.get(random.nextInt(4)));
      for (int i = random.nextInt(5); i > 0; i--) {
        double day = random.nextInt(80);
        String sku = SKUS.get(random.nextInt(4));
        IdentityKey order =
            random.nextInt(3) == 0
                ? shop.buys(day, who, Shop.one(sku, 4_000), Shop.one("C", 2_000))
                : shop.buys(day, who, Shop.one(sku, 500 + random.nextInt(5_000)));
        if (random.nextInt(4) == 0) {
          shop.refunded(day + random.nextInt(9), order, 1 + random.nextInt(7_000));
        }
        if (random.nextInt(3) > 0) {
          shop.completed(day + 1, order);
        }
        if (random.nextInt(3) > 0) {
          shop.reviewed(day + random.nextInt(4), order, random.nextInt(6));
        }
      }
    }
    shop.buysForUnknown(random.nextInt(80), random.nextInt(PERSONS), Shop.one("B", 100));
    shop.triesOut(random.nextInt(80), random.nextInt(PERSONS), Shop.one("B", 100));
    shop.isBought(random.nextInt(80), Shop.one("B", 100));
    return shop.events();
  }

  private static Goods goods(Siyu siyu) {
    return siyu.goods(Shop.window(0, 60), Shop.day(70));
  }

  @Property(tries = 60)
  @Label("U-21 the same events in any order give the same goods, to the byte, and the same offers")
  void order(@ForAll long seed) {
    List<Event> events = events(seed);
    List<Event> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(shuffled, new Random(seed));
    Siyu told = Shop.siyu(PLAYBOOK, events);
    Siyu retold = Shop.siyu(PLAYBOOK, shuffled);
    Goods goods = goods(told);

    assertThat(goods(retold)).isEqualTo(goods);
    assertThat(goods(retold).toJson()).isEqualTo(goods.toJson());
    assertThat(goods.toJson()).contains("\"siyu\" : \"goods/1\"").doesNotContain(".0", "NaN");
    for (int who = 0; who < PERSONS; who++) {
      assertThat(retold.offers(Shop.person(who), goods, Shop.day(70)))
          .isEqualTo(told.offers(Shop.person(who), goods, Shop.day(70)));
    }
  }

  /** What everybody bought in the window. */
  private static List<Sale> sales(Siyu siyu) {
    try (var members = siyu.members(Shop.day(70))) {
      return members
          .flatMap(it -> Sale.of(it, PLAYBOOK).stream())
          .filter(it -> Shop.window(0, 60).contains(it.at()))
          .toList();
    }
  }

  private static void assertSums(String sku, RoleFigures figures, List<Sale> sales) {
    List<Sale.Item> items =
        sales.stream()
            .flatMap(it -> it.items().stream())
            .filter(it -> it.sku().equals(sku))
            .toList();
    List<Sale.Item> costed = items.stream().filter(it -> it.goods().isPresent()).toList();
    assertThat(figures.orders()).isEqualTo(items.size());
    assertThat(figures.units()).isEqualTo(sum(items, Sale.Item::units));
    assertThat(figures.revenue()).isEqualTo(sum(items, Sale.Item::revenue));
    assertThat(figures.cost()).isEqualTo(sum(costed, it -> it.goods().orElseThrow()));
    assertThat(figures.uncostedOrders()).isEqualTo(items.size() - costed.size());
    assertThat(figures.unknownAmount())
        .isEqualTo(items.stream().filter(it -> it.paid().isEmpty()).count());
  }

  private static long sum(List<Sale.Item> items, ToLongFunction<Sale.Item> figure) {
    return items.stream().mapToLong(figure).sum();
  }

  @Property(tries = 60)
  @Label("U-3 domains and no domain add up to everywhere, and everything to the members' orders")
  void sums(@ForAll long seed) {
    Siyu siyu = Shop.siyu(PLAYBOOK, events(seed));
    Goods goods = goods(siyu);
    List<Sale> sales = sales(siyu);
    for (ProductGoods product : goods.products()) {
      assertSums(product.sku(), product.everywhere().figures(), sales);
      for (ProductGoods.Part part : product.domains()) {
        List<Sale> there = sales.stream().filter(it -> it.domain().equals(part.domain())).toList();
        assertSums(product.sku(), part.figures(), there);
      }
      long domains = product.domains().stream().mapToLong(it -> it.figures().orders()).sum();
      long nowhere =
          sales.stream().filter(it -> it.domain().isEmpty() && it.holds(product.sku())).count();
      assertThat(domains + nowhere).isEqualTo(product.everywhere().figures().orders());
    }
    long revenue =
        goods.products().stream().mapToLong(it -> it.everywhere().figures().revenue()).sum();
    try (var members = siyu.members(Shop.day(70))) {
      assertThat(revenue)
          .isEqualTo(
              members
                  .flatMap(it -> it.orders().stream())
                  .filter(it -> it.valid() && it.isPaidIn(Shop.window(0, 60)))
                  .mapToLong(it -> it.paid() - it.refunded())
                  .sum());
    }
  }

  @Property(tries = 60)
  @Label("U-15, U-17, U-18, U-19 no offer without consent, past a gate, beyond the most or a rail")
  void offers(@ForAll long seed, @ForAll @IntRange(max = 70) int day) {
    Siyu siyu = Shop.siyu(PLAYBOOK, events(seed));
    Instant asOf = Shop.day(day);
    Goods goods = siyu.goods(Shop.window(0, 60), asOf);
    for (int who = 0; who < PERSONS; who++) {
      var member = siyu.member(Shop.person(who), asOf);
      var offers = siyu.offers(Shop.person(who), goods, asOf);
      if (member.isEmpty() || offers.isEmpty()) {
        continue;
      }
      if (!member.get().consent("marketing", "push").isGranted() || !member.get().isReachable()) {
        assertThat(offers.get().offers()).isEmpty();
        assertThat(offers.get().silence()).isPresent();
      }
      assertThat(offers.get().offers().size()).isLessThanOrEqualTo(3);
      assertThat(offers.get().offers()).extracting(Offer::sku).doesNotHaveDuplicates();
      for (Offer offer : offers.get().offers()) {
        assertThat(offer.reasons()).isNotEmpty();
        assertThat(goods.breaches()).extracting(Breach::sku).doesNotContain(offer.sku());
        if (offer.kind() == Offer.Kind.LADDER && !offer.sku().equals("A")) {
          String below = offer.sku().equals("C") ? "A" : "C";
          assertThat(member.get().orders())
              .anyMatch(
                  order ->
                      order.valid()
                          && order.completedAt().isPresent()
                          && order.lines().stream().anyMatch(it -> it.sku().equals(below)));
        }
      }
    }
  }

  @Property(tries = 200)
  @Label("U-8 a subsidy is so much for each day, by the rule in force when the day begins")
  void budgets(@ForAll long seed) {
    Random random = new Random(seed);
    Instant start = Shop.day(random.nextInt(400) / 4.0);
    Window window = new Window(start, start.plus(Duration.ofHours(1 + random.nextInt(2_000))));
    StringBuilder subsidies = new StringBuilder();
    Instant from = Shop.day(random.nextInt(100) - 50);
    for (int i = random.nextInt(4); i >= 0; i--) {
      subsidies.append(
          "{\"sku\":\"%s\",\"effectiveFrom\":\"%s\",\"perDay\":%d},"
              .formatted(i == 1 ? "C" : "A", from, random.nextInt(100)));
      from = from.plus(Duration.ofHours(1 + random.nextInt(1_000)));
    }
    String zone = random.nextBoolean() ? "Asia/Shanghai" : "America/New_York";
    Playbook playbook =
        Playbook.parse(
            GoodsTest.playbook(
                    "{\"subsidies\":[" + subsidies.substring(0, subsidies.length() - 1) + "]}")
                .toJson()
                .replace("\"UTC\"", "\"" + zone + "\""));

    long budget = 0;
    Instant day =
        start.atZone(playbook.zone()).toLocalDate().atStartOfDay(playbook.zone()).toInstant();
    while (day.isBefore(window.end())) {
      long today = 0;
      for (Subsidy rule : playbook.goods().subsidies()) {
        if (rule.sku().equals("A") && !rule.effectiveFrom().isAfter(day)) {
          today = rule.perDay();
        }
      }
      budget += today;
      day = day.atZone(playbook.zone()).plusDays(1).toInstant();
    }
    assertThat(
            new GuardRails(playbook, window)
                .check(playbook.product("A").orElseThrow(), -1_000_000, 0))
        .extracting(it -> it.figures().get("budget"))
        .containsExactly(budget);
  }

  @Property(tries = 500)
  @Label("U-4 a share is unsure just where Wilson's interval holds the threshold")
  void certainty(
      @ForAll @IntRange(min = 1, max = 3_000) int trials,
      @ForAll @IntRange(max = 3_000) int some,
      @ForAll @IntRange(min = 1, max = 999) int threshold) {
    int successes = Math.min(some, trials);
    Interval interval = ((Known<Interval>) new Proportion(successes, trials).wilson(0.95)).value();
    double at = threshold / 1_000.0;
    double gap = Math.min(Math.abs(interval.low() - at), Math.abs(interval.high() - at));
    if (gap > 1e-4) {
      Certainty certainty = Certainty.of(new Ratio(successes, trials), threshold * 1_000L, 3_841);
      assertThat(certainty == Certainty.UNSURE).isEqualTo(interval.contains(at));
      if (certainty != Certainty.UNSURE) {
        assertThat(certainty == Certainty.ABOVE).isEqualTo(interval.low() > at);
      }
    }
  }
}
