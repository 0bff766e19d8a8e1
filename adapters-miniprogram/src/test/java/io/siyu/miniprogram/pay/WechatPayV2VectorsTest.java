package io.siyu.miniprogram.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.money.Money;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of v2 made by others, byte for byte. */
class WechatPayV2VectorsTest {
  private static final JsonNode VECTORS = vectors();
  private static final IdentityKey ORDER = IdentityKey.orderNo("1230000109", "T0001");
  private static final Claim PAYMENT =
      Claim.same(IdentityKey.paymentNo("wxpay", "4200000000202510090000000001"));

  private static JsonNode vectors() {
    try (InputStream in = WechatPayV2VectorsTest.class.getResourceAsStream("vectors-v2.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static String xml(String name) {
    return VECTORS.get(name).get("xml").textValue();
  }

  private static PlatformAdapter adapter(String signType) {
    return MerchantV2.adapter(MerchantV2.connection().put("signType", signType));
  }

  private static Delivery post(String xml) {
    return WechatPayV2Kit.post(xml, Instant.EPOCH);
  }

  private static Event event(String name, String signType) {
    Accepted accepted = Merchant.accept(adapter(signType), post(xml(name)));
    assertThat(accepted.warnings()).isEmpty();
    assertThat(accepted.secrets()).isEmpty();
    return Merchant.only(accepted);
  }

  private static Reason reason(String xml) {
    return ((Rejected) adapter("MD5").translate(post(xml))).reason();
  }

  @ParameterizedTest
  @CsvSource({"payment_md5, MD5", "payment_hmac, HMAC-SHA256"})
  void a_payment_becomes_an_order_paid_by_its_payer(String name, String signType) {
    Event event = event(name, signType);

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
  }

  @Test
  void a_refund_becomes_what_its_sealed_part_says() {
    Event event = event("refund", "MD5");

    assertThat(event.fact())
        .isEqualTo(
            new Refunded(
                "50200207182018070300011301001",
                Authority.PROVIDER,
                Refunded.Outcome.SUCCESS,
                Optional.of(Money.fen(1000)),
                Optional.empty(),
                Mode.LIVE));
    assertThat(event.key()).isEqualTo("wxpayr:50200207182018070300011301001:SUCCESS");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2025-10-09T09:00:00Z"));
    assertThat(event.subject()).isEqualTo(ORDER);
    assertThat(event.claims()).containsExactly(PAYMENT);
  }

  @Test
  @DisplayName("A-67 a payment that v2 and v3 announce is one event")
  void a_payment_of_both_versions_is_one_event() {
    Event v2 = event("payment_md5", "MD5");
    Event v3 =
        Merchant.event(
            Merchant.kit(1)
                .send(
                    Merchant.kit(1)
                        .paid(
                            "T0001",
                            "4200000000202510090000000001",
                            Merchant.OPENID,
                            2990,
                            1990,
                            Merchant.T0),
                    Merchant.T0));

    assertThat(v2).isEqualTo(v3);
    assertThat(event("payment_hmac", "HMAC-SHA256")).isEqualTo(v3);
  }

  @ParameterizedTest
  @DisplayName("A-68 a message without sign is rejected, whatever it says of itself")
  @ValueSource(strings = {"", "<return_code><![CDATA[SUCCESS]]></return_code>"})
  void a_message_without_sign_is_rejected(String alsoMissing) {
    String unsigned =
        xml("payment_md5").replaceFirst("<sign>.*</sign>", "").replace(alsoMissing, "");

    assertThat(reason(unsigned)).isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    assertThat(reason("<xml><return_code>FAIL</return_code></xml>"))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
  }

  @Test
  @DisplayName("A-68 fields that this version does not know are signed too")
  void an_unknown_field_is_signed() {
    assertThat(
            reason(
                xml("payment_md5")
                    .replaceFirst("<brand_new_unknown_field>.*</brand_new_unknown_field>", "")))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    assertThat(reason(xml("payment_md5").replace("2990", "2991")))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @ParameterizedTest
  @DisplayName("A-69 XML that declares a document type is refused")
  @ValueSource(
      strings = {
        "<!DOCTYPE xml>",
        "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<?xml version=\"1.0\"?><!DOCTYPE xml SYSTEM \"http://localhost/x.dtd\">",
        "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      })
  void a_document_type_is_refused(String declaration) {
    assertThat(reason(declaration + xml("payment_md5"))).isEqualTo(Reason.DTD_FORBIDDEN);
    assertThat(reason(declaration + xml("refund"))).isEqualTo(Reason.DTD_FORBIDDEN);
  }

  @Test
  void the_documented_example_is_signed_as_documented() {
    TreeMap<String, String> fields =
        new TreeMap<>(
            Map.of(
                "appid", "wxd930ea5d5a258f4f",
                "mch_id", "10000100",
                "device_info", "1000",
                "body", "test",
                "nonce_str", "ibuaiVcKdpRxkhJA"));
    assertThat(signed(fields, SignType.MD5, "9A0A8659F005D6984697E2CA0A9CF3B7")).isEmpty();
    assertThat(
            signed(
                fields,
                SignType.HMAC_SHA256,
                "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"))
        .isEmpty();
    assertThat(signed(fields, SignType.MD5, "9a0a8659f005d6984697e2ca0a9cf3b7")).isPresent();
  }

  private static Optional<Refusal> signed(
      TreeMap<String, String> fields, SignType type, String sign) {
    fields.put("sign", sign);
    return new MessageSignature(List.of(MerchantV2.KEY), Optional.of(type))
        .check(new FlatXml("xml", fields));
  }

  @Test
  void a_sealed_part_opens_with_its_key_alone() {
    String sealed = xml("refund").replaceFirst("(?s).*<req_info><!\\[CDATA\\[(.*?)]].*", "$1");
    byte[] ciphertext = Base64.getDecoder().decode(sealed);

    assertThat(new RefundCipher(List.of(MerchantV2.KEY)).open(ciphertext).map(FlatXml::write))
        .contains(VECTORS.get("refund").get("plain").textValue());
    assertThat(new RefundCipher(List.of(Merchant.KEY)).open(ciphertext)).isEmpty();
    assertThat(new RefundCipher(List.of(MerchantV2.KEY)).open(new byte[0])).isEmpty();
    assertThat(new RefundCipher(List.of(MerchantV2.KEY)).open(new byte[17])).isEmpty();
  }
}
