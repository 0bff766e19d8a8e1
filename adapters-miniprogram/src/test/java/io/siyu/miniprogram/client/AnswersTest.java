package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.APPID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of WeChat's login and phone interfaces, and what of a group is decrypted. */
class AnswersTest {
  private static final PhoneHash HASH =
      new PhoneHash("phones-2026", "0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  static String phone(String fields) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"phone_info\":{"
        + fields
        + ",\"watermark\":{\"timestamp\":1760000000,\"appid\":\""
        + APPID
        + "\"}}}";
  }

  @Test
  void a_login_is_read() {
    LoginAnswer login =
        LoginAnswer.parse(
            "{\"openid\":\"oU1\",\"session_key\":\"" + Sealed.KEY + "\",\"unionid\":\"uU1\"}");

    assertThat(login.openId()).isEqualTo("oU1");
    assertThat(login.unionId()).isEqualTo("uU1");
    assertThat(login.sessionKey().orElseThrow().aes()).isPresent();
    assertThat(login.errcode()).isZero();
    assertThat(login.warnings()).isEmpty();
  }

  @Test
  void a_login_without_a_unionid_is_one() {
    LoginAnswer login =
        LoginAnswer.parse(
            "\uFEFF{\"errcode\":\"0\",\"openid\":\"oU1\",\"session_key\":\"" + Sealed.KEY + "\"}");

    assertThat(login.openId()).isEqualTo("oU1");
    assertThat(login.unionId()).isEmpty();
    assertThat(login.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "40029,5 minutes",
    "40163,5 minutes",
    "45011,wait",
    "40226,high risk",
    "-1,busy",
    "99,table",
    "4294927267,table"
  })
  void an_error_says_what_to_do_and_logs_nobody_in(String errcode, String remedy) {
    LoginAnswer login =
        LoginAnswer.parse(
            "{\"errcode\":"
                + errcode
                + ",\"errmsg\":\"m\",\"openid\":\"oU1\",\"unionid\":\"uU1\"}");

    assertThat(login.openId() + login.unionId()).isEmpty();
    assertThat(login.sessionKey()).isEmpty();
    assertThat(login.errcode()).isEqualTo(Long.parseLong(errcode));
    assertThat(login.warnings()).singleElement().asString().contains(errcode, remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"openid\":7}", "{\"openid\":\"\"}", "<html>"})
  void what_is_no_login_is_a_warning(String json) {
    assertThat(LoginAnswer.parse(json).openId()).isEmpty();
    assertThat(LoginAnswer.parse(json).warnings()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"phoneNumber\":\"13000000000\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"|+8613000000000",
        "\"phoneNumber\":\"+8613000000000\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":86|+8613000000000",
        "\"purePhoneNumber\":13000000000,\"countryCode\":\"+86\"|+8613000000000",
        "\"phoneNumber\":\"+1-2025550123\",\"purePhoneNumber\":\"202-555-0123\",\"countryCode\":\"1\"|+12025550123",
        "\"phoneNumber\":\"85260000000\",\"purePhoneNumber\":\"60000000\",\"countryCode\":\"852\"|+85260000000"
      })
  void a_phone_number_becomes_e164(String fields, String number) {
    PhoneAnswer answer = PhoneAnswer.parse(phone(fields), APPID);

    assertThat(answer.number()).contains(new PhoneNumber(number));
    assertThat(answer.stampedAt()).contains(Instant.ofEpochSecond(1_760_000_000));
    assertThat(answer.throughClient()).isFalse();
    assertThat(answer.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"phoneNumber\":\"13000000000\",\"countryCode\":\"86\"",
        "\"phoneNumber\":\"13000000000\",\"purePhoneNumber\":\"13000000000\"",
        "\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"086\"",
        "\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"8613\"",
        "\"purePhoneNumber\":\"1300000000x\",\"countryCode\":\"86\"",
        "\"purePhoneNumber\":\"１３０００００００００\",\"countryCode\":\"86\"",
        "\"purePhoneNumber\":\"1300000000000000\",\"countryCode\":\"86\"",
        "\"phoneNumber\":\"13000000001\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\""
      })
  void what_is_no_number_or_two_is_a_warning_and_none(String fields) {
    PhoneAnswer answer = PhoneAnswer.parse(phone(fields), APPID);

    assertThat(answer.number()).isEmpty();
    assertThat(answer.warnings()).isNotEmpty();
    assertThat(answer.warnings().toString()).doesNotContain("1300000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"phoneNumber\":true,\"purePhoneNumber\":13000000000,\"countryCode\":86",
        "\"phoneNumber\":null,\"purePhoneNumber\":\"130 0000 0000\",\"countryCode\":\"+86\"",
        "\"phoneNumber\":\"+8613000000000\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"",
        "\"phoneNumber\":\"13000000001\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"",
        "\"purePhoneNumber\":[\"13000000000\"],\"countryCode\":-86",
        "\"purePhoneNumber\":\"\\ud800\",\"countryCode\":8.6",
        "\"PurePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"",
        "\"purePhoneNumber\":1300000000000000000,\"countryCode\":\"8\\u0036\""
      })
  void a_number_that_came_encrypted_is_read_as_one_that_did_not(String fields) {
    String mark = ",\"watermark\":{\"timestamp\":1760000000,\"appid\":\"" + APPID + "\"}}";

    PhoneAnswer encrypted = PhoneAnswer.of(Sealed.of("{" + fields + mark).opened());

    PhoneAnswer clear = PhoneAnswer.parse(phone(fields), APPID);
    assertThat(encrypted.number()).isEqualTo(clear.number());
    assertThat(encrypted.stampedAt()).isEqualTo(clear.stampedAt());
    assertThat(encrypted.warnings())
        .isEqualTo(clear.warnings().stream().map(w -> w.replace("/phone_info", "")).toList());
  }

