package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who becomes a member of a shop (小店会员), told by the shop, which no longer documents it, or to the
 * mini-program that keeps its members (小程序会员服务). What they have of grades and points no fact
 * carries; phone numbers are not read.
 */
final class ShopMemberRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "channels_ec_vip_join", ShopMemberRows::joined,
          "channels_ec_vip_close", ShopMemberRows::closed,
          "channels_ec_vip_user_auto_add", ShopMemberRows::added);

  private ShopMemberRows() {}

  private static List<Event> joined(Push push) {
    Optional<Instant> at = push.fields().in("user_info").instant("join_time");
    return one(push, at, "join", push.appid(), Joined.full(push.pool(), "", ""));
  }

  private static List<Event> closed(Push push) {
    Optional<Instant> at = push.fields().in("user_info").instant("close_time");
    Left fact = new Left(push.pool(), "", Party.CUSTOMER, Left.Why.REMOVED, "");
    return one(push, at, "left", push.appid(), fact);
  }

  /** The sender is somebody of the mini-program, the pool the shop's. */
  private static List<Event> added(Push push) {
    Fields info = push.fields().in("info");
    String shop = info.text("shop_appid");
    if (shop.isEmpty()) {
      return List.of();
    }
    Joined fact = new Joined(WeixinConfig.pool(shop), "", Joined.Degree.FULL, "", Party.PLATFORM);
    return one(push, info.instant("add_time"), "join", shop, fact);
  }

  private static List<Event> one(
      Push push, Optional<Instant> told, String kind, String shop, Fact fact) {
    Optional<Instant> at = told.or(push::createdAt);
    return push
        .sender()
        .flatMap(
            person ->
                at.map(
                    it -> {
                      String key = push.keyAt(it, "vip-" + kind, shop, person.value());
                      return push.event(key, it, person, List.of(), fact);
                    }))
        .stream()
        .toList();
  }
}
