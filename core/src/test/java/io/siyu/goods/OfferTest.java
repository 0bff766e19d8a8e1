package io.siyu.goods;

import static io.siyu.goods.Shop.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.event.OrderLine;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.standing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is offered to one person, why, how much of it, and what is kept from whom. */
class OfferTest {
  private static final String SUBSIDY =
      "\"subsidies\":[{\"sku\":\"A\",\"effectiveFrom\":\"2026-01-01T00:00:00Z\",\"perDay\":1000000}]";
  private static final Playbook PLAYBOOK = playbook("");

  private static Playbook playbook(String more) {
    return GoodsTest.playbook(
        """
        {"ladders":[{"id":"care","rungs":[{"skus":["A"]},{"skus":["C"]},{"skus":["D"]}]}],
         "roles":{"leastOrders":2},%s%s,
         "firstOrder":{"candidates":1,"leastPersons":2,"days":10,"ceiling":1000000}},
         "standing":{"leastOrders":2}
        """
            .formatted(SUBSIDY, more));
  }

  /** A shop whose goods are known by others: A and C go together, C is bought again after days. */
  private static Shop known() {
    Shop shop = new Shop().joined(0, 1).consents(0, 1);
    for (int i = 10; i < 14; i++) {
      shop.buys(1, i, one("A", 1_100), one("C", 3_000));
      shop.buys(11, i, one("C", 3_000));
      shop.buys(12, i, one("B", 5_000));
    }
    return shop;
  }

  private static List<Offer> offers(Playbook playbook, Shop shop, double day) {
    Instant asOf = Shop.day(day);
    Siyu siyu = shop.siyu(playbook);
    Goods goods = siyu.goods(Shop.window(0, 90), asOf);
    return siyu.offers(Shop.person(1), goods, asOf).orElseThrow().offers();
  }

  private static String told(Offer offer) {
    return offer.kind() + " " + offer.sku() + " " + offer.reasons().get(0).code();
  }

  @Test
  @DisplayName("U-18 each kind of offer says why, in its order")
  void reasons() {
    Shop shop = known();
    List<Offer> first = offers(PLAYBOOK, shop, 30);
    assertThat(first)
        .extracting(OfferTest::told)
        .containsExactly("FIRST_ORDER C NO_ORDER_YET_CONTACT", "LADDER A LOWEST_RUNG");
    assertThat(first.get(0).reasons().get(1).code()).isEqualTo("BEST_CONTRIBUTION");

    IdentityKey order = shop.buys(31, 1, one("C", 3_000));
    shop.completed(32, order).reviewed(32, order, 5);
    List<Offer> next = offers(PLAYBOOK, shop, 45);
    assertThat(next)
        .extracting(OfferTest::told)
        .containsExactly(
            "LADDER D DELIVERED_AND_SATISFIED",
            "REPURCHASE C INTERVAL_OVER",
            "COMBO A BOUGHT_TOGETHER");
    assertThat(next.get(0).reasons().get(0).figures()).containsEntry("rung", 3L);
  }

  @Test
  @DisplayName("U-18 what fits for two reasons is offered once, for the first of them")
  void once() {
    Shop shop = known();
    IdentityKey order = shop.buys(31, 1, one("A", 1_100));
    shop.completed(32, order).reviewed(32, order, 5);
    assertThat(offers(PLAYBOOK, shop, 33))
        .extracting(OfferTest::told)
        .containsExactly("LADDER C DELIVERED_AND_SATISFIED");
  }

  @Test
  @DisplayName("U-18 no more is offered than the most, the first first")
  void most() {
    Shop shop = known();
    IdentityKey order = shop.buys(31, 1, one("C", 3_000));
    shop.completed(32, order).reviewed(32, order, 5);
    for (int most = 1; most <= 3; most++) {
      Playbook modest = playbook(",\"offers\":{\"most\":" + most + "}");
      assertThat(offers(modest, shop, 45))
          .extracting(Offer::sku)
          .containsExactlyElementsOf(List.of("D", "C", "A").subList(0, most));
    }
  }

