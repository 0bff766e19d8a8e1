package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.siyu.json.Violations.Violation;
import io.siyu.pool.Domain;
import io.siyu.product.ProductRole;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GoodsJsonTest {
  private static String playbook(String domains, String goods) {
    return """
    {"siyu":"playbook/1","version":"g","zone":"UTC","currency":"CNY",
     "trafficPools":[{"id":"pool","kind":"SOCIAL"}],
     "userPools":[{"id":"pool","kind":"SHOP","account":"s"}],
     "products":[{"sku":"A","roles":["LEAD_IN"],"domains":%s},{"sku":"B"},{"sku":"C"}]%s}
    """
        .formatted(domains, goods);
  }

  @Test
  @DisplayName("U-1 what is said of goods reads back equal, and nothing is written where none is")
  void round_trip() {
    Playbook nothing = Playbook.parse(playbook("[]", ""));
    assertThat(nothing.goods()).isEqualTo(GoodsRules.DEFAULT);
    assertThat(nothing.toJson()).doesNotContain("goods", "domains");
    assertThat(Playbook.parse(playbook("[]", ",\"goods\":{\"roles\":{},\"offers\":{}}")))
        .isEqualTo(nothing);

    Playbook everything =
        Playbook.parse(
            playbook(
                "[{\"userPool\":\"pool\",\"roles\":[\"PROFIT\"]},"
                    + "{\"trafficPool\":\"pool\",\"roles\":[]}]",
                """
                ,"goods":{"roles":{"leastOrders":9,"chiSquare":6635,"leadInFrom":1,
                           "leadInPriceTo":2,"comboFrom":3,"repurchaseDays":4,"repurchaseFrom":5,
                           "profitFrom":6,"profitPriceFrom":7},
                  "subsidies":[{"sku":"A","effectiveFrom":"2026-01-01T00:00:00Z","perDay":5}],
                  "mix":[{"userPool":"pool","skus":9,"target":{"PROFIT":600000}},
                         {"trafficPool":"pool"}],
                  "ladders":[{"id":"l","rungs":[{"skus":["A"]},{"skus":["B"]},{"skus":["C"]}]}],
                  "gate":{"deliveredAfterDays":3,"satisfiedFrom":900000},
                  "firstOrder":{"candidates":2,"ceiling":3,"days":4,"leastPersons":5,
                                "rivals":[{"name":"theirs","sku":"B"}]},
                  "offers":{"most":2,"means":"sms","comboLift":1500000}}
                """));
    assertThat(Playbook.parse(everything.toJson())).isEqualTo(everything);
    assertThat(everything.goods().roles().profitPriceFrom()).isEqualTo(7);
    assertThat(everything.goods().ladders().get(0).rungs()).hasSize(3);
    assertThat(everything.goods().offers()).isEqualTo(new OfferPolicy(2, "sms", 1_500_000));
    var a = everything.product("A").orElseThrow();
    assertThat(a.roles(Domain.ofUsers("pool"))).containsExactly(ProductRole.PROFIT);
    assertThat(a.roles(Domain.ofTraffic("pool"))).isEmpty();
    assertThat(a.roles(Domain.ofUsers("other"))).isEqualTo(Set.of(ProductRole.LEAD_IN));
  }

  @Test
  @DisplayName("U-1 every mistake is a violation with its pointer")
  void mistakes() {
    PlaybookException refused =
        catchThrowableOfType(
            PlaybookException.class,
            () ->
                Playbook.parse(
                    playbook(
                        "[{\"userPool\":\"gone\"},{\"roles\":[]},{\"userPool\":\"gone\"}]",
                        """
                        ,"goods":{"colour":1,"roles":{"leastOrders":0},
                          "subsidies":[{"sku":"X","effectiveFrom":"2026-01-01T00:00:00Z"},
                            {"sku":"A","effectiveFrom":"2026-01-02T00:00:00Z","perDay":1},
                            {"sku":"A","effectiveFrom":"2026-01-02T00:00:00Z","perDay":-1}],
                          "mix":[{"userPool":"gone","target":{"PROFIT":1000001}}],
                          "ladders":[{"id":"l","rungs":[{"skus":["A"]},{"skus":["A","X"]}]}],
                          "firstOrder":{"rivals":[{"name":"theirs","sku":"X"}]},
                          "offers":{"most":0}}
                        """)));
    assertThat(refused.violations().stream().map(Violation::pointer))
        .containsExactlyInAnyOrder(
            "/products/0/domains",
            "/products/0/domains/1/userPool",
            "/products/0/domains/2/userPool",
            "/goods/colour",
            "/goods/roles/leastOrders",
            "/goods/subsidies/0/sku",
            "/goods/subsidies/2/effectiveFrom",
            "/goods/subsidies/2/perDay",
            "/goods/mix/0/userPool",
            "/goods/mix/0/target/PROFIT",
            "/goods/ladders/0/rungs/1/skus",
            "/goods/ladders/0/rungs/1/skus",
            "/goods/ladders/0/rungs",
            "/goods/firstOrder/rivals/0/sku",
            "/goods/offers/most");
  }
}
