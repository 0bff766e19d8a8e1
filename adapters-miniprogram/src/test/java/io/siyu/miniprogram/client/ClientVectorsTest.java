package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.spi.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client data signed and encrypted by others: WeChat's documented samples, and made ones. */
class ClientVectorsTest {
  private static final Instant STAMPED = Instant.ofEpochSecond(1_760_000_000);

  @Test
  void raw_data_is_signed_by_the_key_as_text() {
    SessionKey key = new SessionKey(vector("C1_rawData", "sessionKey"));
    String rawData = vector("C1_rawData", "rawData");
    String signature = vector("C1_rawData", "signature");

    assertThat(key.signs(rawData, signature)).isTrue();
    assertThat(key.signs(rawData + " ", signature)).isFalse();
    assertThat(key.signs(rawData, "")).isFalse();
    assertThat(key.signs(rawData, signature.replace('7', '8'))).isFalse();
    assertThat(new SessionKey(Sealed.KEY).signs(rawData, signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C3_xpay", "C4_hmac"})
  void a_user_signs_a_request_with_the_key_as_text(String name) {
    SessionKey key = new SessionKey(vector(name, "sessionKey"));

    assertThat(key.userSignature(vector(name, "body"))).isEqualTo(vector(name, "signature"));
  }

  @Test
  void a_session_is_checked_with_the_signature_of_nothing() {
    // echo -n "" | openssl dgst -sha256 -hmac "o0q0otL8aEzpcZL/FT9WsQ=="
    assertThat(new SessionKey(vector("C4_hmac", "sessionKey")).checkSessionSignature())
        .isEqualTo("46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C2_userInfo", "D1_phone", "D2_opengid", "D3_groupenter"})
  void encrypted_data_opens_to_its_very_text(String name) {
    assertThat(vector(name).opened().json()).isEqualTo(vector(name, "plain"));
  }

  @Test
  void the_watermark_tells_when() {
    assertThat(vector("C2_userInfo").opened().stampedAt())
        .contains(Instant.ofEpochSecond(1_477_314_187));
    assertThat(vector("D1_phone").opened().stampedAt()).contains(STAMPED);
  }

  @Test
  void data_of_another_mini_program_is_refused() {
    assertThat(vector("D4_wrong_watermark_appid").refused().reason())
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @Test
  void an_encrypted_phone_number_is_read() {
    PhoneAnswer answer = PhoneAnswer.of(vector("D1_phone").opened());

    assertThat(answer)
        .isEqualTo(
            new PhoneAnswer(
                Optional.of(new PhoneNumber("+8613000000000")),
                Optional.of(STAMPED),
                true,
                List.of()));
  }

  @Test
  void both_forms_of_a_group_are_read() {
    assertThat(ChatGroup.of(vector("D2_opengid").opened()))
        .contains(new ChatGroup("tGTESTGROUP00000000000000001", "", "", ChatType.UNKNOWN));
    assertThat(ChatGroup.of(vector("D3_groupenter").opened()))
        .contains(
            new ChatGroup(
                "tGTESTGROUP00000000000000001", "", "oGRPUSER0001", ChatType.WECHAT_GROUP));
  }
}