  @Test
  @DisplayName("U-18 what goes with the last order is offered if they never had it, and it does so")
  void together() {
    Shop shop = known();
    shop.buys(30, 1, one("C", 3_000));
    assertThat(offers(PLAYBOOK, shop, 31)).extracting(Offer::sku).containsExactly("A");
    Playbook strict = playbook(",\"offers\":{\"comboLift\":9000000}");
    assertThat(offers(strict, shop, 31)).isEmpty();
    shop.buys(32, 1, one("B", 5_000));
    assertThat(offers(PLAYBOOK, shop, 33)).as("not of the last order").isEmpty();
    shop.buys(34, 1, one("A", 1_100));
    shop.buys(35, 1, one("C", 3_000));
    assertThat(offers(PLAYBOOK, shop, 36)).as("had it").isEmpty();
  }

  @Test
  @DisplayName("U-18 what people buy again is offered, declared or not, the most overdue first")
  void due() {
    Playbook plain =
        Playbook.parse(
            playbook(",\"offers\":{\"comboLift\":1000000000}")
                .toJson()
                .replace("\"repurchaseDays\":60", "\"repurchaseDays\":20"));
    Shop shop = new Shop().joined(0, 1).consents(0, 1);
    for (int i = 10; i < 12; i++) {
      shop.buys(1, i, one("C", 3_000));
      shop.buys(11, i, one("C", 3_000));
    }
    for (int i = 20; i < 40; i++) {
      shop.buys(1, i, one("D", 9_000));
      shop.buys(6, i, one("D", 9_000));
    }
    shop.buys(30, 1, one("C", 3_000), one("D", 9_000));
    assertThat(offers(plain, shop, 39)).extracting(Offer::sku).containsExactly("D");
    assertThat(offers(plain, shop, 70)).extracting(Offer::sku).containsExactly("D", "C");
    Playbook asking =
        Playbook.parse(plain.toJson().replace("\"leastOrders\":2,", "\"leastOrders\":3,"));
    assertThat(offers(asking, shop, 70))
        .as("of two intervals")
        .extracting(Offer::sku)
        .containsExactly("D");
    for (int i = 50; i < 90; i++) {
      shop.buys(1, i, one("C", 3_000));
    }
    assertThat(offers(plain, shop, 70))
        .as("surely seldom")
        .extracting(Offer::sku)
        .containsExactly("D");
  }

  @Test
  @DisplayName("U-19 what loses money within its subsidy is not offered to who buys on discounts")
  void lured() {
    Baseline low = baseline(1_000);
    Baseline high = baseline(900_000);
    Shop plain = known();
    Shop lured = known();
    for (int day = 31; day < 34; day++) {
      plain.buys(day, 1, listedAt(3_000));
      lured.buys(day, 1, listedAt(6_000));
    }
    assertThat(judged(plain, low)).isEqualTo("SUPER_USER [A]");
    assertThat(judged(lured, low)).isEqualTo("SUBSIDISED []");
    assertThat(judged(plain, high)).isEqualTo("POTENTIAL [A]");
    assertThat(judged(lured, high)).isEqualTo("DISCOUNT_HUNTER []");
  }

  /** A shop in which somebody is worth much from so much on. */
  private static Baseline baseline(long valueCut) {
    return Baseline.parse(
        """
        {"siyu":"baseline/1","version":"v","asOf":"2026-01-01T00:00:00Z","members":10,
         "discountedShare":{"num":2000000,"den":10},"percentile":80,"valueCut":%d}
        """
            .formatted(valueCut));
  }

  private static OrderLine listedAt(long list) {
    return new OrderLine("C", 1, Optional.of(Money.fen(list)), Optional.of(Money.fen(3_000)));
  }

  /** Where the person stands, and what combo they are offered. */
  private static String judged(Shop shop, Baseline baseline) {
    Instant asOf = Shop.day(35);
    Siyu siyu = shop.siyu(PLAYBOOK, baseline);
    Goods goods = siyu.goods(Shop.window(0, 90), asOf);
    assertThat(goods.breaches()).isEmpty();
    assertThat(goods.product("A").orElseThrow().everywhere().figures().contribution()).isNegative();
    Standing standing = siyu.member(Shop.person(1), asOf).orElseThrow().standing().value();
    return standing
        + " "
        + siyu.offers(Shop.person(1), goods, asOf).orElseThrow().offers().stream()
            .map(Offer::sku)
            .toList();
  }
}
