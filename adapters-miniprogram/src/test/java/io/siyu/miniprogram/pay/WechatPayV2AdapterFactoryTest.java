package io.siyu.miniprogram.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Violations;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.spi.PlatformAdapterFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayV2AdapterFactoryTest {
  private static List<String> violations(Consumer<ObjectNode> change) {
    ObjectNode connection = MerchantV2.connection();
    change.accept(connection);
    Violations violations = new Violations();
    assertThat(MerchantV2.create(connection, violations)).isNotNull();
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  @Test
  void the_kits_connection_has_no_violation() {
    assertThat(violations(c -> {})).isEmpty();
    assertThat(violations(c -> c.put("partner", true))).isEmpty();
    assertThat(violations(c -> c.remove(List.of("appids", "signType")))).isEmpty();
  }

  @Test
  void an_empty_connection_names_all_that_is_missing_at_once() {
    assertThat(violations(c -> c.remove(List.of("mchid", "apiV2Key", "appids", "signType"))))
        .containsExactlyInAnyOrder("/mchid", "/apiV2Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "SHA256", "HMAC-SHA1", "NONE", "MD5 "})
  void a_sign_type_is_one_of_two(String signType) {
    assertThat(violations(c -> c.put("signType", signType))).containsExactly("/signType");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192006250b4c09247ec02edce69f6a2", "192006250b4c09247ec02edce69f6a2d0"})
  void an_api_key_has_32_bytes(String key) {
    assertThat(violations(c -> c.put("apiV2Key", key))).containsExactly("/apiV2Key");
    assertThat(violations(c -> c.putArray("previousApiV2Keys").add(key)))
        .containsExactly("/previousApiV2Keys");
  }

  @Test
  void what_is_of_v3_alone_is_refused() {
    assertThat(violations(c -> c.put("toleranceSeconds", 300).put("apiV3Key", Merchant.KEY)))
        .containsExactlyInAnyOrder("/toleranceSeconds", "/apiV3Key");
  }

  @Test
  @DisplayName("A-51 the adapter is found by its type")
  void it_is_registered() {
    assertThat(ServiceLoader.load(PlatformAdapterFactory.class).stream())
        .extracting(provider -> provider.get().type())
        .contains("wechatpay-v2");
  }

  @Test
  void the_kit_gives_the_same_bytes_for_the_same_seed() {
    WechatPayV2Kit one = MerchantV2.kit("MD5");
    WechatPayV2Kit two = MerchantV2.kit("MD5");

    assertThat(
            one.send(one.paid("T1", "42", Merchant.OPENID, 2, 1, Merchant.T0), Merchant.T0).body())
        .isEqualTo(
            two.send(two.paid("T1", "42", Merchant.OPENID, 2, 1, Merchant.T0), Merchant.T0).body())
        .isNotEqualTo(
            one.send(one.paid("T1", "42", Merchant.OPENID, 2, 1, Merchant.T0), Merchant.T0).body());
  }
}
