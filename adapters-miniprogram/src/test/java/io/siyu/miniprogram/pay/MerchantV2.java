package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.SecretSource;
import java.util.Random;

/** The merchant account of the tests as v2 notifies it. */
final class MerchantV2 {
  static final String KEY = "192006250b4c09247ec02edce69f6a2d";

  private MerchantV2() {}

  static WechatPayV2Kit kit(String signType) {
    return new WechatPayV2Kit(Merchant.MCHID, Merchant.APPID, KEY, signType, new Random(5));
  }

  static ObjectNode connection() {
    return kit("MD5").connection("pay-v2");
  }

  static ObjectNode partner() {
    return connection().put("partner", true);
  }

  static PlatformAdapter adapter() {
    return adapter(connection());
  }

  static PlatformAdapter adapter(ObjectNode connection) {
    Violations violations = new Violations();
    PlatformAdapter adapter = create(connection, violations);
    if (!violations.isEmpty()) {
      throw new AssertionError(violations.list());
    }
    return adapter;
  }

  /** Reads a connection as the library does, unknown fields refused. */
  static PlatformAdapter create(ObjectNode connection, Violations violations) {
    JsonObject json = JsonObject.of(connection, "", violations);
    json.text("type");
    ConnectionConfig config = new ConnectionConfig(json.text("name"), json, SecretSource.none());
    PlatformAdapter adapter = new WechatPayV2AdapterFactory().create(config);
    json.refuseUnread();
    return adapter;
  }

  static Event event(Delivery delivery) {
    return Merchant.only(Merchant.accept(adapter(), delivery));
  }
}
