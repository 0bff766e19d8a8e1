package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.APPID;
import static io.siyu.miniprogram.client.Sealed.IV;
import static io.siyu.miniprogram.client.Sealed.KEY;
import static io.siyu.miniprogram.client.Sealed.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.miniprogram.client.ClientData.Opened;
import io.siyu.miniprogram.client.ClientData.Refused;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why encrypted data stays shut. */
class ClientDataTest {
  private static final String MARK =
      "\"watermark\":{\"timestamp\":1760000000,\"appid\":\"" + APPID + "\"}";

  private final ClientFacts facts = new ClientFacts(APPID, "");
  private final Sealed phone = vector("D1_phone");

  private Refused refused(String key, String iv, String data) {
    return (Refused) facts.open(new SessionKey(key), iv, data);
  }

  @Test
  void a_replaced_key_is_told_as_such_and_never_gives_garbage() {
    Random random = new Random(5);
    Set<Reason> reasons = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      byte[] key = new byte[16];
      random.nextBytes(key);
      Refused refused =
          refused(Base64.getEncoder().encodeToString(key), phone.iv(), phone.encryptedData());
      reasons.add(refused.reason());
      assertThat(refused.hint()).contains("a later wx.login has replaced it", "expired");
    }
    // One in 256 has a padding that is right.
    assertThat(reasons).containsExactlyInAnyOrder(Reason.BAD_PADDING, Reason.BAD_CIPHERTEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "MDEyMzQ1Njc4OWFiY2Rl", "MDEyMzQ1Njc4OWFiY2RlZjA=", "客户"})
  void a_key_that_is_none_opens_nothing(String key) {
    assertThat(refused(key, phone.iv(), phone.encryptedData()).reason())
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MDEyMzQ1Njc4OWFiY2Rl", "MDEyMzQ1Njc4OWFiY2RlZjA="})
  void an_iv_of_another_length_is_refused(String iv) {
    assertThat(refused(KEY, iv, phone.encryptedData()).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void spaces_for_plus_signs_are_told_as_such() {
    String data = phone.encryptedData();
    assertThat(data).contains("+");

    assertThat(refused(KEY, phone.iv(), data.replace('+', ' ')).reason())
        .isEqualTo(Reason.CIPHERTEXT_HAS_SPACES);
    assertThat(refused(KEY, phone.iv(), data.replace('+', '*')).reason())
        .isEqualTo(Reason.BAD_BASE64);
    assertThat(refused(KEY, "客户", data).reason()).isEqualTo(Reason.BAD_BASE64);
  }

  @Test
  void line_ends_are_let_pass() {
    String wrapped =
        Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(phone.encryptedData()));
    assertThat(wrapped).contains("\r\n");

    assertThat(facts.open(phone.key(), phone.iv() + "\n", wrapped)).isInstanceOf(Opened.class);
  }

  @Test
  void what_was_cut_is_refused() {
    assertThat(refused(KEY, phone.iv(), "").reason()).isEqualTo(Reason.BAD_CIPHERTEXT);
    assertThat(refused(KEY, phone.iv(), phone.encryptedData().substring(0, 36)).reason())
        .isEqualTo(Reason.BAD_CIPHERTEXT);
    assertThat(refused(KEY, phone.iv(), phone.encryptedData().substring(0, 64)).reason())
        .isEqualTo(Reason.BAD_PADDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16})
  void every_padding_of_a_block_is_taken(int padding) {
    String json = "{" + MARK + ",\"a\":\"";
    String plain = json + "x".repeat(Math.floorMod(-padding - json.length() - 2, 16)) + "\"}";
    assertThat((plain.length() + padding) % 16).isZero();

    assertThat(Sealed.of(plain).opened().json()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "17,17", "32,32", "-1,-1", "4,3", "3,4"})
  void no_other_padding_is(int last, int others) {
    byte[] padded = Arrays.copyOf(("{" + MARK + "}").getBytes(StandardCharsets.UTF_8), 112);
    Arrays.fill(padded, 80, 112, (byte) others);
    padded[111] = (byte) last;

    Refused refused = Sealed.ofPadded(padded, "").refused();

    // Three bytes of 3 before a 4 is not 4; a 3 after bytes of 4 is not 3.
    assertThat(refused.reason()).isEqualTo(Reason.BAD_PADDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "[]", "7", "\"x\"", "", "{\"a\":1", "{\"a\":1}{}"})
  void what_is_no_json_object_was_opened_with_a_wrong_key(String plain) {
    Refused refused = Sealed.of(plain).refused();

    assertThat(refused.reason()).isEqualTo(Reason.BAD_CIPHERTEXT);
    assertThat(refused.hint()).contains("wx.login").doesNotContain("garbage");
  }

  @Test
  void what_is_no_utf8_was_opened_with_a_wrong_key() {
    byte[] latin = ("{\"a\":\"\u00E9\"," + MARK + "}").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Sealed.of(latin, "").refused().reason()).isEqualTo(Reason.BAD_CIPHERTEXT);
    assertThat(Sealed.of("{\"a\":\"\u00E9\uFFFD\"," + MARK + "}").open())
        .isInstanceOf(Opened.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"watermark\":null}",
        "{\"watermark\":\"wx0000000000000001\"}",
        "{\"watermark\":{}}",
        "{\"watermark\":{\"appid\":null}}",
        "{\"watermark\":{\"appid\":\"\"}}",
        "{\"watermark\":{\"appid\":\"WX0000000000000001\"}}",
        "{\"appid\":\"wx0000000000000001\"}"
      })
  void a_watermark_that_does_not_name_the_mini_program_is_refused(String plain) {
    assertThat(Sealed.of(plain).refused().reason()).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({"-300,true", "-301,false", "300,true", "301,false", "0,true"})
  void data_is_fresh_within_the_tolerance_itself_included(int seconds, boolean fresh) {
    Instant at = Instant.ofEpochSecond(1_760_000_000 + seconds);

    ClientData data =
        facts.open(phone.key(), phone.iv(), phone.encryptedData(), at, Duration.ofMinutes(5));

    assertThat(data instanceof Opened).isEqualTo(fresh);
    if (data instanceof Refused refused) {
      assertThat(refused.reason()).isEqualTo(Reason.STALE_TIMESTAMP);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"timestamp\":null,", "\"timestamp\":-5,", "\"timestamp\":\"x\","})
  void data_without_a_time_opens_but_is_never_fresh(String timestamp) {
    Sealed sealed = Sealed.of("{\"watermark\":{" + timestamp + "\"appid\":\"" + APPID + "\"}}");

    assertThat(sealed.opened().stampedAt()).isEmpty();
    assertThat(
            facts.open(
                sealed.key(),
                IV,
                sealed.encryptedData(),
                Instant.ofEpochSecond(1_760_000_000),
                Duration.ofDays(99_999)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_time_in_a_text_is_one() {
    Sealed sealed =
        Sealed.of("{\"watermark\":{\"timestamp\":\"1760000000\",\"appid\":\"" + APPID + "\"}}");

    assertThat(sealed.opened().stampedAt()).contains(Instant.ofEpochSecond(1_760_000_000));
  }
}
