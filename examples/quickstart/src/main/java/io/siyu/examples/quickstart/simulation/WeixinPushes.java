package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Accounts.Route;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.kit.FollowerPush;
import io.siyu.miniprogram.kit.ShopPush;
import io.siyu.miniprogram.kit.TradePush;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.miniprogram.kit.XpayPush;
import java.time.Duration;
import java.util.Optional;

/** Writes what 微信 has to say of its accounts (微信消息推送). */
final class WeixinPushes {
  /** How long after what became of a parcel the platform tells of it, in the kit's pushes too. */
  private static final Duration PARCEL_TOLD_AFTER = Duration.ofSeconds(60);

  /**
   * How long after a payment for virtual goods the platform tells of it, in the kit's pushes too.
   */
  private static final Duration SALE_TOLD_AFTER = Duration.ofSeconds(1);

  private WeixinPushes() {}

  /** The account that tells of a happening; empty where 微信 does not tell. */
  static Optional<Route> route(Happening happening) {
    if (happening instanceof Happening.Followed
        || happening instanceof Happening.Unfollowed
        || happening instanceof Happening.Scanned) {
      return Optional.of(Route.WEIXIN_ACCOUNT);
    } else if (happening instanceof Happening.Shipped
        || happening instanceof Happening.Received
        || happening instanceof Happening.SoldVirtually) {
      return Optional.of(Route.WEIXIN_APP);
    }
    return happening instanceof Happening.ShopPaid
        ? Optional.of(Route.WEIXIN_SHOP)
        : Optional.empty();
  }

  /** Returns what is pushed of a happening, with the schedule on which it is sent again. */
  static WeixinPush of(Happening happening) {
    if (happening instanceof Happening.Followed it) {
      return FollowerPush.followed(it.who().value(), it.code(), it.at());
    } else if (happening instanceof Happening.Unfollowed it) {
      return FollowerPush.unfollowed(it.who().value(), it.at());
    } else if (happening instanceof Happening.Scanned it) {
      return FollowerPush.scanned(it.who().value(), it.code(), it.at());
    } else if (happening instanceof Happening.Shipped it) {
      return TradePush.shipped(
          it.number().issuer(),
          it.number().value(),
          it.transaction(),
          it.at().plus(PARCEL_TOLD_AFTER));
    } else if (happening instanceof Happening.Received it) {
      IdentityKey order = it.number();
      int method = it.byCustomer() ? 1 : 2;
      return TradePush.settled(
          order.issuer(),
          order.value(),
          it.transaction(),
          method,
          it.at(),
          it.at().plus(PARCEL_TOLD_AFTER));
    } else if (happening instanceof Happening.SoldVirtually it) {
      return XpayPush.goods(
          it.payer().value(),
          it.number().value(),
          it.transaction(),
          it.line().sku(),
          it.line().list(),
          it.line().paid(),
          it.at().plus(SALE_TOLD_AFTER));
    } else if (happening instanceof Happening.ShopPaid it) {
      return ShopPush.paid(it.buyer().value(), Long.parseLong(it.number().value()), it.at());
    }
    throw new IllegalStateException("微信 does not tell this: " + happening.kind());
  }
}
