package io.siyu.miniprogram.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.OrderPaid;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.push.Credential;
import io.siyu.push.Sealer;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pushes made by others, byte for byte: those that the platform publishes with its message push
 * pages, and some computed from the same rules by another program.
 */
class VectorsTest {
  private static final JsonNode VECTORS = vectors();
  private static final String TOKEN = "AAAAA";
  private static final String KEY = "A".repeat(43);

  private static JsonNode vectors() {
    try (InputStream in = VectorsTest.class.getResourceAsStream("vectors.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String vector, String field) {
    return VECTORS.get(vector).get(field).textValue();
  }

  private static ObjectNode json(String vector) {
    ObjectNode json =
        Account.json()
            .put("appid", text(vector, "appid"))
            .put("token", text(vector, "token"))
            .put("encodingAesKey", text(vector, "key"));
    return text(vector, "receiveId").equals(text(vector, "appid"))
        ? json
        : json.put("component", text(vector, "receiveId"));
  }

  private static Delivery delivery(String vector) {
    String query =
        VECTORS.get(vector).get("query").properties().stream()
            .map(it -> it.getKey() + "=" + it.getValue().textValue())
            .collect(Collectors.joining("&"));
    byte[] body = text(vector, "body").getBytes(StandardCharsets.UTF_8);
    return Delivery.of("POST", query, Map.of(), body);
  }

  private static List<Event> events(String vector) {
    return Account.accepted(Account.adapter(json(vector)), delivery(vector)).events();
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.parse(json);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Sealer.Sealed sealed(String vector, long timestamp, String nonce) {
    Credential credential = Credential.of(text(vector, "token"), text(vector, "key"));
    return new Sealer(credential, text(vector, "receiveId"))
        .seal(
            text(vector, "plain"),
            timestamp,
            nonce,
            text(vector, "random").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void an_address_check_is_clear_and_answered_by_its_echo_in_every_signed_mode() {
    Delivery check =
        Delivery.of(
            "GET",
            "signature=f464b24fc39322e44b38aa78f5edd27bd1441696&echostr=4375120948345356249"
                + "&timestamp=1714036504&nonce=1514711492",
            Map.of(),
            new byte[0]);
    Translation echoed = new Handshake(Reply.text(200, "4375120948345356249"));
    assertThat(
            Account.adapter(Account.json().put("token", TOKEN).put("encodingAesKey", KEY))
                .translate(check))
        .isEqualTo(echoed);
    assertThat(Account.adapter(Account.plainJson().put("token", TOKEN)).translate(check))
        .isEqualTo(echoed);
  }

  @Test
  void a_clear_push_is_read_in_clear_mode() {
    String body =
        "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\","
            + "\"CreateTime\":1714037059,\"MsgType\":\"event\",\"Event\":\"debug_demo\","
            + "\"debug_str\":\"hello world\"}";
    Delivery clear =
        Delivery.of(
            "POST",
            "signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=1714037059"
                + "&nonce=486452656&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8));
    PlatformAdapter plain = Account.adapter(Account.plainJson().put("token", TOKEN));
    Event event = Account.event(plain, clear);
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1714037059));
    assertThat(((Unmapped) event.fact()).what()).isEqualTo("debug_demo");
    assertThat(parsed(((Unmapped) event.fact()).text())).isEqualTo(parsed(body));
  }

  @Test
  void the_published_sealed_push_in_JSON_opens_and_seals_to_the_same_bytes() {
    Unmapped fact = (Unmapped) events("secure_json").get(0).fact();
    assertThat(parsed(fact.text())).isEqualTo(parsed(text("secure_json", "plain")));
    assertThat(fact.mentions()).containsExactly("o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
    Sealer.Sealed again = sealed("secure_json", 1714112445, "415670741");
    assertThat(again.ciphertext()).isEqualTo(text("secure_json", "encrypt"));
    assertThat(again.signature()).isEqualTo("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");
  }

  @Test
  void the_published_push_of_a_third_party_platform_is_for_the_components_id() {
    Unmapped fact = (Unmapped) events("component_xml").get(0).fact();
    assertThat(fact.text()).isEqualTo(text("component_xml", "plain"));
    assertThat(events("component_xml").get(0).source().text())
        .isEqualTo("weixin/wxba5fad812f8e6fb9");
    assertThat(sealed("component_xml", 1715943329, "1590219412").ciphertext())
        .isEqualTo(text("component_xml", "encrypt"));
    ObjectNode own = json("component_xml");
    own.remove("component");
    assertThat(Account.reason(Account.adapter(own), delivery("component_xml")))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_json", "reply_xml"})
  void the_published_answers_seal_to_the_same_bytes(String vector) {
    JsonNode expected = VECTORS.get(vector);
    Sealer.Sealed sealed =
        sealed(vector, expected.get("timestamp").longValue(), expected.get("nonce").textValue());
    assertThat(sealed.ciphertext()).isEqualTo(text(vector, "encrypt"));
    assertThat(sealed.signature()).isEqualTo(text(vector, "signature"));
  }

  @Test
  void a_key_whose_last_character_carries_spare_bits_is_one() {
    assertThat(sealed("key_with_spare_bits", 1, "n").ciphertext())
        .isEqualTo(text("key_with_spare_bits", "encrypt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"padding_1", "padding_17", "padding_32"})
  void any_padding_of_up_to_32_bytes_is_taken_off(String vector) {
    Event event = events(vector).get(0);
    assertThat(parsed(((Unmapped) event.fact()).text())).isEqualTo(parsed(text(vector, "plain")));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1));
  }

  @Test
  void a_push_for_another_account_is_refused_though_rightly_signed() {
    assertThat(
            Account.reason(Account.adapter(json("wrong_receive_id")), delivery("wrong_receive_id")))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @Test
  @DisplayName("A-83 two payments of one second and one sender are two")
  void two_payments_of_one_second_and_one_sender_are_two() {
    Event a = events("same_second_a").get(0);
    Event b = events("same_second_b").get(0);
    assertThat(a.fact()).isInstanceOf(OrderPaid.class);
    assertThat(a.occurredAt()).isEqualTo(b.occurredAt());
    assertThat(a.key()).isNotEqualTo(b.key());
    assertThat(a.id()).isNotEqualTo(b.id());
    assertThat(a.claims()).isNotEqualTo(b.claims());
  }

  @Test
  void a_text_in_XML_has_characters_beyond_the_basic_plane_and_markup() {
    Event event = events("xml_text").get(0);
    assertThat(event.key()).isEqualTo("msg:wx0000000000000001:7516223123456789012");
    assertThat(event.fact())
        .isEqualTo(new Engaged("weixin/wx0000000000000001", "message", Engaged.Direction.INBOUND));
  }

  @Test
  void an_order_id_keeps_all_its_digits() {
    assertThat(events("order_id_over_2p53"))
        .allSatisfy(event -> assertThat(EventJson.encode(event)).contains("3705115058471208928"));
  }

  @Test
  @DisplayName("A-84 a revoked authorisation is the person's, not the sender's")
  void a_revoked_authorisation_is_the_persons_not_the_senders() {
    assertThat(events("revoke"))
        .allSatisfy(
            event ->
                assertThat(event.subject())
                    .isEqualTo(
                        IdentityKey.openId("wx0000000000000001", "oUSER000000000000000000000001")));
    assertThat(events("revoke").get(0).fact())
        .isInstanceOfSatisfying(
            ConsentWithdrawn.class, fact -> assertThat(fact.purpose()).isEqualTo("phone_number"));
  }
}
