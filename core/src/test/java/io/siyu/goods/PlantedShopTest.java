package io.siyu.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is found is what was planted. {@code -Dsiyu.goods.full=true} plants a hundred large shops
 * and as many small ones.
 */
class PlantedShopTest {
  private static final boolean FULL = Boolean.getBoolean("siyu.goods.full");
  private static final int SHOPS = FULL ? 100 : 1;
  private static final int BUYERS = FULL ? 5_000 : 500;
  private static final int SMALL_SHOPS = FULL ? 100 : 3;

  private static Goods goods(int buyers, long seed) {
    List<Event> events = PlantedShop.of(buyers, seed);
    return Shop.siyu(PlantedShop.PLAYBOOK, events)
        .goods(Shop.window(0, PlantedShop.DAYS), Shop.day(PlantedShop.DAYS));
  }

  private static boolean isRight(Goods goods) {
    boolean roles =
        goods.products().stream()
            .allMatch(it -> it.everywhere().measured().value() == PlantedShop.TRUTH.get(it.sku()));
    Combo best = goods.combos().get(0);
    return roles
        && Set.of(best.with(), best.then()).equals(Set.of("C1", "C2"))
        && goods.firstOrder().product().value().filter(PlantedShop.FIRST_ORDER::equals).isPresent();
  }

  /** What is said and is not so, rather than not said. */
  private static Set<String> wrong(Goods goods) {
    Set<String> wrong = new TreeSet<>();
    for (ProductGoods product : goods.products()) {
      RoleVerdict said = product.everywhere().measured().value();
      if (said != RoleVerdict.UNKNOWN && said != PlantedShop.TRUTH.get(product.sku())) {
        wrong.add(product.sku());
      }
    }
    goods
        .firstOrder()
        .product()
        .value()
        .filter(sku -> !sku.equals(PlantedShop.FIRST_ORDER))
        .ifPresent(sku -> wrong.add("first " + sku));
    return wrong;
  }

  @Test
  @DisplayName("U-4, U-5, U-6, U-12, U-13, U-20 with many buyers every planted part is found")
  void many_buyers() {
    int right = 0;
    for (int seed = 1; seed <= SHOPS; seed++) {
      right += isRight(goods(BUYERS, seed)) ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo((SHOPS * 9 + 9) / 10);
  }

  @Test
  @DisplayName("U-4, U-13 with few buyers nothing is said rather than something wrong")
  void few_buyers() {
    int wrong = 0;
    int unknown = 0;
    for (int seed = 1; seed <= SMALL_SHOPS; seed++) {
      Goods goods = goods(50, 1_000 + seed);
      wrong += wrong(goods).isEmpty() ? 0 : 1;
      unknown +=
          goods.products().stream()
              .filter(it -> it.everywhere().measured().value() == RoleVerdict.UNKNOWN)
              .count();
    }
    assertThat(wrong).isZero();
    assertThat(unknown).isGreaterThan(SMALL_SHOPS * 3);
  }
}
