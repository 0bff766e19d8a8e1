package io.siyu.goods;

import static io.siyu.goods.Shop.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.event.OrderLine;
import io.siyu.goods.Breach.Kind;
import io.siyu.goods.FirstOrderChoice.Candidate;
import io.siyu.goods.FirstOrderChoice.Exclusion;
import io.siyu.goods.FirstOrderChoice.Origin;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import io.siyu.product.ProductRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GoodsTest {
  private static final Domain GUIDES = Domain.ofUsers("guides");
  private static final Domain MOMENTS = Domain.ofTraffic("moments");

  static Playbook playbook(String goods) {
    return Playbook.parse(
        """
        {"siyu":"playbook/1","version":"goods","zone":"UTC","currency":"CNY",
         "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
         "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                       "capabilities":["ONE_TO_ONE"]}],
         "channels":[{"code":"MA01","trafficPool":"moments","placement":"COMMERCIALIZING"}],
         "products":[{"sku":"A","roles":["LEAD_IN"],"price":1000,"unitCost":1200,
                      "domains":[{"userPool":"guides","roles":["COMBO"]}]},
                     {"sku":"B","roles":["PROFIT"],"price":5000,"unitCost":2000},
                     {"sku":"C","roles":["REPURCHASE"],"price":3000,"unitCost":1000},
                     {"sku":"D","price":9000,"unitCost":4000}],
         "goods":%s}
        """
            .formatted(goods));
  }

  private static Goods goods(Shop shop, String rules) {
    return shop.siyu(playbook(rules)).goods(Shop.window(0, 90), Shop.day(90));
  }

  private static ProductGoods.Part in(Goods goods, String sku, Domain domain) {
    return goods.product(sku).orElseThrow().domains().stream()
        .filter(it -> it.domain().equals(Optional.of(domain)))
        .findFirst()
        .orElseThrow();
  }

  private static RoleFigures everywhere(Goods goods, String sku) {
    return goods.product(sku).orElseThrow().everywhere().figures();
  }

  @Test
  @DisplayName("U-2, U-3 orders count where they were sold, and domains add up to everywhere")
  void domains() {
    Shop shop = new Shop();
    shop.touched(1, 1, "MA01");
    shop.buys(2, 1, one("A", 1_000));
    shop.joined(3, 1);
    shop.buys(4, 1, one("A", 1_000), one("B", 5_000), one("gift", 0));
    shop.buys(5, 2, one("A", 900));
    shop.buys(95, 2, one("A", 900));
    Goods goods = goods(shop, "{}");

    assertThat(everywhere(goods, "A").orders()).isEqualTo(3);
    assertThat(everywhere(goods, "A").firstOrderShare()).isEqualTo(new Ratio(2, 3));
    assertThat(everywhere(goods, "A").attachRate()).isEqualTo(new Ratio(1, 3));
    assertThat(everywhere(goods, "A").revenue()).isEqualTo(2_900);
    assertThat(everywhere(goods, "A").contribution()).isEqualTo(-700);
    assertThat(in(goods, "A", MOMENTS).figures().orders()).isEqualTo(1);
    assertThat(in(goods, "A", GUIDES).figures().revenue()).isEqualTo(1_000);
    assertThat(everywhere(goods, "A").pricePercentile()).isEqualTo(new Ratio(0, 2));
    assertThat(everywhere(goods, "B").pricePercentile()).isEqualTo(new Ratio(2, 2));
    assertThat(goods.product("gift")).isEmpty();
  }

  @Test
  @DisplayName("U-1, U-7 declared roles are those of the domain, and disagreement is told there")
  void declared() {
    Shop shop = new Shop();
    for (int i = 0; i < 40; i++) {
      shop.joined(1, i);
      shop.buys(2, i, one("A", 1_500));
      shop.buys(3, i, one("D", 9_000));
    }
    Goods goods = goods(shop, "{}");
    ProductGoods.Part everywhere = goods.product("A").orElseThrow().everywhere();
    ProductGoods.Part guides = in(goods, "A", GUIDES);

    assertThat(everywhere.declared()).containsExactly(ProductRole.LEAD_IN);
    assertThat(everywhere.measured().value()).isEqualTo(RoleVerdict.LEAD_IN);
    assertThat(everywhere.disagrees()).isFalse();
    assertThat(guides.declared()).containsExactly(ProductRole.COMBO);
    assertThat(guides.contradicted()).containsExactly(ProductRole.COMBO);
    assertThat(guides.undeclared()).containsExactly(ProductRole.LEAD_IN);
    assertThat(guides.measured().reasons().get(0).code()).isEqualTo("FIRST_ORDER_SHARE_HIGH");
    assertThat(guides.measured().reasons().get(0).figures())
        .containsEntry("num", 40L)
        .containsEntry("den", 40L);
  }

  @Test
  @DisplayName("U-4 one order fewer than the least, and nothing is said")
  void too_few() {
    Shop shop = new Shop();
    for (int i = 0; i < 29; i++) {
      shop.buys(2, i, one("A", 1_500));
    }
    ProductGoods.Part part = goods(shop, "{}").product("A").orElseThrow().everywhere();
    assertThat(part.measured().value()).isEqualTo(RoleVerdict.UNKNOWN);
    assertThat(part.measured().reasons().get(0).code()).isEqualTo("TOO_FEW_ORDERS");
    assertThat(part.disagrees()).isFalse();
  }

  @Test
  @DisplayName("U-4 thirty of thirty are not surely all")
  void all() {
    assertThat(Certainty.of(new Ratio(30, 30), 1_000_000, 3_841)).isEqualTo(Certainty.UNSURE);
    assertThat(Certainty.of(new Ratio(30, 30), 1_000_000, 0)).isEqualTo(Certainty.ABOVE);
    assertThat(Certainty.of(new Ratio(29, 30), 1_000_000, 3_841)).isEqualTo(Certainty.BELOW);
  }

  @Test
  @DisplayName("U-3, U-5 an unknown amount is an order, no price of nothing, and no known cost")
  void unknown_amount() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("B", 5_000));
    shop.buys(1, 2, one("D", 4_500));
    String rules = "{\"roles\":{\"leastOrders\":1}}";
    Goods known = goods(shop, rules);
    shop.buysForUnknown(2, 3, one("B", 5_000));
    Goods unknown = goods(shop, rules);

    assertThat(known.product("B").orElseThrow().everywhere().supported())
        .contains(ProductRole.PROFIT);
    assertThat(everywhere(unknown, "B").orders()).isEqualTo(2);
    assertThat(everywhere(unknown, "B").unknownAmount()).isEqualTo(1);
    assertThat(everywhere(unknown, "B").uncostedOrders()).isEqualTo(1);
    assertThat(everywhere(unknown, "B").pricePercentile()).isEqualTo(new Ratio(2, 2));
    assertThat(everywhere(unknown, "D").pricePercentile()).isEqualTo(new Ratio(0, 2));
    assertThat(unknown.product("B").orElseThrow().everywhere().supported())
        .doesNotContain(ProductRole.PROFIT);
    assertThat(unknown.product("B").orElseThrow().everywhere().refuted())
        .doesNotContain(ProductRole.PROFIT);
    Candidate b =
        unknown.firstOrder().candidates().stream()
            .filter(it -> it.sku().equals("B"))
            .findFirst()
            .orElseThrow();
    assertThat(b.price()).contains(new Ratio(5_000, 1));
    assertThat(unknown.firstOrder().orderValue()).isEqualTo(new Ratio(9_500, 2));
  }

  @Test
  @DisplayName("U-3, U-5 what is given back lowers the revenue and not the price")
  void given_back() {
    Shop shop = new Shop();
    shop.refunded(3, shop.buys(1, 1, one("D", 9_000)), 5_000);
    shop.refunded(3, shop.buys(1, 2, one("C", 3_000)), 3_000);
    shop.buys(1, 3, one("B", 5_000));
    shop.refunded(95, shop.buys(1, 4, one("A", 1_300)), 1_300);
    Goods goods = goods(shop, "{}");

    assertThat(everywhere(goods, "D").revenue()).isEqualTo(4_000);
    assertThat(everywhere(goods, "D").pricePercentile()).isEqualTo(new Ratio(4, 4));
    assertThat(everywhere(goods, "C").orders()).as("given back whole").isZero();
    assertThat(everywhere(goods, "A").revenue())
        .as("given back after the instant")
        .isEqualTo(1_300);
  }

  @Test
  @DisplayName("U-3, U-12 the orders of who was erased stay, and what they looked at does not")
  void erased() {
    Shop shop = new Shop();
    shop.joined(0, 1).viewed(0.5, 1, "A");
    shop.buys(1, 1, one("A", 1_500), one("B", 5_000));
    shop.buys(2, 2, one("A", 1_500));
    Siyu siyu = shop.siyu(playbook("{\"firstOrder\":{\"leastPersons\":2}}"));
    RoleFigures before = everywhere(siyu.goods(Shop.window(0, 90), Shop.day(90)), "A");
    siyu.erase(Shop.person(1), Shop.day(90));
    Goods after = siyu.goods(Shop.window(0, 90), Shop.day(90));
    assertThat(everywhere(after, "A")).isEqualTo(before);
    assertThat(after.firstOrder().candidates().get(0).persons()).isEqualTo(2);
  }

  @Test
  @DisplayName("R-9, U-3 prices of several currencies are no weights, since nothing here converts")
  void currencies() {
    Shop shop = new Shop();
    OrderLine dollars =
        new OrderLine("B", 1, Optional.of(Money.fen(5_000)), Optional.of(new Money(700, "USD")));
    OrderLine yuan = new OrderLine("C", 1, Optional.of(Money.fen(3_000)), one("C", 900).paid());
    shop.buys(1, 1, dollars, yuan);
    Goods goods = goods(shop, "{}");
    assertThat(everywhere(goods, "B").revenue()).isEqualTo(1_000);
    assertThat(everywhere(goods, "C").revenue()).isEqualTo(600);
  }

  @Test
  @DisplayName("U-5 what is sold at no price and costs nobody knows what earns nothing for sure")
  void free() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("B", 5_000), one("E", 0));
    shop.buys(20, 1, one("E", 4_000), one("A", 1_000));
    Playbook playbook =
        Playbook.parse(
            playbook("{\"roles\":{\"leastOrders\":1}}")
                .toJson()
                .replace(
                    "\"products\":[",
                    "\"products\":[{\"sku\":\"E\",\"costChanges\":["
                        + "{\"effectiveFrom\":\"2026-01-10T00:00:00Z\",\"unitCost\":1}]},"));
    ProductGoods.Part free =
        shop.siyu(playbook)
            .goods(Shop.window(0, 90), Shop.day(90))
            .product("E")
            .orElseThrow()
            .everywhere();

    assertThat(free.figures().uncosted()).isZero();
    assertThat(free.figures().uncostedOrders()).isEqualTo(1);
    assertThat(free.supported()).doesNotContain(ProductRole.PROFIT);
  }

  @Test
  @DisplayName("U-5 buying again counts on a later day, for those whose days ended in the window")
  void repurchase() {
    Shop shop = new Shop();
    shop.buys(1.1, 1, one("C", 3_000));
    shop.buys(1.2, 1, one("C", 3_000));
    shop.buys(11.1, 2, one("C", 3_000));
    shop.buys(21.1, 2, one("C", 3_000));
    shop.buys(61.1, 2, one("C", 3_000));
    shop.buys(70.1, 3, one("C", 3_000));
    shop.buys(71.1, 3, one("C", 3_000));
    RoleFigures figures = everywhere(goods(shop, "{\"roles\":{\"repurchaseDays\":30}}"), "C");

    assertThat(figures.repurchase()).isEqualTo(new Ratio(1, 2));
    assertThat(figures.intervals()).isEqualTo(3);
    assertThat(figures.medianInterval()).isEqualTo(OptionalLong.of(10 * 86_400));
  }

  @Test
  @DisplayName("U-8 a loss is a breach without role, without budget, and beyond the budget")
  void losses() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("A", 1_000));
    shop.buys(1, 2, one("D", 3_000));
    Goods without = goods(shop, "{}");
    assertThat(without.breaches())
        .containsExactly(
            new Breach(
                Kind.LOSS_WITHOUT_BUDGET,
                "A",
                Optional.empty(),
                Map.of("loss", 200L, "budget", 0L)),
            new Breach(
                Kind.LOSS_WITHOUT_ROLE,
                "D",
                Optional.empty(),
                Map.of("loss", 1_000L, "budget", 0L)));

    // From the second of February on there are 58 days of 4 or of 3.
    String subsidy =
        "{\"subsidies\":[{\"sku\":\"A\",\"effectiveFrom\":\"2026-02-02T00:00:00Z\",\"perDay\":%d},"
            + "{\"sku\":\"C\",\"effectiveFrom\":\"2026-02-02T00:00:00Z\",\"perDay\":1}]}";
    assertThat(goods(shop, subsidy.formatted(4)).breaches())
        .extracting(Breach::kind)
        .containsExactly(Kind.SUBSIDY_WITHOUT_ROLE, Kind.LOSS_WITHOUT_ROLE);
    assertThat(goods(shop, subsidy.formatted(3)).breaches().get(0))
        .isEqualTo(
            new Breach(
                Kind.LOSS_OVER_BUDGET,
                "A",
                Optional.empty(),
                Map.of("loss", 200L, "budget", 174L)));
  }

  @Test
  @DisplayName("U-9 what is to earn the money is no bait")
  void baits() {
    Shop shop = new Shop();
    shop.offered("MA01", LocalDate.of(2026, 1, 5), "B", 30);
    shop.offered("MA01", LocalDate.of(2026, 5, 5), "B", 500);
    shop.offered("MA01", LocalDate.of(2026, 1, 5), "A", 30);
    assertThat(goods(shop, "{}").breaches())
        .containsExactly(
            new Breach(Kind.PROFIT_AS_BAIT, "B", Optional.empty(), Map.of("people", 30L)));

    Playbook torn =
        Playbook.parse(playbook("{}").toJson().replace("[\"COMBO\"]", "[\"LEAD_IN\",\"PROFIT\"]"));
    assertThat(new Shop().siyu(torn).goods(Shop.window(0, 90), Shop.day(90)).breaches())
        .containsExactly(new Breach(Kind.PROFIT_LEADS_IN, "A", Optional.of(GUIDES), Map.of()));
  }

  @Test
  @DisplayName("U-10, U-11 candidates sell or are praised best or meet a rival, below the ceiling")
  void candidates() {
    Shop shop = new Shop();
    for (int i = 0; i < 3; i++) {
      shop.buys(1, i, one("A", 1_300));
      shop.buys(2, i, one("D", 9_000));
    }
    IdentityKey praised = shop.buys(3, 1, one("C", 3_000));
    shop.reviewed(4, praised, 5);
    shop.reviewed(4, praised, 4);
    Goods goods =
        goods(
            shop,
            "{\"firstOrder\":{\"candidates\":2,\"leastPersons\":2,"
                + "\"rivals\":[{\"name\":\"theirs\",\"sku\":\"B\"}]}}");
    List<Candidate> candidates = goods.firstOrder().candidates();

    assertThat(goods.firstOrder().orderValue()).isEqualTo(new Ratio(33_900, 7));
    assertThat(candidates).extracting(Candidate::sku).containsExactly("A", "B", "C", "D");
    assertThat(candidates.get(0).excluded()).isEmpty();
    assertThat(candidates.get(1).origins()).containsExactly(Origin.RIVAL);
    assertThat(candidates.get(1).excluded()).contains(Exclusion.PRICE_ABOVE_CEILING);
    assertThat(candidates.get(2).origins()).containsExactly(Origin.BEST_REVIEWED);
    assertThat(candidates.get(2).excluded()).contains(Exclusion.PRICE_ABOVE_CEILING);
    assertThat(candidates.get(3).excluded()).contains(Exclusion.PRICE_ABOVE_CEILING);
  }

  @Test
  @DisplayName("U-13 candidates of whom nobody is known come last, and with none nothing is chosen")
  void unseen() {
    Shop shop = new Shop();
    Goods nothing = goods(shop, "{}");
    assertThat(nothing.firstOrder().product().value()).isEmpty();
    assertThat(nothing.firstOrder().product().reasons().get(0).code()).isEqualTo("NO_CANDIDATE");

    shop.buys(1, 1, one("A", 2_000));
    shop.buys(1, 2, one("C", 9_000));
    String rules = "{\"firstOrder\":{\"rivals\":[{\"name\":\"x\",\"sku\":\"B\"}]}}";
    FirstOrderChoice unseen = goods(shop, rules).firstOrder();
    assertThat(unseen.candidates()).extracting(Candidate::sku).containsExactly("C", "A", "B");
    assertThat(unseen.product().reasons().get(0).code()).isEqualTo("TOO_LITTLE_KNOWN");
  }

  @Test
  @DisplayName("U-12 what is compared is what those with the chance left, in the days they had")
  void chances() {
    Shop shop = new Shop();
    for (int i = 0; i < 4; i++) {
      shop.viewed(1, i, "A");
    }
    shop.buys(2, 0, one("A", 1_300));
    shop.buys(9, 0, one("D", 9_000));
    shop.buys(40, 0, one("D", 9_000));
    shop.buys(2, 1, one("D", 9_000));
    shop.buys(0.5, 5, one("D", 9_000));
    shop.viewed(1, 5, "A");
    shop.viewed(80, 6, "A");
    Goods goods =
        goods(shop, "{\"firstOrder\":{\"days\":30,\"leastPersons\":2,\"ceiling\":1000000}}");
    Candidate a =
        goods.firstOrder().candidates().stream()
            .filter(it -> it.sku().equals("A"))
            .findFirst()
            .orElseThrow();

    assertThat(goods.firstOrder().basis()).isEqualTo(FirstOrderChoice.Basis.VIEWERS);
    assertThat(a.conversion()).isEqualTo(new Ratio(1, 4));
    assertThat(a.score()).isEqualTo(new Ratio(100 + 5_000, 4));
  }

  @Test
  @DisplayName("U-14 roles have their part of a domain's revenue beside the target, and gaps")
  void assortment() {
    Shop shop = new Shop();
    shop.joined(1, 1);
    shop.buys(2, 1, one("A", 1_000), one("C", 3_000));
    Goods goods =
        goods(
            shop,
            "{\"mix\":[{\"userPool\":\"guides\",\"skus\":7,"
                + "\"target\":{\"COMBO\":400000,\"PROFIT\":0}}]}");
    Assortment guides =
        goods.domains().stream().filter(it -> it.domain().equals(GUIDES)).findFirst().orElseThrow();

    assertThat(guides.revenue()).isEqualTo(4_000);
    assertThat(guides.skus()).isEqualTo(3);
    assertThat(guides.missing()).isEqualTo(4);
    assertThat(guides.roles().get(1))
        .isEqualTo(
            new Assortment.RolePart(
                ProductRole.COMBO, 1, new Ratio(1_000, 4_000), OptionalLong.of(400_000)));
    assertThat(guides.roles().get(1).gap()).isEqualTo(OptionalLong.of(-150_000));
    assertThat(guides.roles().get(3).gap()).isEqualTo(OptionalLong.of(0));
    assertThat(guides.roles().get(0).gap()).isEmpty();
  }
}
