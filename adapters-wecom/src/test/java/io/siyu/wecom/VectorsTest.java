package io.siyu.wecom;

import static io.siyu.wecom.Connection.adapter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Joined;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Handshake;
import io.siyu.wecom.kit.WeComSealer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorsTest {
  private static final String CORP_B = "ww1436e0e65a779aee";
  private static final String TOKEN_B = "hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo";
  private static final String KEY_B = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt";
  private static final String RANDOM = "0123456789abcdef";
  private static final String TIMESTAMP = "1409659813";
  private static final String NONCE = "1372623149";

  private final PlatformAdapter a = adapter(Connection.json());
  private final PlatformAdapter b = adapter(jsonB());
  private final WeComSealer sealerA = new WeComSealer(Connection.TOKEN, Connection.KEY);
  private final WeComSealer sealerB = new WeComSealer(TOKEN_B, KEY_B);

  private static ObjectNode jsonB() {
    ObjectNode json =
        Connection.json().put("corp", CORP_B).put("token", TOKEN_B).put("encodingAesKey", KEY_B);
    json.putArray("receiveIds").add(CORP_B);
    return json;
  }

  private static Delivery get(String signature, String timestamp, String nonce, String echo) {
    String query = query(signature, timestamp, nonce) + "&echostr=" + echo;
    return Delivery.of("GET", query, Map.of(), new byte[0]);
  }

  private static String query(String signature, String timestamp, String nonce) {
    return "msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce;
  }

  private static Delivery xml(String signature, String timestamp, String nonce, String encrypt) {
    String body =
        "<xml> <ToUserName><![CDATA[x]]></ToUserName>\n<Encrypt><![CDATA["
            + encrypt
            + "]]></Encrypt></xml>";
    return post(query(signature, timestamp, nonce), body);
  }

  private static Delivery json(String signature, String name, String encrypt) {
    String body = "{\"" + name + "\":\"" + encrypt + "\",\"agentid\":3010115}";
    return post(query(signature, TIMESTAMP, NONCE), body);
  }

  private static Delivery post(String query, String body) {
    return Delivery.of("POST", query, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Unmapped unmapped(PlatformAdapter adapter, Delivery delivery) {
    return (Unmapped) Connection.event(adapter, delivery).fact();
  }

  private String sealA(String message, String receiveId) {
    return sealerA.seal(RANDOM.getBytes(StandardCharsets.US_ASCII), message, receiveId);
  }

  @Test
  @DisplayName("A-40 an address check is answered with the decrypted echo as it stands")
  void T1_is_answered_with_its_echo_whether_plus_signs_are_escaped_or_not() {
    String signature = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3";
    Handshake expected = new Handshake(Reply.text(200, "1616140317555161061"));
    String escaped = URLEncoder.encode(Vectors.T1, StandardCharsets.UTF_8);
    assertThat(escaped).contains("%2B");
    assertThat(a.translate(get(signature, "1409659589", "263014780", escaped))).isEqualTo(expected);
    assertThat(a.translate(get(signature, "1409659589", "263014780", Vectors.T1)))
        .isEqualTo(expected);
    byte[] random = "c41b64491c2468d0".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerA.seal(random, "1616140317555161061", Connection.CORP)).isEqualTo(Vectors.T1);
  }

  @Test
  void T2_is_a_message_and_its_plaintext_seals_to_the_same_bytes() {
    String signature = "477715d11cdb4164915debcba66cb864d751f3e6";
    Delivery delivery = xml(signature, TIMESTAMP, NONCE, Vectors.T2);
    Unmapped fact = unmapped(a, delivery);
    assertThat(fact.text()).isEqualTo(Vectors.T2_TEXT);
    assertThat(fact.what()).isEqualTo("text");
    assertThat(fact.mentions()).containsExactly("mycreate");
    assertThat(Connection.event(a, delivery).occurredAt())
        .isEqualTo(Instant.ofEpochSecond(1409659813));
    byte[] random = "0960688932c47ef1".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerA.seal(random, Vectors.T2_TEXT, Connection.CORP)).isEqualTo(Vectors.T2);
    assertThat(sealerA.sign(TIMESTAMP, NONCE, Vectors.T2)).isEqualTo(signature);
  }

  @Test
  @DisplayName(
      "A-44 an authentic message that cannot be parsed is kept, dated by nothing that changes between deliveries")
  void T3_is_authentic_though_its_JSON_is_broken() {
    String signature = "1f3153b7abd0ba99b4ab2e57fac2376110d03a3c";
    Delivery delivery = json(signature, "Encrypt", Vectors.T3);
    Unmapped fact = unmapped(a, delivery);
    assertThat(fact.what()).isEqualTo("unparseable");
    assertThat(fact.text()).isEqualTo(Vectors.T3_TEXT);
    assertThat(Connection.event(a, delivery).occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(Connection.accepted(a, delivery).warnings()).hasSize(1);
    byte[] random = "WSaxmGcGQ0R23jRP".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerA.seal(random, Vectors.T3_TEXT, Connection.CORP)).isEqualTo(Vectors.T3);
  }

  @Test
  void the_other_ciphertext_printed_under_the_signature_of_T3_is_refused() {
    Delivery trap = json("1f3153b7abd0ba99b4ab2e57fac2376110d03a3c", "Encrypt", Vectors.TRAP);
    assertThat(Connection.reason(a, trap)).isEqualTo(Reason.SIGNATURE_MISMATCH);
    Delivery own = json("cf98808c142bc21a6a5c6baae8dbebfa813394c9", "Encrypt", Vectors.TRAP);
    assertThat(a.translate(own)).isInstanceOf(Accepted.class);
  }

  @Test
  void T4_is_answered_with_its_echo() {
    String signature = "012bc692d0a58dd4b10f8dfe5c4ac00ae211ebeb";
    assertThat(b.translate(get(signature, "1476416373", "47744683", Vectors.T4)))
        .isEqualTo(new Handshake(Reply.text(200, "1288432023552776189")));
    byte[] random = "8908d0ff052afda0".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerB.seal(random, "1288432023552776189", CORP_B)).isEqualTo(Vectors.T4);
  }

  @Test
  void T5_has_lower_case_envelope_names_and_the_text_of_T3() {
    Delivery delivery = json("e3647471e395139e2308c1fa963f2d648a00b90e", "encrypt", Vectors.T5);
    assertThat(unmapped(b, delivery).text()).isEqualTo(Vectors.T3_TEXT);
    byte[] random = "dDVXRx6kn1gOT43Q".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerB.seal(random, Vectors.T3_TEXT, CORP_B)).isEqualTo(Vectors.T5);
  }

  @Test
  void T6_is_Chinese_text_without_CDATA() {
    Delivery delivery =
        xml("0c3914025cb4b4d68103f6bfc8db550f79dcf48e", "1476422779", "1597212914", Vectors.T6);
    Unmapped fact = unmapped(b, delivery);
    assertThat(fact.text()).isEqualTo(Vectors.T6_TEXT).contains("你好");
    assertThat(fact.mentions()).containsExactly("ChenJiaShun");
    byte[] random = "694ce5a83ae07fe3".getBytes(StandardCharsets.US_ASCII);
    assertThat(sealerB.seal(random, Vectors.T6_TEXT, CORP_B)).isEqualTo(Vectors.T6);
  }

  @Test
  void K1_seals_to_the_same_bytes_and_opens() {
    assertThat(sealA(Vectors.K1_TEXT, Connection.CORP)).isEqualTo(Vectors.K1);
    assertThat(sealerA.sign(TIMESTAMP, NONCE, Vectors.K1)).isEqualTo(Vectors.K1_SIGNATURE);
    assertThat(unmapped(a, xml(Vectors.K1_SIGNATURE, TIMESTAMP, NONCE, Vectors.K1)).text())
        .isEqualTo(Vectors.K1_TEXT);
  }

  @Test
  void K2_has_an_empty_receive_id_that_only_emptyReceiveId_accepts() {
    assertThat(sealA("{\"msgtype\":\"stream\"}", "")).isEqualTo(Vectors.K2);
    Delivery delivery = json(Vectors.K2_SIGNATURE, "encrypt", Vectors.K2);
    assertThat(Connection.reason(a, delivery)).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    ObjectNode json = Connection.json().put("emptyReceiveId", true);
    json.remove("receiveIds");
    Unmapped fact = unmapped(adapter(json), delivery);
    assertThat(fact.what()).isEqualTo("stream");
    assertThat(fact.text()).isEqualTo("{\"msgtype\":\"stream\"}");
  }

  @Test
  void K3_is_padded_by_a_whole_block() {
    String text = "A".repeat(58);
    assertThat(sealA(text, Connection.CORP)).isEqualTo(Vectors.K3);
    assertThat(unmapped(a, xml(Vectors.K3_SIGNATURE, TIMESTAMP, NONCE, Vectors.K3)).text())
        .isEqualTo(text);
  }

  @Test
  void K4_is_a_contact_of_a_suite_and_acknowledged_by_success() {
    assertThat(sealA(Vectors.K4_TEXT, Connection.SUITE)).isEqualTo(Vectors.K4);
    PlatformAdapter suite = adapter(Connection.suiteJson().put("corp", "wxf8b4f85f3a794e77"));
    Delivery delivery = xml(Vectors.K4_SIGNATURE, "1403610513", NONCE, Vectors.K4);
    Accepted accepted = Connection.accepted(suite, delivery);
    assertThat(accepted.reply()).isEqualTo(Reply.text(200, "success"));
    assertThat(accepted.events().get(0).subject())
        .isEqualTo(IdentityKey.externalUserId("corp-a", "woAJ2GCAAAXtWyujaWJHDDGi0mACH71w"));
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Joined.class);
  }

  @Test
  void K5_holds_characters_beyond_the_basic_plane() {
    String text = "<xml><Content><![CDATA[客户说：你好😀]]></Content></xml>";
    assertThat(sealA(text, Connection.CORP)).isEqualTo(Vectors.K5);
    assertThat(unmapped(a, xml(Vectors.K5_SIGNATURE, TIMESTAMP, NONCE, Vectors.K5)).text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_CIPHERTEXT, " + Vectors.N1 + "," + Vectors.N1_SIGNATURE,
    "BAD_CIPHERTEXT, " + Vectors.N2 + "," + Vectors.N2_SIGNATURE,
    "BAD_PADDING, " + Vectors.N3 + "," + Vectors.N3_SIGNATURE,
    "BAD_PADDING, " + Vectors.N4 + "," + Vectors.N4_SIGNATURE,
    "BAD_PADDING, " + Vectors.N5 + "," + Vectors.N5_SIGNATURE,
    "RECEIVE_ID_MISMATCH, " + Vectors.N6 + "," + Vectors.N6_SIGNATURE,
    "BAD_CIPHERTEXT, " + Vectors.N7 + "," + Vectors.N7_SIGNATURE
  })
  void rightly_signed_but_wrongly_sealed_messages_are_refused(
      Reason reason, String encrypt, String signature) {
    assertThat(Connection.reason(a, xml(signature, TIMESTAMP, NONCE, encrypt))).isEqualTo(reason);
  }
}
