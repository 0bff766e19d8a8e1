package io.siyu.miniprogram.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.money.Money;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Notifications made by others, byte for byte. */
class WechatPayVectorsTest {
  private static final JsonNode VECTORS = vectors();
  private static final IdentityKey ORDER = IdentityKey.orderNo("1230000109", "T0001");
  private static final Claim PAYMENT =
      Claim.same(IdentityKey.paymentNo("wxpay", "4200000000202510090000000001"));

  private static JsonNode vectors() {
    try (InputStream in = WechatPayVectorsTest.class.getResourceAsStream("vectors.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static PlatformAdapter adapter(JsonNode vector) {
    ObjectNode connection = Merchant.connection();
    connection.put("apiV3Key", vector.get("apiV3Key").textValue());
    ((ObjectNode) connection.get("publicKeys").get(0)).set("key", vector.get("publicKeyPem"));
    return Merchant.adapter(connection);
  }

  private static Delivery delivery(JsonNode vector) {
    Map<String, String> headers = new HashMap<>();
    vector
        .get("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue().textValue()));
    long timestamp = Long.parseLong(headers.get("Wechatpay-Timestamp"));
    return Delivery.of(
            "POST", "", headers, vector.get("body").textValue().getBytes(StandardCharsets.UTF_8))
        .receivedAt(Instant.ofEpochSecond(timestamp));
  }

  private static Event event(String name) {
    JsonNode vector = VECTORS.get(name);
    Translation.Accepted accepted = Merchant.accept(adapter(vector), delivery(vector));
    assertThat(accepted.warnings()).isEmpty();
    assertThat(accepted.secrets()).isEmpty();
    assertThat(accepted.reply().status()).isEqualTo(204);
    return Merchant.only(accepted);
  }

  @Test
  void a_payment_becomes_an_order_paid_by_its_payer() {
    Event event = event("P1_v3_pay");

    assertThat(event.fact())
        .isEqualTo(
            new OrderPaid(
                "4200000000202510090000000001",
                Authority.PROVIDER,
                Optional.of(Money.fen(2990)),
                Optional.of(Money.fen(1990)),
                Mode.LIVE));
    assertThat(event.key()).isEqualTo("wxpay:4200000000202510090000000001");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(event.source().text()).isEqualTo("wxpay/1230000109");
    assertThat(event.subject()).isEqualTo(ORDER);
    assertThat(event.claims())
        .containsExactlyInAnyOrder(
            PAYMENT,
            Claim.payer(IdentityKey.openId("wx0000000000000001", "oUSER000000000000000000000001")));
    assertThat(event.provenance()).isEqualTo(Provenance.CALLBACK);
  }

  @Test
  void a_refund_belongs_to_its_order_and_payment_and_to_no_person() {
    Event event = event("P2_v3_refund");

    assertThat(event.fact())
        .isEqualTo(
            new Refunded(
                "50200207182018070300011301001",
                Authority.PROVIDER,
                Refunded.Outcome.SUCCESS,
                Optional.of(Money.fen(1000)),
                Optional.of(Money.fen(666)),
                Mode.LIVE));
    assertThat(event.key()).isEqualTo("wxpayr:50200207182018070300011301001:SUCCESS");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2025-10-09T09:00:00.120Z"));
    assertThat(event.subject()).isEqualTo(ORDER);
    assertThat(event.claims()).containsExactly(PAYMENT);
  }

  @Test
  void absent_associated_data_is_none_and_gives_the_same_event() {
    assertThat(event("P3_v3_no_aad")).isEqualTo(event("P2_v3_refund"));
  }

  @Test
  void a_certificate_verifies_and_a_changed_byte_does_not() {
    JsonNode vector = VECTORS.get("signed_by_certificate");
    ObjectNode connection = Merchant.connection();
    ((ObjectNode) connection.get("publicKeys").get(0))
        .put("serial", vector.get("serial").textValue())
        .put("key", vector.get("certificate").textValue());
    PlatformAdapter adapter = Merchant.adapter(connection);

    // The signature is right, and the APIv3 key of that account is not ours.
    assertThat(reason(adapter, signed(vector, vector.get("body").textValue())))
        .isEqualTo(Reason.BAD_CIPHERTEXT);
    assertThat(reason(adapter, signed(vector, vector.get("body").textValue() + "\n")))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  private static Delivery signed(JsonNode vector, String body) {
    Map<String, String> headers =
        Map.of(
            "WECHATPAY-SERIAL", vector.get("serial").textValue(),
            "WECHATPAY-TIMESTAMP", vector.get("timestamp").textValue(),
            "WECHATPAY-NONCE", vector.get("nonce").textValue(),
            "WECHATPAY-SIGNATURE", vector.get("signature").textValue());
    return Delivery.of("POST", "", headers, body.getBytes(StandardCharsets.UTF_8))
        .receivedAt(Instant.ofEpochSecond(vector.get("timestamp").asLong()));
  }

  private static Reason reason(PlatformAdapter adapter, Delivery delivery) {
    return ((Rejected) adapter.translate(delivery)).reason();
  }

  @Test
  void a_resource_opens_with_its_key_nonce_and_associated_data_alone() {
    byte[] ciphertext = Base64.getDecoder().decode("ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=");
    ResourceCipher cipher = new ResourceCipher(List.of("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"));

    assertThat(cipher.open(ciphertext, "uluk4a9R25RW", "associatedData"))
        .hasValueSatisfying(
            text -> assertThat(text).isEqualTo("message".getBytes(StandardCharsets.UTF_8)));
    assertThat(cipher.open(ciphertext, "uluk4a9R25RW", "")).isEmpty();
    assertThat(cipher.open(ciphertext, "uluk4a9R25RX", "associatedData")).isEmpty();
    assertThat(cipher.open(ciphertext, "", "associatedData")).isEmpty();
    assertThat(cipher.open(new byte[3], "uluk4a9R25RW", "associatedData")).isEmpty();
    assertThat(
            new ResourceCipher(List.of(Merchant.KEY))
                .open(ciphertext, "uluk4a9R25RW", "associatedData"))
        .isEmpty();
    assertThat(
            new ResourceCipher(List.of(Merchant.KEY, "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"))
                .open(ciphertext, "uluk4a9R25RW", "associatedData"))
        .isPresent();
  }
}
