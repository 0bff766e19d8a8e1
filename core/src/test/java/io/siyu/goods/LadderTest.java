package io.siyu.goods;

import static io.siyu.goods.Shop.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ladders, and what is offered to one person. */
class LadderTest {
  private static final Playbook LADDER =
      GoodsTest.playbook(
          """
          {"ladders":[{"id":"care","rungs":[{"skus":["A"]},{"skus":["C"]},{"skus":["D"]}]}],
           "subsidies":[{"sku":"A","effectiveFrom":"2026-01-01T00:00:00Z","perDay":1000000}],
           "roles":{"leastOrders":2}}
          """);

  private static List<String> offered(Shop shop, int who, double day) {
    return offers(shop, who, day).orElseThrow().offers().stream().map(Offer::sku).toList();
  }

  private static Optional<Offers> offers(Shop shop, int who, double day) {
    Siyu siyu = shop.siyu(LADDER);
    Instant asOf = Shop.day(day);
    return siyu.offers(Shop.person(who), siyu.goods(Shop.window(0, 90), asOf), asOf);
  }

  private static Shop agreed() {
    return new Shop().joined(0, 1).consents(0, 1);
  }

  @Test
  @DisplayName("U-15 the next rung waits for delivery and for a review that satisfies")
  void gate() {
    Shop unheard = agreed();
    unheard.completed(2, unheard.buys(1, 1, one("A", 1_000)));
    assertThat(offered(unheard, 1, 40)).as("delivered, and nothing was said of it").isEmpty();

    Shop shop = agreed();
    assertThat(offered(shop, 1, 1)).containsExactly("A");
    IdentityKey order = shop.buys(1, 1, one("A", 1_000));
    assertThat(offered(shop, 1, 2)).isEmpty();
    shop.reviewed(2, order, 5);
    assertThat(offered(shop, 1, 40)).as("not delivered").isEmpty();
    shop.shipped(3, order);
    assertThat(offered(shop, 1, 13)).as("ten days are not over").isEmpty();
    assertThat(offered(shop, 1, 13.1)).containsExactly("C");
    shop.completed(5, order);
    assertThat(offered(shop, 1, 5)).isEmpty();
    assertThat(offered(shop, 1, 5.1)).containsExactly("C");
    shop.reviewed(6, order, 3);
    assertThat(offered(shop, 1, 7)).as("no longer satisfied").isEmpty();
    shop.reviewed(8, order, 4);
    assertThat(offered(shop, 1, 9)).containsExactly("C");
  }

