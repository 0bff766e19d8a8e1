package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;

/**
 * The pushes that ask (同步询问), with the answer that is safe where the host gives none within 5
 * seconds. The customer waits for it.
 */
final class Questions {
  /**
   * Whoever is not said to be a member is none, and a discount that is not allowed is refused: an
   * empty answer, or {@code success}, would block the order. What an order page is to begin with
   * has no default: it is answered with nothing in it.
   */
  private static final ImmutableMap<String, String> SAFE =
      ImmutableMap.of(
          "channels_ec_vip_user_info_get",
          "{\"errcode\":0,\"errmsg\":\"ok\",\"info\":{\"is_vip\":false}}",
          "channels_ec_order_use_vip_discount",
          "{\"errcode\":0,\"errmsg\":\"ok\",\"result\":2}",
          "channels_ec_gen_order_info_init",
          "{\"errcode\":0,\"errmsg\":\"ok\"}");

  private Questions() {}

  /** The safe answer to a push; empty where it is no question. */
  static Optional<String> safeAnswer(String name) {
    return Optional.ofNullable(SAFE.get(name.toLowerCase(Locale.ROOT)));
  }
}
