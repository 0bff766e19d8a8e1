package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.adapter;
import static io.siyu.wecom.Connection.reason;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Fault;
import io.siyu.wecom.kit.WeComKit;
import io.siyu.wecom.kit.WeComSealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionsTest {
  private static final String PLAINTEXT =
      ContactPush.added(Connection.CORP, "zhangsan", "wmA", AT).xml();

  private final WeComKit kit = Connection.kit();
  private final PlatformAdapter adapter = adapter(Connection.json());
  private final PlatformAdapter fresh = adapter(Connection.json().put("freshnessSeconds", 600));

  private static Delivery withBody(Delivery delivery, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Delivery.of(delivery.method(), delivery.query(), Map.of(), bytes);
  }

  private static Delivery withQuery(Delivery delivery, String query) {
    return Delivery.of(delivery.method(), query, Map.of(), delivery.body());
  }

  private static String body(Delivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_is_refused_for_its_reason_and_answered_alike(Fault fault) {
    Translation translation = fresh.translate(kit.faulty(fault, PLAINTEXT, AT));
    assertThat(translation)
        .isInstanceOfSatisfying(
            Translation.Rejected.class, r -> assertThat(r.reason()).isEqualTo(fault.reason()));
    assertThat(translation.reply()).isEqualTo(Reply.empty(401));
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_signature", "timestamp", "nonce"})
  void each_signature_parameter_must_be_there_and_not_empty(String name) {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    String less = good.query().replaceAll(name + "=[^&]*", "x=1");
    assertThat(reason(adapter, withQuery(good, less))).isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    String empty = good.query().replaceAll(name + "=[^&]*", name + "=");
    assertThat(reason(adapter, withQuery(good, empty))).isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
  }

  @Test
  void an_address_check_needs_its_echo() {
    Delivery check = kit.handshake("123", AT);
    String less = check.query().substring(0, check.query().indexOf("&echostr"));
    assertThat(reason(adapter, withQuery(check, less))).isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fdg",
        "５c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"
      })
  void a_signature_of_another_shape_never_matches(String signature) {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    String query = good.query().replaceAll("msg_signature=[^&]*", "msg_signature=" + signature);
    assertThat(reason(adapter, withQuery(good, query))).isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  @DisplayName(
      "A-41 digits moved between nonce and timestamp are noticed though the signed text is the same")
  void the_signed_concatenation_cannot_be_cut_elsewhere() {
    String ciphertext = Vectors.K3;
    WeComSealer sealer = new WeComSealer(Connection.TOKEN, Connection.KEY);
    String signature = sealer.sign("1409659813", "1372623149", ciphertext);
    assertThat(sealer.sign("91409659813", "137262314", ciphertext)).isEqualTo(signature);
    String body = "<xml><Encrypt>" + ciphertext + "</Encrypt></xml>";
    String query = "msg_signature=%s&timestamp=%s&nonce=%s";
    Delivery good =
        Delivery.of(
            "POST",
            query.formatted(signature, "1409659813", "1372623149"),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(adapter.translate(good)).isInstanceOf(Accepted.class);
    assertThat(
            reason(
                adapter, withQuery(good, query.formatted(signature, "91409659813", "137262314"))))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  @DisplayName("A-41 a nonce exchanged for the timestamp changes no event and makes nothing fresh")
  void nonce_and_timestamp_exchanged() {
    WeComSealer sealer = new WeComSealer(Connection.TOKEN, Connection.KEY);
    byte[] random = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    for (String plaintext : new String[] {PLAINTEXT, "<xml><Event>x</Event></xml>", "<xml"}) {
      String ciphertext = sealer.seal(random, plaintext, Connection.CORP);
      String signature = sealer.sign("1409659813", "1372623149", ciphertext);
      byte[] body =
          ("<xml><Encrypt>" + ciphertext + "</Encrypt></xml>").getBytes(StandardCharsets.UTF_8);
      String query = "msg_signature=" + signature + "&timestamp=%s&nonce=%s";
      Delivery good =
          Delivery.of("POST", query.formatted("1409659813", "1372623149"), Map.of(), body);
      Delivery exchanged = withQuery(good, query.formatted("1372623149", "1409659813"));
      assertThat(((Accepted) adapter.translate(exchanged)).events())
          .isEqualTo(((Accepted) adapter.translate(good)).events());
    }
    PlatformAdapter fresh = Connection.adapter(Connection.json().put("freshnessSeconds", 60));
    Delivery captured = kit.deliver(PLAINTEXT, AT);
    assertThat(fresh.translate(captured)).isInstanceOf(Accepted.class);
    Delivery late = kit.deliver(PLAINTEXT, AT.plusSeconds(3_600));
    assertThat(reason(fresh, late)).isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  @DisplayName("A-41 an address check sent as a push gives no event")
  void an_address_check_replayed_as_a_push_is_refused() {
    assertThat(reason(adapter, kit.deliver("1616140317555161061", AT))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("A-41 a push sent as an address check is not decrypted for the sender")
  void a_push_replayed_as_an_address_check_is_not_echoed() {
    for (String plaintext : new String[] {PLAINTEXT, " " + PLAINTEXT, "{\"a\":1}"}) {
      assertThat(reason(adapter, kit.handshake(plaintext, AT))).isEqualTo(Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "[]",
        "{",
        "{}",
        "{\"Encrypt\":\"\"}",
        "{\"Encrypt\":null}",
        "{\"Encrypt\":{\"a\":1}}",
        "{\"Encrypt\":[\"a\"]}",
        "{\"a\":{\"Encrypt\":\"x\"}}",
        "<xml/>",
        "<xml></xml>",
        "<xml><Encrypt/></xml>",
        "<xml><Encrypt> </Encrypt></xml>",
        "<xml><a><Encrypt>x</Encrypt></a></xml>",
        "<Encrypt>x</Encrypt>",
        "<xml>x",
        "{\"Encrypt\":1e99999999999999999999}"
      })
  void a_body_without_ciphertext_is_malformed(String body) {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    assertThat(reason(adapter, withBody(good, body))).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml SYSTEM \"http://localhost/x.dtd\">",
        "<?xml version=\"1.0\"?><!DOCTYPE xml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
        "\uFEFF<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<!doctype xml>"
      })
  @DisplayName("A-42 an envelope with a document type is refused, wherever the declaration stands")
  void a_document_type_is_refused(String declaration) {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    assertThat(reason(adapter, withBody(good, declaration + body(good))))
        .isEqualTo(Reason.DTD_FORBIDDEN);
    assertThat(
            reason(
                adapter,
                withBody(
                    good,
                    body(good) + declaration.replace("\uFEFF", "").replaceFirst("<\\?.*\\?>", ""))))
        .isEqualTo(Reason.DTD_FORBIDDEN);
  }

  @Test
  void envelopes_are_read_tolerantly() {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    String ciphertext = body(good).replaceAll("(?s).*<Encrypt><!\\[CDATA\\[(.*?)\\]\\].*", "$1");
    for (String body :
        new String[] {
          "\uFEFF" + body(good),
          "\n <?xml version='1.0' encoding=\"utf-8\"?>\r\n<!-- x -->" + body(good) + "\n",
          "<xml a=\"1\" b='2'><encrypt>\n" + ciphertext + "\n</encrypt></xml>",
          "<xml><ENCRYPT>"
              + ciphertext.replace("+", "&#43;").replace("/", "&#x2F;")
              + "</ENCRYPT></xml>",
          "\uFEFF{\"ENCRYPT\":\"" + ciphertext.replace("/", "\\/") + "\",\"agentid\":3}",
        }) {
      assertThat(adapter.translate(withBody(good, body))).as(body).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void a_body_may_have_exactly_the_configured_size() {
    Delivery good = kit.deliver(PLAINTEXT, AT);
    ObjectNode exact = Connection.json().put("bodyBytesMax", good.body().length);
    assertThat(adapter(exact).translate(good)).isInstanceOf(Accepted.class);
    ObjectNode less = Connection.json().put("bodyBytesMax", good.body().length - 1);
    assertThat(reason(adapter(less), good)).isEqualTo(Reason.BODY_TOO_LARGE);
  }

  @Test
  @DisplayName("A-43 freshness is judged against received-at, both ways, and only where configured")
  void freshness_is_inclusive_and_judged_against_received_at() {
    Delivery push = kit.deliver(PLAINTEXT, AT);
    for (long seconds : new long[] {600, -600}) {
      assertThat(fresh.translate(push.receivedAt(AT.plusSeconds(seconds))))
          .isInstanceOf(Accepted.class);
    }
    for (long seconds : new long[] {601, -601}) {
      Delivery late = push.receivedAt(AT.plusSeconds(seconds));
      assertThat(reason(fresh, late)).isEqualTo(Reason.STALE_TIMESTAMP);
      assertThat(adapter.translate(late)).isInstanceOf(Accepted.class);
    }
    Delivery unstamped = withBody(push, body(push));
    assertThat(reason(fresh, unstamped)).isEqualTo(Reason.STALE_TIMESTAMP);
    assertThat(adapter.translate(unstamped)).isInstanceOf(Accepted.class);
    Delivery check = kit.handshake("123", AT).receivedAt(AT.plus(Duration.ofDays(1)));
    assertThat(reason(fresh, check)).isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  void staleness_is_told_only_to_who_can_sign() {
    Delivery late =
        kit.faulty(Fault.TAMPERED_SIGNATURE, PLAINTEXT, AT).receivedAt(AT.plusSeconds(9999));
    assertThat(reason(fresh, late)).isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_ciphertext_of_broken_blocks_is_refused() {
    for (String sealed : new String[] {"AAAA", "A".repeat(40), "A".repeat(24)}) {
      assertThat(reason(adapter, kit.deliverSealed(sealed, AT))).isEqualTo(Reason.BAD_CIPHERTEXT);
    }
    byte[] block = new byte[16];
    Arrays.fill(block, (byte) 32);
    String padding = new WeComSealer(Connection.TOKEN, Connection.KEY).encrypt(block);
    assertThat(reason(adapter, kit.deliverSealed(padding, AT))).isEqualTo(Reason.BAD_CIPHERTEXT);
  }

  @Test
  void line_ends_inside_a_ciphertext_are_signed_but_not_decoded() {
    WeComSealer sealer = new WeComSealer(Connection.TOKEN, Connection.KEY);
    String sealed = sealer.seal(new byte[16], PLAINTEXT, Connection.CORP);
    String wrapped = sealed.substring(0, 76) + "\r\n" + sealed.substring(76);
    assertThat(adapter.translate(kit.deliverSealed(wrapped, AT))).isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("A-45 previous tokens and keys are accepted, each token with its own key")
  void previous_credentials_are_accepted_while_keys_rotate() {
    String newKey = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt";
    ObjectNode rotated = Connection.json().put("token", "new").put("encodingAesKey", newKey);
    WeComKit current = WeComKit.builder(Connection.CORP, "new", newKey, Connection.CORP).build();
    WeComKit mixed =
        WeComKit.builder(Connection.CORP, "new", Connection.KEY, Connection.CORP).build();
    assertThat(reason(adapter(rotated), kit.deliver(PLAINTEXT, AT)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    rotated
        .putArray("previous")
        .addObject()
        .put("token", Connection.TOKEN)
        .put("encodingAesKey", Connection.KEY);
    PlatformAdapter both = adapter(rotated);
    assertThat(both.translate(kit.deliver(PLAINTEXT, AT))).isInstanceOf(Accepted.class);
    assertThat(both.translate(current.deliver(PLAINTEXT, AT))).isInstanceOf(Accepted.class);
    assertThat(reason(both, mixed.deliver(PLAINTEXT, AT))).isEqualTo(Reason.BAD_PADDING);
  }

  @Test
  void a_token_may_outlive_its_key() {
    String newKey = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt";
    ObjectNode rotated = Connection.json().put("encodingAesKey", newKey);
    assertThat(adapter(rotated).translate(kit.deliver(PLAINTEXT, AT)))
        .isNotInstanceOf(Accepted.class);
    rotated
        .putArray("previous")
        .addObject()
        .put("token", Connection.TOKEN)
        .put("encodingAesKey", Connection.KEY);
    assertThat(adapter(rotated).translate(kit.deliver(PLAINTEXT, AT))).isInstanceOf(Accepted.class);
    WeComKit current =
        WeComKit.builder(Connection.CORP, Connection.TOKEN, newKey, "wxother").build();
    assertThat(reason(adapter(rotated), current.deliver(PLAINTEXT, AT)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @Test
  @DisplayName("A-46 the receive id that names the corp matches in any case, any other exactly")
  void plain_corp_ids_match_in_any_case_and_suite_ids_do_not() {
    WeComKit shouted =
        WeComKit.builder(
                Connection.CORP,
                Connection.TOKEN,
                Connection.KEY,
                Connection.CORP.toUpperCase(java.util.Locale.ROOT))
            .build();
    assertThat(adapter.translate(shouted.deliver(PLAINTEXT, AT))).isInstanceOf(Accepted.class);
    PlatformAdapter suite = adapter(Connection.suiteJson());
    WeComKit whispered =
        WeComKit.builder(Connection.SUITE, Connection.TOKEN, Connection.KEY, "WW4asffe99e54c0f4c")
            .build();
    assertThat(suite.translate(Connection.suiteKit().deliver(PLAINTEXT, AT)))
        .isInstanceOf(Accepted.class);
    assertThat(reason(suite, whispered.deliver(PLAINTEXT, AT)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
    assertThat(reason(suite, kit.deliver(PLAINTEXT, AT))).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }

  @Test
  @DisplayName("A-47 a suite's push for another authorised corp gives no event here")
  void another_customers_push_is_refused() {
    PlatformAdapter suite = adapter(Connection.suiteJson());
    String other =
        ContactPush.added("wxother", "zhangsan", "wmA", AT).toSuite(Connection.SUITE).xml();
    assertThat(reason(suite, Connection.suiteKit().deliver(other, AT)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }
}
