package io.siyu.miniprogram.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Violations;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.spi.PlatformAdapterFactory;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayAdapterFactoryTest {
  private static List<String> violations(Consumer<ObjectNode> change) {
    ObjectNode connection = Merchant.connection();
    change.accept(connection);
    Violations violations = new Violations();
    assertThat(Merchant.create(connection, violations)).isNotNull();
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  private static ObjectNode key(ObjectNode connection) {
    return (ObjectNode) connection.get("publicKeys").get(0);
  }

  @Test
  void the_kits_connection_has_no_violation() {
    assertThat(violations(c -> {})).isEmpty();
  }

  @Test
  void an_empty_connection_names_all_that_is_missing_at_once() {
    assertThat(violations(c -> c.remove(List.of("mchid", "apiV3Key", "publicKeys", "appids"))))
        .containsExactlyInAnyOrder("/mchid", "/apiV3Key", "/publicKeys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123 456", "12/34", "abc", "１２３"})
  void a_merchant_number_has_digits_alone(String mchid) {
    assertThat(violations(c -> c.put("mchid", mchid))).containsExactly("/mchid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789ABCDEF0123456789abcde",
        "0123456789ABCDEF0123456789abcdef0",
        "密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密"
      })
  void an_api_v3_key_has_32_bytes(String key) {
    assertThat(violations(c -> c.put("apiV3Key", key))).containsExactly("/apiV3Key");
    assertThat(violations(c -> c.putArray("previousApiV3Keys").add(key)))
        .containsExactly("/previousApiV3Keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA",
        "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----"
      })
  void a_key_is_a_pem_public_key_or_certificate(String pem) {
    assertThat(violations(c -> key(c).put("key", pem))).containsExactly("/publicKeys/0/key");
  }

  @ParameterizedTest
  @CsvSource({"RSA, 1024", "EC, 256"})
  void a_key_is_of_rsa_and_strong(String algorithm, int bits) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    String pem = TestKeys.pem(generator.generateKeyPair().getPublic());

    assertThat(violations(c -> key(c).put("key", pem))).containsExactly("/publicKeys/0/key");
  }

  @Test
  void a_serial_is_given_once() {
    assertThat(violations(c -> c.withArray("publicKeys").add(key(c).deepCopy())))
        .containsExactly("/publicKeys/1/serial");
    assertThat(violations(c -> key(c).remove("serial"))).containsExactly("/publicKeys/0/serial");
  }

  @Test
  void limits_are_positive() {
    assertThat(violations(c -> c.put("toleranceSeconds", 0).put("bodyBytesMax", 0)))
        .containsExactlyInAnyOrder("/toleranceSeconds", "/bodyBytesMax");
  }

  @Test
  void an_unknown_field_is_refused() {
    assertThat(violations(c -> c.put("apiKey", "x"))).containsExactly("/apiKey");
    assertThat(violations(c -> key(c).put("alg", "x"))).containsExactly("/publicKeys/0/alg");
  }

  @Test
  void no_violation_shows_a_secret() {
    Violations violations = new Violations();
    ObjectNode connection = Merchant.connection().put("apiV3Key", "too-short-secret");
    key(connection).put("key", "another-secret");
    Merchant.create(connection, violations);

    assertThat(violations.list()).hasSize(2);
    assertThat(violations.list().toString()).doesNotContain("too-short-secret", "another-secret");
  }

  @Test
  void the_module_provides_what_the_class_path_provides() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            WechatPayAdapterFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    List<String> onModulePath =
        ModuleFinder.of(classes)
            .find("io.siyu.miniprogram")
            .orElseThrow()
            .descriptor()
            .provides()
            .stream()
            .filter(provides -> provides.service().equals(PlatformAdapterFactory.class.getName()))
            .flatMap(provides -> provides.providers().stream())
            .toList();
    List<String> onClassPath =
        Files.readAllLines(
            classes.resolve("META-INF/services/" + PlatformAdapterFactory.class.getName()));

    assertThat(onModulePath).containsExactlyElementsOf(onClassPath).isNotEmpty();
    assertThat(ServiceLoader.load(PlatformAdapterFactory.class).stream())
        .extracting(provider -> provider.get().type())
        .contains("wechatpay");
  }
}
