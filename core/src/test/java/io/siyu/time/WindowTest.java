package io.siyu.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void a_month_begins_and_ends_at_midnight_of_its_zone() {
    Window march = Window.month(2026, 3, SHANGHAI);
    assertThat(march)
        .isEqualTo(
            new Window(
                Instant.parse("2026-02-28T16:00:00Z"), Instant.parse("2026-03-31T16:00:00Z")));
    assertThat(march.contains(march.start())).isTrue();
    assertThat(march.contains(march.start().minusNanos(1))).isFalse();
    assertThat(march.contains(march.end().minusNanos(1))).isTrue();
    assertThat(march.contains(march.end())).isFalse();
    assertThat(Window.month(2026, 12, SHANGHAI).end())
        .isEqualTo(Window.month(2027, 1, SHANGHAI).start());
  }

  @Test
  void a_day_has_the_hours_that_its_zone_gives_it() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Window shortDay = Window.days(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30), berlin);
    assertThat(Duration.between(shortDay.start(), shortDay.end())).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void a_window_is_never_empty() {
    assertThatThrownBy(() -> new Window(Instant.EPOCH, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Window.days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1), SHANGHAI))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
