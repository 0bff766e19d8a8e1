package io.siyu.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "{\"a\":[-1e-99999999999]}", "1.5E+2147483649"})
  void an_exponent_beyond_any_range_is_malformed_and_not_quoted(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(Json.MalformedJsonException.class)
        .message()
        .doesNotContain("9999")
        .doesNotContain("2147");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4200000000202510090000000001", "0.10", "-0.5"})
  void a_number_keeps_its_digits(String text) throws Json.MalformedJsonException {
    assertThat(Json.canonical(Json.parse(text))).isEqualTo(text);
  }
}
