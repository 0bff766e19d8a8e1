package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.Delivery;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit keeps its own promises; it lies here because what is beside it is published. */
class WechatPayKitTest {
  private static Delivery first(long seed) {
    WechatPayKit kit = Merchant.kit(seed);
    Notice notice = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);
    return kit.send(notice, T0);
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    assertThat(first(1).body()).isEqualTo(first(1).body()).isNotEqualTo(first(2).body());
    assertThat(first(1).headers()).isEqualTo(first(1).headers()).isNotEqualTo(first(2).headers());
  }

  @Test
  void a_notification_is_sent_sixteen_times_within_24_hours_and_4_minutes() {
    List<Instant> schedule = WechatPayKit.schedule(T0);

    assertThat(schedule)
        .hasSize(16)
        .isSorted()
        .startsWith(T0, T0.plusSeconds(15), T0.plusSeconds(30));
    assertThat(Duration.between(T0, schedule.get(15)))
        .isEqualTo(Duration.ofHours(24).plusMinutes(4));
  }

  @Test
  void the_test_key_has_2048_bits() {
    assertThat(((RSAPublicKey) TestKeys.pair().getPublic()).getModulus().bitLength())
        .isEqualTo(2048);
  }

  @Test
  void deliveries_are_stamped_with_the_instant_of_sending() {
    assertThat(first(1).receivedAt()).isEqualTo(T0);
  }
}
