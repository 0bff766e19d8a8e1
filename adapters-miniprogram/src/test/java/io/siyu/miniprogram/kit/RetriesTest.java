package io.siyu.miniprogram.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {
  @ParameterizedTest
  @CsvSource({
    "MESSAGE, 3, PT10S",
    "SHOP, 10, PT3H36M10S",
    "VIRTUAL_PAYMENT, 16, PT18H12M14S",
    "B2B, 11, PT22H51M40S"
  })
  void a_family_is_sent_so_often_over_so_long(Retries retries, int times, Duration window) {
    Instant first = Instant.parse("2026-03-01T02:00:00Z");
    List<Instant> attempts = retries.attempts(first);
    assertThat(attempts).hasSize(times).isSorted().startsWith(first);
    assertThat(Duration.between(first, attempts.get(times - 1))).isEqualTo(window);
  }
}