  @Test
  @DisplayName("U-16 a ladder's flow tells who may climb, who did, and who came from below")
  void flow() {
    Shop shop = new Shop();
    IdentityKey first = shop.buys(1, 1, one("A", 1_000));
    shop.completed(2, first).reviewed(2, first, 5);
    shop.buys(3, 1, one("C", 3_000));
    IdentityKey second = shop.buys(1, 2, one("A", 1_000));
    shop.buys(3, 2, one("C", 3_000));
    shop.completed(4, second).reviewed(4, second, 5);
    shop.buys(1, 3, one("A", 1_000));
    shop.buys(1, 4, one("C", 3_000));
    LadderFlow flow = shop.siyu(LADDER).goods(Shop.window(0, 90), Shop.day(90)).ladders().get(0);

    assertThat(flow.rungs())
        .containsExactly(
            new LadderFlow.Rung(3, 0, 2, 2, 1),
            new LadderFlow.Rung(3, 1, 0, 0, 0),
            new LadderFlow.Rung(0, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("U-17 nobody is offered anything without consent or reach, or after an erasure")
  void silence() {
    Shop silent = new Shop().joined(0, 1);
    assertThat(offers(silent, 1, 1).orElseThrow().silence()).contains(Offers.Silence.NO_CONSENT);
    Shop away = new Shop().touched(0, 1, "MA01").consents(0, 1);
    assertThat(offers(away, 1, 1).orElseThrow().silence()).contains(Offers.Silence.UNREACHABLE);
    assertThat(offers(agreed().refuses(1, 1), 1, 2).orElseThrow().offers()).isEmpty();

    Siyu siyu = agreed().siyu(LADDER);
    Goods goods = siyu.goods(Shop.window(0, 90), Shop.day(1));
    assertThat(siyu.offers(Shop.person(1), goods, Shop.day(1)).orElseThrow().offers()).isNotEmpty();
    siyu.erase(Shop.person(1), Shop.day(1));
    assertThat(siyu.offers(Shop.person(1), goods, Shop.day(1))).isEmpty();
  }

  @Test
  @DisplayName("U-18 what is due and what goes together is offered, with its figures")
  void due_and_together() {
    Shop shop = agreed();
    for (int i = 10; i < 14; i++) {
      shop.buys(1, i, one("C", 3_000));
      shop.buys(11, i, one("C", 3_000));
      shop.buys(12, i, one("B", 5_000), one("D", 9_000));
    }
    shop.buys(40, 1, one("C", 3_000));
    shop.buys(41, 1, one("D", 9_000));
    Offers early = offers(shop, 1, 49).orElseThrow();
    Offers due = offers(shop, 1, 50).orElseThrow();

    assertThat(early.offers()).extracting(Offer::sku).containsExactly("B");
    assertThat(early.offers().get(0).kind()).isEqualTo(Offer.Kind.COMBO);
    assertThat(early.offers().get(0).reasons().get(0).figures()).containsEntry("both", 4L);
    assertThat(due.offers()).extracting(Offer::sku).containsExactly("C", "B");
    assertThat(due.offers().get(0).reasons().get(0).figures())
        .containsEntry("medianInterval", 10 * 86_400L);
    assertThat(due.pools()).containsExactly("guides");
  }

  @Test
  @DisplayName("U-19 what breaks a guard rail is not offered")
  void breaking() {
    Shop shop = agreed();
    for (int i = 10; i < 13; i++) {
      shop.buys(1, i, one("A", 1_000));
    }
    Playbook unsubsidised =
        Playbook.parse(LADDER.toJson().replace("\"perDay\":1000000", "\"perDay\":0"));
    Siyu siyu = shop.siyu(unsubsidised);
    Goods goods = siyu.goods(Shop.window(0, 90), Shop.day(5));

    assertThat(goods.breaches()).isNotEmpty();
    assertThat(siyu.offers(Shop.person(1), goods, Shop.day(5)).orElseThrow().offers()).isEmpty();
    assertThat(offered(shop, 1, 5)).containsExactly("A");
  }

  @Test
  @DisplayName("U-15 what was last said of anything delivered of a rung counts")
  void last_word() {
    Shop shop = agreed();
    IdentityKey first = shop.buys(1, 1, one("A", 1_000));
    IdentityKey second = shop.buys(2, 1, one("A", 1_000));
    shop.completed(3, first).reviewed(4, first, 5);
    shop.reviewed(5, second, 1);
    assertThat(offered(shop, 1, 6)).as("the other is not delivered").containsExactly("C");
    shop.completed(6, second);
    assertThat(offered(shop, 1, 7)).as("the other does not satisfy").isEmpty();
    shop.reviewed(8, first, 4);
    assertThat(offered(shop, 1, 9)).containsExactly("C");
  }

  @Test
  @DisplayName("U-16 who was on the rung above before climbs when they buy of it later")
  void again() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("C", 3_000));
    IdentityKey first = shop.buys(2, 1, one("A", 1_000));
    shop.completed(3, first).reviewed(3, first, 5);
    shop.buys(4, 1, one("C", 3_000));
    LadderFlow flow = shop.siyu(LADDER).goods(Shop.window(0, 90), Shop.day(90)).ladders().get(0);
    assertThat(flow.rungs().get(0)).isEqualTo(new LadderFlow.Rung(1, 0, 1, 1, 1));
  }
}
