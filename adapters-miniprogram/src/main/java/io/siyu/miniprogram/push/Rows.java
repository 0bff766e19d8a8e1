package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every kind of push that is understood, by its name (事件表). */
final class Rows {
  /** Before the {@code MsgType} of what somebody wrote, which has no event name. */
  static final String MESSAGE = "message/";

  private static final ImmutableMap<String, Row> ALL =
      ImmutableMap.<String, Row>builder()
          .putAll(MessageRows.ALL)
          .putAll(SubscribeRows.ALL)
          .putAll(TradeRows.ALL)
          .putAll(XpayRows.ALL)
          .putAll(ConsentRows.ALL)
          .putAll(OfficialAccountRows.ALL)
          .putAll(ShopOrderRows.ALL)
          .putAll(ShopMemberRows.ALL)
          .putAll(RetailRows.ALL)
          .putAll(ComponentRows.ALL)
          .buildOrThrow();

  private Rows() {}

  /** Names are told apart in any case ("不区分大小写"). */
  static Optional<Row> of(String name) {
    return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Every name, for tests that none is without one. */
  static Map<String, Row> all() {
    return ALL;
  }
}
