package io.siyu.goods;

import static io.siyu.goods.Shop.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.basket.ComboEffect;
import io.siyu.basket.ComboEffect.Verdict;
import io.siyu.basket.ComboGroup;
import io.siyu.basket.ComboGroup.Likeness;
import io.siyu.playbook.Playbook;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Sample;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a combo changes, asked of the store. */
class ComboOrdersTest {
  private static final Playbook PLAYBOOK = GoodsTest.playbook("{\"roles\":{\"leastOrders\":2}}");
  private static final Set<String> COMBO = Set.of("A", "C");
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);

  private static Shop shop() {
    Shop shop = new Shop();
    for (int who = 0; who < 4; who++) {
      shop.buys(1, who, one("A", 2_000), one("C", 4_000 + who));
      shop.buys(2, who, one("B", 9_000), one("C", 1_000));
      shop.buys(3, 10 + who, one("A", 1_000), one("B", 3_000 + 2 * who));
    }
    return shop;
  }

  private static ComboEffect effect(Siyu siyu) {
    return siyu.combo(COMBO, Shop.window(0, 31), Shop.day(90));
  }

  @Test
  @DisplayName("X-11 new buyers' orders with the combo stand beside those without, not old ones'")
  void classes() {
    ComboEffect effect = effect(shop().siyu(PLAYBOOK));
    Sample with = Sample.EMPTY.plus(6_000).plus(6_001).plus(6_002).plus(6_003);
    Sample without = Sample.EMPTY.plus(4_000).plus(4_002).plus(4_004).plus(4_006);

    assertThat(effect.groups())
        .containsExactly(
            new ComboGroup(
                new Likeness(ComboOrders.NEW, JANUARY, 2), with, without, Map.of("A", 4L)));
    assertThat(effect.difference()).isEqualTo(new Known<>(6_001.5 - 4_003));
    assertThat(effect.verdict()).isEqualTo(Verdict.RAISES);
    assertThat(effect.boughtAnyway().get("A").share()).isEqualTo(new Known<>(1.0));
    assertThat(effect.boughtAnyway().get("C").share()).isEqualTo(new Known<>(0.0));
  }

  @Test
  @DisplayName("X-11 what is given back, unknown, tried out, nobody's or of another time is not in")
  void orders() {
    Shop shop = shop();
    ComboEffect before = effect(shop.siyu(PLAYBOOK));
    shop.buysForUnknown(5, 20, one("A", 1), one("C", 1));
    shop.triesOut(5, 21, one("A", 1), one("C", 1));
    shop.isBought(5, one("A", 1), one("C", 1));
    shop.buys(31, 22, one("A", 1), one("C", 1));
    shop.refunded(6, shop.buys(5, 23, one("A", 4), one("C", 4)), 8);
    assertThat(effect(shop.siyu(PLAYBOOK))).isEqualTo(before);

    shop.refunded(6, shop.buys(5, 24, one("A", 2_000), one("C", 4_000)), 2_500);
    assertThat(effect(shop.siyu(PLAYBOOK)).groups().get(0).with())
        .isEqualTo(before.groups().get(0).with().plus(3_500));
  }

  @Test
  @DisplayName("X-11 with fewer orders than the playbook asks for, nothing is said")
  void too_few() {
    ComboEffect effect = effect(shop().siyu(GoodsTest.playbook("{\"roles\":{\"leastOrders\":5}}")));
    assertThat(effect.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(effect.difference()).isNotInstanceOf(Known.class);
  }
}
