package io.siyu.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretNamesTest {
  @Test
  void a_text_that_cannot_be_parsed_is_cut_at_the_first_secret() {
    SecretNames names = new SecretNames(Map.of("WelcomeCode", Duration.ofSeconds(20)));
    assertThat(names.cut("<xml><welcomecode>SECRET")).isEqualTo("<xml><welcomecode***");
    assertThat(names.cut("<xml><Welcome>")).isEqualTo("<xml><Welcome>");
  }

  @Test
  void where_no_name_is_a_secret_nothing_is_cut() {
    assertThat(new SecretNames(Map.of()).cut("{\"a\":")).isEqualTo("{\"a\":");
  }
}