  @Test
  void a_number_given_to_another_mini_program_is_none() {
    String fields = "\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"";

    assertThat(PhoneAnswer.parse(phone(fields), "wx9").number()).isEmpty();
    assertThat(PhoneAnswer.parse(phone(fields), "wx9").warnings())
        .containsExactly("/phone_info/watermark/appid: must be this mini-program's");
    assertThat(PhoneAnswer.parse("{\"phone_info\":{" + fields + "}}", APPID).number()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "40029,getPhoneNumber's",
    "40013,another mini-program's",
    "45011,wait",
    "-1,busy",
    "7,table"
  })
  void an_error_says_what_to_do_and_gives_no_number(int errcode, String remedy) {
    PhoneAnswer answer = PhoneAnswer.parse("{\"errcode\":" + errcode + "}", APPID);

    assertThat(answer.number()).isEmpty();
    assertThat(answer.warnings()).singleElement().asString().contains("" + errcode, remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"phone_info\":[]}", "{\"phone_info\":null}"})
  void what_is_no_answer_is_a_warning(String json) {
    assertThat(PhoneAnswer.parse(json, APPID).number()).isEmpty();
    assertThat(PhoneAnswer.parse(json, APPID).warnings()).isNotEmpty();
  }

  @Test
  void a_number_is_hashed_with_the_tenants_secret() {
    // echo -n "+8613000000000" | openssl dgst -sha256 -hmac "0123456789abcdef"
    assertThat(HASH.key(new PhoneNumber("+8613000000000")))
        .isEqualTo(
            new IdentityKey(
                KeyType.PHONE,
                "phones-2026",
                "2e2f76989c442c10b77e7ec731762f53dec8abcace6eb38610651e90beb1bcbf"));
  }

  @Test
  void a_weak_or_nameless_secret_is_refused() {
    assertThatThrownBy(() -> new PhoneHash("k", new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
    assertThatThrownBy(() -> new PhoneHash("", new byte[16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
    assertThatThrownBy(() -> new PhoneNumber("13000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("E.164")
        .hasMessageNotContaining("13000000000");
  }

  private static Optional<ChatGroup> group(String fields) {
    return ChatGroup.of(
        Sealed.of("{" + fields + "\"watermark\":{\"appid\":\"" + APPID + "\"}}").opened());
  }

  @Test
  void a_chat_with_one_is_no_group() {
    ChatGroup chat =
        group("\"opengid\":\"\",\"open_single_roomid\":\"r1\",\"chat_type\":2,").orElseThrow();

    assertThat(chat).isEqualTo(new ChatGroup("", "r1", "", ChatType.WECOM_SINGLE));
    assertThat(chat.mayBeCustomerGroup()).isFalse();
    assertThat(group("")).isEmpty();
    assertThat(group("\"opengid\":7,")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "3,false", "4,true", "5,true", "\"4\",true", "null,true"})
  void only_a_group_with_wecom_in_it_has_a_chat_id(String type, boolean may) {
    ChatGroup group = group("\"opengid\":\"tG\",\"chat_type\":" + type + ",").orElseThrow();

    assertThat(group.mayBeCustomerGroup()).isEqualTo(may);
  }
}
