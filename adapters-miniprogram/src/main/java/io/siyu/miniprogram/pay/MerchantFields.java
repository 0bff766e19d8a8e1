package io.siyu.miniprogram.pay;

import io.siyu.json.JsonObject;
import io.siyu.spi.ConnectionConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what the connections of either version have in common. */
final class MerchantFields {
  private static final String ABSENT_MCHID = "unknown";
  private static final int KEY_BYTES = 32;

  private MerchantFields() {}

  static String mchid(JsonObject json) {
    String mchid = json.text("mchid");
    if (mchid.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return mchid.isEmpty() ? ABSENT_MCHID : mchid;
    }
    json.violation("mchid", "must be a merchant number, in digits alone");
    return ABSENT_MCHID;
  }

  /** The current key and then the former ones. */
  static List<String> keys(ConnectionConfig config, String current, String previous) {
    List<String> keys = new ArrayList<>();
    takeKey(config, current, config.secret(current), keys);
    config.secretList(previous).forEach(key -> takeKey(config, previous, key, keys));
    return keys;
  }

  private static void takeKey(
      ConnectionConfig config, String field, String key, List<String> keys) {
    if (key.isEmpty()) {
      return; // the reader of secrets has noted why
    }
    if (key.getBytes(StandardCharsets.UTF_8).length == KEY_BYTES) {
      keys.add(key);
    } else {
      config.json().violation(field, "must hold API keys, of exactly 32 bytes");
    }
  }
}
