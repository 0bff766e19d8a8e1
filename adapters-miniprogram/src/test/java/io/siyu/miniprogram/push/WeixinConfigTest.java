package io.siyu.miniprogram.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.SecretSource;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeixinConfigTest {
  private static List<String> violations(ObjectNode json) {
    Violations violations = new Violations();
    assertThat(Account.adapter(json, violations)).isNotNull();
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  @Test
  void a_whole_connection_has_no_violation() {
    ObjectNode json = Account.json().put("component", "wxcomponent").put("openAccount", "open-1");
    json.put("kind", "OFFICIAL_ACCOUNT").put("freshnessSeconds", 600).put("bodyBytesMax", 4096);
    json.putArray("previous").addObject().put("token", "t").put("encodingAesKey", Account.KEY);
    assertThat(violations(json)).isEmpty();
    assertThat(violations(Account.plainJson())).isEmpty();
    assertThat(violations(Account.cloudJson())).isEmpty();
  }

  @Test
  void an_empty_connection_names_all_that_is_missing_at_once() {
    ObjectNode json = Json.object().put("name", "shop").put("type", "weixin");
    assertThat(violations(json)).containsExactlyInAnyOrder("/appid", "/token", "/encodingAesKey");
    assertThat(violations(json.put("mode", "PLAIN"))).containsExactlyInAnyOrder("/appid", "/token");
    assertThat(violations(json.put("mode", "CLOUD"))).containsExactly("/appid");
  }

  @ParameterizedTest
  @CsvSource({
    "appid, '\"wx 1\"'",
    "appid, '\"wx/1\"'",
    "appid, '\"\"'",
    "appid, 7",
    "kind, '\"SHIP\"'",
    "mode, '\"COMPATIBLE\"'",
    "token, '\"\"'",
    "encodingAesKey, '\"short\"'",
    "encodingAesKey, '\"jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2*\"'",
    "freshnessSeconds, -1",
    "bodyBytesMax, 0",
    "previous, 1",
    "openAccount, 1",
    "component, 1",
    "surprise, 1"
  })
  void each_wrong_field_is_one_violation(String field, String value) throws Exception {
    JsonNode wrong = Json.parse("{\"x\":" + value + "}").get("x");
    assertThat(violations(Account.json().set(field, wrong))).containsExactly("/" + field);
  }

  @Test
  void previous_credentials_are_checked_too() {
    ObjectNode json = Account.json();
    json.putArray("previous").addObject().put("token", "t");
    assertThat(violations(json)).containsExactly("/previous/0/encodingAesKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "CLOUD"})
  @DisplayName("A-80 a shop's address is sealed")
  void a_shop_pushes_sealed_alone(String mode) {
    ObjectNode json = mode.equals("PLAIN") ? Account.plainJson() : Account.cloudJson();
    assertThat(violations(json.put("kind", "SHOP"))).containsExactly("/mode");
  }

  @Test
  void a_secret_that_a_mode_does_not_use_is_refused() {
    assertThat(violations(Account.plainJson().put("encodingAesKey", Account.KEY)))
        .containsExactly("/encodingAesKey");
    assertThat(violations(Account.cloudJson().put("token", Account.TOKEN)))
        .containsExactly("/token");
  }

  @Test
  void no_violation_and_no_text_shows_a_secret() {
    Violations violations = new Violations();
    Account.adapter(Account.json().put("encodingAesKey", " s3cr3t "), violations);
    assertThat(violations.list().toString()).hasSizeGreaterThan(2).doesNotContain("s3cr3t");
    JsonObject in = JsonObject.of(Account.json(), "", new Violations());
    WeixinConfig config = WeixinConfig.read(new ConnectionConfig("shop", in, SecretSource.none()));
    assertThat(config.toString())
        .contains(Account.APPID)
        .doesNotContain(Account.TOKEN, Account.KEY);
  }

  @Test
  void the_factory_is_found() {
    assertThat(ServiceLoader.load(PlatformAdapterFactory.class).stream())
        .extracting(provider -> provider.get().type())
        .contains("weixin");
  }
}
