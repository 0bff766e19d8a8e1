package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.kit.V2Fault;
import io.siyu.miniprogram.kit.V2Notice;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayV2AdapterTest {
  private static final String REFUSAL =
      "<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[失败]]></return_msg></xml>";
  private static final String DONE =
      "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>";

  private final WechatPayV2Kit kit = MerchantV2.kit("MD5");
  private final WechatPayV2Kit hmac = MerchantV2.kit("HMAC-SHA256");
  private final PlatformAdapter adapter = MerchantV2.adapter();
  private final V2Notice paid = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);
  private final V2Notice refunded =
      kit.refunded("T0001", "4200001", "5001", "SUCCESS", 2990, 1000, T0);

  private Reason reason(Delivery delivery) {
    return reason(adapter, delivery);
  }

  private static Reason reason(PlatformAdapter adapter, Delivery delivery) {
    Translation translation = adapter.translate(delivery);
    assertThat(translation).isInstanceOf(Rejected.class);
    return ((Rejected) translation).reason();
  }

  @ParameterizedTest
  @DisplayName("A-6 every fault of a payment is rejected for its reason")
  @CsvSource({
    "GET_METHOD, METHOD_NOT_ALLOWED",
    "OVERSIZED, BODY_TOO_LARGE",
    "CUT, MALFORMED",
    "DTD, DTD_FORBIDDEN",
    "NO_SIGN, SIGNATURE_PARAM_MISSING",
    "OTHER_SIGN_TYPE, SIGNATURE_MISMATCH",
    "UNKNOWN_SIGN_TYPE, SIGNATURE_MISMATCH",
    "LOST_FIELD, SIGNATURE_MISMATCH",
    "WRONG_KEY, SIGNATURE_MISMATCH",
    "OTHER_MERCHANT, RECEIVE_ID_MISMATCH"
  })
  void a_fault_of_a_payment_is_rejected_for_its_reason(V2Fault fault, Reason reason) {
    assertThat(reason(kit.faulty(fault, paid, T0))).isEqualTo(reason);
  }

  @ParameterizedTest
  @DisplayName("A-6 every fault of a refund is rejected for its reason")
  @CsvSource({
    "GET_METHOD, METHOD_NOT_ALLOWED",
    "OVERSIZED, BODY_TOO_LARGE",
    "CUT, MALFORMED",
    "DTD, DTD_FORBIDDEN",
    "NO_SIGN, SIGNATURE_PARAM_MISSING",
    "WRONG_KEY, BAD_CIPHERTEXT",
    "OTHER_MERCHANT, RECEIVE_ID_MISMATCH",
    "FORM_DECODED, CIPHERTEXT_HAS_SPACES",
    "GARBLED_CIPHERTEXT, BAD_BASE64"
  })
  void a_fault_of_a_refund_is_rejected_for_its_reason(V2Fault fault, Reason reason) {
    assertThat(reason(kit.faulty(fault, refunded, T0))).isEqualTo(reason);
  }

  @ParameterizedTest
  @DisplayName("A-8 every refusal is answered alike, in the platform's XML")
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FORM_DECODED", "GARBLED_CIPHERTEXT"})
  void every_refusal_is_answered_alike(V2Fault fault) {
    Translation translation = adapter.translate(kit.faulty(fault, paid, T0));

    assertThat(translation.reply().status()).isEqualTo(401);
    assertThat(translation.reply().contentType()).isEqualTo("text/xml; charset=utf-8");
    assertThat(translation.reply().body()).isEqualTo(REFUSAL);
  }

  @Test
  void what_is_authentic_is_acknowledged_in_the_platforms_xml() {
    for (V2Notice notice : List.of(paid, refunded, paid.with("result_code", "FAIL"))) {
      Accepted accepted = Merchant.accept(adapter, kit.send(notice, T0));
      assertThat(accepted.reply().status()).isEqualTo(200);
      assertThat(accepted.reply().body()).isEqualTo(DONE);
    }
  }

  /** What the connection says, what the message states, what signs; whether it is accepted. */
  @ParameterizedTest
  @DisplayName("A-68 the configured sign type decides, else the one stated, else MD5")
  @CsvSource({
    "MD5, '', MD5, true",
    "MD5, MD5, MD5, true",
    "MD5, HMAC-SHA256, HMAC-SHA256, false",
    "MD5, HMAC-SHA256, MD5, false",
    "MD5, '', HMAC-SHA256, false",
    "HMAC-SHA256, '', HMAC-SHA256, true",
    "HMAC-SHA256, HMAC-SHA256, HMAC-SHA256, true",
    "HMAC-SHA256, MD5, MD5, false",
    "HMAC-SHA256, '', MD5, false",
    "'', '', MD5, true",
    "'', '', HMAC-SHA256, false",
    "'', MD5, MD5, true",
    "'', HMAC-SHA256, HMAC-SHA256, true",
    "'', HMAC-SHA256, MD5, false",
    "'', MD5, HMAC-SHA256, false",
    "'', SHA256, MD5, false",
    "'', md5, MD5, false",
    "'', NONE, MD5, false"
  })
  void the_sign_type_is_chosen(String configured, String stated, String signs, boolean accepted) {
    ObjectNode connection = MerchantV2.connection();
    connection.remove("signType");
    if (!configured.isEmpty()) {
      connection.put("signType", configured);
    }
    Map<String, String> fields = new TreeMap<>(paid.clear());
    if (!stated.isEmpty()) {
      fields.put("sign_type", stated);
    }
    Translation translation = MerchantV2.adapter(connection).translate(signed(fields, signs));

    assertThat(translation).isInstanceOf(accepted ? Accepted.class : Rejected.class);
    if (translation instanceof Rejected rejected) {
      assertThat(rejected.reason()).isEqualTo(Reason.SIGNATURE_MISMATCH);
    }
  }

  private static Delivery signed(Map<String, String> fields, String type) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            text.append(name).append('=').append(value).append('&');
          }
        });
    String sign = SignType.of(type).orElseThrow().sign(text.toString(), MerchantV2.KEY);
    return unsigned(fields, "<sign>" + sign + "</sign>");
  }

  private static Delivery unsigned(Map<String, String> fields, String more) {
    StringBuilder xml = new StringBuilder("<xml>");
    fields.forEach((name, value) -> xml.append(element(name, value)));
    return WechatPayV2Kit.post(xml.append(more).append("</xml>").toString(), T0);
  }

  private static String element(String name, String value) {
    return "<" + name + "><![CDATA[" + value + "]]></" + name + ">";
  }

  @Test
  void a_previous_key_still_verifies_and_opens() {
    ObjectNode rotated = MerchantV2.connection().put("apiV2Key", "f".repeat(32));
    assertThat(reason(MerchantV2.adapter(rotated), kit.send(paid, T0)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    assertThat(reason(MerchantV2.adapter(rotated), kit.send(refunded, T0)))
        .isEqualTo(Reason.BAD_CIPHERTEXT);

    rotated.putArray("previousApiV2Keys").add("e".repeat(32)).add(MerchantV2.KEY);
    for (V2Notice notice : List.of(paid, refunded)) {
      assertThat(Merchant.accept(MerchantV2.adapter(rotated), kit.send(notice, T0)).events())
          .containsExactly(MerchantV2.event(kit.send(notice, T0)));
    }
  }

  @Test
  @DisplayName("A-70 a padding that happens to be right opens nothing")
  void a_right_padding_is_not_enough() throws GeneralSecurityException {
    String sealed = kit.seal("<root><refund_id>5001</refund_id></root>");
    String lucky = keyWhosePaddingIsRight(sealed);
    ObjectNode rotated = MerchantV2.connection().put("apiV2Key", lucky);
    String body = "<xml>" + element("req_info", sealed) + "</xml>";

    assertThat(reason(MerchantV2.adapter(rotated), WechatPayV2Kit.post(body, T0)))
        .isEqualTo(Reason.BAD_CIPHERTEXT);

    rotated.putArray("previousApiV2Keys").add(MerchantV2.KEY);
    Merchant.accept(MerchantV2.adapter(rotated), WechatPayV2Kit.post(body, T0));
  }

  /** One of some hundred keys: a random last block ends as a padding does once in 256 times. */
  private static String keyWhosePaddingIsRight(String sealed) throws GeneralSecurityException {
    Cipher ecb = Cipher.getInstance("AES/ECB/PKCS5Padding");
    for (int i = 0; ; i++) {
      String key = String.format(Locale.ROOT, "%032d", i);
      byte[] md5 = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
      String digits = HexFormat.of().formatHex(md5);
      ecb.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(digits.getBytes(StandardCharsets.UTF_8), "AES"));
      try {
        ecb.doFinal(Base64.getDecoder().decode(sealed));
        return key;
      } catch (GeneralSecurityException e) {
        // Not this one.
      }
    }
  }

  @ParameterizedTest
  @DisplayName("A-70 what is sealed must be the XML of a refund")
  @ValueSource(
      strings = {
        "",
        "refund",
        "{\"refund_id\":\"5001\"}",
        "<root><refund_id></refund_id></root>",
        "<root><out_trade_no>T0001</out_trade_no></root>",
        "<xml><refund_id>5001</refund_id></xml>",
        "<root><a><refund_id>5001</refund_id></a></root>",
        "<root><refund_id>5001</refund_id><refund_id>5002</refund_id></root>",
        "<root><refund_id>5001</refund_id>",
        "<root><refund_id>5001</refund_id></root>x",
        "<!DOCTYPE root><root><refund_id>5001</refund_id></root>"
      })
  void what_is_sealed_is_the_xml_of_a_refund(String text) {
    String body = "<xml>" + element("req_info", kit.seal(text)) + "</xml>";

    assertThat(reason(WechatPayV2Kit.post(body, T0))).isEqualTo(Reason.BAD_CIPHERTEXT);
  }

  @ParameterizedTest
  @DisplayName("A-70 nothing that stands in the clear beside a sealed part changes an event")
  @ValueSource(strings = {"return_code", "mch_id", "appid", "nonce_str"})
  void the_clear_part_of_a_refund_changes_nothing(String field) {
    Event event = MerchantV2.event(kit.send(refunded, T0));

    assertThat(MerchantV2.event(kit.send(refunded.without(field), T0))).isEqualTo(event);
    assertThat(
            MerchantV2.event(
                kit.send(refunded.with("return_code", "FAIL").with("out_trade_no", "T9"), T0)))
        .isEqualTo(event);
  }

  @Test
  @DisplayName("A-70 where clear and sealed part both name the merchant both must be ours")
  void the_sealed_merchant_is_checked_too() {
    assertThat(reason(kit.send(refunded.withSealed("mch_id", "1230000110"), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    assertThat(reason(kit.send(refunded.with("mch_id", "1230000110"), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    Merchant.accept(adapter, kit.send(refunded.withSealed("mch_id", Merchant.MCHID), T0));
  }

  @Test
  @DisplayName("A-70 a signature on a refund is checked if there is one")
  void a_signed_refund_must_be_signed_right() {
    assertThat(reason(kit.send(refunded.with("sign", "0"), T0)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_sealed_part_may_be_broken_into_lines() {
    String body = new String(kit.send(refunded, T0).body(), StandardCharsets.UTF_8);
    int at = body.indexOf("<req_info>") + 60;
    String broken = body.substring(0, at) + "\r\n" + body.substring(at);

    assertThat(MerchantV2.event(WechatPayV2Kit.post(broken, T0)))
        .isEqualTo(MerchantV2.event(kit.send(refunded, T0)));
  }

  @Test
  void another_appid_is_refused_where_appids_are_named() {
    V2Notice elsewhere = paid.with("appid", "wx0000000000000002");
    assertThat(reason(kit.send(elsewhere, T0))).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    assertThat(reason(kit.send(refunded.with("appid", "wx0000000000000002"), T0)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);

    ObjectNode any = MerchantV2.connection();
    any.remove("appids");
    Merchant.accept(MerchantV2.adapter(any), kit.send(elsewhere, T0));
  }

  @Test
  @DisplayName(
      "A-70 a sub-merchant's refund is of its payment, since nobody signs whose order it is")
  void a_sub_merchants_refund_is_of_its_payment() {
    V2Notice partners = WechatPayV2Kit.forPartner(refunded, "1900000109", "wx0000000000000009", "");

    assertThat(reason(kit.send(partners, T0))).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    Event event =
        Merchant.only(
            Merchant.accept(MerchantV2.adapter(MerchantV2.partner()), kit.send(partners, T0)));
    assertThat(event.subject()).isEqualTo(IdentityKey.paymentNo("wxpay", "4200001"));
    assertThat(event.claims()).isEmpty();
    assertThat(event.key()).isEqualTo("wxpayr:5001:SUCCESS");
  }

  static Stream<String> fieldsThatAreRead() {
    return V2Happening.SIGNED_FIELDS.stream();
  }

  /** Signed alike: the fields that are seen, and those where the first has the others inside. */
  @ParameterizedTest
  @DisplayName("A-63 a field cannot be cut out of another one that is joined to it")
  @MethodSource("fieldsThatAreRead")
  void a_signed_text_cannot_be_cut_elsewhere(String field) {
    Map<String, String> cut = new TreeMap<>(paid.clear());
    cut.put("aa", "1&" + field + "=" + cut.getOrDefault(field, "1") + "&x");
    cut.put(field, "7");

    assertThat(reason(signed(cut, "MD5"))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void what_the_merchant_attached_may_look_like_fields() {
    V2Notice attached = paid.with("attach", "total_fee=1&openid=oOTHER&&a=b");

    assertThat(MerchantV2.event(kit.send(attached, T0)))
        .isEqualTo(MerchantV2.event(kit.send(paid, T0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<xml>",
        "<xml/>x",
        "{\"id\":\"EV-1\"}",
        "<root><sign>0</sign></root>",
        "<xml><a>1</a><a>1</a></xml>",
        "<xml><a><b>1</b></a></xml>",
        "<xml>text<a>1</a></xml>",
        "<xml>text</xml>",
        "<xml><a>&x;</a></xml>"
      })
  void what_is_not_flat_xml_is_malformed(String body) {
    assertThat(reason(WechatPayV2Kit.post(body, T0))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void a_field_given_twice_is_malformed_even_if_one_is_empty() {
    String body = new String(kit.send(paid, T0).body(), StandardCharsets.UTF_8);

    assertThat(reason(WechatPayV2Kit.post(body.replace("</xml>", "<openid/></xml>"), T0)))
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @DisplayName("A-3 all sixteen deliveries of an unacknowledged notification give one event")
  @ValueSource(strings = {"paid", "refunded", "failed", "unknown"})
  void every_retry_gives_the_same_event(String which) {
    V2Notice notice =
        switch (which) {
          case "paid" -> paid;
          case "refunded" -> refunded;
          case "failed" -> paid.with("result_code", "FAIL");
          default -> kit.other(Map.of("contract_id", "2025100901"));
        };
    Set<Event> events = new HashSet<>();
    Set<String> bodies = new HashSet<>();
    for (Delivery delivery : kit.sendUnacknowledged(notice, T0)) {
      events.add(MerchantV2.event(delivery));
      bodies.add(new String(delivery.body(), StandardCharsets.UTF_8));
    }

    assertThat(bodies).hasSize(16);
    assertThat(events).hasSize(1);
  }

  @Test
  void both_algorithms_give_the_same_event() {
    PlatformAdapter other = MerchantV2.adapter(hmac.connection("pay"));

    assertThat(Merchant.accept(other, hmac.send(paid, T0)).events())
        .containsExactly(MerchantV2.event(kit.send(paid, T0)));
  }

  @Test
  @DisplayName("A-5 an authentic failure is no payment, and is kept")
  void a_failure_is_kept() {
    for (String code : List.of("return_code", "result_code")) {
      Accepted accepted = Merchant.accept(adapter, kit.send(paid.with(code, "FAIL"), T0));

      assertThat(Merchant.only(accepted).fact())
          .isInstanceOfSatisfying(
              Unmapped.class,
              fact -> {
                assertThat(fact.what()).isEqualTo("payment");
                assertThat(fact.text()).contains("<" + code + ">FAIL</" + code + ">");
                assertThat(fact.text()).doesNotContain("nonce_str", "<sign>");
                assertThat(fact.mentions()).contains("4200001", Merchant.OPENID);
              });
      assertThat(accepted.warnings()).hasSize(1);
    }
  }
}
