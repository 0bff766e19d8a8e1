package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.miniprogram.kit.Fault;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Probe;
import io.siyu.spi.Translation.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WechatPayAdapterTest {
  private static final String REFUSAL = "{\"code\":\"FAIL\",\"message\":\"失败\"}";

  private final WechatPayKit kit = Merchant.kit(7);
  private final PlatformAdapter adapter = Merchant.adapter();
  private final Notice paid = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);

  private Delivery faulty(Fault fault) {
    return kit.faulty(fault, paid, T0);
  }

  private static Delivery with(Delivery delivery, String header, String value) {
    Map<String, String> headers = new HashMap<>(delivery.headers());
    headers.put(header, value);
    return Delivery.of(delivery.method(), delivery.query(), headers, delivery.body())
        .receivedAt(delivery.receivedAt());
  }

  private Reason reason(Delivery delivery) {
    Translation translation = adapter.translate(delivery);
    assertThat(translation).isInstanceOf(Rejected.class);
    return ((Rejected) translation).reason();
  }

  @ParameterizedTest
  @DisplayName("A-6 every fault is rejected for its reason")
  @CsvSource({
    "GET_METHOD, METHOD_NOT_ALLOWED",
    "OVERSIZED, BODY_TOO_LARGE",
    "MISSING_HEADER, SIGNATURE_PARAM_MISSING",
    "GARBLED_TIMESTAMP, MALFORMED",
    "OTHER_SIGNATURE_TYPE, SIGNATURE_MISMATCH",
    "UNKNOWN_SERIAL, UNKNOWN_SERIAL",
    "WRONG_SIGNATURE, SIGNATURE_MISMATCH",
    "GARBLED_SIGNATURE, SIGNATURE_MISMATCH",
    "CHANGED_BODY, SIGNATURE_MISMATCH",
    "STALE, STALE_TIMESTAMP",
    "EARLY, STALE_TIMESTAMP",
    "GARBLED_CIPHERTEXT, BAD_BASE64",
    "WRONG_API_V3_KEY, BAD_CIPHERTEXT"
  })
  void a_fault_is_rejected_for_its_reason(Fault fault, Reason reason) {
    assertThat(reason(faulty(fault))).isEqualTo(reason);
  }

  @ParameterizedTest
  @DisplayName("A-8 every refusal is answered alike")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MALFORMED_JSON")
  void every_refusal_is_answered_alike(Fault fault) {
    Translation translation = adapter.translate(faulty(fault));

    assertThat(translation).isNotInstanceOf(Accepted.class);
    assertThat(translation.reply().status()).isEqualTo(401);
    assertThat(translation.reply().contentType()).isEqualTo("application/json");
    assertThat(translation.reply().body()).isEqualTo(REFUSAL);
  }

  @ParameterizedTest
  @CsvSource({"wechatpay-serial", "wechatpay-signature", "wechatpay-timestamp", "wechatpay-nonce"})
  void each_signature_header_must_be_there(String header) {
    assertThat(reason(with(kit.send(paid, T0), header, "")))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
  }

  @Test
  void a_missing_signature_type_means_the_usual_one() {
    Delivery whole = kit.send(paid, T0);
    Map<String, String> headers = new HashMap<>(whole.headers());
    headers.remove("wechatpay-signature-type");

    Merchant.accept(adapter, Delivery.of("POST", "", headers, whole.body()).receivedAt(T0));
  }

  @Test
  @DisplayName("A-62 a signature test that fails is a probe, refused like any wrong signature")
  void a_signature_test_is_a_refused_probe() {
    assertThat(adapter.translate(faulty(Fault.SIGNTEST))).isInstanceOf(Probe.class);
    assertThat(
            adapter.translate(
                with(kit.send(paid, T0), "wechatpay-signature", "WECHATPAY/SIGNTEST/!?")))
        .isInstanceOf(Probe.class);
    assertThat(reason(with(kit.send(paid, T0), "wechatpay-signature", "WECHATPAY/SIGN")))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @ParameterizedTest
  @DisplayName(
      "A-61 a notification is fresh for less than the tolerance, on both sides of its timestamp")
  @CsvSource({
    "299999, true",
    "300000, false",
    "-299999, true",
    "-300000, false",
    "0, true",
  })
  void freshness_ends_exactly_at_the_tolerance(long millis, boolean fresh) {
    Delivery delivery = kit.send(paid, T0).receivedAt(T0.plusMillis(millis));

    if (fresh) {
      Merchant.accept(adapter, delivery);
    } else {
      assertThat(reason(delivery)).isEqualTo(Reason.STALE_TIMESTAMP);
    }
  }

  @Test
  void the_tolerance_is_configurable() {
    PlatformAdapter strict = Merchant.adapter(Merchant.connection().put("toleranceSeconds", 10));

    Merchant.accept(strict, kit.send(paid, T0).receivedAt(T0.plusMillis(9_999)));
    assertThat(strict.translate(kit.send(paid, T0).receivedAt(T0.plusSeconds(10))))
        .isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("A-61 staleness is said of what is signed alone")
  void a_stale_forgery_is_a_forgery() {
    assertThat(reason(faulty(Fault.WRONG_SIGNATURE).receivedAt(T0.plus(Duration.ofDays(1)))))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_delivery_that_nobody_stamped_is_refused_and_does_not_throw() {
    Delivery whole = kit.send(paid, T0);
    assertThat(reason(Delivery.of("POST", "", whole.headers(), whole.body())))
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @ParameterizedTest
  @CsvSource({"-1", "+1760000000", "17600000.5", "1760000000000", "１７６０００００００", "0x1"})
  void a_timestamp_that_is_not_plain_seconds_is_malformed(String timestamp) {
    assertThat(reason(with(kit.send(paid, T0), "wechatpay-timestamp", timestamp)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("A-63 a nonce of several lines cannot take over the beginning of a signed body")
  void a_nonce_cannot_swallow_a_signed_line() {
    Delivery whole = kit.sign("one\n{\"id\":2}".getBytes(StandardCharsets.UTF_8), T0);
    Delivery shifted =
        Delivery.of(
                "POST",
                "",
                with(
                        whole,
                        "wechatpay-nonce",
                        whole.header("wechatpay-nonce").orElseThrow() + "\none")
                    .headers(),
                "{\"id\":2}".getBytes(StandardCharsets.UTF_8))
            .receivedAt(T0);

    assertThat(reason(shifted)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void a_serial_is_a_text_and_never_a_number() {
    ObjectNode connection = Merchant.connection();
    ObjectNode second = connection.withArray("publicKeys").addObject();
    second.setAll((ObjectNode) connection.get("publicKeys").get(0));
    second.put("serial", "0D7CE59D1F522D701");
    PlatformAdapter both = Merchant.adapter(connection);

    Merchant.accept(both, with(kit.send(paid, T0), "wechatpay-serial", "0D7CE59D1F522D701"));
    assertThat(both.translate(with(kit.send(paid, T0), "wechatpay-serial", "D7CE59D1F522D701")))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void keys_of_several_serials_verify_side_by_side_and_each_its_own()
      throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String certificateSerial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    WechatPayKit former =
        new WechatPayKit(
            Merchant.MCHID,
            Merchant.APPID,
            Merchant.KEY,
            generator.generateKeyPair(),
            certificateSerial,
            new Random(2));
    ObjectNode connection = Merchant.connection();
    connection.withArray("publicKeys").addAll((ArrayNode) former.connection("x").get("publicKeys"));
    PlatformAdapter both = Merchant.adapter(connection);

    assertThat(Merchant.accept(both, former.send(paid, T0)).events())
        .isEqualTo(Merchant.accept(both, kit.send(paid, T0)).events());
    assertThat(
            ((Rejected)
                    both.translate(with(kit.send(paid, T0), "wechatpay-serial", certificateSerial)))
                .reason())
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_previous_api_v3_key_still_opens() {
    ObjectNode rotated = Merchant.connection().put("apiV3Key", "f".repeat(32));
    assertThat(Merchant.adapter(rotated).translate(kit.send(paid, T0)))
        .isInstanceOf(Rejected.class);

    rotated.putArray("previousApiV3Keys").add("e".repeat(32)).add(Merchant.KEY);
    assertThat(Merchant.accept(Merchant.adapter(rotated), kit.send(paid, T0)).events())
        .isEqualTo(Merchant.accept(adapter, kit.send(paid, T0)).events());
  }

  @Test
  void a_body_of_exactly_the_largest_size_is_read() {
    Delivery whole = kit.send(paid, T0);
    int size = whole.body().length;

    Merchant.accept(Merchant.adapter(Merchant.connection().put("bodyBytesMax", size)), whole);
    assertThat(
            ((Rejected)
                    Merchant.adapter(Merchant.connection().put("bodyBytesMax", size - 1))
                        .translate(whole))
                .reason())
        .isEqualTo(Reason.BODY_TOO_LARGE);
  }

  @Test
  void a_notification_for_another_merchant_or_appid_is_rejected() {
    WechatPayKit other =
        new WechatPayKit(
            "1230000110",
            "wx0000000000000002",
            Merchant.KEY,
            TestKeys.pair(),
            Merchant.SERIAL,
            new Random(1));
    assertThat(reason(other.send(other.paid("T1", "42", "o1", 1, 1, T0), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    assertThat(reason(other.send(other.refunded("T1", "42", "50", "SUCCESS", 1, 1, T0), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    assertThat(reason(other.send(other.other("NEW.KIND", "{\"mchid\":1230000110}", T0), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);

    Notice elsewhere = paid.resource(paid.resource().replace(Merchant.APPID, "wx0000000000000002"));
    assertThat(reason(kit.send(elsewhere, T0))).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    ObjectNode any = Merchant.connection();
    any.remove("appids");
    Merchant.accept(Merchant.adapter(any), kit.send(elsewhere, T0));
  }

  @Test
  @DisplayName("A-3 all sixteen deliveries of an unacknowledged notification give one event")
  void every_retry_gives_the_same_event() {
    Set<Event> events = new HashSet<>();
    Set<String> bodies = new HashSet<>();
    for (Delivery delivery : kit.sendUnacknowledged(paid, T0)) {
      events.add(Merchant.event(delivery));
      bodies.add(new String(delivery.body(), StandardCharsets.UTF_8));
    }
    events.add(Merchant.event(kit.send(paid.anew("EV-2", T0.plusSeconds(90)), T0.plusSeconds(95))));

    assertThat(bodies).hasSize(16);
    assertThat(events).hasSize(1);
  }

  @Test
  void two_payments_in_one_second_are_two_events() {
    Event first = Merchant.event(kit.send(paid, T0));
    Event second =
        Merchant.event(kit.send(kit.paid("T0002", "4200002", Merchant.OPENID, 2990, 1990, T0), T0));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void a_refund_before_its_payment_gives_the_same_events_as_after_it() {
    Delivery payment = kit.send(paid, T0);
    Delivery refund =
        kit.send(kit.refunded("T0001", "4200001", "5001", "SUCCESS", 2990, 1990, T0), T0);

    List<Event> after = List.of(Merchant.event(payment), Merchant.event(refund));
    PlatformAdapter fresh = Merchant.adapter();
    Event refunded = Merchant.only(Merchant.accept(fresh, refund));
    Event paidLater = Merchant.only(Merchant.accept(fresh, payment));

    assertThat(List.of(paidLater, refunded)).isEqualTo(after);
    assertThat(refunded.subject()).isEqualTo(paidLater.subject());
  }

  @Test
  @DisplayName("A-5 a signed body that is not JSON is kept as it is")
  void an_authentic_body_that_is_not_json_is_kept() {
    Accepted accepted = Merchant.accept(adapter, faulty(Fault.MALFORMED_JSON));
    Event event = Merchant.only(accepted);

    assertThat(event.fact()).isEqualTo(new Unmapped("", "{\"id\":", List.of()));
    assertThat(event.subject()).isEqualTo(new AccountSubject("wxpay/" + Merchant.MCHID));
    assertThat(event.occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(accepted.warnings()).hasSize(1);
    assertThat(accepted.reply().status()).isEqualTo(204);
  }

  @ParameterizedTest
  @DisplayName("A-5 a signed body without a resource that could be decrypted is kept as it is")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "[]",
        "7",
        "{'event_type':'TRANSACTION.SUCCESS'}",
        "{'event_type':'TRANSACTION.SUCCESS','resource':7}",
        "{'event_type':'TRANSACTION.SUCCESS','resource':{'ciphertext':'AAAA'}}",
        "{'event_type':'X','resource':{'nonce':'n','ciphertext':'AAAA','algorithm':'AEAD_SM4_GCM'}}",
        "{'create_time':'2025-10-09T16:53:20+08:00','create_time':'2025-10-09T16:53:20+08:00'}"
      })
  void an_authentic_body_without_a_resource_is_kept(String quoted) {
    String body = quoted.replace('\'', '"');
    Event event = Merchant.event(kit.sign(body.getBytes(StandardCharsets.UTF_8), T0));

    assertThat(event.fact())
        .isInstanceOfSatisfying(
            Unmapped.class, unmapped -> assertThat(unmapped.text()).isEqualTo(body));
  }

  @Test
  void a_body_of_broken_utf_8_is_kept_under_the_hash_of_its_bytes() {
    Event a = Merchant.event(kit.sign(new byte[] {'"', (byte) 0xFF, '"'}, T0));
    Event b = Merchant.event(kit.sign(new byte[] {'"', (byte) 0xFE, '"'}, T0));

    assertThat(a.fact()).isEqualTo(b.fact()).isInstanceOf(Unmapped.class);
    assertThat(a.key()).isNotEqualTo(b.key());
  }

  @Test
  void an_instant_at_the_end_of_time_does_not_throw() {
    assertThat(reason(kit.send(paid, T0).receivedAt(Instant.MAX)))
        .isEqualTo(Reason.STALE_TIMESTAMP);
    assertThat(reason(kit.send(paid, T0).receivedAt(Instant.MIN)))
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }
}
