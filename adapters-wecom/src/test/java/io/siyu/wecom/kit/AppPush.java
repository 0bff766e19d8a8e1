package io.siyu.wecom.kit;

import java.time.Instant;

/** What members do in an app's window (应用事件与消息). */
public final class AppPush {
  private AppPush() {}

  /** Any event of a member in an app. */
  public static Push of(String event, String corp, String userId, Instant at) {
    return Push.of(event, "", corp, at).from(userId);
  }

  /** A member may use the app from now on. */
  public static Push subscribed(String corp, String userId, Instant at) {
    return of("subscribe", corp, userId, at);
  }

  /** A member may no longer use the app. */
  public static Push unsubscribed(String corp, String userId, Instant at) {
    return of("unsubscribe", corp, userId, at);
  }

  /** A member pressed an entry of the menu that has a key. */
  public static Push menuClicked(String corp, String userId, String key, Instant at) {
    return of("click", corp, userId, at).with("EventKey", key);
  }

  /** A member wrote to the app. */
  public static Push text(
      String corp, String userId, String messageId, String content, Instant at) {
    return Push.message("text", corp, userId, messageId, at).with("Content", content);
  }
}
