package io.siyu.wecom.kit;

import java.time.Instant;

/** Pushes of customer service accounts (微信客服事件). */
public final class KfPush {
  private KfPush() {}

  /** There is something to fetch from an account, with a token that is good for ten minutes. */
  public static Push doorbell(String corp, String openKfId, String token, Instant at) {
    return Push.of("kf_msg_or_event", "", corp, at)
        .without("FromUserName")
        .with("Token", token)
        .with("OpenKfId", openKfId);
  }
}
