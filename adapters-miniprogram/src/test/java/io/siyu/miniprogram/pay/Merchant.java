package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.Random;

/** One merchant account of the tests, with a kit that notifies it. */
final class Merchant {
  static final String MCHID = "1230000109";
  static final String APPID = "wx0000000000000001";
  static final String KEY = "0123456789ABCDEF0123456789abcdef";
  static final String SERIAL = "PUB_KEY_ID_0112300001092025100900000000000001";
  static final String OPENID = "oUSER000000000000000000000001";
  static final Instant T0 = Instant.parse("2025-10-09T08:53:20Z");

  private Merchant() {}

  static WechatPayKit kit(long seed) {
    return new WechatPayKit(MCHID, APPID, KEY, TestKeys.pair(), SERIAL, new Random(seed));
  }

  static ObjectNode connection() {
    return kit(0).connection("pay");
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
    PlatformAdapter adapter = new WechatPayAdapterFactory().create(config);
    json.refuseUnread();
    return adapter;
  }

  static Translation.Accepted accept(PlatformAdapter adapter, Delivery delivery) {
    Translation translation = adapter.translate(delivery);
    if (translation instanceof Translation.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("not accepted: " + translation);
  }

  static Event only(Translation.Accepted accepted) {
    if (accepted.events().size() != 1) {
      throw new AssertionError("not one event: " + accepted.events());
    }
    return accepted.events().get(0);
  }

  static Event event(Delivery delivery) {
    return only(accept(adapter(), delivery));
  }
}
