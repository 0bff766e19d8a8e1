package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of what people let a mini-program know no more (个人信息保护). */
public final class ConsentPush {
  private ConsentPush() {}

  /**
   * Somebody took an authorisation back.
   *
   * @param revokeInfo the code of what was authorised, such as 8 for the phone number
   */
  public static WeixinPush revoked(String openId, String appid, String revokeInfo, Instant at) {
    return of("user_authorization_revoke", openId, appid, revokeInfo, at);
  }

  /** Somebody closed the account. */
  public static WeixinPush cancelled(String openId, String appid, Instant at) {
    return of("user_authorization_cancellation", openId, appid, "", at);
  }

  private static WeixinPush of(
      String event, String openId, String appid, String revokeInfo, Instant at) {
    return WeixinPush.event(event, WeixinPush.PLATFORM, at)
        .with("OpenID", openId)
        .with("AppID", appid)
        .with("RevokeInfo", revokeInfo)
        .with("PluginID", "")
        .with("OpenPID", " ");
  }
}
