package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.Violations;
import io.siyu.spi.PlatformAdapterFactory;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeComConfigTest {
  private static List<String> violations(ObjectNode json) {
    Violations violations = new Violations();
    Connection.adapter(json, violations);
    return violations.list().stream().map(v -> v.pointer()).toList();
  }

  @Test
  void a_whole_connection_has_no_violation() {
    ObjectNode json = Connection.json().put("suite", true).put("emptyReceiveId", true);
    json.put("freshnessSeconds", 600).put("bodyBytesMax", 4096);
    json.putArray("previous").addObject().put("token", "t").put("encodingAesKey", Connection.KEY);
    assertThat(violations(json)).isEmpty();
  }

  @Test
  void an_empty_connection_has_every_violation_at_once() {
    assertThat(violations(Json.object()))
        .containsExactlyInAnyOrder("/corp", "/idSpace", "/receiveIds", "/token", "/encodingAesKey");
  }

  @ParameterizedTest
  @CsvSource({
    "corp, '\"a b\"'",
    "corp, 7",
    "idSpace, '\"\"'",
    "receiveIds, '[]'",
    "receiveIds, '[\"\"]'",
    "receiveIds, '\"wx\"'",
    "token, '\"\"'",
    "encodingAesKey, '\"short\"'",
    "encodingAesKey, '\"jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2*\"'",
    "encodingAesKey, '\"jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2CA\"'",
    "freshnessSeconds, -1",
    "freshnessSeconds, 1.5",
    "bodyBytesMax, 0",
    "suite, '\"yes\"'",
    "emptyReceiveId, 1",
    "surprise, 1",
    "previous, 1"
  })
  void each_wrong_field_is_one_violation(String field, String value) {
    ObjectNode json = Connection.parse("{\"x\":" + value + "}");
    assertThat(violations(Connection.json().set(field, json.get("x")))).contains("/" + field);
  }

  @Test
  void previous_credentials_are_checked_too() {
    ObjectNode json = Connection.json();
    json.putArray("previous").addObject().put("token", "t");
    assertThat(violations(json)).containsExactly("/previous/0/encodingAesKey");
  }

  @Test
  void each_app_of_a_shared_address_is_checked_by_itself() {
    ObjectNode json = Json.object().put("token", "t");
    assertThat(violations(json.set("apps", Json.object()))).contains("/apps", "/token");
    json.putArray("apps");
    assertThat(violations(json)).contains("/apps", "/token");
    json.remove("token");
    json.putArray("apps").add(Connection.json()).add(Connection.json().put("idSpace", ""));
    assertThat(violations(json)).containsExactly("/apps/1/idSpace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "encodingAesKey"})
  void a_wrong_secret_is_not_quoted(String field) {
    Violations violations = new Violations();
    Connection.adapter(Connection.json().put(field, " s3cr3t "), violations);
    assertThat(violations.list().toString()).doesNotContain("s3cr3t");
  }

  @Test
  void the_configuration_shows_no_secret() {
    Violations violations = new Violations();
    var json = io.siyu.json.JsonObject.of(Connection.json(), "", violations);
    var config = new io.siyu.spi.ConnectionConfig("wecom", json, io.siyu.spi.SecretSource.none());
    assertThat(WeComConfig.read(config).toString())
        .contains(Connection.CORP)
        .doesNotContain(Connection.TOKEN)
        .doesNotContain(Connection.KEY);
  }

  @Test
  @DisplayName("A-51 an adapter is registered for the class path and the module path alike")
  void both_registrations_name_the_same_factories() throws URISyntaxException {
    URI classes =
        WeComAdapterFactory.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    List<String> inModule =
        ModuleFinder.of(Path.of(classes)).findAll().stream()
            .flatMap(m -> m.descriptor().provides().stream())
            .filter(p -> p.service().equals(PlatformAdapterFactory.class.getName()))
            .flatMap(p -> p.providers().stream())
            .toList();
    List<String> onClassPath =
        ServiceLoader.load(PlatformAdapterFactory.class).stream()
            .filter(p -> p.type().getPackageName().equals("io.siyu.wecom"))
            .map(p -> p.type().getName())
            .toList();
    assertThat(inModule).containsExactly(WeComAdapterFactory.class.getName());
    assertThat(onClassPath).isEqualTo(inModule);
    assertThat(new WeComAdapterFactory().type()).isEqualTo("wecom");
  }
}
