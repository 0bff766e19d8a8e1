package io.siyu.goods;

import static io.siyu.goods.Shop.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.goods.FirstOrderChoice.Basis;
import io.siyu.goods.FirstOrderChoice.Candidate;
import io.siyu.goods.FirstOrderChoice.Exclusion;
import io.siyu.goods.FirstOrderChoice.Origin;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where what counts begins and ends: pools, windows, the instant, and what is meant by what. */
class GoodsBoundsTest {
  private static Goods goods(Shop shop, String rules) {
    return shop.siyu(GoodsTest.playbook(rules)).goods(Shop.window(0, 60), Shop.day(90));
  }

  private static RoleFigures figures(Goods goods, String sku) {
    return goods.product(sku).orElseThrow().everywhere().figures();
  }

  private static Candidate candidate(Goods goods, String sku) {
    return goods.firstOrder().candidates().stream()
        .filter(it -> it.sku().equals(sku))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("U-2 of several pools the one joined last counts, and none that was left")
  void pools() {
    Playbook two =
        Playbook.parse(
            GoodsTest.playbook("{}")
                .toJson()
                .replace(
                    "\"userPools\":[{",
                    "\"userPools\":[{\"id\":\"shop\",\"kind\":\"WECOM_CONTACTS\",\"account\":\"wecom/d\","
                        + "\"capabilities\":[\"ONE_TO_ONE\"]},{"));
    Shop shop = new Shop().touched(0, 1, "MA01");
    shop.joined(1, 1, "wecom/c");
    shop.joined(2, 1, "wecom/d");
    shop.buys(3, 1, one("A", 1));
    shop.left(4, 1, "wecom/d");
    shop.buys(4, 1, one("B", 1));
    shop.left(5, 1, "wecom/c");
    shop.buys(6, 1, one("C", 1));
    shop.buys(6, 2, one("D", 1));
    Goods goods = shop.siyu(two).goods(Shop.window(0, 60), Shop.day(90));

    assertThat(soldIn(goods, "A")).containsExactly(Domain.ofUsers("shop"));
    assertThat(soldIn(goods, "B")).containsExactly(Domain.ofUsers("guides"));
    assertThat(soldIn(goods, "C")).containsExactly(Domain.ofTraffic("moments"));
    assertThat(soldIn(goods, "D")).isEmpty();
  }

  private static List<Domain> soldIn(Goods goods, String sku) {
    return goods.product(sku).orElseThrow().domains().stream()
        .filter(it -> it.figures().orders() > 0)
        .map(it -> it.domain().orElseThrow())
        .toList();
  }

  @Test
  @DisplayName(
      "U-5 buying again counts within its days, which end in the window and before the end")
  void again() {
    String rules = "{\"roles\":{\"repurchaseDays\":30}}";
    Shop shop = new Shop();
    shop.buys(1, 1, one("C", 3_000));
    shop.buys(31, 1, one("C", 3_000));
    shop.buys(1, 2, one("C", 3_000));
    shop.buys(31.1, 2, one("C", 3_000));
    shop.buys(31, 3, one("C", 3_000));
    shop.buys(61, 3, one("C", 3_000));
    assertThat(figures(goods(shop, rules), "C").repurchase()).isEqualTo(new Ratio(1, 2));
    assertThat(figures(goods(shop, rules), "C").intervals()).isEqualTo(2);
    assertThat(figures(goods(shop, rules), "C").medianInterval())
        .isEqualTo(OptionalLong.of(30 * 86_400));
    Goods early = shop.siyu(GoodsTest.playbook(rules)).goods(Shop.window(0, 60), Shop.day(31));
    assertThat(figures(early, "C").repurchase()).isEqualTo(new Ratio(0, 0));
  }

  @Test
  @DisplayName("U-3, U-5 what the playbook has not is no other product")
  void strange() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("A", 1_300), one("gift", 0));
    shop.buys(1, 2, one("A", 1_300), one("B", 5_000));
    assertThat(figures(goods(shop, "{}"), "A").attachRate()).isEqualTo(new Ratio(1, 2));
  }

  @Test
  @DisplayName("U-5 buying again in a domain is buying there again")
  void again_there() {
    Shop shop = new Shop().touched(0, 1, "MA01");
    shop.buys(1, 1, one("C", 3_000));
    shop.joined(2, 1);
    shop.buys(3, 1, one("C", 3_000));
    Goods goods = goods(shop, "{\"roles\":{\"repurchaseDays\":30}}");
    assertThat(figures(goods, "C").repurchase()).isEqualTo(new Ratio(1, 1));
    assertThat(goods.product("C").orElseThrow().domains())
        .hasSize(2)
        .allMatch(it -> it.figures().repurchase().equals(new Ratio(0, 1)));
  }

  @Test
  @DisplayName("U-8 a product may lose all of its subsidy, if it leads in anywhere")
  void budget() {
    Shop shop = new Shop();
    shop.buys(1, 1, one("A", 1_000));
    String rules =
        "{\"subsidies\":[{\"sku\":\"A\",\"effectiveFrom\":\"2026-01-01T00:00:00Z\",\"perDay\":200}]}";
    Playbook there =
        Playbook.parse(
            GoodsTest.playbook(rules)
                .toJson()
                .replace("\"LEAD_IN\"", "")
                .replace("\"COMBO\"", "\"LEAD_IN\""));
    assertThat(there.product("A").orElseThrow().roles()).isEmpty();
    assertThat(shop.siyu(there).goods(Shop.window(1, 2), Shop.day(90)).breaches()).isEmpty();
    shop.buys(1, 2, one("A", 1_199));
    assertThat(shop.siyu(there).goods(Shop.window(1, 2), Shop.day(90)).breaches())
        .extracting(Breach::kind)
        .containsExactly(Breach.Kind.LOSS_OVER_BUDGET);
  }

  @Test
  @DisplayName("U-9 a bait counts on the days of the window, by what was said before the instant")
  void baits() {
    Shop shop = new Shop().offered("MA01", LocalDate.of(2026, 3, 2), "B", 30);
    assertThat(goods(shop, "{}").breaches()).isEmpty();
    shop.offered("MA01", LocalDate.of(2026, 2, 2), "B", 30);
    assertThat(goods(shop, "{}").breaches()).hasSize(1);
    assertThat(
            shop.siyu(GoodsTest.playbook("{}")).goods(Shop.window(0, 60), Shop.day(32)).breaches())
        .isEmpty();
  }

  @Test
  @DisplayName("U-10 reviews of the window count, of what they are of, the best first")
  void reviews() {
    String rules = "{\"firstOrder\":{\"candidates\":1,\"leastPersons\":2}}";
    Shop shop = new Shop();
    for (int i = 0; i < 3; i++) {
      shop.buys(1, i, one("D", 9_000));
    }
    IdentityKey both = shop.buys(2, 1, one("A", 1_300), one("C", 3_000));
    shop.reviewed(3, both, "A", 5).reviewed(4, both, "A", 5).reviewed(5, both, "A", 1);
    shop.reviewed(3, both, "C", 5).reviewed(4, both, "C", 1);
    IdentityKey b = shop.buys(2, 2, one("B", 5_000), one("gift", 0));
    shop.reviewed(3, b, 5).reviewed(61, b, 5);
    assertThat(candidate(goods(shop, rules), "A").origins()).containsExactly(Origin.BEST_REVIEWED);
    assertThat(goods(shop, rules).firstOrder().candidates()).hasSize(2);
    for (int i = 0; i < 9; i++) {
      shop.reviewed(5, both, 1);
    }
    assertThat(candidate(goods(shop, rules), "A").origins())
        .as("what is said of an order of two products is said of neither")
        .containsExactly(Origin.BEST_REVIEWED);
  }

  @Test
  @DisplayName("U-11, U-12 what costs nobody knows what, or is to earn the money, is not compared")
  void exclusions() {
    String rules =
        "{\"firstOrder\":{\"leastPersons\":2,\"days\":10,\"ceiling\":1000000,\"candidates\":9}}";
    Shop shop = new Shop();
    for (int i = 0; i < 2; i++) {
      shop.buys(1, i, one("A", 1_300));
      shop.buys(1, 10 + i, one("B", 1_000));
      shop.buys(1, 20 + i, one("C", 1_500 + i));
      shop.buys(2, 30 + i, one("D", 9_000));
    }
    shop.buys(2, 1, one("unheard", 500));
    Goods goods = goods(shop, rules);
    assertThat(goods.firstOrder().basis()).isEqualTo(Basis.BUYERS);
    assertThat(candidate(goods, "A").excluded()).contains(Exclusion.COSTS_UNKNOWN);
    assertThat(candidate(goods, "B").excluded()).contains(Exclusion.PROFIT_PRODUCT);
    assertThat(candidate(goods, "C").excluded()).isEmpty();
    assertThat(candidate(goods, "D").excluded()).contains(Exclusion.PRICE_ABOVE_CEILING);
    assertThat(goods.firstOrder().product().value()).isEmpty();
    assertThat(goods.firstOrder().product().reasons().get(0).code()).isEqualTo("TOO_LITTLE_KNOWN");
  }

  @Test
  @DisplayName("U-12 a chance is a product looked at before any order, its days over in the window")
  void chances() {
    String rules =
        "{\"firstOrder\":{\"leastPersons\":2,\"days\":10,\"ceiling\":1000000,\"candidates\":9}}";
    Shop shop = new Shop();
    shop.viewed(1, 1, "A").buys(11, 1, one("A", 1_300));
    shop.viewed(1, 2, "A").buys(11.1, 2, one("A", 1_300));
    shop.viewed(50, 3, "A");
    shop.viewed(1, 4, "page", "A");
    shop.viewed(5, 5, "A").buys(5, 5, one("A", 1_300));
    assertThat(candidate(goods(shop, rules), "A").conversion()).isEqualTo(new Ratio(1, 2));
    Goods early = shop.siyu(GoodsTest.playbook(rules)).goods(Shop.window(0, 60), Shop.day(11));
    assertThat(early.firstOrder().basis()).isEqualTo(Basis.BUYERS);
  }

  @Test
  @DisplayName("U-13 nothing is chosen that is not surely the best, or that leaves nothing")
  void choice() {
    String rules =
        "{\"firstOrder\":{\"leastPersons\":2,\"days\":10,\"ceiling\":1000000,\"candidates\":9}}";
    Shop even = new Shop();
    Shop losing = new Shop();
    for (int i = 0; i < 4; i++) {
      even.buys(1, i, one("A", 1_200 + 400 * i));
      even.buys(1, 10 + i, one("C", 1_100 + 400 * i));
      even.buys(2, i, one("D", 40_000));
      even.buys(2, 10 + i, one("D", 40_000));
      losing.buys(1, i, one("A", 1_100));
      losing.buys(1, 10 + i, one("D", 3_900));
      losing.buys(30, i, one("B", 90_000));
    }
    assertThat(goods(even, rules).firstOrder().product().value()).isEmpty();
    assertThat(goods(even, rules).firstOrder().product().reasons().get(0).code())
        .isEqualTo("NONE_SURELY_BEST");
    FirstOrderChoice lost =
        goods(losing, rules.replace("\"candidates\":9", "\"candidates\":1")).firstOrder();
    assertThat(lost.product().value()).isEmpty();
    assertThat(lost.product().reasons().get(0).code()).isEqualTo("ALL_LOSE_MONEY");
  }

  @Test
  @DisplayName("U-15, U-16 a rung opens by reviews of its own products, made before then")
  void gates() {
    Playbook ladder =
        GoodsTest.playbook(
            """
            {"ladders":[{"id":"care","rungs":[{"skus":["A"]},{"skus":["C"]},{"skus":["D"]}]}]}
            """);
    Shop shop = new Shop();
    IdentityKey other = shop.buys(1, 1, one("A", 1_300), one("B", 5_000));
    shop.completed(2, other).reviewed(2, other, "B", 5);
    IdentityKey late = shop.buys(1, 2, one("A", 1_300));
    shop.completed(2, late).reviewed(4, late, 5);
    shop.buys(3, 2, one("C", 3_000));
    Goods goods = shop.siyu(ladder).goods(Shop.window(0, 60), Shop.day(90));
    assertThat(goods.ladders().get(0).rungs().get(0)).isEqualTo(new LadderFlow.Rung(2, 0, 1, 1, 0));
    assertThat(shop.siyu(ladder).goods(Shop.window(2, 60), Shop.day(90)).ladders().get(0).rungs())
        .first()
        .isEqualTo(new LadderFlow.Rung(0, 0, 0, 0, 0));
  }
}
