package io.siyu.examples.quickstart.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.money.Ratio;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Figures YUAN = Figures.of("CNY");

  @Test
  void amounts_are_exact_to_the_minor_unit_of_the_currency() {
    assertThat(YUAN.amount(123_456_789)).isEqualTo("1,234,567.89");
    assertThat(YUAN.amount(-5)).isEqualTo("-0.05");
    assertThat(YUAN.amount(Long.MAX_VALUE)).isEqualTo("92,233,720,368,547,758.07");
    assertThat(YUAN.money(100)).isEqualTo("1.00 CNY");
    assertThat(Figures.of("JPY").amount(1_500)).isEqualTo("1,500");
    assertThat(Figures.of("XQQ").amount(1_500)).isEqualTo("15.00");
  }

  @Test
  void ratios_are_rounded_half_up_and_undefined_ones_are_left_out() {
    assertThat(YUAN.amountPer(new Ratio(1_001, 2))).isEqualTo("5.01");
    assertThat(YUAN.amountPer(new Ratio(1_001, 0))).isEqualTo("-");
    assertThat(Figures.times(new Ratio(10, 3))).isEqualTo("3.33");
    assertThat(Figures.times(new Ratio(10, 0))).isEqualTo("-");
    assertThat(Figures.share(new Ratio(1, 8))).isEqualTo("12.5 %");
    assertThat(Figures.share(new Ratio(5, 5))).isEqualTo("100.0 %");
    assertThat(Figures.share(new Ratio(0, 0))).isEqualTo("-");
  }

  @Test
  void spans_show_their_two_largest_units() {
    assertThat(Figures.span(0)).isEqualTo("0m 0s");
    assertThat(Figures.span(3_599)).isEqualTo("59m 59s");
    assertThat(Figures.span(3_600)).isEqualTo("1h 0m");
    assertThat(Figures.span(90_000)).isEqualTo("1d 1h");
    assertThat(Figures.span(-90_000)).isEqualTo("-1d 1h");
  }

  @Test
  void figures_are_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(YUAN.amount(123_456)).isEqualTo("1,234.56");
      assertThat(Figures.count(1_234)).isEqualTo("1,234");
    } finally {
      Locale.setDefault(before);
    }
  }
}
