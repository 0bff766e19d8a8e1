package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of what followers of an official account do (公众号). */
public final class FollowerPush {
  private FollowerPush() {}

  /**
   * Somebody follows the account.
   *
   * @param code the code of the QR code scanned; empty where there was none
   */
  public static WeixinPush followed(String openId, String code, Instant at) {
    WeixinPush push = WeixinPush.event("subscribe", openId, at);
    return code.isEmpty()
        ? push.with("EventKey", "")
        : push.with("EventKey", "qrscene_" + code).with("Ticket", "TICKET");
  }

  /** Somebody follows it no more. */
  public static WeixinPush unfollowed(String openId, Instant at) {
    return WeixinPush.event("unsubscribe", openId, at).with("EventKey", "");
  }

  /** A follower scanned a QR code with a code. */
  public static WeixinPush scanned(String openId, String code, Instant at) {
    return WeixinPush.event("SCAN", openId, at).with("EventKey", code).with("Ticket", "TICKET");
  }

  /** A follower pressed a key of the menu. */
  public static WeixinPush pressed(String openId, String key, Instant at) {
    return WeixinPush.event("CLICK", openId, at).with("EventKey", key);
  }

  /** A follower opened a page by the menu. */
  public static WeixinPush viewed(String openId, String url, Instant at) {
    return WeixinPush.event("VIEW", openId, at).with("EventKey", url);
  }
}
