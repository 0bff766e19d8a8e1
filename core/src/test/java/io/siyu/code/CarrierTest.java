package io.siyu.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierTest {
  @ParameterizedTest
  @DisplayName("K-3 a carrier takes texts up to its limit and no empty one")
  @CsvSource({
    "WECOM_CONTACT_STATE, 30, CHARACTERS",
    "WECOM_GROUP_STATE, 30, CHARACTERS",
    "WECOM_CUSTOMER_CHANNEL, 64, BYTES",
    "WECOM_KF_SCENE, 32, BYTES",
    "WECOM_KF_SCENE_PARAM, 128, BYTES",
    "MINIPROGRAM_SCENE, 32, CHARACTERS",
    "OFFICIAL_ACCOUNT_SCENE, 64, CHARACTERS"
  })
  void limits(Carrier carrier, int limit, Carrier.Unit unit) {
    assertThat(carrier.limit()).isEqualTo(limit);
    assertThat(carrier.unit()).isEqualTo(unit);
    assertThat(carrier.carries("x".repeat(limit))).isTrue();
    assertThat(carrier.carries("x".repeat(limit + 1))).isFalse();
    assertThat(carrier.carries("")).isFalse();
  }

  @Test
  @DisplayName("K-3 a limit counts characters, not chars, or bytes of UTF-8")
  void units() {
    assertThat(Carrier.WECOM_CONTACT_STATE.carries("😀".repeat(30))).isTrue();
    assertThat(Carrier.WECOM_CONTACT_STATE.carries("😀".repeat(31))).isFalse();
    assertThat(Carrier.WECOM_CUSTOMER_CHANNEL.carries("渠".repeat(21))).isTrue();
    assertThat(Carrier.WECOM_CUSTOMER_CHANNEL.carries("渠".repeat(22))).isFalse();
  }

  @Test
  @DisplayName("K-3 a carrier takes the characters of its documentation alone")
  void characters() {
    for (char c = 0; c < 256; c++) {
      String text = String.valueOf(c);
      assertThat(Carrier.WECOM_KF_SCENE.carries(text))
          .as("%d", (int) c)
          .isEqualTo(text.matches("[0-9a-zA-Z_-]"));
      assertThat(Carrier.MINIPROGRAM_SCENE.carries(text))
          .as("%d", (int) c)
          .isEqualTo(text.matches("[0-9a-zA-Z!#$&'()*+,/:;=?@._~-]"));
    }
    assertThat(Carrier.WECOM_CONTACT_STATE.carries("外联二维码1")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("K-1 an official account's events alone put a prefix before the text")
  void prefixes(Carrier carrier) {
    assertThat(carrier.prefix())
        .isEqualTo(carrier == Carrier.OFFICIAL_ACCOUNT_SCENE ? "qrscene_" : "");
  }
}
