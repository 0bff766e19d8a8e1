package io.siyu.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.goods.RoleJudge.Judgement;
import io.siyu.money.Ratio;
import io.siyu.playbook.RolePolicy;
import io.siyu.product.ProductRole;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoleJudgeTest {
  private static final Ratio CHEAP = new Ratio(1, 10);
  private static final Ratio DEAR = new Ratio(9, 10);

  /** Judges a thousand orders of which so many are first, hold others, and leave so much. */
  private static Judgement judge(long first, long attached, long left, Ratio price) {
    return judge(first, attached, left, price, new Ratio(0, 1_000));
  }

  private static Judgement judge(
      long first, long attached, long left, Ratio price, Ratio repurchase) {
    return RoleJudge.judge(
        RolePolicy.DEFAULT,
        new RoleFigures(
            1_000,
            first,
            attached,
            1_000,
            0,
            1_000,
            0,
            0,
            1_000 - left,
            price,
            repurchase,
            0,
            OptionalLong.empty()));
  }

  private static RoleVerdict verdict(Judgement judged) {
    return judged.role().value();
  }

  @Test
  @DisplayName("U-6 of several parts the one farthest beyond its threshold in proportion is told")
  void farthest() {
    Judgement combo = judge(600, 900, 0, CHEAP);
    assertThat(combo.supported()).containsExactly(ProductRole.LEAD_IN, ProductRole.COMBO);
    assertThat(verdict(combo)).isEqualTo(RoleVerdict.COMBO);
    assertThat(combo.role().reasons().get(0).code()).isEqualTo("ATTACH_RATE_HIGH");
    assertThat(combo.role().reasons()).hasSize(4);
    assertThat(verdict(judge(1_000, 900, 0, CHEAP))).isEqualTo(RoleVerdict.LEAD_IN);
    assertThat(verdict(judge(0, 900, 1_000, DEAR))).isEqualTo(RoleVerdict.PROFIT);
  }

  @Test
  @DisplayName("U-5 what leads in is cheap, and what earns the money is dear")
  void prices() {
    assertThat(judge(1_000, 0, 0, DEAR).refuted()).contains(ProductRole.LEAD_IN);
    assertThat(judge(0, 0, 1_000, CHEAP).refuted()).contains(ProductRole.PROFIT);
    Ratio alone = new Ratio(0, 0);
    assertThat(judge(1_000, 0, 1_000, alone).supported()).isEmpty();
    assertThat(judge(1_000, 0, 1_000, alone).refuted())
        .containsExactly(ProductRole.COMBO, ProductRole.REPURCHASE);
  }

  @Test
  @DisplayName("U-6 what is surely nothing is NONE, and what may be something is UNKNOWN")
  void none() {
    assertThat(verdict(judge(0, 0, 0, CHEAP))).isEqualTo(RoleVerdict.NONE);
    assertThat(verdict(judge(500, 0, 0, CHEAP))).isEqualTo(RoleVerdict.UNKNOWN);
    assertThat(verdict(judge(0, 0, 0, CHEAP, new Ratio(29, 29)))).isEqualTo(RoleVerdict.UNKNOWN);
    assertThat(verdict(judge(0, 0, 0, CHEAP, new Ratio(30, 30)))).isEqualTo(RoleVerdict.REPURCHASE);
  }
}
