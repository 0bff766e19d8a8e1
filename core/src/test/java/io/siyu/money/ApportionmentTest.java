package io.siyu.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  private static BigInteger sum(List<Long> values) {
    return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Property(tries = 1000)
  @Label("L-6 the parts of an amount add up to it exactly, each within one unit of its share")
  void parts_sum_exactly_and_keep_to_their_quota(
      @ForAll long total, @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0) Long> weights) {
    List<Long> parts = Apportionment.of(total, weights);
    assertThat(parts).hasSameSizeAs(weights);
    assertThat(sum(parts)).isEqualTo(BigInteger.valueOf(total));
    BigInteger all = sum(weights);
    for (int i = 0; i < parts.size() && all.signum() > 0; i++) {
      // |part * all - total * weight| < all, which is |part - share| < 1
      BigInteger off =
          BigInteger.valueOf(parts.get(i))
              .multiply(all)
              .subtract(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i))));
      assertThat(off.abs()).isLessThan(all);
    }
  }

  @Property(tries = 500)
  void a_larger_remainder_never_gets_less_of_what_is_left(
      @ForAll @LongRange(min = 0, max = 1000) long total,
      @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 1, max = 50) Long> weights) {
    List<Long> parts = Apportionment.of(total, weights);
    long all = weights.stream().mapToLong(Long::longValue).sum();
    for (int i = 0; i < weights.size(); i++) {
      for (int j = 0; j < weights.size(); j++) {
        long remainderI = total * weights.get(i) % all;
        long remainderJ = total * weights.get(j) % all;
        long extraI = parts.get(i) - total * weights.get(i) / all;
        long extraJ = parts.get(j) - total * weights.get(j) / all;
        if (remainderI > remainderJ || remainderI == remainderJ && i < j) {
          assertThat(extraI).isGreaterThanOrEqualTo(extraJ);
        }
      }
    }
  }

  @Test
  void units_left_over_go_to_the_largest_remainders_and_ties_to_the_earlier() {
    assertThat(Apportionment.of(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
    assertThat(Apportionment.of(-100, List.of(1L, 1L, 1L))).containsExactly(-34L, -33L, -33L);
    assertThat(Apportionment.of(10, List.of(47L, 16L, 15L, 12L, 10L)))
        .containsExactly(5L, 2L, 1L, 1L, 1L);
    assertThat(Apportionment.of(5, List.of(0L, 0L))).containsExactly(3L, 2L);
    assertThat(Apportionment.of(5, List.of(0L, 7L))).containsExactly(0L, 5L);
    assertThat(Apportionment.of(Long.MIN_VALUE, List.of(1L))).containsExactly(Long.MIN_VALUE);
    assertThat(Apportionment.of(Long.MAX_VALUE, List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
        .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
  }

  @Test
  void weights_must_be_there_and_not_negative() {
    assertThatThrownBy(() -> Apportionment.of(1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Apportionment.of(1, List.of(1L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_currency_is_three_capital_letters() {
    assertThat(Money.fen(9900)).isEqualTo(new Money(9900, "CNY"));
    assertThat(BigDecimal.valueOf(Money.fen(9900).minor(), 2)).isEqualByComparingTo("99.00");
    for (String bad : List.of("", "CN", "CNYY", "cny", "CN1", "ÇNY", "人民币")) {
      assertThat(Money.isCurrency(bad)).as(bad).isFalse();
      assertThatThrownBy(() -> new Money(1, bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
